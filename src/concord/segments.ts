/**
 * A version as the stretches of words that are translated one by one: its units, the cells of its tables, and the fields
 * that each version states in its own language. Ledgers and translators' files count in them.
 */
import { createHash } from 'node:crypto';
import type { Position } from 'unist';
import { scopeOf } from '../templates/fields.js';
import type { OwnFields } from '../templates/own-fields.js';
import type { Label } from '../tree/node.js';
import type { Phrasing } from '../tree/phrasing.js';
import type { UnitKind } from '../tree/spec.js';
import { foldedText } from '../tree/text.js';
import type { ConcordVersion } from './difference.js';
import { unitsOf } from './units.js';

/** What a segment is, for those who read it out of its page. */
export type SegmentKind = UnitKind | 'cell' | 'caption' | 'field';

/** A stretch of words with a place of its own. */
export interface Segment {
  kind: SegmentKind;
  /** The place of its block; of a field its path: `field.adopted.place`. No author's name has a point in it. */
  place: string;
  label: Label | undefined;
  words: readonly Phrasing[];
  /** Of its block; fields have none. */
  position: Position | undefined;
}

/** All segments of a labelled version: title, fields, text, notes; none that has no words. */
export function segmentsOf(version: ConcordVersion): Segment[] {
  const units = unitsOf(version.document).flatMap((unit): Segment[] => {
    if (unit.table === undefined) return [unit];
    const cells = unit.table.children.flatMap((row) => row.children);
    return [
      { ...unit, kind: 'caption' },
      ...cells.map(
        ({ place = '', children, position }): Segment => ({
          kind: 'cell',
          place,
          label: undefined,
          words: children,
          position,
        }),
      ),
    ];
  });
  const title = [...titleField(version), ...units.filter((unit) => unit.kind === 'title')];
  const text = units.filter((unit) => unit.kind !== 'title');
  return [...title, ...fieldSegments(version), ...text].filter((segment) => segment.words.length > 0);
}

/** The title has one place, whether front matter states it or a heading does. */
function titleField({ context }: ConcordVersion): Segment[] {
  const { title } = context.fields;
  return title === undefined ? [] : [fieldSegment('title', 'title', title)];
}

function fieldSegment(kind: SegmentKind, place: string, text: string): Segment {
  return { kind, place, label: undefined, words: [{ type: 'text', value: text }], position: undefined };
}

/** Fields that are each version's own and are not words of the text. */
const NOT_TRANSLATED: ReadonlySet<string> = new Set(['title', 'language', 'unofficial', 'accept']);

function fieldSegments({ context }: ConcordVersion): Segment[] {
  return Object.entries(context.fields)
    .filter(([key]) => !NOT_TRANSLATED.has(key))
    .flatMap(([key, value]) => leavesOf(value, [key], context.kind.fields.own))
    .map(({ path, text }) => fieldSegment('field', `field.${path.join('.')}`, text));
}

/** Strings of a field that is translated, or of the translated ones in a group of fields. */
function leavesOf(
  value: unknown,
  path: string[],
  own: OwnFields | undefined,
  isTranslated = false,
): { path: string[]; text: string }[] {
  const scope = isTranslated ? 'translated' : scopeOf(path.join('.'), own);
  if (scope === 'same') return [];
  if (typeof value === 'string') return scope === 'translated' ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  // Members of a list are counted from one, as a reader counts them.
  const entries = Array.isArray(value) ? value.map((one, index) => [String(index + 1), one]) : Object.entries(value);
  return entries.flatMap(([key, inner]) => leavesOf(inner, [...path, String(key)], own, scope === 'translated'));
}

/** Fingerprint of words wherever they stand: the first 14 digits of a block's. */
export function fingerprintOf(words: readonly Phrasing[]): string {
  return createHash('sha256').update(foldedText(words)).digest('hex').slice(0, 14);
}

/** Words with what stands among them made visible: `[^]` for the call of a note, `[words](#name)` for a reference. */
export function markedText(words: readonly Phrasing[]): string {
  return words.map(marked).join('').replace(/\s+/gu, ' ').trim();
}

function marked(node: Phrasing): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'footnoteReference':
      return '[^]';
    case 'reference':
      return `[${markedText(node.children)}](${node.target})`;
    case 'image':
      return `![${node.alt}](${node.url})`;
    case 'hole':
      return '{}';
    case 'break':
      return ' ';
    case 'pageNumber':
      return '';
    case 'referenceNumber':
      return node.value;
    default:
      return node.children.map(marked).join('');
  }
}
