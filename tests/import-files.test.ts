/** Documents of other programs as sources: each file of tests/fixtures/import with the source that it must become. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile } from '../src/import/import-file.js';
import type { ImportOptions } from '../src/import/import-options.js';
import { openWorkspace } from '../src/workspace.js';
import { isEnglishWord } from '../src/world/word-list.js';

const FIXTURES = join(import.meta.dirname, 'fixtures/import');
const house = openWorkspace(import.meta.dirname);

function imported(bytes: Uint8Array, options: Partial<ImportOptions> = {}) {
  const wordsOf = (tag: string) => (tag === 'en' ? isEnglishWord : undefined);
  const given = { kind: undefined, language: undefined, encoding: undefined, set: [], isMarkdown: false };
  const result = importFile(bytes, { ...given, house, wordsOf, ...options }, 'picture');
  if ('rule' in result) throw new Error(result.message);
  return result;
}

describe.each(['docx', 'odt', 'html'])('%s', (format) => {
  const files = readdirSync(join(FIXTURES, format)).filter((name) => name.endsWith(`.${format}`));

  it.each(files)('%s', (name) => {
    const path = join(FIXTURES, format, name);
    const expected = `${path.slice(0, -format.length)}md`;
    const { text } = imported(readFileSync(path), { changes: name.includes('original') ? 'original' : 'accepted' });
    if (process.env['GOLDEN'] === 'write' && !existsSync(expected)) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });

  it('is tried on several programs', () => {
    expect(files.length).toBeGreaterThanOrEqual(format === 'docx' ? 30 : 5);
  });
});

const docx = (name: string) => readFileSync(join(FIXTURES, 'docx', `${name}.docx`));

describe('what is not text', () => {
  it('logs each tracked change, and reads the text with or without them', () => {
    const { log } = imported(docx('hand-tracked-accepted'));
    expect(log.changes).toContainEqual({ reason: 'tracked', line: 1, before: 'shall', after: '' });
    expect(log.remarks).toContainEqual({ line: 1, message: 'inserted by A. Smith: “should”' });
    expect(log.doubts[0]?.message).toBe('4 tracked changes were accepted; the log has each');
    const { text } = imported(docx('hand-tracked-accepted'), { changes: 'original' });
    expect(text).toContain('The Parties shall measure');
    expect(text).not.toContain('A new paragraph');
  });

  it('writes nothing where the user wants to decide', () => {
    expect(() => imported(docx('hand-tracked-accepted'), { changes: 'ask' })).toThrow(/4 tracked changes: paragraph 1/);
  });

  it('has comments, merged cells and hidden words in the log', () => {
    expect(imported(docx('hand-comments')).log.remarks).toEqual([
      { line: 1, message: 'comment of A. Smith: “Is this figure right?”' },
    ]);
    expect(imported(docx('hand-merged-table')).log.doubts[0]?.message).toMatch(/^the table has 2 merged cells/);
    expect(imported(docx('hand-hidden')).log.changes).toContainEqual({
      reason: 'hidden',
      line: 1,
      before: ' and those that are hidden',
      after: '',
    });
  });

  it('gives pictures with the name that the source has', () => {
    const { text, images } = imported(docx('pandoc-image'));
    expect(images?.map(({ name }) => name)).toEqual(['picture-1.png']);
    expect([...(images?.[0]?.bytes.subarray(1, 4) ?? [])]).toEqual([0x50, 0x4e, 0x47]);
    expect(text).toContain('(picture-1.png)');
  });
});
