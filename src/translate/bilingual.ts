/**
 * A bilingual document: the original and a translation side by side, label by label. It is a table of the tree like any
 * other, each column in its own language and direction, so that every format can make it.
 */
import type { Draft } from '../compile.js';
import { staleSegments } from '../concord/check-staleness.js';
import { compareVersions } from '../concord/compare-versions.js';
import { type Segment, segmentsOf } from '../concord/segments.js';
import type { TableCell, TableRow } from '../tree/blocks.js';
import type { Meta, OfficialDocument } from '../tree/document.js';
import type { Label } from '../tree/node.js';
import type { Phrasing } from '../tree/phrasing.js';
import { pairUnits, type UnitPair } from './pair-units.js';

/** A row before its words are finished: places in the one version and in the other. */
interface PlannedRow {
  original: string[];
  version: string[];
  /** What a reviewer must know of it. */
  remarks: Remark[];
}

interface Remark {
  label: 'stale' | 'differs' | 'untranslated';
  /** In English, as all messages are. */
  text: string;
}

/** The rows of two versions that are labelled and not yet finished. */
export interface BilingualPlan {
  rows: PlannedRow[];
  isReview: boolean;
}

/** Plans the rows; for a review, with what is stale and what differs. */
export function planBilingual(original: Draft, version: Draft, isReview: boolean): BilingualPlan {
  const { pairs, alone } = pairUnits(original, version);
  const remarks = isReview ? remarksOf(original, version) : new Map<string, Remark[]>();
  const rows: PlannedRow[] = [];
  for (const pair of pairs.filter(({ unit }) => unit.kind !== 'alt')) {
    const row = plannedRow(pair, remarks, isReview);
    const last = rows.at(-1);
    if (last !== undefined && isOneRow(pair, last)) {
      last.original.push(...row.original);
      last.version.push(...row.version);
      last.remarks.push(...row.remarks);
    } else rows.push(row);
  }
  const added = alone.filter(({ kind }) => kind !== 'alt').map(({ segment }) => segment.place);
  for (const place of added) rows.push({ original: [], version: [place], remarks: remarks.get(place) ?? [] });
  return { rows, isReview };
}

function plannedRow(
  { unit, version, joined }: UnitPair,
  remarks: ReadonlyMap<string, Remark[]>,
  isReview: boolean,
): PlannedRow {
  const { place } = unit.segment;
  const found = version.filter((one) => one.kind !== 'alt').map((one) => one.segment.place);
  const isMissing = isReview && found.length === 0 && joined === undefined;
  const missing: Remark[] = isMissing ? [{ label: 'untranslated', text: '' }] : [];
  return { original: [place], version: found, remarks: [...(remarks.get(place) ?? []), ...missing] };
}

/** Cells of one row of a table, and paragraphs that the translation puts into one. */
function isOneRow({ unit, joined }: UnitPair, last: PlannedRow): boolean {
  if (joined !== undefined) return true;
  return unit.kind === 'cell' && rowOf(unit.segment.place) === rowOf(last.original[0] ?? '');
}

/** `t1-r2-c3` stands in the row `t1-r2`. */
function rowOf(place: string): string | undefined {
  return /^(.*-r\d+)-c\d+$/.exec(place)?.[1];
}

function remarksOf(original: Draft, version: Draft): Map<string, Remark[]> {
  const remarks = new Map<string, Remark[]>();
  const add = (place: string, remark: Remark) => remarks.set(place, [...(remarks.get(place) ?? []), remark]);
  for (const { places, message } of compareVersions(original, version))
    add(places[0] ?? '', { label: 'differs', text: message });
  for (const stale of version.ledger === undefined ? [] : staleSegments(original, version, version.ledger)) {
    const was = stale.entry === undefined ? '' : `: “${stale.entry.source}”`;
    add(stale.segment?.place ?? stale.entry?.place ?? '', { label: 'stale', text: `${stale.change}${was}` });
  }
  return remarks;
}

/**
 * The version whose page the document has: the translation's, so that its columns run as its readers read. Beside another
 * script, Arabic is the host, whose lines need the room that its own styles give them, and Chinese is the guest: its fonts
 * have wide forms of marks that others share.
 */
export function hostOf(original: Draft, version: Draft): Draft {
  const isArabic = ({ context }: Draft) => context.language.script === 'arab';
  if (isArabic(original) !== isArabic(version)) return isArabic(original) ? original : version;
  const isDense = ({ context }: Draft) => /^han[st]$/.test(context.language.script);
  return isDense(version) && !isDense(original) ? original : version;
}

/** Columns of running text, which end unevenly, stand that many times further apart than those of a table of figures. */
const APART = 2.5;

/** The style sheet of a bilingual document: its host's, with room between the columns. */
export function bilingualSheet({ sheet }: Draft): Draft['sheet'] {
  const entries = Object.entries(sheet.styles).map(([key, style]) =>
    /^table-/.test(key) ? [key, { ...style, padding: style.padding * APART }] : [key, style],
  );
  return { ...sheet, styles: Object.fromEntries(entries) };
}

