/** Words: mdast's phrasing to the tree's, with links, references, notes and images checked. */
import type { FootnoteReference as MdastCall, PhrasingContent } from 'mdast';
import { report } from '../../report/report.js';
import type { Phrasing, Text } from '../../tree/phrasing.js';
import { joinTexts, printable } from '../../tree/text.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';
import { strayAsterisks } from './check-asterisks.js';
import { foreignMarks } from './foreign-marks.js';
import { joinLines } from './join-lines.js';
import { readHtml } from './read-html.js';
import { readImage, withoutMark } from './read-image.js';
import { readLink } from './read-link.js';
import { strayMarks } from './stray-marks.js';

/**
 * Reads phrasing content; whatever an official text cannot hold is reported, and its source kept as text. Texts that an
 * escape or a comment parted become one.
 */
export function readPhrasing(nodes: readonly PhrasingContent[], state: ReadState): Phrasing[] {
  return joinLines(joinTexts(readNodes(nodes, state)));
}

function readNodes(nodes: readonly PhrasingContent[], state: ReadState): Phrasing[] {
  return nodes.flatMap((node, index) => readOne(node, { previous: nodes[index - 1], next: nodes[index + 1] }, state));
}

interface Neighbours {
  previous: PhrasingContent | undefined;
  next: PhrasingContent | undefined;
}

function readOne(node: PhrasingContent, { previous, next }: Neighbours, state: ReadState): Phrasing[] {
  const { position } = node;
  switch (node.type) {
    case 'text':
      strayAsterisks(node, state);
      strayMarks(node, state);
      foreignMarks(node, state);
      return [
        { type: 'text', value: printable(previous?.type === 'image' ? withoutMark(node.value) : node.value), position },
      ];
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: readNodes(node.children, state), position }];
    case 'break':
      return [{ type: 'break', position }];
    case 'link':
      return [readLink(node, readNodes(node.children, state), state)];
    case 'image':
      return [readImage(node, next, state)];
    case 'footnoteReference':
      return readCall(node, state);
    case 'html':
      return readHtml(node, state).map((value) => ({ type: 'text', value, position }));
    default:
      return [strange(node, state)];
  }
}

function readCall(node: MdastCall, state: ReadState): Phrasing[] {
  const { identifier, position } = node;
  const call = `[^${node.label ?? identifier}]`;
  const first = state.called.get(identifier);
  if (!state.notes.has(identifier)) {
    report(state.file, 'undefined-note', node, {
      message: `note \`${call}\` has no text`,
      help: `write a line \`${call}: …\``,
    });
    return [{ type: 'text', value: call, position }];
  }
  if (state.called.has(identifier)) {
    report(state.file, 'repeated-note', node, {
      message: `note \`${call}\` is called a second time`,
      help: 'give each call its own note',
      related: [{ path: state.file.path, position: first, message: 'the note is called here already' }],
    });
  } else state.called.set(identifier, position);
  if (state.inNote) {
    report(state.file, 'note-in-note', node, {
      message: `note \`${call}\` is called inside a note`,
      help: 'call notes in the text only',
    });
  }
  return [{ type: 'footnoteReference', identifier, position }];
}

function strange(node: PhrasingContent, state: ReadState): Text {
  const source = sourceOf(state, node);
  const shown =
    node.type === 'inlineCode' ? `\`\` ${shorten(source)} \`\` is code` : `\`${shorten(source)}\` is ${node.type}`;
  report(state.file, 'code', node, {
    message: `${shown}, which a document cannot have`,
    help: 'take the backticks out; to print a backtick, write \\`',
  });
  return { type: 'text', value: source, position: node.position };
}
