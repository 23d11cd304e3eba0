/** What other programs leave in a text: it is told, and no page shows it. */

import { describe, expect, it } from 'vitest';
import { decodeSource } from '../src/read/source/decode-source.js';
import { sourceFile } from '../src/report/source-file.js';
import { plainText } from '../src/tree/text.js';
import { draftText, finishText, mendText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

const SPEECH = ['delegation=PE', 'date=2027-05-18'];

function read(source: string) {
  const { file, draft } = finishText({ source, kind: 'statement', set: SPEECH });
  const told = messagesOf(file).map(({ ruleId, line, column, fatal }) => [ruleId, line, column, fatal]);
  return { told, text: plainText(draft?.document.children ?? []) };
}

describe('characters that print nothing, or a box', () => {
  it.each([
    ['soft hyphens', 'Inter\u00adna\u00adtional law.', 'International law.', 6],
    ['overrides of direction', 'One \u202eowt\u202c three.', 'One owt', 5],
    ['a byte order mark in the midst', 'Of \ufeffwater.', 'Of water.', 4],
    ['a line separator', 'One\u2028two.', 'One two.', 4],
    ['a paragraph separator', 'One. \u2029 Two.', 'One. Two.', 6],
    ['remains of Windows-1252', 'A\u0096b.', 'Ab.', 2],
  ])('%s', (_, source, wanted, column) => {
    const { told, text } = read(source);
    expect(told).toEqual([['control-character', 1, column, false]]);
    expect(text).toContain(wanted);
  });

  it('are kept out of titles and alternative texts', () => {
    const { text } = read('---\ntopic: Inter\u00adnational\u2028law\n---\n\nOne.\n\n![A la\u00adke](lake.png)');
    expect(text).toContain('International law');
    expect(text).not.toMatch(/[\u00ad\u2028]/);
  });

  it('are told once for a source, and all taken out by --fix, where nobody can want them', () => {
    const source = 'Inter\u00adna\u00adtional\u2028law.\n\nAnd\u00ad so on.\n';
    const { file } = draftText({ source, kind: 'statement', set: SPEECH });
    expect(messagesOf(file).map(saidOf)).toEqual([
      'soft hyphen U+00AD (3 times) prints nothing and is left out · run `engross check --fix` to take it out; it comes with text pasted from Word or a web page',
      'line separator U+2028 is printed as a space · put an empty line between paragraphs, or run `engross check --fix` for a space',
    ]);
    expect(mendText({ source, kind: 'statement', set: SPEECH })).toBe('International law.\n\nAnd so on.\n');
  });

  it('stop the source with a word on what to do, when they are Word’s own', () => {
    const { file } = draftText({ source: 'One\u0007two.', kind: 'statement', set: SPEECH });
    expect(messagesOf(file).map(({ reason, note }) => [reason, note])).toEqual([
      [
        'this character cannot be printed: mark of a table cell U+0007',
        'Word leaves it where cells of a table were copied: write a table.',
      ],
    ]);
  });

  it.each([
    ['page break', '\f'],
    ['line break', '\v'],
  ])('are white space when they are a %s, with a message', (name, character) => {
    const source = `One${character}two.\n\n${character}Three.\n`;
    const { told, text } = read(source);
    expect(told).toEqual([['control-character', 1, 4, false]]);
    expect(text).toMatch(/One two\.\s*Three\./);
    const { file } = draftText({ source, kind: 'statement', set: SPEECH });
    expect(messagesOf(file)[0]?.reason).toContain(`${name} U+00`);
    expect(mendText({ source, kind: 'statement', set: SPEECH })).toBe('One two.\n\n Three.\n');
  });
});

describe('lines that end with a carriage return alone', () => {
  it('are lines, in front matter as in the text', () => {
    const source = '---\rtopic: Water\r---\r\rOne.\r\rTwo\u00ad.\r';
    const { told, text } = read(source);
    expect(told).toEqual([['control-character', 7, 4, false]]);
    expect(text).toContain('Water');
    expect(text).toMatch(/One\.\s*Two\./);
  });
});

describe('bytes that are no UTF-8', () => {
  function told(value: Uint8Array) {
    const file = sourceFile({ path: 'en.md', value });
    expect(decodeSource(file)).toBeUndefined();
    return messagesOf(file).map((one) => [one.line, one.column, saidOf(one)]);
  }
  const SAVE = ' · save it as UTF-8; in Word: Save as, Plain text, Other encoding, Unicode (UTF-8)';
  const NOT_UTF8 = `this file is not saved as UTF-8${SAVE}`;
  const UTF16 = `this file is saved as UTF-16${SAVE}`;

  it.each([
    ['Latin-1', Buffer.from('One.\n\nAu café.\n', 'latin1'), [3, 7, NOT_UTF8]],
    ['Latin-1 after UTF-8', Buffer.concat([Buffer.from('é é\n'), Buffer.from('né', 'latin1')]), [2, 2, NOT_UTF8]],
    ['a letter cut at the end', Buffer.from('Café').subarray(0, 4), [1, 4, NOT_UTF8]],
    ['UTF-16', Buffer.from('\ufeffOne', 'utf16le'), [1, 1, UTF16]],
  ])('%s', (_, bytes, wanted) => expect(told(bytes)).toEqual([wanted]));
});
