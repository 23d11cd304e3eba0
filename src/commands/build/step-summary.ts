/** The summary of a build on the page of a CI's run (GitHub: GITHUB_STEP_SUMMARY). */

import type { BuildResult } from '../../build/build.js';
import { shownText } from '../../report/shown-text.js';
import { appendStepSummary } from '../../world/write-files.js';

/** Most findings that the page shows. */
const MOST = 50;

/** Adds the summary where the CI asks for one. */
export async function summarize(result: BuildResult): Promise<void> {
  await appendStepSummary(stepSummary(result));
}

/** The summary of a build as Markdown (GFM): counts, and a table of errors and warnings where there are any. */
export function stepSummary({ files, written, made, unchanged }: BuildResult): string {
  const findings = files.flatMap((file) =>
    file.diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ severity, position, message, rule }) => {
        const place = `${file.path}:${position.start.line}`;
        return `| ${severity} | <code>${cell(place)}</code> | ${cell(message)} | ${rule} |`;
      }),
  );
  const head = `### engross\n\n${written.length} files: ${made} made, ${unchanged} unchanged.\n`;
  const table = ['| | file | finding | rule |', '| --- | --- | --- | --- |', ...findings.slice(0, MOST)].join('\n');
  const more = findings.length > MOST ? `\n\nand ${findings.length - MOST} more.` : '';
  return findings.length === 0 ? head : `${head}\n${table}${more}\n`;
}

/** Everything that Markdown or HTML could read as markup, or GitHub as an address: all of ASCII that is no letter, figure or space. */
const MARKUP = /[!-/:-@[-`{-~]/g;

/** Words of a source or a name in a cell: none of them ends it, becomes markup or becomes a link. */
function cell(text: string): string {
  return shownText(text).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}
