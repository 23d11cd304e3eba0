/** The registry of formats: what it must hold so that those who iterate it can. */
import { describe, expect, it } from 'vitest';
import { defaultFormats, FORMAT_NAMES, FORMATS, pageColumns } from '../src/render/index.js';
import { workspaceSettings } from '../src/workspace.js';

describe('formats', () => {
  it('have suffixes that nothing else in a folder of outputs has', () => {
    const suffixes = [...FORMATS.map(({ extension }) => extension), 'ics', 'json', 'md', 'yaml', 'xlf'];
    expect(new Set(suffixes).size).toBe(suffixes.length);
    for (const suffix of suffixes) expect(suffix).toMatch(/^[a-z0-9]+$/);
  });

  it('have a place of their own in lists and on the page of a session', () => {
    for (const key of ['order', 'column'] as const)
      expect(FORMATS.map((format) => format[key]).toSorted()).toEqual(FORMATS.map((_, index) => index + 1));
    expect(pageColumns().map(({ name }) => name)).toEqual(['html', 'pdf', 'docx', 'txt']);
  });

  it('are written without being named only where they say so', () => {
    expect(FORMAT_NAMES).toEqual(['pdf', 'docx', 'html', 'txt']);
    expect(defaultFormats('build')).toEqual(['pdf', 'docx', 'html']);
    expect(defaultFormats('bilingual')).toEqual(['pdf', 'docx']);
    expect(workspaceSettings().parse({}).formats).toEqual(['pdf', 'docx', 'html']);
  });
});
