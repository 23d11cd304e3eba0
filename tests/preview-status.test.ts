/** What the preview says beside a page: its own problems, those that all share, and how many others have. */

import { describe, expect, it } from 'vitest';
import type { BuildResult } from '../src/build/build.js';
import type { BuiltDocument } from '../src/build/outputs/built-document.js';
import { type BuiltState, newStore, partResult, wholeResult } from '../src/preview/built-state.js';
import { pageStatus } from '../src/preview/page-status.js';
import { report } from '../src/report/report.js';
import { type SourceFile, sourceFile } from '../src/report/source-file.js';

function documentOf(id: string, languages: readonly string[], title = 'T'): BuiltDocument {
  const versions = languages.map((language) => ({
    source: `s/${id}/${language}.md`,
    language,
    title,
    output: `s/${id}-${language}`,
  }));
  return { id, session: 's', symbol: undefined, versions };
}

function fileOf(path: string, severity?: 'error' | 'warning'): SourceFile {
  const file = sourceFile({ path, value: 'Words.' });
  if (severity !== undefined)
    report(file, 'concordance-figures', undefined, { found: 'one', expected: 'other', severity });
  return file;
}

function resultOf(documents: BuiltDocument[], files: SourceFile[]): BuildResult {
  return { documents, files, sources: files, written: [], made: 0, unchanged: 0 };
}

const stateOf = (result: BuildResult): BuiltState => ({ ...newStore().get(), ...wholeResult(result) });
const BOTH = [documentOf('one', ['en', 'fr']), documentOf('two', ['en'])];

describe('the status of a page', () => {
  it.each<[string, SourceFile, boolean, number]>([
    ['its own error', fileOf('s/one/en.md', 'error'), true, 1],
    ['its own warning', fileOf('s/one/en.md', 'warning'), false, 1],
    ['an error of another version', fileOf('s/one/fr.md', 'error'), false, 1],
    ['an error of another document', fileOf('s/two/en.md', 'error'), false, 0],
    ['an error of the session', fileOf('s/session.yaml', 'error'), true, 1],
  ])('knows %s', async (_, file, isBlocked, shown) => {
    const status = await pageStatus(stateOf(resultOf(BOTH, [file])), '/nonexistent', 's/one-en.html');
    expect([status.isBlocked, status.problems.length]).toEqual([isBlocked, shown]);
  });
});

describe('a build of some versions', () => {
  const before = stateOf(resultOf(BOTH, [fileOf('s/one/en.md', 'error'), fileOf('s/two/en.md', 'error')]));

  it('changes what it made, and leaves what is known of the others', () => {
    const made = resultOf([documentOf('one', ['en'], 'New')], [fileOf('s/one/en.md')]);
    const { documents, problems } = partResult(before, made);
    const titles = documents.flatMap(({ versions }) => versions.map(({ source, title }) => `${source} ${title}`));
    expect(titles).toEqual(['s/one/en.md New', 's/one/fr.md T', 's/two/en.md T']);
    expect([...problems].map(([file, found]) => [file, found.length])).toEqual([
      ['s/one/en.md', 0],
      ['s/two/en.md', 1],
    ]);
  });
});
