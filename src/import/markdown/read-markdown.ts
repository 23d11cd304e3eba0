/** Markdown of other programs as lines, one a paragraph; what is Markdown already is kept as it is typed. */
import { parse } from 'yaml';
import type { GuessedField, ImportLog } from '../imported.js';
import type { TextLine } from '../text/lines.js';
import { withoutWebMarks } from './web-marks.js';

/** Blocks that are no paragraphs: lists, quotations, tables, containers, notes, comments, images, code. */
const KEPT = /^ {0,3}(?:[-*+](?=\s)|\d{1,9}[.)](?=\s)|>|\||:{3}|```|~~~|\[\^[^\]]+\]:|<!--|!\[|\$\$)/;
const INDENTED_ITEM = /^\s+(?:[-*+]|\d{1,9}[.)])\s/;

export interface MarkdownRead {
  lines: TextLine[];
  /** Blocks that are kept, by the number in their sign among the lines. */
  kept: string[];
  fields: GuessedField[];
}

/** Signs of the private use area around the number of a kept block. */
const KEPT_SIGN = /^\ue002(\d+)\ue003$/;

/** The kept block that a line stands for. */
export function keptBlock(text: string, kept: readonly string[]): string | undefined {
  const index = KEPT_SIGN.exec(text)?.[1];
  return index === undefined ? undefined : kept[Number(index)];
}

/** Whether a text is a source of engross already: its front matter names a kind. */
export function isSource(text: string): boolean {
  const { yaml } = divided(text);
  return yaml !== undefined && /^(?:kind|engross):/m.test(yaml);
}

/** The paragraphs of a Markdown text, and what its front matter says. */
export function readMarkdown(text: string, log: ImportLog): MarkdownRead {
  const { yaml, body, first } = divided(text);
  const fields = yaml === undefined ? [] : foreignFields(yaml, log);
  const read: MarkdownRead = { lines: [], kept: [], fields };
  for (const group of groupsOf(body.split(/\r\n|\n|\r|\f/), first)) {
    const [start] = group;
    if (start === undefined) continue;
    if (KEPT.test(start.raw) || INDENTED_ITEM.test(start.raw)) {
      put(read, `\ue002${read.kept.length}\ue003`, start.number);
      read.kept.push(group.map(({ raw }) => raw.trimEnd()).join('\n'));
    } else for (const { words, number } of paragraphsIn(group)) put(read, withoutWebMarks(words, number, log), number);
  }
  return read;
}

function put({ lines }: MarkdownRead, text: string, number: number): void {
  if (text !== '') lines.push({ text, number, indent: 0, isApart: true, isPageTop: false });
}

interface RawLine {
  raw: string;
  number: number;
}

/** Lines between empty ones. */
function groupsOf(lines: readonly string[], first: number): RawLine[][] {
  const groups: RawLine[][] = [[]];
  let isFenced = false;
  for (const [index, raw] of lines.entries()) {
    if (/^ {0,3}(?:`{3}|:{3})/.test(raw))
      isFenced = /^ {0,3}:{3}\s*\w/.test(raw) || (!isFenced && raw.trim().startsWith('```'));
    if (raw.trim() === '' && !isFenced) groups.push([]);
    else groups.at(-1)?.push({ raw, number: first + index });
  }
  return groups.filter((group) => group.length > 0);
}

/** The paragraphs of a group: the web writes two spaces at a line's end for a paragraph, and a heading needs no empty line. */
function paragraphsIn(group: readonly RawLine[]): { words: string; number: number }[] {
  const found: { words: string; number: number }[] = [];
  let isEnded = true;
  for (const { raw, number } of group) {
    const words = raw.trim().replace(/[ \t]+/g, ' ');
    const last = found.at(-1);
    if (isEnded || last === undefined || /^#{1,6}\s/.test(words)) found.push({ words, number });
    else last.words = `${last.words} ${words}`;
    isEnded = /^#{1,6}\s/.test(words) || (/\S {2,}$/.test(raw) && /[.;:!?*]$/.test(words));
  }
  return found;
}

function divided(text: string): { yaml: string | undefined; body: string; first: number } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return { yaml: undefined, body: text, first: 1 };
  return { yaml: match[1] ?? '', body: text.slice(match[0].length), first: match[0].split('\n').length };
}

/** Title and day of a foreign front matter; everything else of it goes into the log. */
function foreignFields(yaml: string, log: ImportLog): GuessedField[] {
  log.changes.push({ reason: 'field', line: 1, before: yaml, after: '' });
  const values = parsed(yaml);
  const title = typeof values['title'] === 'string' ? values['title'].replace(/[\s\u00a0]+/g, ' ').trim() : '';
  const date = String(values['date'] ?? '').slice(0, 10);
  return [
    ...(title === '' ? [] : [{ path: 'title', value: title, from: 'from the front matter of the file' }]),
    ...(/^\d{4}-\d\d-\d\d$/.test(date)
      ? [{ path: 'date', value: date, from: 'from the front matter of the file' }]
      : []),
  ];
}

function parsed(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml, { version: '1.2', schema: 'core', logLevel: 'error', maxAliasCount: 0 });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
