/**
 * Markup in front matter: `title: On *Salmo trutta*` has its emphasis on the page, and is plain in the file's properties.
 * What a field cannot hold (a note, a link, an image) is refused; where emphasis cannot be set it is reported.
 */

import type { PhrasingContent, Text } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import type { ShapeContext } from '../../context.js';
import { moveDiagnostics, report } from '../../report/report.js';
import { type SourceFile, sourceFile } from '../../report/source-file.js';
import { type Session, scopeOf } from '../../templates/fields.js';
import { placeOfText, type YamlText } from '../../templates/yaml/read-yaml.js';
import type { Phrasing } from '../../tree/phrasing.js';
import { parseWhole } from '../markdown/official-markdown.js';
import { readPhrasing } from '../phrasing/read-phrasing.js';
import type { ReadState } from '../state/read-state.js';

/** The words of fields that have emphasis or escapes in them, by the field's name. */
export type FieldWords = Readonly<Record<string, Phrasing[]>>;

/** Fields whose words are printed as a line of their own, so that emphasis in them can be set. */
const SET: readonly string[] = ['title', 'topic', 'segment', 'byline', 'capacity', 'onBehalfOf'];
/** Words that no page prints. */
const UNPRINTED: readonly string[] = ['language', 'keywords', 'accept'];

type Ground = Pick<ShapeContext, 'file' | 'fields' | 'kind' | 'language' | 'symbols' | 'whereSaid'>;

/** Reads the markup in the fields of a version; what is wrong with it is reported at its field. */
export function readFieldWords(ground: Ground): FieldWords {
  const words: Record<string, Phrasing[]> = {};
  for (const { name, text } of textsOf(ground)) {
    if (SET.includes(name) || isOwn(name, ground)) {
      const read = MARKUP.test(text) ? readMarkup(name, text, inlineOf(text), ground) : undefined;
      if (read !== undefined) words[name] = read;
    } else if (hasMarkup(text)) reportUnset(name, ground.file, ground.whereSaid(text));
  }
  return words;
}

/** Reports markup in the words of a session, which are printed as typed. */
export function reportSessionMarkup(session: Session, yaml: YamlText): void {
  const { title, organisation, body, venue, address, place, mark, items } = session;
  for (const [name, value] of Object.entries({ title, organisation, body, venue, address, place, mark, items }))
    for (const text of textsIn(value)) if (hasMarkup(text)) reportUnset(name, yaml.file, placeOfText(yaml, text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function hasMarkup(text: string): boolean {
  return MARKUP.test(text) && !isPlain(inlineOf(text), text);
}

/** Signs that may begin markup. */
const MARKUP = /[*_`~^=@$\\<&{[]/;

/** Strings of fields that each language states for itself, those in groups and lists too. */
function textsOf({ fields, kind }: Ground): { name: string; text: string }[] {
  return Object.entries(fields)
    .filter(([key]) => !UNPRINTED.includes(key))
    .flatMap(([key, value]) => stringsIn(value, key, scopeOf(key, kind.fields.own)));
}

function isOwn(name: string, { kind }: Ground): boolean {
  return kind.fields.own !== undefined && Object.hasOwn(kind.fields.own, name);
}

function stringsIn(value: unknown, name: string, scope: ReturnType<typeof scopeOf>): { name: string; text: string }[] {
  if (scope === 'same') return [];
  if (typeof value === 'string') return scope === 'translated' ? [{ name, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = `${name}.${key}`;
    return stringsIn(inner, path, scope === 'translated' ? scope : scopeOf(path));
  });
}

/** Stands before a field's text, so that no block (`1.`, `#`, `-`) begins with it. */
const BEFORE = '(';

function inlineOf(text: string): PhrasingContent[] {
  const [paragraph] = parseWhole(BEFORE + text.replace(/\s+/g, ' ').trim()).children;
  if (paragraph?.type !== 'paragraph') return [{ type: 'text', value: text }];
  const [first, ...rest] = paragraph.children;
  if (first?.type !== 'text') return paragraph.children;
  const value = first.value.slice(BEFORE.length);
  return value === '' ? rest : [{ ...first, value, ...placedAfter(first) }, ...rest];
}

/** The place of a first text without what stands before it, from which the place of each of its characters is counted. */
function placedAfter({ position }: Text): Pick<Text, 'position'> {
  if (position === undefined) return {};
  const { start, end } = position;
  const moved = { ...start, column: start.column + BEFORE.length, offset: (start.offset ?? 0) + BEFORE.length };
  return { position: { start: moved, end } };
}

function isPlain(inline: readonly PhrasingContent[], text: string): boolean {
  const [only, ...others] = inline;
  return others.length === 0 && only?.type === 'text' && only.value === text.replace(/\s+/g, ' ').trim();
}

function readMarkup(name: string, text: string, inline: PhrasingContent[], ground: Ground): Phrasing[] | undefined {
  const strange = strangeIn(inline);
  if (strange !== undefined) {
    refuse(name, text, strange, ground);
    return undefined;
  }
  const { file: own, state } = stateFor(text, ground);
  const read = readPhrasing(inline, state);
  moveDiagnostics(own, ground.file, ground.whereSaid(text));
  return read.map(unplaced);
}

/** A node of the text alone: fields have no place that the text's positions count in. */
function unplaced(node: Phrasing): Phrasing {
  const bare = { ...node };
  delete bare.position;
  return 'children' in bare ? { ...bare, children: bare.children.map(unplaced) } : bare;
}

/** The first node that is more than words and emphasis. */
function strangeIn(inline: PhrasingContent[]): PhrasingContent | undefined {
  let found: PhrasingContent | undefined;
  visit({ type: 'paragraph', children: inline }, (node) => {
    if (['paragraph', 'text', 'emphasis', 'strong'].includes(node.type)) return;
    found ??= node as PhrasingContent;
  });
  return found;
}

const NAMES: Partial<Record<PhrasingContent['type'], string>> = {
  image: 'an image',
  break: 'a line break',
  inlineCode: 'code',
  html: 'HTML',
};

const TITLE_NOTE = 'write the note of a title as `[^*]: …` in the text; the title calls it by itself';

function refuse(name: string, text: string, node: PhrasingContent, { file, whereSaid }: Ground): void {
  const isNote = node.type === 'footnoteReference';
  const found = isNote ? `a note (\`[^${node.label ?? node.identifier}]\`)` : (NAMES[node.type] ?? `a ${node.type}`);
  const help =
    node.type === 'html'
      ? 'to print a `<`, write `\\<`'
      : isNote && name === 'title'
        ? TITLE_NOTE
        : 'write plain words, with `*emphasis*` where they need it';
  report(file, 'field-markup', whereSaid(text), {
    message: `\`${name}\` cannot have ${found}`,
    help,
  });
}

function reportUnset(name: string, file: SourceFile, place: Position | undefined): void {
  report(file, 'field-markup', place, {
    message: `\`${name}\` has markup, which is printed as typed`,
    help: `write plain words; only ${SET.map((field) => `\`${field}\``).join(', ')} in front matter can have \`*emphasis*\``,
    severity: 'warning',
  });
}

function stateFor(text: string, { kind, language, symbols, fields }: Ground): { file: SourceFile; state: ReadState } {
  const file = sourceFile({});
  const state: ReadState = {
    file,
    silences: [],
    text: BEFORE + text.replace(/\s+/g, ' ').trim(),
    kind,
    language,
    symbols,
    fields,
    fieldWords: {},
    notes: new Set(),
    called: new Map(),
    within: 'text',
    inNote: false,
    level: 0,
    readFlow: () => [],
  };
  return { file, state };
}
