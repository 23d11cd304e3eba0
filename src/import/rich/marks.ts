/**
 * Words with emphasis, links, notes and images as one string: each mark is a sign of a private use area, so that the stages
 * for plain text can read and escape the words, and is written as Markdown at the end.
 */
import type { ImportLog, Reason } from '../imported.js';
import { cleanCharacters } from '../text/clean-characters.js';
import type { RichImage, RichRun } from './rich-document.js';

/** Before a first sign that Markdown would read and the stages for plain text take for a heading. */
export const LITERAL = '\ue019';

const [STRONG, STRONG_END, EMPHASIS, EMPHASIS_END, LINK, LINK_END, NOTE, IMAGE, BREAK] = [
  ...'\ue010\ue011\ue012\ue013\ue014\ue015\ue016\ue017\ue018',
];
/** The first of the signs that point to a link, a note or an image by its place in the list. */
const FIRST = 0xf0000;
/** Any of these signs, which no file may bring along. */
const OWN = /[\ue000-\ue0ff\u{f0000}-\u{ffffd}]/gu;
export const MARKS = /[\ue010-\ue018\u{f0000}-\u{ffffd}]/gu;

/** What the signs of one document point to. */
export interface MarkTable {
  targets: string[];
  images: { name: string; image: RichImage }[];
  /** Begins the names of images. */
  name: string;
  /** Marks of direction are set by the design: they are none of the words. */
  isOurs: boolean;
}

/** What is open while words are written. */
interface Open {
  text: string;
  link: string | undefined;
  strong: boolean;
  emphasis: boolean;
}

type Look = Pick<Open, 'link' | 'strong' | 'emphasis'>;

/** The words of some runs with their marks; `isPlain` leaves emphasis out. */
export function markedText(
  runs: readonly RichRun[],
  table: MarkTable,
  line: number,
  log: ImportLog,
  isPlain = false,
): string {
  const open: Open = { text: '', link: undefined, strong: false, emphasis: false };
  for (const run of runs) {
    const own = cleanText(table.isOurs ? run.text.replace(/[\u200e\u200f]/g, '') : run.text, line, log);
    change(open, lookOf(run, own, open, isPlain), table);
    open.text += own;
    if (run.note !== undefined) open.text += NOTE + pointer(table, run.note);
    if (run.image !== undefined) open.text += IMAGE + pointer(table, imageName(run.image, table));
    if (run.isBreak) open.text += BREAK;
  }
  change(open, { link: undefined, strong: false, emphasis: false }, table);
  return tidy(open.text);
}

/** The look of a run; spaces go on with what is around them, and a note is in no emphasis. */
function lookOf(run: RichRun, own: string, open: Open, isPlain: boolean): Look {
  if (own === '') return { link: undefined, strong: false, emphasis: false };
  if (own.trim() === '') return { link: open.link, strong: open.strong, emphasis: open.emphasis };
  return {
    link: safeLink(run.link),
    strong: !isPlain && run.strong === true,
    emphasis: !isPlain && run.emphasis === true,
  };
}

/** Closes what ends, the innermost first, and opens what begins. */
function change(open: Open, wanted: Look, table: MarkTable): void {
  const isOtherLink = wanted.link !== open.link;
  const isOtherStrong = isOtherLink || wanted.strong !== open.strong;
  if (open.emphasis && (isOtherStrong || !wanted.emphasis)) {
    open.text += EMPHASIS_END;
    open.emphasis = false;
  }
  if (open.strong && isOtherStrong) {
    open.text += STRONG_END;
    open.strong = false;
  }
  if (open.link !== undefined && isOtherLink) open.text += LINK_END + pointer(table, open.link);
  if (wanted.link !== undefined && isOtherLink) open.text += LINK;
  if (wanted.strong && !open.strong) open.text += STRONG;
  if (wanted.emphasis && !open.emphasis) open.text += EMPHASIS;
  Object.assign(open, wanted);
}

