/** The list of documents of a session, made from the other documents: symbol, item, title, languages. */
import type { Table, TableRow } from '../../tree/blocks.js';
import { type Composing, capitalized } from './lines.js';
import { textNode } from './patterns.js';
import { joinSorted } from './state-names.js';

const COLUMNS = ['symbol', 'item', 'title', 'languages'] as const;

/** A table of the documents that are open to all and have a symbol, in the order of symbols; none where there is none. */
export function composeDocuments({ context }: Composing): Table[] {
  const { language } = context;
  const listed = context.siblings().filter((one) => !one.closed && one.symbol !== undefined);
  const open = context.symbols.sort(listed, (one) => one.symbol ?? '');
  if (open.length === 0) return [];
  const head = row(COLUMNS.map((column) => language.labels[`documents.${column}`] ?? column));
  const rows = open.map((one) =>
    row([
      one.symbol ?? '',
      one.item ?? '',
      one.title,
      joinSorted(
        one.languages.map((tag) => language.languages[tag] ?? tag),
        language,
      ),
    ]),
  );
  return [
    {
      type: 'table',
      form: 'data',
      align: [null, null, null, null],
      headerRows: 1,
      headerColumn: false,
      children: [head, ...rows],
    },
  ];
}

function row(texts: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: texts.map((text) => ({ type: 'tableCell', children: text === '' ? [] : capitalized([textNode(text)]) })),
  };
}
