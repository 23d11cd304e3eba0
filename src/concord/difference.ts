/** A difference between two language versions: a module of types. */
import type { Position } from 'unist';
import type { ShapeContext } from '../context.js';
import type { Severity } from '../lint/rules/rule.js';
import type { OfficialDocument } from '../tree/document.js';

/** What differs; the word under which a difference is signed off (`difference: figures`). */
export const differenceKinds = [
  'structure',
  'label',
  'notes',
  'table',
  'images',
  'links',
  'references',
  'symbols',
  'dates',
  'figures',
  'brackets',
  'states',
  'untranslated',
  'quotation-marks',
] as const;

export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  kind: DifferenceKind;
  /** Places of the units concerned, in the original and in the version; the first one is shown. */
  places: string[];
  message: string;
  help?: string;
  /** Where it is in the version; where a unit is missing, the one before it. */
  position: Position | undefined;
  /** The other place, in the original. */
  original: { position: Position | undefined; says: string } | undefined;
  /** The highest severity of this difference, whatever the status of the text. */
  atMost?: Severity;
}

/** A language version that is labelled and not yet finished. */
export interface ConcordVersion {
  document: OfficialDocument;
  context: ShapeContext;
}
