/** Images: with alternative text or said to be decorative, PNG or JPEG, inside the document's folder. */
import type { Image as MdastImage, PhrasingContent } from 'mdast';
import { report } from '../../report/report.js';
import type { Image } from '../../tree/phrasing.js';
import { printable } from '../../tree/text.js';
import { type ReadState, shorten } from '../state/read-state.js';

const DECORATIVE = /^\{decorative\}/;

/** Reads an image; `next` is what follows it, where `{decorative}` may stand. */
export function readImage(node: MdastImage, next: PhrasingContent | undefined, state: ReadState): Image {
  const decorative = next?.type === 'text' && DECORATIVE.test(next.value);
  const alt = printable(node.alt ?? '')
    .trim()
    .replace(/\s+/g, ' ');
  if (alt === '' && !decorative) {
    report(state.file, 'alt-text', node, {
      message: 'this image has no text for readers who cannot see it',
      help: `write \`![what it shows](${shorten(node.url)})\`, or \`![](${shorten(node.url)}){decorative}\` if it shows nothing`,
    });
  }
  if (!isInside(node.url) || !/\.(?:png|jpe?g)$/i.test(node.url)) {
    report(state.file, 'image', node, {
      message: `\`${shorten(node.url)}\` is not a PNG or JPEG file in the folder of this document`,
      help: 'put the picture there, and write its name',
    });
  }
  const image: Image = {
    type: 'image',
    url: node.url,
    alt: decorative ? '' : alt,
    decorative,
    position: node.position,
  };
  return node.title ? { ...image, title: node.title } : image;
}

/** Text after an image without its `{decorative}`. */
export function withoutMark(value: string): string {
  return value.replace(DECORATIVE, '');
}

/** A relative path that leads neither out of the folder nor to another host, however it is written. */
function isInside(url: string): boolean {
  const path = decode(url);
  return !/^(?:[a-z][a-z0-9+.-]*:|\/)|(?:^|\/)\.\.(?:\/|$)|\\|[?#]/i.test(path);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return '..';
  }
}
