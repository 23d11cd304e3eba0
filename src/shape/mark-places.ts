/**
 * Gives every block that can be cited, translated or compared its place and its fingerprint.
 *
 * A place is made from structure alone, so that it is the same in all language versions:
 *
 * | place | stands for |
 * |---|---|
 * | `p12`, `p12-b`, `p12-b-ii`, `p3-bis` | numbered paragraphs, by their count; the words beside the label are the clause's own |
 * | `p12-c1`, `p12-i2` | in a numbered paragraph: its first continuation, its second bullet |
 * | `h2`, `art14` | the second heading, article 14 |
 * | `art14-p3`, `art14-b1`, `h2-p1` | where the count begins anew in each article or section, what stands in it |
 * | `annex1`, `annex1-p2`, `annex1-h1` | an annex, and what stands in it |
 * | `pp3`, `b4`, `i2`, `f1` | preambular paragraph, body paragraph, bullet, formula |
 * | `title`, `chapeau`, `salutation`, `closing` | those; a second one is `chapeau-2` |
 * | `t1`, `t1-r2-c3`, `fig1` | table, its cell in the second row and third column; figure |
 * | `q1`, `q1-b2`; `box1-b1` | paragraphs of quoted words, of a remark of the secretariat |
 * | `note1`, `note1-b2` | notes in the order of their calls, and their further paragraphs |
 * | `sig1-2` | second line of the first signatory |
 *
 * An author's `{#name}` is the place of its block instead; those under it keep the names of structure. A computed place
 * that an author took as a name gives way (`p3` to `p3-x2`).
 */
import type { ShapeContext } from '../context.js';
import type { Annex, Clause, Heading, Signatures } from '../tree/blocks.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Marks } from '../tree/node.js';
import type { Phrasing } from '../tree/phrasing.js';
import { anchorOf, heldBy, partsOfHolder, type Structure, specOf, wordsOf } from '../tree/spec.js';
import { collectNames } from './collect-names.js';
import { type Fingerprinter, openFingerprints } from './compose/fingerprint.js';
import { countBlocks, numberingPlan } from './numbering/number-blocks.js';
import type { Counted } from './numbering/number-series.js';
import {
  clausePlace,
  headingPlace,
  nextPlace,
  onlyPlace,
  openRegister,
  openScope,
  type PlaceScope,
} from './place-names.js';

/** Marks all blocks; a name given twice is reported at both places. */
export function markPlaces(document: OfficialDocument, context: ShapeContext): void {
  const plan = numberingPlan(context.kind, context.fields.labels, context.language);
  const state: Marking = {
    counted: new Map([...countBlocks(document, plan)].map((one) => [one.node, one])),
    free: openRegister(collectNames(document, context.file)),
    fingerprint: openFingerprints(),
  };
  const scope = openScope('');
  markAll(document.children, { scope, part: scope }, state);
  markAll(document.notes, { scope, part: scope }, state);
}

interface Marking {
  counted: Map<Clause | Heading | Annex, Counted>;
  /** Gives a place, or the next free one. */
  free(place: string): string;
  fingerprint: Fingerprinter;
}

/** Where the marking is: what names paragraphs (an article), and what names headings (the annex or document around). */
interface Standing {
  scope: PlaceScope;
  part: PlaceScope;
}

function markAll(nodes: readonly Structure[], standing: Standing, state: Marking): Standing {
  return nodes.reduce((here, node) => markNode(node, here, state), standing);
}

/** Marks a node by the anchor of its kind, and returns where the next one is: after an article's heading, in the article. */
function markNode(node: Structure, here: Standing, state: Marking): Standing {
  const anchor = anchorOf(node);
  switch (anchor.by) {
    case 'none':
      return markAll(heldBy(node), here, state);
    case 'scope':
      markInside(heldBy(node), nextPlace(here.scope, anchor.sort), state);
      return here;
    case 'lines':
      if (node.type === 'signatures') markSignatures(node, here.scope, anchor.sort, state);
      return here;
    case 'number':
      if (node.type === 'heading') return markHeading(node, here, state);
      markWithin(node, numberedPlace(node, here.scope, state), state);
      return here;
    case 'part':
      markWithin(node, nextPlace(here.part, anchor.sort), state);
      return here;
    case 'name':
      markWithin(node, onlyPlace(here.scope, anchor.sort), state);
      return here;
    case 'count':
      adoptName(node);
      markWithin(node, nextPlace(here.scope, anchor.sort), state);
      return here;
  }
}

/** Marks a node and what it holds. The first paragraph of a holder is its own words, and has no marks beside it. */
function markWithin(node: Structure, place: string, state: Marking): void {
  const own = specOf(node).isHolder ? partsOfHolder(node) : undefined;
  const words = own === undefined ? wordsOf(node).flat() : (own.own?.children ?? []);
  mark(node, words, place, state);
  markInside(own === undefined || words.length === 0 ? heldBy(node) : own.rest, place, state);
}

/** Sets both marks; the author's name goes before the place that structure gives. */
function mark(node: Structure & Marks, words: readonly Phrasing[], place: string, state: Marking): void {
  node.place = node.name ?? state.free(place);
  node.fingerprint = state.fingerprint(words);
}

function markInside(nodes: readonly Structure[], place: string, state: Marking): void {
  const scope = openScope(`${place}-`);
  markAll(nodes, { scope, part: scope }, state);
}

function markHeading(heading: Heading, here: Standing, state: Marking): Standing {
  const counted = state.counted.get(heading);
  const place = counted === undefined ? nextPlace(here.part, 'h') : headingPlace(counted, here.part);
  mark(heading, heading.children, place, state);
  return counted?.begins ? { scope: openScope(`${place}-`), part: here.part } : here;
}

function numberedPlace(node: Structure, scope: PlaceScope, state: Marking): string {
  const counted = node.type === 'clause' ? state.counted.get(node) : undefined;
  return counted === undefined ? nextPlace(scope, 'p') : clausePlace(counted, scope);
}

/** A bullet takes the name that its author gave to its paragraph. */
function adoptName(node: Structure): void {
  if (node.type !== 'listItem' || node.name !== undefined) return;
  const { own } = partsOfHolder(node);
  if (own?.name === undefined) return;
  node.name = own.name;
  delete own.name;
}

function markSignatures(signatures: Signatures, scope: PlaceScope, sort: string, state: Marking): void {
  for (const lines of signatures.children) {
    const place = nextPlace(scope, sort);
    lines.forEach((line, index) => {
      mark(line, line.children, `${place}-${index + 1}`, state);
    });
  }
}
