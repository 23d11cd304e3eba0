/**
 * Writes what came back into a version's source: in its place where the version has the structure of its original, and
 * every character that is not changed stays; else as the original is built, with the version's words.
 */
import type { Draft } from '../compile.js';
import type { Edit } from '../report/diagnostic.js';
import type { Image, Phrasing } from '../tree/phrasing.js';
import { applyEdits } from '../write/apply-edits.js';
import { setField } from '../write/set-field.js';
import { type WordsPlace, writeWords } from '../write/write-words.js';
import type { WantedUnit } from './check-units.js';
import { bodyStart, pathOfField, type Range, type TextUnit } from './text-units.js';

/** True when only words change, so that the version keeps its own structure. */
export function isInPlace(version: Draft | undefined, units: readonly WantedUnit[], isRestructured: boolean): boolean {
  return (
    version !== undefined &&
    !isRestructured &&
    units.every(({ pair, words }) => words === undefined || pair.version.length > 0)
  );
}

/** The version's source with the changed units put in. */
export function editVersion(version: Draft, units: readonly WantedUnit[]): string {
  const { text } = version.parsed;
  const changed = units.flatMap(({ pair, words, isChanged }): Written[] => {
    const [unit] = pair.version;
    return unit === undefined || words === undefined || !isChanged ? [] : [{ unit, words }];
  });
  const edits = editsOf(changed, text);
  const fields = changed.filter(({ unit }) => unit.form === 'field');
  const head = headOf(version, text);
  const edited =
    fields.length === 0
      ? []
      : [{ from: head.from, to: head.to, text: withFields(text.slice(head.from, head.to), fields) }];
  return markOf(version) + applyEdits(text, [[...edits, ...edited]]);
}

/** A version built as its original is: its fields, and the original's text with the words of the version. */
export function buildVersion(original: Draft, version: Draft | undefined, units: readonly WantedUnit[]): string {
  const text = original.parsed.text;
  const written = units.flatMap(({ pair, words }): (Written & { present: TextUnit | undefined })[] =>
    words === undefined ? [] : [{ unit: pair.unit, words, present: pair.version[0] }],
  );
  const inText = written.filter(({ unit }) => unit.form !== 'field');
  const edits = editsOf(inText, text);
  const body = applyEdits(text, [edits]).slice(bodyStart(original));
  const fields = written.filter(({ unit }) => unit.form === 'field');
  return `${markOf(version ?? original)}${frontMatter(version, fields)}${body}`;
}

interface Written {
  unit: TextUnit;
  words: readonly Phrasing[];
}

/** A version's source as it stands, its byte order mark too. */
export function sourceText(version: Draft): string {
  return markOf(version) + version.parsed.text;
}

function markOf({ file }: Draft): string {
  return typeof file.value !== 'string' && file.value[0] === 0xef && file.value[1] === 0xbb ? '\ufeff' : '';
}

/** Edits of the text: of a paragraph with an image in it, the words of both in one. */
function editsOf(written: readonly Written[], text: string): Edit[] {
  const blocks = written.filter(({ unit }) => unit.form !== 'field' && unit.form !== 'alt');
  const alts = new Map(written.filter(({ unit }) => unit.form === 'alt').map((one) => [one.unit.id, one]));
  const edits: Edit[] = [];
  for (const { unit, words } of blocks) {
    if (unit.range === undefined) continue;
    const place = placeOf(unit);
    edits.push(edit(unit.range, writeWords(withAlts(words, unit, alts), place, indentAt(text, unit.range))));
  }
  for (const { unit, words } of alts.values()) {
    const isInside = blocks.some(
      (one) => one.unit.range !== undefined && unit.range !== undefined && contains(one.unit.range, unit.range),
    );
    if (unit.range !== undefined && !isInside) edits.push(edit(unit.range, writeWords(words, 'alt')));
  }
  return edits;
}

function edit({ from, to }: Range, text: string): Edit {
  return { from, to, text };
}

function contains(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function placeOf({ form, kind }: TextUnit): WordsPlace {
  if (form === 'cell' || form === 'alt' || form === 'title') return form;
  if (kind === 'heading' || kind === 'title' || kind === 'field') return 'heading';
  return kind === 'annex' ? 'label' : 'block';
}

/** Images with the alternative texts that came back, in their order. */
function withAlts(words: readonly Phrasing[], unit: TextUnit, alts: ReadonlyMap<string, Written>): Phrasing[] {
  let count = 0;
  const replace = (node: Phrasing): Phrasing => {
    if (node.type === 'image' && !node.decorative && node.alt !== '')
      return withAlt(node, alts.get(`${unit.id}.alt${++count}`));
    // A node with children keeps its kind: only images in it change.
    return 'children' in node ? ({ ...node, children: node.children.map(replace) } as Phrasing) : node;
  };
  return words.map(replace);
}

function withAlt(image: Image, alt: Written | undefined): Image {
  return alt === undefined
    ? image
    : { ...image, alt: alt.words.map((node) => (node.type === 'text' ? node.value : '')).join('') };
}

/** What a further line of a block begins with: as many spaces as its first one is in, the marks of quotations kept. */
function indentAt(text: string, { from }: Range): string {
  return text.slice(text.lastIndexOf('\n', from - 1) + 1, from).replace(/[^\s>]/g, ' ');
}

/** The YAML of a source's front matter, without its fences. */
function headOf({ parsed }: Draft, text: string): Range {
  const first = parsed.markdown.children[0];
  if (first?.type !== 'yaml') return { from: 0, to: 0 };
  const end = first.position?.end.offset ?? 0;
  return { from: text.indexOf('\n') + 1, to: Math.max(text.indexOf('\n') + 1, end - 3) };
}

function withFields(yaml: string, fields: readonly Written[]): string {
  const isCrLf = yaml.includes('\r\n');
  let edited = yaml;
  for (const { unit, words } of fields) {
    const value = words.map((node) => (node.type === 'text' ? node.value : '')).join('');
    edited = setField(edited, pathOfField(unit.id), value);
  }
  return isCrLf ? edited.replace(/\r?\n/g, '\r\n') : edited;
}

/** The front matter of a version, with these fields in it; of a new one, nothing but them. */
function frontMatter(version: Draft | undefined, fields: readonly Written[]): string {
  if (version === undefined || bodyStart(version) === 0) {
    const yaml = withFields('', fields);
    return yaml === '' ? '' : `---\n${yaml}---`;
  }
  const { text } = version.parsed;
  const { from, to } = headOf(version, text);
  const changed = fields.filter(({ unit, words }) => !isThere(unit, words, version));
  return text.slice(0, from) + withFields(text.slice(from, to), changed) + text.slice(to, bodyStart(version));
}

function isThere({ id }: TextUnit, words: readonly Phrasing[], { parsed }: Draft): boolean {
  const value = words.map((node) => (node.type === 'text' ? node.value : '')).join('');
  return parsed.frontMatter.document.getIn(pathOfField(id)) === value;
}
