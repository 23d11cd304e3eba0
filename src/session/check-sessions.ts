/** Checks sessions as a whole, once their documents are read. */
import type { DocumentJob } from '../build/graph/document-job.js';
import type { OpenDocument } from '../build/sources/open-documents.js';
import { report } from '../report/report.js';
import { type RuleSetting, settle } from '../report/settle.js';

type Rules = Readonly<Record<string, RuleSetting>>;

/** Reports in session.yaml and in the documents' originals. `rules` are the severities of engross.yaml. */
export function checkSessions(jobs: readonly DocumentJob[], rules: Rules): void {
  for (const { document } of jobs) checkSession(document);
  checkSymbols(jobs, rules);
}

/**
 * Reads session.yaml, which reports its errors once in its own file: workers only report that it has some. It is read when
 * a document has such a message, or when a `#` may have cut a value.
 */
function checkSession({ session, versions }: OpenDocument): void {
  if (session === undefined) return;
  const hasErrors = versions.some(({ file }) => file.diagnostics.some(({ rule }) => rule === 'not-made'));
  if (hasErrors || / #\S/.test(session.text)) session.fields();
}

/** A symbol is the name of one document: two documents of a session must not share one. */
function checkSymbols(jobs: readonly DocumentJob[], rules: Rules): void {
  const bearers = new Map<string, DocumentJob>();
  for (const job of jobs) {
    const { symbol } = job.record ?? {};
    if (symbol === undefined || job.document.session === undefined) continue;
    const key = `${job.document.session.folder}\n${symbol}`;
    const first = bearers.get(key);
    if (first === undefined) bearers.set(key, job);
    else reportRepeated(symbol, [job, first], rules);
  }
}

function reportRepeated(symbol: string, [job, first]: readonly [DocumentJob, DocumentJob], rules: Rules): void {
  const originalOf = ({ document, record }: DocumentJob) =>
    (document.versions.find(({ language }) => language === record?.original) ?? document.versions[0])?.file;
  const [file, other] = [originalOf(job), originalOf(first)];
  if (file === undefined || other === undefined) return;
  report(file, 'repeated-symbol', undefined, {
    message: `\`${symbol}\` is the symbol of ${first.document.id} too`,
    help: 'give each document its own symbol; a revision has `/Rev.1` after it',
    related: [{ path: other.path, message: 'the document that has it' }],
  });
  file.diagnostics = settle(file.diagnostics, rules, []);
}
