/** Paragraphs: words in a named style, with the notes that they call. */
import type { FootnoteDefinition, Line } from '../../../tree/blocks.js';
import type { Label, Marks } from '../../../tree/node.js';
import type { Phrasing } from '../../../tree/phrasing.js';
import { points } from '../../lengths.js';
import type { FlowLabel, FlowNode, FlowText } from '../flow/flow.js';
import { type FlowState, styleOf } from '../flow/flow-state.js';
import { lookOf, type Run, raised, runsOf } from '../flow/runs.js';
import { newTag, type Tag } from '../flow/tags.js';

/** What a paragraph is made with beside its words. */
export interface TextSetting {
  role?: string;
  /** The element that the words are in, where it is there already. */
  tag?: Tag;
  marks?: readonly (Marks | undefined)[];
  label?: Label | undefined;
  /** Element of the label; without it the label is in that of the words. */
  labelTag?: Tag;
  outline?: { level: number; text: string };
  inset?: number;
  lang?: string | undefined;
}

/** A paragraph in a style, with its tag; the notes that it calls come after it in the structure. */
export function textNode(
  words: readonly Phrasing[],
  key: string,
  state: FlowState,
  setting: TextSetting = {},
): FlowText {
  const style = styleOf(state, key);
  const tag = setting.tag ?? newTag(state.parent, setting.role ?? 'P', { lang: setting.lang });
  const runs = runsOf(words, { resources: state.resources, look: lookOf(style), tag: undefined });
  const inset = setting.inset ?? 0;
  const label = setting.label === undefined ? undefined : labelOf(setting.label, key, inset, tag, setting, state);
  for (const run of runs) if (run.note !== undefined) openNote(run.note, state);
  return {
    kind: 'text',
    runs,
    style,
    start: points((label === undefined && isHanging(key) ? Math.max(0, style.label) : style.start) + inset),
    end: points(style.end),
    first: label === undefined && isHanging(key) ? 0 : points(style.first),
    align: style.align,
    before: style.before,
    after: style.after,
    tag,
    label,
    places: (setting.marks ?? []).flatMap((mark) => mark?.place ?? []),
    outline: setting.outline,
    keepWithNext: style.keepWithNext,
    keepWithPrevious: style.keepWithPrevious,
    newPage: false,
  };
}

/** Styles whose first line hangs beside a label; without one they begin where it would stand. */
function isHanging(key: string): boolean {
  return /^(?:operative|numbered|note)-\d$/.test(key);
}

function labelOf(
  label: Label,
  key: string,
  inset: number,
  tag: Tag,
  setting: TextSetting,
  state: FlowState,
): FlowLabel {
  const style = styleOf(state, key);
  const runs: Run[] = [{ text: label.text, look: lookOf(style), tag: undefined, node: undefined }];
  return { runs, x: points(style.label + inset), side: style.labelAlign, tag: setting.labelTag ?? tag };
}

/** A line that the house composed. */
export function lineNode(line: Line, state: FlowState): FlowText {
  return textNode(line.children, line.style, state, { marks: [line], lang: line.lang });
}

/** Makes what is set of a note, once: its mark stands raised before its first words. */
function openNote(identifier: string, state: FlowState): void {
  const note = state.definitions.find((one) => one.identifier === identifier);
  if (note === undefined || state.notes.has(identifier)) return;
  const tag = newTag(state.parent, 'Note', { id: `note-${state.notes.size + 1}` });
  state.notes.set(identifier, { identifier, nodes: [] });
  const inside: FlowState = { ...state, parent: tag, paragraphStyle: 'footnote', inset: 0, inNote: true };
  state.notes.set(identifier, { identifier, nodes: noteTexts(note, inside) });
}

/** The mark and the first paragraph; a note that begins with a list or a quotation has its mark on a line of its own. */
function noteTexts(note: FootnoteDefinition, state: FlowState): FlowText[] {
  const [first, ...others] = note.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const opening = textNode(lead?.children ?? [], 'footnote', state, { marks: [note, lead] });
  const rest = state.flowOf(lead === undefined ? note.children : others, state);
  return [withMark(opening, note.mark ?? ''), ...rest.map(asText)];
}

/** `read` refuses in a note whatever is no text (tables, pictures). */
function asText(node: FlowNode): FlowText {
  if (node.kind !== 'text') throw new Error(`A footnote with a ${node.kind} in it.`);
  return node;
}

function withMark(node: FlowText, mark: string): FlowText {
  const look = lookOf(node.style);
  const runs: Run[] = [
    { text: mark, look: raised(look), tag: undefined, node: undefined },
    { text: ' ', look, tag: undefined, node: undefined },
    ...node.runs,
  ];
  return { ...node, runs };
}