function pointer(table: MarkTable, target: string): string {
  table.targets.push(target);
  return String.fromCodePoint(FIRST + table.targets.length - 1);
}

function imageName(image: RichImage, { images, name }: MarkTable): string {
  const file = `${name}-${images.length + 1}.${image.extension}`;
  images.push({ name: file, image });
  return file;
}

/** Addresses that a source may have; a link without one keeps its words. */
function safeLink(link: string | undefined): string | undefined {
  if (link === undefined || link.length > 2000 || !/^(?:https?|mailto):/i.test(link)) return undefined;
  return /[\s<>\\]/.test(link) ? undefined : link;
}

function cleanText(text: string, line: number, log: ImportLog): string {
  const before = log.changes.length;
  let clean = text
    .replace(OWN, (found) => leftOut(found, line, log))
    .replace(/\u00ad/g, (found) => leftOut(found, line, log));
  // Most words have nothing to clean.
  if (/(?![\t\n\r])\p{Cc}|[\u00c2-\u00f4\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufb00-\ufb06\ufeff]/u.test(clean)) {
    clean = cleanCharacters(clean, log);
    for (const change of log.changes.slice(before)) change.line = line;
  }
  return clean.replace(/[\t\n\r\v\f ]+/g, ' ');
}

function leftOut(found: string, line: number, log: ImportLog): string {
  log.changes.push({ reason: 'invisible', line, before: found, after: '' });
  return '';
}

const SPACE_INSIDE = /([\ue010\ue012]+)(\s+)/g;
const SPACE_BEFORE_END = /(\s+)((?:[\ue011\ue013]|\ue015[\u{f0000}-\u{ffffd}])+)/gu;
const SIGN_BEFORE_END = /([\p{P}\p{S}]+)([\ue011\ue013]+)(?=[\p{L}\p{N}])/gu;
const EMPTY = /\ue010\ue011|\ue012\ue013/g;

/** Spaces and end marks go out of emphasis, where Markdown does not see its end behind them. */
function tidy(text: string): string {
  return text
    .replace(SPACE_INSIDE, '$2$1')
    .replace(SPACE_BEFORE_END, '$2$1')
    .replace(SIGN_BEFORE_END, '$2$1')
    .replace(EMPTY, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Escaped words with their marks as Markdown; what Markdown adds to the words is logged. */
export function writeMarks(text: string, { targets, images }: MarkTable, line: number, log: ImportLog): string {
  const target = (sign: string) => targets[(sign.codePointAt(0) ?? FIRST) - FIRST] ?? '';
  const added = (reason: Reason, after: string) => {
    log.changes.push({ reason, line, before: '', after });
    return after;
  };
  return text
    .replace(/\ue019/g, '\\')
    .replace(/[\ue010\ue011]/g, '**')
    .replace(/[\ue012\ue013]/g, '*')
    .replace(/\ue014([^\ue014\ue015]*)\ue015([\u{f0000}-\u{ffffd}])/gu, (_, words: string, sign: string) => {
      const url = target(sign);
      const bare = words.trim().replace(/\\_/g, '_');
      if (bare === '') return words;
      if (bare === url || bare === url.replace(/^mailto:/, '')) return `<${bare}>`;
      return `[${words}](${added('link', url.replace(/[()]/g, '\\$&'))})`;
    })
    .replace(/\ue016([\u{f0000}-\u{ffffd}])/gu, (_, sign: string) => added('note', `[^${target(sign)}]`))
    .replace(/\ue017([\u{f0000}-\u{ffffd}])/gu, (_, sign: string) => {
      const name = target(sign);
      const alt = images.find((one) => one.name === name)?.image.alt ?? '';
      return added('image', alt === '' ? `![](${name}){decorative}` : `![${alt.replace(/[[\]\\]/g, '\\$&')}](${name})`);
    })
    .replace(/\ue018/g, '\\\n');
}

/** The words without their marks, for what only reads them. */
export function bareText(text: string): string {
  return text.replace(/\ue018/g, ' ').replace(MARKS, '');
}
