/**
 * Makes the pictures of the README from the built specimens (npm run sample first): docs/pictures/contact-sheet.png, the first
 * pages of documents in six languages, and docs/pictures/three-formats.png, one document as PDF, DOCX and page. pdftoppm and
 * LibreOffice turn pages into pictures, Chromium sets them side by side, ImageMagick makes the file small.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const DOCUMENTS = ['statement', 'declaration', 'note', 'announcement'];
const LANGUAGES = ['en', 'fr', 'es', 'ru', 'zh', 'ar'];
/** Of what is shown in three formats: a text in which the direction matters. */
const SHOWN = 'declaration.ar';
const WIDTH = 1800;
const OUTPUT = 'output/specimen-session';
const PICTURES = 'docs/pictures';

const folder = mkdtempSync(join(tmpdir(), 'contact-'));
mkdirSync(PICTURES, { recursive: true });
// A reader's Word has Traditional Arabic; this machine has not, and would show a face without serifs in its place.
process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
writeFileSync(
  process.env['FONTCONFIG_FILE'],
  `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>
<dir>${resolve('node_modules/@expo-google-fonts/amiri')}</dir><dir>${resolve('node_modules/@expo-google-fonts/tinos')}</dir>
<match target="pattern"><test name="family"><string>Traditional Arabic</string></test>
<edit name="family" mode="assign" binding="same"><string>Amiri</string></edit></match></fontconfig>`,
);
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
try {
  const pages = DOCUMENTS.flatMap((document) =>
    LANGUAGES.map((language) => figure(firstPage(`${OUTPUT}/${document}.${language}.pdf`, 90))),
  );
  await picture('contact-sheet', LANGUAGES.length, pages, 32);
  const three = [
    figure(firstPage(`${OUTPUT}/${SHOWN}.pdf`, 130), 'PDF'),
    figure(firstPage(wordPages(`${OUTPUT}/${SHOWN}.docx`), 130), 'DOCX'),
    figure(await screen(`${OUTPUT}/${SHOWN}.html`), 'HTML'),
  ];
  await picture('three-formats', three.length, three, 64);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** First page of a PDF as a PNG. */
function firstPage(path, resolution) {
  const place = mkdtempSync(join(folder, 'page-'));
  execFileSync('pdftoppm', ['-r', String(resolution), '-f', '1', '-l', '1', '-png', path, join(place, 'page')]);
  const [name] = readdirSync(place);
  return readFileSync(join(place, name));
}

/** A DOCX as a word processor lays it out. */
function wordPages(path) {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, path], {
    stdio: 'ignore',
  });
  return join(folder, `${SHOWN}.pdf`);
}

/** The first sight of a page, in the proportions of a sheet of A4. */
async function screen(path) {
  const page = await browser.newPage({ viewport: { width: 720, height: 1018 }, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(path).href);
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

function figure(bytes, name) {
  const caption = name === undefined ? '' : `<figcaption>${name}</figcaption>`;
  return `<figure>${caption}<img src="data:image/png;base64,${bytes.toString('base64')}" alt=""></figure>`;
}

/** Sets figures in columns, and keeps them with few colours: pages are black on white. */
async function picture(name, columns, figures, colours) {
  const style = `body{margin:0;background:#d7dbe0;display:grid;grid-template-columns:repeat(${columns},1fr);gap:14px;padding:14px}
    figure{margin:0}figcaption{font:600 20px sans-serif;color:#333;padding:0 0 8px;text-align:center}
    img{display:block;width:100%;box-shadow:0 1px 5px #0005}`;
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 600 } });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`);
  const raw = join(folder, `${name}.png`);
  await page.screenshot({ path: raw, fullPage: true });
  await page.close();
  const made = join(PICTURES, `${name}.png`);
  execFileSync('convert', [raw, '-strip', '-dither', 'None', '-colors', String(colours), `png8:${made}`]);
}
