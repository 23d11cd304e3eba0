/** The two halves of `shape`: an ordered list of steps each, every one with its reason for standing where it does. */
import type { ShapeContext, Shaper } from '../context.js';
import type { OfficialDocument } from '../tree/document.js';
import { composeAnnexOriginals } from './compose/annex-originals.js';
import type { Facts } from './compose/computed-values.js';
import { composeAround } from './compose/head-and-tail.js';
import { composeFurniture, composeMasthead } from './compose/masthead.js';
import { markForeign } from './mark-foreign.js';
import { markMinutes } from './mark-minutes.js';
import { markOpeners } from './mark-openers.js';
import { markPlaces } from './mark-places.js';
import { numberNotes } from './number-notes.js';
import { numberDocument } from './numbering/number-document.js';
import { resolveReferences } from './resolve-references.js';
import { applyTypography } from './typography.js';

/** Before any document is finished: what others may refer to, and what the rules look at. */
const labelling: readonly Shaper[] = [
  numberDocument,
  // Notes take their order from their calls, and their places from their order.
  numberNotes,
  markPlaces,
];

/** When the labels of all documents are known: what finds faults. */
const judging: readonly Shaper[] = [resolveReferences, composeDocument];

/** The same, and what makes the words fit for a page. */
const finishing: readonly Shaper[] = [
  resolveReferences,
  // Openers are matched on the author's words, before typography changes their spaces.
  markOpeners,
  composeDocument,
  markMinutes,
  // Last on words: whatever the house composed is mended like the author's.
  applyTypography,
  markForeign,
];

/** Numbers a document and marks its places; what the source says wrongly of its numbers is reported. */
export function label(document: OfficialDocument, context: ShapeContext): void {
  for (const step of labelling) step(document, context);
}

/** What a document is finished for: to be set, or to be told what is wrong with it. */
export type FinishingPurpose = 'pages' | 'findings';

/** Resolves references and composes the house's parts; for pages, applies typography too. Both report the same. */
export function finish(document: OfficialDocument, context: ShapeContext, purpose: FinishingPurpose): void {
  for (const step of purpose === 'pages' ? finishing : judging) step(document, context);
}

function composeDocument(document: OfficialDocument, context: ShapeContext): void {
  // A document is composed once: shaping a shaped one changes nothing.
  if (document.children[0]?.type === 'masthead') return;
  const { original, versions, shortTitle } = document.meta;
  const facts: Facts = { original, versions: versions.length, shortTitle };
  const composing = { context, facts };
  composeAnnexOriginals(document, composing);
  composeAround(document, composing);
  document.children = [composeMasthead(composing), ...document.children];
  document.furniture = composeFurniture(composing);
}
