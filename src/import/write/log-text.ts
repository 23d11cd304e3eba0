/** The log of an import as a text file: every change, doubt, remark and question, in order of lines. */
import type { ImportLog, Reason } from '../imported.js';

/** What was done, in the words of the log. */
export const REASONS: Readonly<Record<Reason, string>> = {
  'page-number': 'page number removed',
  'job-number': 'job number removed',
  'running-head': 'running head removed',
  hyphen: 'word put together at a line end',
  'broken-word': 'word put together inside a line',
  ligature: 'ligature written as letters',
  invisible: 'invisible character removed',
  control: 'control character removed',
  mojibake: 'letter repaired that a wrong encoding broke',
  join: 'lines joined',
  number: 'number corrected by its count',
  label: 'typed label made a list item, whose label is computed',
  note: 'call of a note found',
  markup: 'markup of another program removed',
  field: 'line written into front matter',
  tracked: 'tracked change decided',
  hidden: 'words left out that no page shows',
  contents: 'table of contents left out, which engross makes',
  raised: 'raised or lowered figure written as a character',
  link: 'address of a link',
  image: 'image written as a file',
  title: 'words of the design left out',
};

/** The log; `name` is the file that was imported. */
export function logText(name: string, { changes, doubts, remarks, questions, unit }: ImportLog): string {
  const entries = [
    ...remarks.map(({ line, message }) => ({ line, text: message })),
    ...changes.map(({ line, reason, before, after }) => ({
      line,
      text: `${REASONS[reason]}: “${before}”${after === '' ? '' : ` → “${after}”`}`,
    })),
    ...doubts.map(({ line, message, help }) => ({ line, text: `doubt, nothing changed: ${message}; ${help}` })),
  ].sort((a, b) => a.line - b.line);
  const asked = questions.map(
    ({ field, help }) => `missing: ${field}; write \`${field}: ${help}\` in the front matter`,
  );
  return `${[`import of ${name}`, ...entries.map(({ line, text }) => `${unit ?? 'line'} ${line}: ${text}`), ...asked].join('\n')}\n`;
}
