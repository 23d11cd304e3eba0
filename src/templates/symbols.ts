/**
 * Symbols of documents: `CCM/MSP/2011/WP.3/Rev.1/Amend.1`, `S/RES/1454 (2002)` (conventions.md 1.2). All language versions
 * share one; its suffixes say what it does to the document before it.
 */

/** What a suffix does: a revision replaces, an addendum adds, a corrigendum corrects, an amendment changes an adopted text. */
export type SuffixKind = 'Rev' | 'Add' | 'Corr' | 'Amend' | 'Summary' | 'Reissue';

export interface Suffix {
  kind: SuffixKind;
  /** 0 for those that are not counted. */
  number: number;
}

/** A symbol in its parts. */
export interface DocumentSymbol {
  /** The document that the suffixes are of: `CCM/MSP/2011/WP.3`. */
  base: string;
  suffixes: Suffix[];
}

const COUNTED = /^(Rev|Add|Corr|Amend)\.(\d{1,3})$/;
const PART = /^[A-Z0-9][A-Za-z0-9.-]*(?: \(\d{4}\))?$/;

/** Takes a symbol apart; undefined when it is none: an empty part, a suffix before the document, a suffix that does not exist. */
export function parseSymbol(symbol: string): DocumentSymbol | undefined {
  const reissued = symbol.endsWith('*') ? symbol.slice(0, symbol.search(/\*+$/)) : symbol;
  const parts = reissued.split('/');
  const first = parts.findIndex((part, index) => index > 0 && suffixOf(part) !== undefined);
  const base = first === -1 ? parts : parts.slice(0, first);
  const suffixes = (first === -1 ? [] : parts.slice(first)).map(suffixOf);
  if (base.some((part) => !PART.test(part) || suffixOf(part) !== undefined) || suffixes.includes(undefined))
    return undefined;
  if (base.some((part) => /^(?:Rev|Add|Corr|Amend)/i.test(part))) return undefined;
  const marks: Suffix[] = symbol === reissued ? [] : [{ kind: 'Reissue', number: symbol.length - reissued.length }];
  return { base: base.join('/'), suffixes: [...suffixes.filter((suffix) => suffix !== undefined), ...marks] };
}

function suffixOf(part: string): Suffix | undefined {
  if (part === 'Summary') return { kind: 'Summary', number: 0 };
  const [, kind, number] = COUNTED.exec(part) ?? [];
  return kind === undefined ? undefined : { kind: kind as SuffixKind, number: Number(number) };
}

/** Orders symbols as a list of documents does: figures by their value, a document before what was made of it. */
export function compareSymbols(one: string, other: string): number {
  const [first, second] = [piecesOf(one), piecesOf(other)];
  const at = first.findIndex((piece, index) => piece !== second[index]);
  if (at === -1) return first.length - second.length;
  const [a, b] = [first[at] ?? '', second[at]];
  if (b === undefined) return 1;
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? (a < b ? -1 : 1) : difference;
}

function piecesOf(symbol: string): string[] {
  return symbol.match(/\d+|[^\d]+/g) ?? [];
}

/** A symbol as part of a file's name: `/` to `-`, a space to `_` (AKN4UN naming). */
export function symbolSlug(symbol: string): string {
  return symbol
    .replaceAll('/', '-')
    .replaceAll(' ', '_')
    .replace(/[^A-Za-z0-9._()-]/g, '');
}

/** Symbols of a set that a revision in it replaces, each with the one that does. */
export function supersededSymbols(symbols: readonly string[]): Map<string, string> {
  const superseded = new Map<string, string>();
  for (const symbol of [...symbols].sort(compareSymbols)) {
    const own = parseSymbol(symbol);
    const last = own?.suffixes.at(-1);
    if (own === undefined || last?.kind !== 'Rev') continue;
    for (let number = 0; number < last.number; number++) {
      const earlier = written({
        base: own.base,
        suffixes: [...own.suffixes.slice(0, -1), ...(number === 0 ? [] : [{ kind: 'Rev' as const, number }])],
      });
      if (symbols.includes(earlier)) superseded.set(earlier, symbol);
    }
  }
  return superseded;
}

function written({ base, suffixes }: DocumentSymbol): string {
  return [base, ...suffixes.map(({ kind, number }) => (kind === 'Summary' ? kind : `${kind}.${number}`))].join('/');
}
