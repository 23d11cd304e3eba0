/**
 * Forms of symbols: `{codes}[ ({year})]` as a text of templates/symbols.yaml, and how a symbol is matched with one.
 *
 * `{…}` is a blank, named by its type or as `{name:type}`; `[…]` may be absent; every other sign is literal. Matching goes
 * from left to right, takes as many signs for a blank as there are and never tries it again with fewer: the cost is linear.
 */
import { romanValue } from './languages/roman.js';

/** Longest symbol. */
export const LONGEST_SYMBOL = 100;

/** What may be written in a blank, by type. `code` and `codes` end with a letter or a figure. */
const BLANKS = {
  number: /\d{1,9}/y,
  year: /[12]\d{3}(?!\d)/y,
  roman: /[IVXLCDM]{1,15}(?![A-Za-z])/y,
  capitals: /[A-Z]{1,40}/y,
  letters: /[A-Za-z]{1,40}/y,
  code: /[A-Z0-9](?:[A-Za-z0-9.-]{0,60}[A-Za-z0-9])?/y,
  /** Several of `code` between `/`; suffixes are not among them. */
  codes: /[A-Z0-9](?:[A-Za-z0-9.-]{0,60}[A-Za-z0-9])?/y,
} as const;

type BlankType = keyof typeof BLANKS;

/** One part of a form. */
type Element =
  | { kind: 'literal'; text: string }
  | { kind: 'blank'; name: string; type: BlankType }
  | { kind: 'optional'; elements: Form };

/** A form, parsed. */
export type Form = readonly Element[];

/** A piece of a symbol that matched a literal or a blank; literals have no name. */
export interface Piece {
  name: string | undefined;
  text: string;
  /** How it is compared: the figures of a Roman number, else the text. */
  value: string;
  /** Whether the form leaves open what is written here (`code`, `codes`). */
  isOpen: boolean;
}

/** A stretch of text that matched a form. */
export interface Match {
  end: number;
  pieces: readonly Piece[];
}

const TYPES = Object.keys(BLANKS).filter((name): name is BlankType => Object.hasOwn(BLANKS, name));

/** Parses a form; a text instead of a form says what is wrong with it. */
export function parseForm(text: string): Form | string {
  const tokens = text.match(/\{[^{}]*\}|[[\]{}]|[^[\]{}]+/g) ?? [];
  const open: Element[][] = [[]];
  for (const token of tokens) {
    const fault = addToken(token, open);
    if (fault !== undefined) return fault;
  }
  const [form = []] = open;
  if (open.length > 1) return 'a form whose `[` has its `]`';
  return form.length === 0 ? 'a form that is not empty' : form;
}

/** Adds a token to the innermost open list; a text says what is wrong with it. */
function addToken(token: string, open: Element[][]): string | undefined {
  const innermost = open.at(-1) ?? [];
  if (token === '[') {
    open.push([]);
    return undefined;
  }
  if (token === ']') {
    if (open.length === 1 || innermost.length === 0) return 'a form whose `[…]` has its `[` and something inside';
    open.pop();
    open.at(-1)?.push({ kind: 'optional', elements: innermost });
    return undefined;
  }
  if (token.startsWith('{')) {
    const blank = parseBlank(token);
    if (blank === undefined) return `\`{type}\` or \`{name:type}\`, where the type is one of ${TYPES.join(', ')}`;
    innermost.push(blank);
    return undefined;
  }
  if (!/^[A-Za-z0-9 .,:()*/_+-]+$/.test(token))
    return 'unaccented letters, figures, spaces and `.,:()*/_+-` between the blanks';
  innermost.push({ kind: 'literal', text: token });
  return undefined;
}

function parseBlank(token: string): Element | undefined {
  const [, name = '', named] = /^\{([a-z]{1,40})(?::([a-z]{1,40}))?\}$/.exec(token) ?? [];
  const type = TYPES.find((one) => one === (named ?? name));
  return type === undefined ? undefined : { kind: 'blank', name, type };
}

/** Names of the blanks of a form. */
export function blankNames(form: Form): string[] {
  return form.flatMap((element) => {
    if (element.kind === 'optional') return blankNames(element.elements);
    return element.kind === 'blank' ? [element.name] : [];
  });
}

/** Matches a form at an offset. `endsCodes` says at which `/` a list of codes ends, because a suffix begins there. */
export function matchForm(
  form: Form,
  text: string,
  from: number,
  endsCodes: (at: number) => boolean = () => false,
): Match | undefined {
  const pieces: Piece[] = [];
  let at = from;
  for (const element of form) {
    const match = matchElement(element, text, at, endsCodes);
    if (match === undefined) return undefined;
    for (const piece of match.pieces) pieces.push(piece);
    at = match.end;
  }
  return { end: at, pieces };
}

function matchElement(
  element: Element,
  text: string,
  at: number,
  endsCodes: (at: number) => boolean,
): Match | undefined {
  switch (element.kind) {
    case 'optional':
      return matchForm(element.elements, text, at, endsCodes) ?? { end: at, pieces: [] };
    case 'literal': {
      const piece = { name: undefined, text: element.text, value: element.text, isOpen: false };
      return text.startsWith(element.text, at) ? { end: at + element.text.length, pieces: [piece] } : undefined;
    }
    case 'blank': {
      const { name, type } = element;
      const end = type === 'codes' ? endOfCodes(text, at, endsCodes) : endOf(type, text, at);
      if (end === undefined) return undefined;
      const words = text.slice(at, end);
      const value = type === 'roman' ? String(romanValue(words)) : words;
      return { end, pieces: [{ name, text: words, value, isOpen: type === 'code' || type === 'codes' }] };
    }
  }
}

function endOf(type: BlankType, text: string, at: number): number | undefined {
  const pattern = BLANKS[type];
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfCodes(text: string, at: number, endsCodes: (at: number) => boolean): number | undefined {
  if (text[at - 1] === '/' && endsCodes(at - 1)) return undefined;
  let end = endOf('code', text, at);
  while (end !== undefined && text[end] === '/' && !endsCodes(end)) {
    const next = endOf('code', text, end + 1);
    if (next === undefined) break;
    end = next;
  }
  return end;
}

/** A text as a form that matches it and texts with other figures: `XX-12/3` becomes `XX-{number}/{number}`. */
export function formLike(symbol: string): string {
  return symbol.replace(/[^A-Za-z0-9 .,:()*/_+-]/g, '').replace(/\d{1,9}/g, '{number}');
}
