/** Footnotes: each defined once, called once, and read in the order of their calls. */
import type { FootnoteDefinition as MdastNote } from 'mdast';
import { report } from '../../report/report.js';
import type { FootnoteDefinition } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';
import type { ReadState } from '../state/read-state.js';
import type { ParsedSource, Reading } from '../state/reading.js';
import { walkBlocks } from '../state/walk-blocks.js';

/** Definitions in the order of the source, the first of each name; further ones are reported. */
export function uniqueDefinitions(parsed: ParsedSource): MdastNote[] {
  const found = new Map<string, MdastNote>();
  walkBlocks(parsed.markdown, (node) => {
    if (node.type !== 'footnoteDefinition') return true;
    const first = found.get(node.identifier);
    if (first === undefined) {
      found.set(node.identifier, node);
      return true;
    }
    report(parsed.file, 'duplicate-note', node, {
      message: `note \`${nameOf(node)}\` has a second text`,
      help: 'give one of the two notes another name',
      related: [{ path: parsed.file.path, position: first.position, message: 'the first' }],
    });
    return true;
  });
  return [...found.values()];
}

/**
 * Adds the notes to a text that is read. A title note (`[^*]`) whose title stands in front matter is called at the end of
 * that title; any other note that nothing calls is reported.
 */
export function readNotes(
  definitions: readonly MdastNote[],
  parts: Omit<Reading, 'notes' | 'silences'>,
  state: ReadState,
): Omit<Reading, 'silences'> {
  const order = new Map([...state.called.keys()].map((identifier, index) => [identifier, index]));
  const called = definitions.filter((node) => order.has(node.identifier));
  called.sort((a, b) => (order.get(a.identifier) ?? 0) - (order.get(b.identifier) ?? 0));
  const idle = definitions.filter((node) => !order.has(node.identifier));
  const title = parts.title ?? titleOf(state);
  const custom = parts.title === undefined && title !== undefined ? idle.filter(isCustom) : [];
  for (const node of idle.filter((other) => !custom.includes(other))) unused(node, state);
  const notes = [...custom, ...called, ...idle.filter((other) => !custom.includes(other))].map((node) =>
    readNote(node, state),
  );
  if (custom.length === 0 || title === undefined) return { ...parts, notes };
  const calls = custom.map((node): Phrasing => ({ type: 'footnoteReference', identifier: node.identifier }));
  return { ...parts, title: [...title, ...calls], notes };
}

function titleOf(state: ReadState): Phrasing[] | undefined {
  const { title } = state.fields;
  const words = state.fieldWords['title'];
  if (words !== undefined) return structuredClone([...words]);
  return title === undefined ? undefined : [{ type: 'text', value: title }];
}

function readNote(node: MdastNote, state: ReadState): FootnoteDefinition {
  const { identifier, position } = node;
  if (node.children.length === 0) {
    report(state.file, 'empty-item', node, {
      message: `note \`${nameOf(node)}\` has no words`,
      help: `write them after \`${nameOf(node)}:\``,
    });
  }
  const children = state.readFlow(node.children, { ...state, within: 'note', inNote: true, level: 0 });
  return { type: 'footnoteDefinition', identifier, custom: isCustom(node), children, position };
}

/** `[^*]`, `[^**]`: not counted with the others. */
function isCustom(node: MdastNote): boolean {
  return /^\*+$/.test(node.identifier);
}

function unused(node: MdastNote, state: ReadState): void {
  report(state.file, 'unused-note', node, {
    message: `note \`${nameOf(node)}\` is not called in the text`,
    help: `write \`${nameOf(node)}\` where it belongs, or take the note out`,
  });
}

function nameOf(node: MdastNote): string {
  return `[^${node.label ?? node.identifier}]`;
}
