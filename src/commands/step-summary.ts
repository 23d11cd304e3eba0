/** The summary of a build on the page of a CI's run (GitHub: GITHUB_STEP_SUMMARY). */
import { severityOf } from '../message.js';
import type { BuildResult } from '../publish/build.js';
import { appendStepSummary } from '../world/write-files.js';

/** Most findings that the page shows. */
const MOST = 50;

/** Adds the summary where the CI asks for one. */
export async function summarize({ files, written, made, unchanged }: BuildResult): Promise<void> {
  const findings = files.flatMap((file) =>
    file.messages
      .filter((message) => severityOf(message) !== 'info')
      .map(
        (message) =>
          `| ${severityOf(message)} | \`${file.path}${message.line === undefined ? '' : `:${message.line}`}\` | ${cell(message.reason)} | ${message.ruleId ?? ''} |`,
      ),
  );
  const head = `### engross\n\n${written.length} files: ${made} made, ${unchanged} unchanged.\n`;
  const table = ['| | file | finding | rule |', '| --- | --- | --- | --- |', ...findings.slice(0, MOST)].join('\n');
  const more = findings.length > MOST ? `\n\nand ${findings.length - MOST} more.` : '';
  await appendStepSummary(findings.length === 0 ? head : `${head}\n${table}${more}\n`);
}

/** A finding may hold words of a source: none of them ends a cell or becomes markup. */
function cell(text: string): string {
  return text.replace(/[\\|<>&[\]*_`]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
