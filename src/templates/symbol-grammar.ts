/** The symbols of all institutions of symbols.yaml as one grammar: which texts are symbols, their parts and their order. */
import { type Form, LONGEST_SYMBOL, type Match, matchForm, type Piece, parseForm } from './symbol-forms.js';

/** What a suffix does: a revision replaces, an addendum adds, a corrigendum corrects, an amendment changes an adopted text. */
export const EFFECTS = ['replaces', 'adds', 'corrects', 'amends', 'summarises', 'reissues', 'finalises'] as const;

/** What a suffix does to the document before it. */
export type SuffixEffect = (typeof EFFECTS)[number];

/** The symbols of one institution, as symbols.yaml describes them. */
export interface Institution {
  about: string;
  forms: string[];
  order?: string[] | undefined;
  suffixes: Record<string, { form: string; does: SuffixEffect }>;
  examples: string[];
}

/** `symbols.yaml`, validated. */
export interface SymbolsTemplate {
  symbols: Record<string, Institution>;
}

/** A suffix of a symbol: `/Rev.1`. */
export interface Suffix {
  does: SuffixEffect;
  text: string;
}

/** A symbol in its parts. */
export interface DocumentSymbol {
  /** The document that the suffixes are of: `CCM/MSP/2011/WP.3`. */
  base: string;
  suffixes: Suffix[];
  /** The letters that stand for the series at its beginning and are set larger in a masthead; empty where there are none. */
  series: string;
}

/** A symbol in a text, from `start` to `end`. */
export interface FoundSymbol {
  value: string;
  start: number;
  end: number;
}

export interface SymbolGrammar {
  /** Takes a symbol apart; undefined where the text is not a symbol of any institution. */
  parse(text: string): DocumentSymbol | undefined;
  /** Returns the symbols in running text, in their order: those with a figure, and with a `/` or a bracket. */
  findIn(text: string): FoundSymbol[];
  /** Returns a copy of a list in the order of its symbols; a text that is no symbol is sorted by its letters and figures. */
  sort<Item>(items: readonly Item[], symbolOf: (item: Item) => string): Item[];
  /** Returns an example of each institution, for messages. */
  examples: readonly string[];
  /** Returns the symbol of the first corrigendum to a document. */
  corrigendumTo(symbol: string): string | undefined;
}

interface Rules {
  forms: readonly Form[];
  order: readonly string[];
  suffixes: readonly SuffixRule[];
}

interface SuffixRule {
  form: Form;
  does: SuffixEffect;
  /** How it is written: `/Corr.{number}`. */
  written: string;
  /** The letters after its `/`, small (`corr.`): a part of a symbol that begins so is a misspelt suffix. */
  word: string | undefined;
}

/** Compiles the forms of a template that its schema has checked. */
export function grammarOf({ symbols }: SymbolsTemplate): SymbolGrammar {
  const rules = Object.values(symbols).map(rulesOf);
  const longest = (text: string, at: number): Reading | undefined =>
    rules.flatMap((one) => readingsAt(text, at, one)).reduce<Reading | undefined>(better, undefined);
  return {
    examples: Object.values(symbols).flatMap(({ examples }) => examples.slice(0, 1)),
    parse: (text) => {
      const reading = text.length > LONGEST_SYMBOL ? undefined : longest(text, 0);
      return reading === undefined || reading.end < text.length ? undefined : symbolOf(text, reading);
    },
    findIn: (text) => findIn(text, longest),
    sort: (items, symbolOfItem) => {
      const keys = new Map(items.map((item) => [item, keyOf(symbolOfItem(item), longest)]));
      return [...items].sort((one, other) => compareKeys(keys.get(one) ?? [], keys.get(other) ?? []));
    },
    corrigendumTo: (symbol) => {
      const suffix = longest(symbol, 0)?.rules.suffixes.find(({ does }) => does === 'corrects');
      return suffix && `${symbol}${suffix.written.replace(/\{[^}]*\}/g, '1').replace(/[[\]]/g, '')}`;
    },
  };
}

function rulesOf({ forms, order = [], suffixes }: Institution): Rules {
  return {
    forms: forms.map(parseForm).filter((form) => typeof form !== 'string'),
    order,
    suffixes: Object.values(suffixes).flatMap(({ form: written, does }): SuffixRule[] => {
      const form = parseForm(written);
      const word = /^\/([A-Za-z]+)/.exec(written)?.[1]?.toLowerCase();
      return typeof form === 'string' ? [] : [{ form, does, written, word }];
    }),
  };
}

/** A stretch of text read as a symbol by the rules of one institution. */
interface Reading {
  rules: Rules;
  pieces: readonly Piece[];
  /** End of the document's own part. */
  base: number;
  suffixes: readonly { rule: number; match: Match; from: number }[];
  end: number;
}

