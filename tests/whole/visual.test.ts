/**
 * How the specimens look: each page as a grid of ink, against the one that was looked at (`GOLDEN=write` renews it, after
 * looking again). A cell is about 9 mm square and shows how dark it is from 0 to 9; another Poppler smooths edges otherwise, so
 * a cell may differ by two, and a hundredth of a page's cells by more.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../src/render/pdf/render-pdf.js';
import { finishText } from '../support/compiling.js';
import { messagesOf } from '../support/messages.js';
import { resourcesFor } from '../support/resources.js';
import { has } from '../support/words.js';

const SOURCES = join(import.meta.dirname, '../../sources/specimen-session');
const GOLDEN = join(import.meta.dirname, '../visual-baseline');
const folder = mkdtempSync(join(tmpdir(), 'engross-visual-'));
const poppler = has('pdftoppm');
if (!poppler)
  console.warn('Poppler is not here: pages of the specimens are not compared with those that were looked at.');

const COLUMNS = 24;
const ROWS = 34;
/** Ink of a cell at which it shows 9: letters of a body text cover about a quarter. */
const DARKEST = 0.3;

/** A picture of greys (PGM, P5) as lines of figures, one for each row of cells; a cell without ink is a dot. */
function gridOf(picture: Buffer): string[] {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('Not a picture of greys.');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const ink = new Float64Array(COLUMNS * ROWS);
  const size = new Float64Array(COLUMNS * ROWS);
  for (let at = 0; at < width * height; at++) {
    const row = Math.floor((Math.floor(at / width) * ROWS) / height);
    const cell = row * COLUMNS + Math.floor(((at % width) * COLUMNS) / width);
    ink[cell] = (ink[cell] ?? 0) + 1 - (picture[head[0].length + at] ?? 255) / 255;
    size[cell] = (size[cell] ?? 0) + 1;
  }
  const signs = [...ink].map((dark, cell) => {
    const level = Math.min(9, Math.round((9 * dark) / (size[cell] ?? 1) / DARKEST));
    return level === 0 ? '.' : String(level);
  });
  return Array.from({ length: ROWS }, (_, row) => signs.slice(row * COLUMNS, (row + 1) * COLUMNS).join(''));
}

/** Pages of a file as grids, each under its number. */
function pagesOf(name: string, bytes: Uint8Array): string[] {
  writeFileSync(join(folder, `${name}.pdf`), bytes);
  execFileSync('pdftoppm', ['-r', '20', '-gray', `${name}.pdf`, name], { cwd: folder });
  const pictures = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.pgm'));
  return pictures.sort().flatMap((file, page) => [`# page ${page + 1}`, ...gridOf(readFileSync(join(folder, file)))]);
}

/** Cells in which two pages differ by more than smoothing does. */
function differing(one: readonly string[], other: readonly string[]): number {
  const level = (sign: string | undefined) => (sign === undefined || sign === '.' ? 0 : Number(sign));
  return one.reduce(
    (sum, line, row) =>
      sum + [...line].filter((sign, column) => Math.abs(level(sign) - level(other[row]?.[column])) > 2).length,
    0,
  );
}

/** Cells of a page that may differ by more: a hundredth. */
const MAY_DIFFER = Math.floor((COLUMNS * ROWS) / 100);

async function build(kind: string, language: string): Promise<Uint8Array> {
  const source = readFileSync(join(SOURCES, kind, `${language}.md`), 'utf8');
  // Alone, without its session: references to other documents are words here.
  const body = source.replace(/^---[\s\S]*?\n---\n/, '').replace(/\[\]\(doc:[^)]*\)/g, 'A/2');
  const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=T', 'symbol=A/1'];
  const { draft, file, sound } = finishText({ source: body, kind, language, set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  return renderPdf(draft.document, resourcesFor(draft));
}

describe.skipIf(!poppler)('pages of the specimens', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const kind of ['statement', 'declaration', 'note'])
    for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh'])
      it(`${kind}.${language} looks as it did`, async () => {
        const name = `${kind}.${language}`;
        const pages = pagesOf(name, await build(kind, language));
        const golden = join(GOLDEN, `${name}.txt`);
        if (process.env['GOLDEN'] === 'write') {
          mkdirSync(GOLDEN, { recursive: true });
          writeFileSync(golden, `${pages.join('\n')}\n`);
        }
        const known = readFileSync(golden, 'utf8').trimEnd().split('\n');
        expect(pages.length, 'pages').toBe(known.length);
        for (let at = 0; at < pages.length; at += ROWS + 1) {
          const [now, then] = [pages.slice(at + 1, at + 1 + ROWS), known.slice(at + 1, at + 1 + ROWS)];
          if (differing(now, then) > MAY_DIFFER) expect(now, `${name}, ${pages[at]}`).toEqual(then);
        }
      });

  it('would see a line that is moved by its height', async () => {
    const pages = pagesOf('moved', await build('note', 'en')).slice(1, 1 + ROWS);
    const moved = [...pages.slice(0, 12), '.'.repeat(COLUMNS), ...pages.slice(12, -1)];
    expect(differing(moved, pages)).toBeGreaterThan(MAY_DIFFER);
  });
});
