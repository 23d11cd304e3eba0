/** What stands before and after the words of a source, by the slots of its kind: title, byline, adoption, lists of States. */
import type { Slot } from '../../templates/slots.js';
import type { Block, Line, Title } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Phrasing } from '../../tree/phrasing.js';
import type { Facts } from './computed-values.js';
import { composeContents } from './contents.js';
import { composeCorrections } from './corrections.js';
import { composeDocuments } from './documents.js';
import { openFingerprints } from './fingerprint.js';
import { type Composing, composeLine, holds, slotWords } from './lines.js';
import { composeParticulars } from './particulars.js';
import { composeSignatures } from './signatures.js';
import { sortNames, stateNames } from './state-names.js';
import { openValues } from './values.js';

/** Puts the blocks of the kind's `head` before the text and those of its `tail` after it. */
export function composeAround(document: OfficialDocument, composing: Composing): void {
  const { kind } = composing.context;
  const own = document.children.find((block): block is Title => block.type === 'title');
  const text = document.children.filter((block) => block !== own);
  const title = (slot: Slot) => own ?? titleBlock(slot, composing);
  const make = (slots: readonly Slot[]) => slots.flatMap((slot) => composeBlock(slot, { composing, document, title }));
  const [head, tail] = [make(kind.head), make(kind.tail)];
  // Annexes come last: an adoption line or a signature closes the text that was adopted, not its annex.
  const firstAnnex = text.findIndex((block) => block.type === 'annex');
  const end = firstAnnex === -1 ? text.length : firstAnnex;
  const rule: Block[] = kind.endMark ? [{ type: 'thematicBreak' }] : [];
  document.children = [...head, ...text.slice(0, end), ...tail, ...text.slice(end), ...rule];
}

interface Around {
  composing: Composing;
  document: OfficialDocument;
  title(slot: Slot): Title | undefined;
}

function composeBlock(slot: Slot, around: Around): Block[] {
  const { composing, document } = around;
  const { context, facts } = composing;
  if (slot.block === undefined) return [composeLine(slot, composing)].filter((line) => line !== undefined);
  if (!holds(slot, openValues(context, facts, context.language), context)) return [];
  switch (slot.block) {
    case 'title':
      return [around.title(slot)].filter((block) => block !== undefined);
    case 'states':
      return states(slot, composing);
    case 'particulars':
      return composeParticulars(composing);
    case 'contents':
      return composeContents(document, context);
    case 'signatures':
      return composeSignatures(composing);
    case 'corrections':
      return composeCorrections(composing);
    case 'documents':
      return composeDocuments(composing);
    default:
      return [];
  }
}

function titleBlock(slot: Slot, composing: Composing): Title | undefined {
  const words = titleWords(slot, composing);
  if (words === undefined) return undefined;
  return { type: 'title', place: 'title', fingerprint: openFingerprints()(words), children: words };
}

function titleWords(slot: Slot, { context, facts }: Composing): Phrasing[] | undefined {
  return slotWords(slot, openValues(context, facts, context.language));
}

/** The title that a kind composes where neither the front matter nor the text has one; undefined when it cannot. */
export function composedTitle(context: Composing['context'], facts: Facts): Phrasing[] | undefined {
  const slot = context.kind.head.find((one) => one.block === 'title');
  return slot === undefined ? undefined : titleWords(slot, { context, facts });
}

/** A list of States under its heading, in the order of the language. */
function states(slot: Slot, { context, facts }: Composing): Block[] {
  const { language, fields } = context;
  const codes = slot.of === undefined ? undefined : (fields as Record<string, unknown>)[slot.of];
  if (!Array.isArray(codes)) return [];
  const names = sortNames(stateNames(codes.map(String), language, context), language);
  const heading = slotWords(slot, openValues(context, facts, language));
  const over: Line[] =
    heading === undefined
      ? []
      : [{ type: 'line', slot: `${slot.slot}-heading`, style: 'list-heading', children: heading }];
  const lines = names.map(
    (name): Line => ({
      type: 'line',
      slot: slot.slot,
      style: slot.style ?? 'state',
      children: [{ type: 'text', value: name.short }],
    }),
  );
  return [{ type: 'group', role: 'states', children: [...over, ...lines] }];
}
