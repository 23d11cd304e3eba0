/** The line of a source with a range marked below it. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../src/report/code-frame.js';

const frame = (text: string, column: number, endColumn: number, width = 60) =>
  codeFrame(text, { line: 12, column, endColumn }, width);

describe('a code frame', () => {
  it('marks the range', () => {
    expect(frame('title: Bench', 8, 13)).toEqual(['12 | title: Bench', '   |        ^^^^^']);
  });

  it('counts a tab as four columns, a Han character as two, a combining accent as none', () => {
    expect(frame('\ttitle: 水权 Bench', 12, 17)).toEqual(['12 |     title: 水权 Bench', '   |                 ^^^^^']);
    expect(frame('e\u0301 x', 4, 5)).toEqual(['12 | e\u0301 x', '   |   ^']);
  });

  it('marks the end of a line, where something is missing', () => {
    expect(frame('end', 4, 5)).toEqual(['12 | end', '   |    ^']);
  });

  it('marks nothing where the whole line is meant', () => {
    expect(frame('all of it', 1, 10)).toEqual(['12 | all of it']);
  });

  it('repeats marked words that are written from right to left', () => {
    expect(frame('هذا نص عربي', 5, 7)).toEqual(['12 | هذا نص عربي', '   | → نص']);
  });

  it('cuts a long line around the range', () => {
    const [line = '', mark = ''] = frame(`${'a'.repeat(100)} here ${'b'.repeat(100)}`, 102, 106);
    expect(line).toMatch(/^12 \| …a+ here b+…$/);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('here');
  });

  it('shows controls and commands to a CI as text', () => {
    expect(frame('x\u001b[31m ##[error]', 1, 2)[0]).toBe('12 | x\\u{1b}[31m \\u{23}#[error]');
  });

  it('never exceeds the width, and marks exactly the words of the range where they are shown', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.nat({ max: 400 }),
        fc.nat({ max: 30 }),
        fc.integer({ min: 30, max: 120 }),
        (text, from, length, width) => {
          const lines = codeFrame(text, { line: 7, column: from + 1, endColumn: from + length + 1 }, width);
          // An escape of one character may be wider than what is left; a frame is for reading, not for measuring.
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width + 9);
        },
      ),
    );
  });

  it('looks at the neighbourhood only in a line of megabytes', () => {
    const [line = '', mark = ''] = frame(`${'y'.repeat(2_000_000)}!!${'z'.repeat(1_000_000)}`, 2_000_001, 2_000_003);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('!!');
  });
});
