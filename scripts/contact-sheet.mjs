// Makes docs/pictures/contact-sheet.png from the built specimens: pdftoppm turns pages into pictures, Chromium sets them side by side.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const documents =
  process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['statement', 'declaration', 'note', 'announcement'];
const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar'];
const folder = mkdtempSync(join(tmpdir(), 'contact-'));
const rows = documents.map((document) =>
  languages.map((language) => {
    const name = `${document}.${language}`;
    execFileSync('pdftoppm', [
      '-r',
      '40',
      '-f',
      '1',
      '-l',
      '1',
      '-png',
      `output/specimen-session/${name}.pdf`,
      join(folder, name),
    ]);
    const file = readdirSync(folder).find((one) => one.startsWith(`${name}-`));
    return `<img src="data:image/png;base64,${readFileSync(join(folder, file)).toString('base64')}" alt="">`;
  }),
);
const page = `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#777;display:grid;grid-template-columns:repeat(${languages.length},auto);gap:8px;padding:8px}img{display:block;width:100%}</style>${rows.flat().join('')}`;
writeFileSync(join(folder, 'sheet.html'), page);
mkdirSync('docs/pictures', { recursive: true });
const height = 8 + documents.length * 299;
execFileSync(
  'chromium',
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--window-size=1282,${height}`,
    '--screenshot=docs/pictures/contact-sheet.png',
    join(folder, 'sheet.html'),
  ],
  { stdio: 'ignore' },
);
rmSync(folder, { recursive: true });
