/** Words of the tree as Markdown that is read as the same words. */
import type { Phrasing } from '../tree/phrasing.js';

/** Where words are to stand: what must be escaped depends on it. */
export type WordsPlace = 'block' | 'heading' | 'cell' | 'label' | 'alt' | 'title';

/** Writes words on one line; a forced line end is followed by `indent`. */
export function writeWords(words: readonly Phrasing[], place: WordsPlace, indent = ''): string {
  const text = inlineMarkdown(words, { place, indent, inLink: false, within: undefined }).trim();
  const closed = withoutAttributes(text);
  if (place === 'block') return atLineStart(closed);
  return place === 'heading' ? closed.replace(/(#+)$/, '\\$1') : closed;
}

interface Writing {
  place: WordsPlace;
  indent: string;
  inLink: boolean;
  /** The mark around these words, when they are emphasis: the one inside takes the other mark. */
  within: 'emphasis' | 'strong' | undefined;
}

function inlineMarkdown(words: readonly Phrasing[], writing: Writing): string {
  return words
    .map((node, index) => {
      const next = words[index + 1];
      const text = nodeMarkdown(node, writing);
      // `!` before a bracket would make an image of it.
      return node.type === 'text' && text.endsWith('!') && isBracketed(next) ? `${text.slice(0, -1)}\\!` : text;
    })
    .join('');
}

function isBracketed(node: Phrasing | undefined): boolean {
  return node?.type === 'link' || node?.type === 'reference' || node?.type === 'footnoteReference';
}

function nodeMarkdown(node: Phrasing, writing: Writing): string {
  switch (node.type) {
    case 'text':
      return escapedText(node.value, writing);
    case 'emphasis':
      return marked(node.children, writing.within === 'strong' ? '_' : '*', { ...writing, within: 'emphasis' });
    case 'strong':
      return marked(node.children, writing.within === 'emphasis' ? '__' : '**', { ...writing, within: 'strong' });
    case 'link':
      return linkMarkdown(node, writing);
    case 'reference':
      return `[${inlineMarkdown(node.children, { ...writing, inLink: true })}](${destination(node.target)})`;
    case 'hole':
      return '{}';
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    case 'image': {
      const title = node.title === undefined ? '' : ` "${node.title.replace(/(["\\])/g, '\\$1')}"`;
      const alt = escapedText(node.alt, { ...writing, inLink: true });
      return `![${alt}](${destination(node.url)}${title})${node.decorative ? '{decorative}' : ''}`;
    }
    case 'break':
      return `\\\n${writing.indent}`;
    case 'referenceNumber':
      return node.value;
    case 'pageNumber':
      return '';
    default:
      return inlineMarkdown(node.children, writing);
  }
}

function linkMarkdown(node: Extract<Phrasing, { type: 'link' }>, writing: Writing): string {
  const [only] = node.children;
  const isOwn =
    node.children.length === 1 &&
    only?.type === 'text' &&
    (only.value === node.url || `mailto:${only.value}` === node.url);
  if (isOwn && /^[a-z]+:[^\s<>]+$/i.test(node.url)) return `<${only.value}>`;
  return `[${inlineMarkdown(node.children, { ...writing, inLink: true })}](${destination(node.url)})`;
}

function destination(url: string): string {
  return /^[^\s()<>]+$/.test(url) ? url : `<${url.replace(/([<>\\])/g, '\\$1')}>`;
}

/** White space at the ends of emphasis stands outside of it, where the marks hold. */
function marked(children: readonly Phrasing[], mark: string, writing: Writing): string {
  const text = inlineMarkdown(children, writing);
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inside === '' ? text : `${before}${mark}${inside}${mark}${after}`;
}

const SPECIAL =
  /[\\`*]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|<(?=[A-Za-z/!?])|&(?=[#A-Za-z])|\[(?=\^)|(?<=\])\(|(?<=\])\[/gu;

function escapedText(value: string, { place, inLink }: Writing): string {
  let text = value.replace(/[ \t\r\n]+/g, ' ').replace(SPECIAL, '\\$&');
  if (inLink || place === 'label' || place === 'alt') text = text.replace(/(?<!\\)[[\]]/g, '\\$&');
  if (place === 'title') text = text.replace(/"/g, '\\"');
  return place === 'cell' ? text.replace(/\|/g, '\\|') : text;
}

/** Braces that would be read as a name: any at the end, and those in the midst that look like one. */
function withoutAttributes(text: string): string {
  return text.replace(/(?<!\\)\{(?=[#.][^{}]*\}$|#\p{L}|\.(?:bis|ter|quater)\})/gu, '\\{');
}

/** What would make another block of words at the beginning of a line. */
function atLineStart(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|:::|~~~|={3,}|-{3,})/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\[\^[^\]]+\]):/, '$1\\:');
}