/** The document, when both versions are finished, in the language of its host and under its title. */
export function bilingualDocument(original: Draft, version: Draft, plan: BilingualPlan): OfficialDocument {
  const sides = [sideOf(original), sideOf(version)] as const;
  const { language } = version.context;
  const host = hostOf(original, version).document;
  const inOrder = columnOrder(sides, host.meta.direction);
  const heads = inOrder(
    sides.map((side) => cell(side, [{ type: 'text', value: side.draft.context.language.autonym }])),
  );
  const review = plan.isReview ? [cell(sides[1], [{ type: 'text', value: language.labels['review'] ?? '' }])] : [];
  const rows = plan.rows.map((row): TableRow => {
    const words = [wordsOf(row.original, sides[0]), wordsOf(row.version, sides[1])] as const;
    const told = plan.isReview ? [cell(sides[1], remarkWords(row.remarks, language.labels))] : [];
    const pair = inOrder([cell(sides[0], words[0]), cell(sides[1], words[1])]);
    return { type: 'tableRow', children: [...pair, ...told] };
  });
  const columns = plan.isReview ? 3 : 2;
  const title = host.children.filter((block) => block.type === 'title');
  return {
    ...host,
    meta: { ...host.meta, versions: [], formats: [] },
    children: [
      ...title,
      {
        type: 'table',
        form: 'data',
        align: Array.from({ length: columns }, () => null),
        headerRows: 1,
        headerColumn: false,
        children: [{ type: 'tableRow', children: [...heads, ...review] }, ...rows],
      },
    ],
    notes: [],
  };
}

/** The original first; but what is written from right to left stands on the right, as in every collection of treaties. */
function columnOrder(
  [original, version]: readonly [Side, Side],
  direction: Meta['direction'],
): <Item>(pair: Item[]) => Item[] {
  const directionOf = ({ draft }: Side) => draft.context.language.direction;
  const isTurned = directionOf(original) !== directionOf(version) && directionOf(original) !== direction;
  return (pair) => (isTurned ? pair.toReversed() : pair);
}

interface Side {
  draft: Draft;
  segments: ReadonlyMap<string, Segment>;
  /** Marks of notes, by the place of the note and by its identifier. */
  marks: ReadonlyMap<string, string>;
}

function sideOf(draft: Draft): Side {
  const { notes } = draft.document;
  return {
    draft,
    segments: new Map(segmentsOf(draft).map((segment) => [segment.place, segment])),
    marks: new Map(
      notes.flatMap(({ place = '', identifier, mark = '' }) => [
        [`place ${place}`, mark],
        [identifier, mark],
      ]),
    ),
  };
}

function cell({ draft }: Side, children: Phrasing[]): TableCell {
  return { type: 'tableCell', lang: draft.language, dir: draft.context.language.direction, children };
}

/** Cells of one row of a table stand side by side; paragraphs that are one in the other version, one after another. */
function wordsOf(places: readonly string[], side: Side): Phrasing[] {
  const segments = places.flatMap((place) => side.segments.get(place) ?? []);
  return segments.flatMap((segment, index): Phrasing[] => {
    const between = index === 0 ? [] : [{ type: 'text' as const, value: segment.kind === 'cell' ? ' | ' : ' ' }];
    return [...between, ...labelOf(segment, side), ...plainWords(segment.words, side)];
  });
}

function labelOf({ label, kind, place }: Segment, { marks }: Side): Phrasing[] {
  const mark = kind === 'note' ? marks.get(`place ${place}`) : undefined;
  const text = mark === undefined ? labelText(label) : `[${mark}]`;
  return text === '' ? [] : [{ type: 'strong', children: [{ type: 'text', value: `${text}\u00a0` }] }];
}

function labelText(label: Label | undefined): string {
  return label?.text ?? '';
}

/** Without what points to another place of the page: notes stand in rows of their own, under their marks. */
function plainWords(words: readonly Phrasing[], side: Side): Phrasing[] {
  return words.flatMap((node): Phrasing[] => {
    switch (node.type) {
      case 'footnoteReference':
        return [{ type: 'text', value: `[${side.marks.get(node.identifier) ?? ''}]` }];
      case 'reference':
        return plainWords(node.children, side);
      case 'referenceNumber':
        return [{ type: 'text', value: node.value }];
      case 'image':
        return node.alt === '' ? [] : [{ type: 'text', value: `[${node.alt}] ` }];
      case 'emphasis':
      case 'strong':
      case 'opener':
      case 'link':
      case 'foreign':
        return [{ ...node, children: plainWords(node.children, side) }];
      default:
        return [node];
    }
  });
}

/** What is to be looked at, in words: never by a colour alone. */
function remarkWords(remarks: readonly Remark[], labels: Readonly<Record<string, string>>): Phrasing[] {
  return remarks.flatMap(({ label, text }, index): Phrasing[] => {
    const between: Phrasing[] = index === 0 ? [] : [{ type: 'text', value: '; ' }];
    const head: Phrasing = { type: 'strong', children: [{ type: 'text', value: labels[label] ?? label }] };
    const tail: Phrasing[] =
      text === ''
        ? []
        : [
            { type: 'text', value: ' ' },
            { type: 'foreign', lang: 'en', dir: 'ltr', children: [{ type: 'text', value: `(${text})` }] },
          ];
    return [...between, head, ...tail];
  });
}
