/**
 * A kind of node that is added: in a scratch copy of the code, the compiler names every place that must know it, and when
 * these are filled in, every stage treats it though none was edited.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE } from '../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-node-'));

beforeAll(() => {
  for (const name of ['src', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'templates'])
    cpSync(join(PACKAGE, name), join(folder, name), { recursive: true });
  symlinkSync(join(PACKAGE, 'node_modules'), join(folder, 'node_modules'));
  edit(
    'src/tree/blocks.ts',
    'export type Block =\n',
    "export interface Epigraph extends Base, Marks {\n  type: 'epigraph';\n  children: Phrasing[];\n}\n\nexport type Block =\n  | Epigraph\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function edit(path: string, before: string, after: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text.split(before), `${path} has \`${before}\` once`).toHaveLength(2);
  writeFileSync(
    join(folder, path),
    text.replace(before, () => after),
  );
}

/** The files that do not compile; the others are written to `build/`. */
function filesWithErrors(): string[] {
  try {
    execFileSync(join(PACKAGE, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return [...new Set([...stdout.matchAll(/^(src\/[^(]+)\(/gm)].map((match) => match[1] ?? ''))].sort();
  }
}

/** Adds a line of the same form after one that is there. */
function addBeside(path: string, line: RegExp): void {
  const [found = ''] = line.exec(readFileSync(join(folder, path), 'utf8')) ?? [];
  expect(found, `${path} has ${line}`).not.toBe('');
  edit(path, found, `${found}${found.replace(/^( +)formula/, '$1epigraph').replaceAll("'f'", "'e'")}`);
}

/** What the stages make of a document with an epigraph, in the scratch copy. */
const STAGES = `
import { plainText } from './build/tree/text.js';
import { imagesOf } from './build/tree/images.js';
import { visitPhrasing } from './build/shape/visit-phrasing.js';
import { markPlaces } from './build/shape/mark-places.js';
import { unitsOf } from './build/concord/units.js';
import { segmentsOf } from './build/concord/segments.js';
import { compareVersions } from './build/concord/compare-versions.js';
import { openWorkspace } from './build/workspace.js';

const house = openWorkspace(process.cwd());
const language = house.language('en');
const context = { file: { path: 'en.md' }, fields: {}, kind: house.kind('note'), language, symbols: house.symbols() };
const image = { type: 'image', url: 'lake.png', alt: 'A lake', decorative: false };
const documentWith = (words) => ({
  type: 'root', meta: { id: 'one' }, notes: [],
  children: [{ type: 'epigraph', children: [{ type: 'text', value: words }, { type: 'footnoteReference', identifier: 'a' }, image] }],
});
const document = documentWith('Water is life in 1988.');
markPlaces(document, context);
const [epigraph] = document.children;
const visited = [];
visitPhrasing(document.children, (words, holder, top) => { if (top) visited.push([holder.type, words.length]); });
const other = documentWith('Water is life in 1999.');
markPlaces(other, context);
const differences = compareVersions({ document, context }, { document: other, context });
console.log(JSON.stringify({
  text: plainText(document.children),
  images: imagesOf(document).map(({ url }) => url),
  visited,
  place: epigraph.place,
  hasFingerprint: typeof epigraph.fingerprint === 'string',
  units: unitsOf(document).map(({ kind, place }) => [kind, place]),
  segments: segmentsOf({ document, context }).map(({ kind, place }) => [kind, place]),
  differences: differences.map(({ kind }) => kind),
}));
`;

describe('a kind of node that is added', () => {
  it('is missed by the compiler in the table of kinds and in each renderer, and nowhere else', () => {
    expect(filesWithErrors()).toEqual([
      'src/render/docx/blocks/blocks.ts',
      'src/render/html/blocks.ts',
      'src/render/pdf/blocks/blocks.ts',
      'src/render/txt/blocks.ts',
      'src/tree/spec.ts',
    ]);
  });

  it('is treated by every stage when its row and its handlers are there', () => {
    addBeside('src/tree/spec.ts', /^ {2}formula: .*\n/m);
    for (const handlers of ['docx/blocks/blocks.ts', 'html/blocks.ts', 'pdf/blocks/blocks.ts', 'txt/blocks.ts'])
      addBeside(`src/render/${handlers}`, /^ {2}formula: .*\n/m);
    expect(filesWithErrors()).toEqual([]);
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', STAGES], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual({
      text: 'Water is life in 1988.A lake',
      images: ['lake.png'],
      visited: [['epigraph', 3]],
      place: 'e1',
      hasFingerprint: true,
      units: [['words', 'e1']],
      segments: [['words', 'e1']],
      differences: ['figures'],
    });
  });
});
