/** A source for a kind that has no starter: its required fields with values to write over, and words in the shape of its text. */
import { stringify } from 'yaml';
import type * as z from 'zod';
import { fieldsSchema } from '../../templates/fields.js';
import { type Kind, requiredFields } from '../../templates/kind.js';
import type { Language } from '../../templates/language.js';
import { ownShape } from '../../templates/own-fields.js';
import type { SymbolGrammar } from '../../templates/symbol-grammar.js';

/** Codes that an invented document has: its symbol, that of its corrigendum, a State with a name in the language. */
interface Invented {
  state: string;
  symbol: string;
  corrigendum: string;
}

/** Returns a source that `engross check` accepts as it is. */
export function generatedStarter(
  name: string,
  kind: Kind,
  { symbols, language }: { symbols: SymbolGrammar | undefined; language: Language | undefined },
): string {
  const [symbol = 'A/1'] = symbols?.examples ?? [];
  const [state = 'CH'] = Object.keys(language?.states ?? {});
  const invented = { state, symbol, corrigendum: symbols?.corrigendumTo(symbol) ?? `${symbol}/Corr.1` };
  const fields = requiredFields(kind).map((names) => [names].flat()[0] ?? '');
  const isCorrigendum = fields.includes('corrects');
  const values = fields.map((field) => [field, exampleOf(field, kind, isCorrigendum, invented)]);
  const frontMatter = stringify({ engross: 1, kind: name, ...Object.fromEntries(values) }, { lineWidth: 0 });
  return `---\n${frontMatter}---\n\n${wordsOf(kind)}`;
}

const DAY = '2027-01-01';

/** Values that some field may have, in the order in which they are tried. */
const CANDIDATES: readonly unknown[] = [
  true,
  1,
  DAY,
  { start: DAY },
  { date: DAY },
  { name: 'Name' },
  [{ name: 'Name' }],
  [{ where: 'Page 1', for: 'one', read: 'two' }],
  [{ place: 'p1', difference: 'figures', reason: 'Reason' }],
];

function exampleOf(
  field: string,
  kind: Kind,
  isCorrigendum: boolean,
  { state, symbol, corrigendum }: Invented,
): unknown {
  const own =
    kind.fields.own !== undefined && Object.hasOwn(kind.fields.own, field) ? kind.fields.own[field] : undefined;
  // What is to be written here, in the place where it is written.
  if (own?.type === 'text') return own.about;
  if (own?.type === 'choice') return own.options?.[0];
  if (field === 'title') return 'Title';
  if (field === 'symbol') return isCorrigendum ? corrigendum : symbol;
  if (field === 'corrects') return symbol;
  if (field === 'delegation') return state;
  const schema = schemaOf(field, kind);
  return [...CANDIDATES, [state], 'Text'].find((value) => schema?.safeParse(value).success === true) ?? 'Text';
}

function schemaOf(field: string, kind: Kind): z.ZodType | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = { ...fieldsSchema().shape, ...ownShape(kind.fields.own) };
  return Object.hasOwn(shape, field) ? shape[field] : undefined;
}

function wordsOf({ text, tail }: Kind): string {
  if (tail.some(({ block }) => block === 'documents' || block === 'corrections')) return '';
  const preamble = text.preamble ? 'Who decides,\n\nWhat is recalled,\n\n' : '';
  if (text.headings === 'article') return `${preamble}## Heading\n\n1. First paragraph.\n\n2. Second paragraph.\n`;
  if (text.salutation) return 'Excellencies,\n\nFirst paragraph.\n';
  return `${preamble}1. First paragraph.\n\n2. Second paragraph.\n`;
}
