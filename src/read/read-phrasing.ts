/** Words: mdast's phrasing to the tree's, with links, references, notes and images judged. */
import type { Image as MdastImage, Link as MdastLink, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Position } from 'unist';
import { report } from '../message.js';
import type { Hole, Image, Phrasing, Text } from '../tree.js';
import { type ReadState, sourceOf } from './read-state.js';

/** Reads phrasing content; whatever an official text cannot hold is reported, and its source kept as text. */
export function readPhrasing(nodes: readonly PhrasingContent[], state: ReadState): Phrasing[] {
  const read = nodes.flatMap((node, index) => readOne(node, nodes[index + 1], state));
  return mergeTexts(read).filter((node) => node.type !== 'text' || node.value !== '');
}

function readOne(node: PhrasingContent, next: PhrasingContent | undefined, state: ReadState): Phrasing[] {
  const { position } = node;
  switch (node.type) {
    case 'text':
      undefinedNotes(node.value, node, state);
      return [{ type: 'text', value: joinLines(withoutDecorative(node.value)), position }];
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: readPhrasing(node.children, state), position }];
    case 'break':
      return [{ type: 'break', position }];
    case 'link':
      return readLink(node, state);
    case 'image':
      return readImage(node, next, state);
    case 'footnoteReference':
      state.called.add(node.identifier);
      return [{ type: 'footnoteReference', identifier: node.identifier, position }];
    case 'html':
      return readHtml(node, state);
    default:
      return [strange(node, state)];
  }
}

/** A soft line end is a space, and nothing between two Han characters or beside their punctuation. */
export function joinLines(value: string): string {
  const han = '[\\p{Script=Han}\\u3000-\\u303f\\uff01-\\uff60]';
  return value.replace(new RegExp(`(?<=${han})[ \\t]*\\r?\\n[ \\t]*(?=${han})`, 'gu'), '').replace(/[ \t]*\r?\n[ \t]*/g, ' ');
}

/** A footnote that has no definition stays `[^1]` in the parser's text. */
function undefinedNotes(value: string, node: PhrasingContent, state: ReadState): void {
  for (const [call, identifier] of value.matchAll(/\[\^([^\]\s]+)\]/g)) {
    report(state.file, 'undefined-note', node, { found: `note \`${call}\` without a text`, expected: `a line \`[^${identifier}]: …\`` });
  }
}

function readLink(node: MdastLink, state: ReadState): Phrasing[] {
  const { position, url } = node;
  if (/^(#|doc:)/.test(url)) return [{ type: 'reference', target: url, children: withHoles(readPhrasing(node.children, state)), position }];
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(url)) {
    report(state.file, 'link', node, { found: `link to \`${shorten(url)}\``, expected: 'http, https, mailto, `#name` or `doc:document#name`' });
  }
  const children = readPhrasing(node.children, state);
  return [{ type: 'link', url, children: children.length > 0 ? children : [{ type: 'text', value: url, position }], position }];
}

/** `{}` in a reference is where the number goes. */
function withHoles(children: Phrasing[]): Phrasing[] {
  return children.flatMap((child): Phrasing[] => {
    if (child.type === 'emphasis' || child.type === 'strong') return [{ ...child, children: withHoles(child.children) }];
    if (child.type !== 'text') return [child];
    const hole: Hole = { type: 'hole', position: child.position };
    return child.value.split('{}').flatMap((value, index): Phrasing[] => {
      const text: Phrasing[] = value === '' ? [] : [{ type: 'text', value, position: child.position }];
      return index === 0 ? text : [hole, ...text];
    });
  });
}

function readImage(node: MdastImage, next: PhrasingContent | undefined, state: ReadState): Phrasing[] {
  const decorative = next?.type === 'text' && next.value.startsWith('{decorative}');
  const alt = (node.alt ?? '').trim();
  if (alt === '' && !decorative) {
    report(state.file, 'alt-text', node, { found: 'image without alternative text', expected: '`![what it shows](file)` or `![](file){decorative}`' });
  }
  if (!isInside(node.url) || !/\.(png|jpe?g)$/i.test(node.url)) {
    report(state.file, 'image', node, { found: `image \`${shorten(node.url)}\``, expected: 'a PNG or JPEG file in the folder of its document' });
  }
  const image: Image = { type: 'image', url: node.url, alt, decorative, position: node.position };
  return [node.title ? { ...image, title: node.title } : image];
}

function withoutDecorative(value: string): string {
  return value.startsWith('{decorative}') ? value.slice('{decorative}'.length) : value;
}

function isInside(url: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/|\\)|(^|\/)\.\.(\/|$)|\\/i.test(decode(url));
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return '..';
  }
}

/** Comments are not printed; other HTML is an error, so that nothing of it can reach a page. */
function readHtml(node: PhrasingContent & { value: string }, state: ReadState): Phrasing[] {
  if (/^<!--[\s\S]*-->$/.test(node.value)) return [];
  report(state.file, 'html', node, { found: `HTML \`${shorten(node.value)}\``, expected: 'Markdown; a `<` that is meant is written `\\<`' });
  return [{ type: 'text', value: node.value, position: node.position }];
}

function strange(node: PhrasingContent, state: ReadState): Text {
  const severity = node.type === 'inlineCode' ? 'warning' : 'error';
  report(state.file, 'code', node, { found: `${node.type === 'inlineCode' ? 'code between backticks' : node.type} (${shorten(textOf(node))})`, expected: 'words', severity });
  return { type: 'text', value: joinLines(sourceOf(state, node)), position: node.position };
}

/** Texts side by side become one, as they are when an escape or a comment stood between them. */
function mergeTexts(nodes: Phrasing[]): Phrasing[] {
  const merged: Phrasing[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (last?.type !== 'text' || node.type !== 'text') merged.push(node);
    else merged[merged.length - 1] = { type: 'text', value: last.value + node.value, position: spanOf(last, node) };
  }
  return merged;
}

function spanOf(first: Text, last: Text): Position | undefined {
  return first.position && last.position ? { start: first.position.start, end: last.position.end } : first.position;
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
