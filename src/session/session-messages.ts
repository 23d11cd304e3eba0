/** What is found wrong with a session as a whole, when its documents are read. */

import type { Work } from '../build/graph/work.js';
import type { OpenDocument } from '../build/sources/open-documents.js';
import { type RuleSetting, report, settle } from '../report/message.js';

type Rules = Readonly<Record<string, RuleSetting>>;

/** Tells it in session.yaml and in the documents' originals; `rules` are what the house makes of findings. */
export function tellSessions(works: readonly Work[], rules: Rules): void {
  for (const { document } of works) tellSession(document);
  tellRepeatedSymbols(works, rules);
}

/**
 * What is wrong with a session is found by each thread that compiles a document of it, and told once, in its own file.
 * It is read for that where a document waits for it, or where a value may be cut at a remark.
 */
function tellSession({ session, versions }: OpenDocument): void {
  if (session === undefined) return;
  const isAwaited = versions.some(({ file }) => file.messages.some(({ ruleId }) => ruleId === 'session'));
  if (isAwaited || / #\S/.test(session.text)) session.fields();
}

/** A symbol is the name of one document: two of a session under one cannot be told apart. */
function tellRepeatedSymbols(works: readonly Work[], rules: Rules): void {
  const bearers = new Map<string, Work>();
  for (const work of works) {
    const { symbol } = work.record ?? {};
    if (symbol === undefined || work.document.session === undefined) continue;
    const key = `${work.document.session.folder}\n${symbol}`;
    const first = bearers.get(key);
    if (first === undefined) bearers.set(key, work);
    else tellRepeated(symbol, [work, first], rules);
  }
}

function tellRepeated(symbol: string, [work, first]: readonly [Work, Work], rules: Rules): void {
  const originalOf = ({ document, record }: Work) =>
    (document.versions.find(({ language }) => language === record?.original) ?? document.versions[0])?.file;
  const [file, other] = [originalOf(work), originalOf(first)];
  if (file === undefined || other === undefined) return;
  report(file, 'repeated-symbol', undefined, {
    found: `symbol \`${symbol}\` of ${first.document.id} again`,
    expected: 'a symbol of its own; a revision has `/Rev.1` after it',
    related: [{ file: other.path, message: 'the document that has it' }],
  });
  settle(file, rules);
}
