/** A document as its translators get it: every unit with its context, and what is translated of it already. */
import type { Draft } from '../compile.js';
import type { SegmentKind } from '../concord/segments.js';
import { inlineOf } from './inline-codes.js';
import { pairUnits, type UnitPair } from './pair-units.js';
import type { TextUnit } from './text-units.js';
import { type UnitNote, writeXliff, type XliffUnit } from './write-xliff.js';

/** A language that a document is translated into. */
export interface TargetLanguage {
  tag: string;
  direction: 'ltr' | 'rtl';
}

/** The XLIFF of a document for a language; `version` is the translation that is there. */
export function exportXliff(original: Draft, version: Draft | undefined, target: TargetLanguage): string {
  const { pairs } = pairUnits(original, version);
  let heading: string | undefined;
  const units = pairs.map((pair): XliffUnit => {
    const context = heading;
    if (pair.unit.kind === 'heading' || pair.unit.kind === 'annex') heading = shownText(pair.unit);
    return xliffUnit(pair, original, version, context);
  });
  return writeXliff({
    original: original.file.path,
    source: { language: original.language, direction: original.context.language.direction },
    target: { language: target.tag, direction: target.direction },
    units,
  });
}

function xliffUnit(
  pair: UnitPair,
  original: Draft,
  version: Draft | undefined,
  context: string | undefined,
): XliffUnit {
  const { unit, joined, state } = pair;
  const words = pair.version.flatMap((one, index) =>
    index === 0 ? one.words : [{ type: 'text' as const, value: ' ' }, ...one.words],
  );
  const isThere = version !== undefined && pair.version.length > 0;
  return {
    id: unit.id,
    name: unit.segment.label?.text ?? (unit.kind === 'field' ? unit.id.slice('field.'.length) : ROLES[unit.kind]),
    notes: notesOf(pair, context),
    source: inlineOf(unit.words, original.context),
    target: isThere ? inlineOf(words, version.context) : joined === undefined ? undefined : [],
    state: !isThere && joined === undefined ? 'initial' : state === 'current' ? 'final' : 'translated',
    isStale: isThere && state === 'stale',
  };
}

function notesOf({ unit, joined, version }: UnitPair, context: string | undefined): UnitNote[] {
  const { label } = unit.segment;
  return [
    {
      category: 'role',
      text: unit.kind === 'field' ? `${ROLES.field} ${unit.id.slice('field.'.length)}` : ROLES[unit.kind],
    },
    ...(label === undefined ? [] : [{ category: 'label', text: label.text }]),
    ...(context === undefined || unit.kind === 'field' ? [] : [{ category: 'context', text: context }]),
    ...(joined === undefined ? [] : [{ category: 'joined', text: `Translated together with ${joined}.` }]),
    ...(version.length > 1
      ? [{ category: 'divided', text: `In the translation these are ${version.map((one) => one.id).join(', ')}.` }]
      : []),
  ];
}

/** What a unit is, in the words of the field. */
const ROLES: Readonly<Record<SegmentKind | 'alt', string>> = {
  title: 'title',
  heading: 'heading',
  annex: 'title of an annex',
  clause: 'numbered paragraph',
  item: 'bullet',
  words: 'paragraph',
  quotation: 'quotation',
  table: 'table',
  figure: 'figure',
  signature: 'signature',
  note: 'footnote',
  cell: 'cell of a table',
  caption: 'caption',
  field: 'front matter:',
  alt: 'alternative text of an image',
};

function shownText({ segment, words }: TextUnit): string {
  const text = words.map((node) => (node.type === 'text' ? node.value : '')).join('');
  return segment.label === undefined ? text : `${segment.label.text} ${text}`;
}
