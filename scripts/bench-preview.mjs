// npm run bench:preview: milliseconds from a save to the new words in the browser, and to the new PDF, over the specimens' English statement.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SAVES = 20;
const root = join(fileURLToPath(import.meta.url), '../..');
const folder = mkdtempSync(join(tmpdir(), 'engross-bench-'));
const document = 'specimen-session/statement.en';
const source = join(folder, 'sources/specimen-session/statement/en.md');

/** Resolves in the browser with the frame that paints the words: waiting from outside would look up to 500 ms late. */
const isShown = (words) =>
  new Promise((resolve) => {
    const look = () => {
      const text = globalThis.document.querySelector('#page').contentDocument?.body?.textContent ?? '';
      requestAnimationFrame(text.includes(words) ? resolve : look);
    };
    look();
  });

cpSync(join(root, 'sources'), join(folder, 'sources'), { recursive: true });
writeFileSync(join(folder, 'engross.yaml'), 'engross: 1\n');
const text = readFileSync(source, 'utf8');

const preview = spawn(process.execPath, [join(root, 'dist/cli.js'), 'preview'], { cwd: folder });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
try {
  const address = await new Promise((resolve) =>
    preview.stdout.once('data', (data) => resolve(String(data).split('\n')[0])),
  );
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.goto(`${address}view/${document}.html`);
  await page.locator('#progress.ready').waitFor({ timeout: 120_000 });
  const times = { page: [], all: [] };
  for (let save = 1; save <= SAVES; save++) {
    const words = `Words of save ${save}.`;
    const began = performance.now();
    writeFileSync(source, `${text.trimEnd()}\n\n${words}\n`);
    await page.evaluate(isShown, words);
    times.page.push(performance.now() - began);
    await page.locator('#progress.ready').waitFor();
    times.all.push(performance.now() - began);
  }
  for (const [name, all] of Object.entries(times)) {
    const sorted = all.map(Math.round).sort((a, b) => a - b);
    console.log(
      `${name}: median ${sorted[sorted.length >> 1]} ms, 90% ${sorted[Math.floor(sorted.length * 0.9)]} ms, first ${Math.round(all[0])} ms, of ${SAVES} saves`,
    );
  }
} finally {
  await browser.close();
  preview.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}
