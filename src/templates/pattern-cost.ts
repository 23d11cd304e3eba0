/**
 * Regular expressions of templates, checked before they are used: how many ways a backtracking engine can try on a text
 * that does not match is bounded from the expression alone. A workspace's template cannot hold a build up.
 */

/** Longest text that an expression of a template is tried on: beyond it no paragraph is a salutation or a chapeau. */
export const LONGEST_MATCHED = 2_000;

/** Ways that may be tried on one text: some hundredths of a second. */
const MOST_WAYS = 10_000_000;
/** Words that a repeated group may stand for, to be compared with each other. */
const MOST_WORDS = 500;

/** Part of an expression: in how many ways it can match from one place, and its words where they are few. */
interface Part {
  ways: number;
  /** All words that it matches; undefined where they are too many, or a class of characters is in it. */
  words: readonly string[] | undefined;
  /** True for one character, whichever. */
  isOne: boolean;
}

const NOTHING: Part = { ways: 1, words: [''], isOne: false };
const CLASS: Part = { ways: 1, words: undefined, isOne: true };

/** Whether an expression (flag u) can be tried in a bounded time; false for one that is no expression, too. */
export function isBounded(pattern: string): boolean {
  try {
    // Tried once, for one that is too large is refused only then.
    new RegExp(pattern, 'u').test('');
  } catch {
    return false;
  }
  const reader: Reader = { tokens: pattern.match(TOKEN) ?? [], at: 0, isKnown: true };
  const { ways } = alternatives(reader);
  if (!reader.isKnown || reader.at < reader.tokens.length) return false;
  return ways * (isAnchored(reader.tokens) ? 1 : LONGEST_MATCHED) <= MOST_WAYS;
}

/** Whether each alternative begins at the beginning of the text, and is not tried anywhere else. */
function isAnchored(tokens: readonly string[]): boolean {
  let depth = 0;
  return tokens.every((token, index) => {
    if (token.startsWith('(')) depth += 1;
    if (token === ')') depth -= 1;
    const begins = index === 0 || (depth === 0 && tokens[index - 1] === '|');
    return !begins || token === '^';
  });
}

/** Whether a text matches one of the expressions, which the schema has checked. */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return text.length <= LONGEST_MATCHED && patterns.some((pattern) => new RegExp(pattern, 'u').test(text));
}

interface Reader {
  tokens: readonly string[];
  at: number;
  /** False once something was met of which the ways cannot be counted: a back reference, a look-behind, a named group. */
  isKnown: boolean;
}

/** A class, an escape with its braces, the beginning of a group, a quantifier, or one character. */
const TOKEN =
  /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\.|\((?:\?[:=!])?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsu;

function alternatives(reader: Reader): Part {
  let sum = sequence(reader);
  while (reader.tokens[reader.at] === '|') {
    reader.at += 1;
    const next = sequence(reader);
    sum = {
      ways: sum.ways + next.ways,
      words: few([sum.words, next.words], (one, other) => [...one, ...other]),
      isOne: false,
    };
  }
  return sum;
}

function sequence(reader: Reader): Part {
  let made = NOTHING;
  for (
    let token = reader.tokens[reader.at];
    token !== undefined && token !== '|' && token !== ')';
    token = reader.tokens[reader.at]
  ) {
    const part = repeated(single(reader), reader);
    const words = few([made.words, part.words], (before, after) =>
      before.flatMap((one) => after.map((other) => one + other)),
    );
    made = { ways: made.ways * part.ways, words, isOne: made === NOTHING && part.isOne };
  }
  return made;
}

function few(
  [one, other]: [Part['words'], Part['words']],
  join: (one: readonly string[], other: readonly string[]) => string[],
): Part['words'] {
  if (one === undefined || other === undefined || one.length * other.length > MOST_WORDS) return undefined;
  return join(one, other);
}

function single(reader: Reader): Part {
  const token = reader.tokens[reader.at++] ?? '';
  if (token.startsWith('(')) return group(token, reader);
  if (token === '^' || token === '$' || token === '\\b' || token === '\\B') return NOTHING;
  if (/^\\[k1-9]/.test(token)) reader.isKnown = false;
  if (token.startsWith('[') || token === '.' || /^\\[pPdDsSwW]/.test(token)) return CLASS;
  return { ways: 1, words: [token.replace(/^\\(?![ucx])/, '')], isOne: true };
}

function group(token: string, reader: Reader): Part {
  // `(?<`: what follows is a look-behind or the name of a group.
  if (reader.tokens[reader.at]?.startsWith('?') === true) reader.isKnown = false;
  const inner = alternatives(reader);
  if (reader.tokens[reader.at] === ')') reader.at += 1;
  return token === '(?=' || token === '(?!' ? { ways: inner.ways, words: [''], isOne: false } : inner;
}

const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/;

function repeated(part: Part, reader: Reader): Part {
  const [, sign, least, comma, most] = QUANTIFIER.exec(reader.tokens[reader.at] ?? '') ?? [];
  if (sign === undefined && least === undefined) return part;
  reader.at += 1;
  if (sign === '?')
    return { ways: part.ways + 1, words: few([part.words, ['']], (one, none) => [...one, ...none]), isOne: false };
  const from = sign === '+' ? 1 : Number(least ?? 0);
  if (from > LONGEST_MATCHED) reader.isKnown = false;
  const upTo = least === undefined ? LONGEST_MATCHED : comma === '' ? from : Number(most || LONGEST_MATCHED);
  if (part.isOne || isPrefixFree(part.words))
    return { ways: Math.max(1, Math.min(upTo, LONGEST_MATCHED) - from + 1), words: undefined, isOne: false };
  return { ways: manyTimes(part.ways, upTo), words: undefined, isOne: false };
}

/** Ways of a part that is repeated up to so many times, each time in all of its ways. */
function manyTimes(ways: number, upTo: number): number {
  return ways === 1 ? upTo + 1 : Math.min(Number.MAX_VALUE, ways ** (upTo + 1));
}

/** Whether at every place at most one of the words can stand, so that a text is cut into them in one way only. */
function isPrefixFree(words: Part['words']): boolean {
  if (words === undefined || words.includes('')) return false;
  const sorted = words.map((word) => word.toLowerCase()).sort();
  return sorted.every((word, index) => index === 0 || !word.startsWith(sorted[index - 1] ?? ''));
}
