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
import type {
  Annex,
  Block,
  Clause,
  FootnoteDefinition,
  Heading,
  ListItem,
  Marks,
  OfficialDocument,
  Phrasing,
  Signatures,
  Table,
} from '../tree.js';
import { collectNames } from './collect-names.js';
import { type Fingerprinter, openFingerprints } from './fingerprint.js';
import { countBlocks, numberingPlan } from './number-blocks.js';
import type { Counted } from './number-series.js';
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
  for (const note of document.notes) markHolder(note, nextPlace(scope, 'note'), state);
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

/** Sets both marks; the author's name goes before the place that structure gives. */
function mark(node: Marks, words: readonly Phrasing[], place: string, state: Marking): void {
  node.place = node.name ?? state.free(place);
  node.fingerprint = state.fingerprint(words);
}

function markAll(blocks: readonly Block[], standing: Standing, state: Marking): Standing {
  return blocks.reduce((here, block) => markBlock(block, here, state), standing);
}

/** Marks a block and gives back where the next one stands: after an article's heading, in the article. */
function markBlock(block: Block, here: Standing, state: Marking): Standing {
  if (block.type === 'heading') return markHeading(block, here, state);
  if (block.type === 'group') return markAll(block.children, here, state);
  const { scope } = here;
  if (block.type === 'clause') markClause(block, scope, state);
  else if (block.type === 'annex') markAnnex(block, here.part, state);
  else if (block.type === 'list') for (const item of block.children) markItem(item, scope, state);
  else if (block.type === 'blockquote') markPart(block.children, nextPlace(scope, 'q'), state);
  else if (block.type === 'notice') markPart(block.children, nextPlace(scope, 'box'), state);
  else if (block.type === 'table') markTable(block, nextPlace(scope, 't'), state);
  else if (block.type === 'signatures') markSignatures(block, scope, state);
  else markLeaf(block, scope, state);
  return here;
}

/** Blocks of words alone. Those that the house composes (lines, masthead, contents) have no place. */
function markLeaf(block: Block, scope: PlaceScope, state: Marking): void {
  if (block.type === 'paragraph') mark(block, block.children, paragraphPlace(block.role, scope), state);
  else if (block.type === 'preambular') mark(block, block.children, nextPlace(scope, 'pp'), state);
  else if (block.type === 'formula') mark(block, block.children, nextPlace(scope, 'f'), state);
  else if (block.type === 'figure')
    mark(block, [block.image, ...(block.caption ?? [])], nextPlace(scope, 'fig'), state);
  else if (block.type === 'title' || block.type === 'salutation' || block.type === 'closing')
    mark(block, block.children, onlyPlace(scope, block.type), state);
}

function paragraphPlace(role: 'body' | 'chapeau' | 'continuation', scope: PlaceScope): string {
  if (role === 'chapeau') return onlyPlace(scope, 'chapeau');
  return nextPlace(scope, role === 'body' ? 'b' : 'c');
}

function markHeading(heading: Heading, here: Standing, state: Marking): Standing {
  const counted = state.counted.get(heading);
  const place = counted === undefined ? nextPlace(here.part, 'h') : headingPlace(counted, here.part);
  mark(heading, heading.children, place, state);
  return counted?.begins ? { scope: openScope(`${place}-`), part: here.part } : here;
}

function markClause(clause: Clause, scope: PlaceScope, state: Marking): void {
  const counted = state.counted.get(clause);
  markHolder(clause, counted === undefined ? nextPlace(scope, 'p') : clausePlace(counted, scope), state);
}

/** A block whose first paragraph is its own words and has no marks beside it: clause, note. */
function markHolder(node: Clause | ListItem | FootnoteDefinition, place: string, state: Marking): void {
  const [first, ...rest] = node.children;
  const words = first?.type === 'paragraph' ? first.children : [];
  mark(node, words, place, state);
  const scope = openScope(`${place}-`);
  markAll(words.length > 0 ? rest : node.children, { scope, part: scope }, state);
}

/** A bullet takes the name that its author gave to its paragraph. */
function markItem(item: ListItem, scope: PlaceScope, state: Marking): void {
  const [first] = item.children;
  if (item.name === undefined && first?.type === 'paragraph' && first.name !== undefined) {
    item.name = first.name;
    delete first.name;
  }
  markHolder(item, nextPlace(scope, 'i'), state);
}

function markAnnex(annex: Annex, part: PlaceScope, state: Marking): void {
  const place = nextPlace(part, 'annex');
  mark(annex, annex.title, place, state);
  markPart(annex.children, place, state);
}

function markPart(blocks: readonly Block[], place: string, state: Marking): void {
  const scope = openScope(`${place}-`);
  markAll(blocks, { scope, part: scope }, state);
}

function markTable(table: Table, place: string, state: Marking): void {
  mark(table, table.caption ?? [], place, state);
  table.children.forEach((row, rowIndex) => {
    row.children.forEach((cell, index) => {
      mark(cell, cell.children, `${place}-r${rowIndex + 1}-c${index + 1}`, state);
    });
  });
}

function markSignatures(signatures: Signatures, scope: PlaceScope, state: Marking): void {
  for (const lines of signatures.children) {
    const place = nextPlace(scope, 'sig');
    lines.forEach((line, index) => {
      mark(line, line.children, `${place}-${index + 1}`, state);
    });
  }
}
