/** `engross import` and `engross build` of a text, as commands. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { engross, folderWith, PACKAGE } from '../support/cli.js';

const FIXTURES = join(PACKAGE, 'tests/fixtures/import');
const fixture = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));
const NAMES = ['speech.txt', 'wrapped.txt', 'numbered.txt', 'resolution.txt', 'web.md', 'latin1.txt'];

const { folder, done } = folderWith({
  ...Object.fromEntries(NAMES.map((name) => [name, fixture(name)])),
  'paper.pdf': '%PDF-1.7\n',
  'old.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  'word.docx': 'PK\u0003\u0004 word/document.xml',
});
afterAll(done);

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const bodyOf = (name: string) => read(name).replace(/^---\n[\s\S]*?\n---\n+/, '');

describe('import', () => {
  it('joins a cut paragraph, suggests a word, offers the meeting, and asks for what is missing', async () => {
    const { code, stdout, stderr } = await engross(folder, ['import', 'speech.txt']);
    expect(`${code} ${stdout}`).toBe('0 speech.en.md\n');
    expect(bodyOf('speech.en.md')).toContain('would have to include an integrated approach');
    expect(bodyOf('speech.en.md')).toContain('in other for a as well');
    expect(stderr).toMatch(/other for a.*fora/);
    expect(read('speech.en.import.log')).toContain('event: {start: 2028-05-23, end: 2028-05-25, city: Lakeport}');
    expect(read('speech.en.md')).toMatch(/^# delegation: /m);
  });

  it('does not write over a source without --force', async () => {
    const { code, stderr } = await engross(folder, ['import', 'speech.txt']);
    expect(code).toBe(1);
    expect(stderr).toContain('import-exists');
    expect((await engross(folder, ['import', 'speech.txt', '--force'])).code).toBe(0);
  });

  it('finds paragraphs in wrapped lines, without page numbers and broken words', async () => {
    await engross(folder, ['import', 'wrapped.txt']);
    expect(bodyOf('wrapped.en.md').split('\n\n')).toEqual([
      expect.stringMatching(/^The lakes .* We have measured them .* compared them\.$/),
      expect.stringMatching(/^My delegation .* so that every neighbour can read them\. We shall send ours\.$/),
      expect.stringMatching(/^In conclusion, .* the maps that it administered\.$/),
      'Thank you.\n',
    ]);
  });

  it('keeps typed numbers, and corrects one by its count', async () => {
    await engross(folder, ['import', 'numbered.txt']);
    expect(bodyOf('numbered.en.md').match(/^\d+\./gm)).toEqual(['155.', '156.', '157.', '158.']);
    expect(read('numbered.en.md')).toMatch(/^labels: as-written # inferred from line 1$/m);
    expect(read('numbered.en.import.log')).toContain('line 3: number corrected by its count: “l57.” → “157.”');
  });

  it('reads a resolution: its title, its sub-paragraphs, its note with the call', async () => {
    await engross(folder, ['import', 'resolution.txt']);
    expect(read('resolution.en.md')).toMatch(/^kind: resolution # inferred from line 1$/m);
    expect(bodyOf('resolution.en.md')).toContain('# Resolution 12 (2031) of 11 January 2031\n');
    expect(bodyOf('resolution.en.md')).toContain('22 April 2030[^3] from the Secretary');
    expect(bodyOf('resolution.en.md')).toContain('\n      1. On the upper lake;\n\n      2. On the lower lake;\n');
    expect(bodyOf('resolution.en.md')).toContain('\n[^3]: L/21071.\n');
    const { code, stderr } = await engross(folder, ['check', 'resolution.en.md']);
    expect(`${code}${stderr}`).toBe('0');
  });

  it('reads Markdown of the web', async () => {
    await engross(folder, ['import', 'web.md', '--kind', 'declaration']);
    expect(bodyOf('web.en.md')).toBe(
      '**WE,** the leaders of the lake States, meeting on the 11th day of the session;\n\n## Measurement\n\n1. We shall measure the lakes.\n\n2. We shall publish the levels.\n',
    );
  });

  it('names the likely encoding, and takes it', async () => {
    const refused = await engross(folder, ['import', 'latin1.txt', '--lang', 'fr']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/--encoding (?:iso-8859-1|windows-1252)/);
    await engross(folder, ['import', 'latin1.txt', '--lang', 'fr', '--encoding', 'windows-1252']);
    expect(bodyOf('latin1.fr.md')).toBe('Le Président a déclaré que les lacs étaient très bas cette année.\n');
  });

  it.each([
    ['paper.pdf', 'pdftotext'],
    ['old.doc', '.doc'],
    ['word.docx', 'zip'],
  ])('says of %s what it is', async (name, words) => {
    const { code, stderr } = await engross(folder, ['import', name]);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });
});

describe('build of a text', () => {
  it('writes the documents, and keeps no source', async () => {
    const { code, stdout, stderr } = await engross(folder, [
      ...['build', 'wrapped.txt', '--kind', 'statement', '--set', 'delegation=PE', '--set', 'date=2027-05-23'],
      ...['--out', 'out', '--format', 'html'],
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe('out/wrapped.en.html\n');
    expect(stderr).toContain('engross import wrapped.txt');
    expect(existsSync(join(folder, 'wrapped.md'))).toBe(false);
  });
});
