/** Diagnostics as text for a terminal: folded, in the width of the terminal, without colour where none is wanted. */
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../src/report/diagnostic.js';
import { formatText } from '../src/report/format-text.js';

function diagnostic(line: number, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'item-number',
    severity: 'warning',
    path: 'a.en.md',
    position: { start: { line, column: 1 }, end: { line, column: 5 } },
    message: `this paragraph is typed as ${line}0 and will be printed as ${line}`,
    url: 'docs/rules.md#item-number',
    ...more,
  };
}

const text = (diagnostics: Diagnostic[], more: { width?: number; color?: boolean; all?: boolean } = {}) =>
  formatText(diagnostics, { width: 80, color: false, lineAt: (_, line) => `${line}0. Requests a report.`, ...more });

describe('the text of diagnostics', () => {
  it('has what is wrong, the line with the place marked, and what to do', () => {
    expect(text([diagnostic(3, { help: '`labels: as-written` keeps the typed numbers' })])).toBe(
      [
        'a.en.md',
        '  3:1 warning: this paragraph is typed as 30 and will be printed as 3',
        '    [item-number]',
        '    3 | 30. Requests a report.',
        '      | ^^^^',
        '    help: `labels: as-written` keeps the typed numbers',
        '',
        '',
      ].join('\n'),
    );
  });

  it('names no place and shows no line for a whole file', () => {
    const start = { line: 1, column: 1 };
    expect(text([diagnostic(1, { position: { start, end: start }, severity: 'error', message: 'no kind' })])).toBe(
      'a.en.md\n  error: no kind [item-number]\n\n',
    );
  });

  it('folds the warnings of one rule in a file into one with its places', () => {
    const shown = text(Array.from({ length: 12 }, (_, index) => diagnostic(index + 1)));
    expect(shown.match(/warning:/g)).toHaveLength(1);
    expect(shown).toContain('    and at 2:1, 3:1, 4:1, 5:1, 6:1, 7:1, 8:1, 9:1 and 3 more\n');
  });

  it('shows errors with other words each, and at most 20 in a file', () => {
    const errors = Array.from({ length: 30 }, (_, index) => diagnostic(index + 1, { severity: 'error' }));
    const shown = text(errors);
    expect(shown.match(/error: this/g)).toHaveLength(20);
    expect(shown).toContain('  10 more errors in 1 file [item-number]\n');
    expect(text(errors, { all: true }).match(/error: this/g)).toHaveLength(30);
  });

  it('shows the warnings of a rule in three files, counts the rest, and leaves room for errors', () => {
    const many = Array.from({ length: 200 }, (_, file) =>
      Array.from({ length: 5 }, (__, line) => diagnostic(line + 1, { path: `s${file}.en.md` })),
    ).flat();
    const shown = text([
      ...many,
      diagnostic(9, { path: 'z.en.md', severity: 'error', rule: 'kind', message: 'no kind' }),
    ]);
    expect(shown.match(/warning:/g)).toHaveLength(3);
    expect(shown).toContain('  985 more warnings in 197 files [item-number]\n');
    expect(shown).toContain('error: no kind [kind]');
    expect(shown.split('\n').length).toBeLessThan(40);
  });

  it('keeps to the width, and shows foreign words as text', () => {
    const shown = text([diagnostic(1, { message: `${'word '.repeat(60)}\u001b[31m`, path: 'a\nb.en.md' })], {
      width: 60,
    });
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(shown).toContain('\\u{1b}[31m');
    expect(shown).toMatch(/^a\\nb\.en\.md\n/);
  });

  it('has colours where they are wanted, and else none', () => {
    expect(text([diagnostic(1)], { color: true })).toContain('\u001b[33m');
    expect(text([diagnostic(1)])).not.toContain('\u001b');
  });
});
