/** Numbers typed at the beginning of lines, read as counts: which of them are labels, and what a misread one must be. */
import type { TextLine } from './lines.js';

/** A line that begins with a label of a count. */
export interface TypedNumber {
  /** As typed: `12.`, `l2,`. */
  typed: string;
  /** What it is in the count. */
  count: number;
  /** Whether it begins a count anew: the first of its chain. */
  isFirst: boolean;
}

/** `12.` `12)` `12,` and what scanners make of figures: `l2.`, `1O.`, `S.`. */
const NUMBER = /^([\dlIOoSB|]{1,4})(\s?[.,)]|(?=\s+\p{Lu}))(?:\s+|(?=["“\p{Lu}]))(?=\S)/u;
const SOUND = /^(\d{1,4})([.)])(?:\s+|(?=["“\p{Lu}]))(?=\S)/u;
const MISREAD: Readonly<Record<string, string>> = { l: '1', I: '1', '|': '1', O: '0', o: '0', S: '5', B: '8' };
/** Numbers that a count may lack: a paragraph was left out, or its number was not read. */
const GAP = 4;
/** No paragraph has a higher number; a year has. */
const MOST = 999;

interface Chain {
  last: number;
  members: number;
  lines: number[];
}

/**
 * The labels by line number. `mayBegin` says which lines may begin a paragraph. A number is a label where it goes on with a
 * count; a count has at least two members, or begins with 1.
 */
export function typedNumbers(
  lines: readonly TextLine[],
  mayBegin: (index: number) => boolean,
): Map<number, TypedNumber> {
  const found = new Map<number, TypedNumber>();
  const all: Chain[] = [];
  /** Those that may go on, the innermost last. */
  const chains: Chain[] = [];
  const candidates = lines.flatMap(({ text, number }, index) => (mayBegin(index) ? candidateOf(text, number) : []));
  for (const [index, candidate] of candidates.entries()) {
    const count = countOf(candidate, chains, candidates.slice(index + 1, index + 4));
    if (count === undefined) continue;
    const chain = chains.findLast(({ last }) => count > last && count <= last + GAP);
    const isGoingOn = chain !== undefined && (count === chain.last + 1 || chain.members > 2);
    const own = isGoingOn ? chain : { last: 0, members: 0, lines: [] };
    if (isGoingOn) chains.splice(chains.indexOf(chain) + 1);
    else {
      chains.push(own);
      all.push(own);
    }
    own.last = count;
    own.members += 1;
    own.lines.push(candidate.line);
    found.set(candidate.line, { typed: candidate.typed, count, isFirst: !isGoingOn });
  }
  for (const {
    members,
    lines: [line],
  } of all)
    if (members === 1 && line !== undefined) found.delete(line);
  return found;
}

interface Candidate {
  typed: string;
  value: number;
  line: number;
  isSound: boolean;
}

function candidateOf(text: string, line: number): Candidate[] {
  const sound = SOUND.exec(text);
  const [whole = '', figures = ''] = sound ?? NUMBER.exec(text) ?? [];
  if (figures === '') return [];
  const value = Number([...figures].map((sign) => MISREAD[sign] ?? sign).join(''));
  return value > MOST ? [] : [{ typed: whole.trimEnd(), value, line, isSound: sound !== null }];
}

/**
 * What a number is in the count: itself, or what the count asks for where the next numbers go on behind it. A number with a
 * wrong mark counts only where the count asks for it.
 */
function countOf(
  { value, isSound }: Candidate,
  chains: readonly Chain[],
  next: readonly Candidate[],
): number | undefined {
  const open = chains.filter(({ members }) => members > 2);
  const isNext = chains.some(({ last }) => value === last + 1);
  if (isNext) return value;
  const main = open.at(-1);
  if (main !== undefined) {
    const asked = main.last + 1;
    const goesOn = next.some((other, index) => other.isSound && other.value === asked + index + 1);
    const isNear = value > main.last && value <= main.last + GAP && next.some((other) => other.value === value + 1);
    if (goesOn && !isNear && (value !== 1 || next[0]?.value !== 2)) return asked;
    if (isNear) return value;
  }
  return isSound ? value : undefined;
}