function readingsAt(text: string, at: number, rules: Rules): Reading[] {
  const suffixAt = (from: number): { rule: number; match: Match; from: number } | undefined => {
    for (const [rule, { form }] of rules.suffixes.entries()) {
      const match = matchForm(form, text, from);
      if (match !== undefined && !/[A-Za-z0-9]/.test(text[match.end] ?? '')) return { rule, match, from };
    }
    return undefined;
  };
  const isMisspelt = (from: number) =>
    rules.suffixes.some(
      ({ word }) => word !== undefined && text.slice(from, from + word.length).toLowerCase() === word,
    );
  return rules.forms.flatMap((form): Reading[] => {
    const match = isMisspelt(at) ? undefined : matchForm(form, text, at, (slash) => isMisspelt(slash + 1));
    if (match === undefined) return [];
    const suffixes: Reading['suffixes'][number][] = [];
    let end = match.end;
    for (let next = suffixAt(end); next !== undefined && next.match.end > end; next = suffixAt(end)) {
      suffixes.push(next);
      end = next.match.end;
    }
    return [{ rules, pieces: match.pieces, base: match.end, suffixes, end }];
  });
}

/** The longer reading; of two as long the one that leaves less open, and of two of these the later: a workspace's own. */
function better(best: Reading | undefined, other: Reading): Reading {
  if (best === undefined || other.end > best.end) return other;
  return other.end === best.end && openness(other) <= openness(best) ? other : best;
}

function openness({ pieces }: Reading): number {
  return pieces.reduce((sum, { isOpen, text }) => sum + (isOpen ? text.length : 0), 0);
}

function symbolOf(text: string, { rules, pieces, base, suffixes }: Reading): DocumentSymbol {
  const series = pieces.find(({ name }) => name === 'series')?.text ?? '';
  return {
    base: text.slice(0, base),
    suffixes: suffixes.flatMap(({ rule, match, from }): Suffix[] => {
      const does = rules.suffixes[rule]?.does;
      return does === undefined ? [] : [{ does, text: text.slice(from, match.end) }];
    }),
    // `Assembly` is a word, and no series.
    series: /^[A-Z]+(?![A-Za-z])/.exec(series)?.[0] ?? '',
  };
}

/** Where a symbol may begin in running text; what is between is no symbol. */
const BEGINNING = /(?<![\p{L}\p{N}/])[A-Z][A-Za-z0-9.-]{0,60}[/(]/gu;

function findIn(text: string, readingAt: (text: string, at: number) => Reading | undefined): FoundSymbol[] {
  const found: FoundSymbol[] = [];
  let end = 0;
  for (const { index } of text.matchAll(BEGINNING)) {
    if (index < end) continue;
    const stretch = text.slice(index, index + LONGEST_SYMBOL);
    const reading = readingAt(stretch, 0);
    const value = stretch.slice(0, reading?.end ?? 0);
    // What was read once is not read again, whether or not it is a symbol.
    end = index + value.length;
    if (!/\d/.test(value) || !/[/(]/.test(value) || /^[\p{L}\p{N}]/u.test(stretch.slice(value.length))) continue;
    found.push({ value, start: index, end });
  }
  return found;
}

/** What a symbol is sorted by: figures are compared by value, a document comes before what was made of it. */
function keyOf(symbol: string, readingAt: (text: string, at: number) => Reading | undefined): string[] {
  const reading = symbol.length > LONGEST_SYMBOL ? undefined : readingAt(symbol, 0);
  if (reading === undefined || reading.end < symbol.length) return figuresApart(symbol);
  const { rules, pieces, suffixes } = reading;
  const named = pieces.filter(({ name }) => name !== undefined && rules.order.includes(name));
  const sorted = [...named].sort((a, b) => rules.order.indexOf(a.name ?? '') - rules.order.indexOf(b.name ?? ''));
  const base = pieces.map((piece) => sorted[named.indexOf(piece)]?.value ?? piece.value).join('');
  const after = suffixes.flatMap(({ rule, match }) => [
    // Before every sign of a further part: a revision follows its document, before `/L.1`.
    `\u0001${String.fromCharCode(rule + 1)}`,
    ...match.pieces.filter(({ name }) => name !== undefined).map(({ value }) => value),
  ]);
  return [...figuresApart(base), ...after];
}

function figuresApart(text: string): string[] {
  return text.match(/\d+|[^\d]+/g) ?? [];
}

function compareKeys(first: readonly string[], second: readonly string[]): number {
  const at = first.findIndex((piece, index) => piece !== second[index]);
  if (at === -1) return first.length - second.length;
  const [a = '', b] = [first[at], second[at]];
  if (b === undefined) return 1;
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? (a < b ? -1 : 1) : difference;
}
