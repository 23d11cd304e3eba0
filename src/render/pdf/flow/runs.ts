/** Words of the tree as runs of text in one look, each under the tag that it has in the document's structure. */
import type { Node } from 'unist';
import type { Cut, Style } from '../../../templates/design.js';
import type { Direction } from '../../../tree/node.js';
import type { Phrasing } from '../../../tree/phrasing.js';
import type { Resources } from '../../resources.js';

/** How text looks. Sizes in points. */
export interface Look {
  family: string;
  cut: Cut;
  size: number;
  colour: string;
  /** How far above the line it stands. */
  rise: number;
  decoration: Style['decoration'];
}

/** An element of the structure inside a paragraph; made when its first words are written. */
export interface InlineTag {
  role: 'Span' | 'Link' | 'Reference' | 'Figure';
  lang?: string | undefined;
  /** Address outside, or the place of this document that it leads to. */
  url?: string | undefined;
  place?: string | undefined;
  /** What a reader is told of a link. */
  title?: string | undefined;
  alt?: string | undefined;
}

/** Text in one look. `\n` ends a line. */
export interface Run {
  text: string;
  look: Look;
  tag: InlineTag | undefined;
  node: Node | undefined;
  /** Identifier of the note that this is the call of. */
  note?: string | undefined;
  /** Address of an image that stands among the words (`text` is then one object replacement character). */
  image?: string | undefined;
  /** What it is a part of, where that keeps a direction of its own (a symbol in Arabic). */
  isolate?: Isolate | undefined;
}

/** Words that keep their own direction as a whole, whatever looks they have: runs of one share one of these. */
export interface Isolate {
  readonly direction: Direction;
}

/** What a run is made with. */
export interface RunState {
  resources: Resources;
  /** Words for each note by identifier: its mark. */
  look: Look;
  tag: InlineTag | undefined;
  /** Current and total pages, in the furniture. */
  page?: { current: string; total: string; minutes: string } | undefined;
  isolate?: Isolate | undefined;
}

/** The look that a named style gives. */
export function lookOf(style: Style): Look {
  return {
    family: style.font,
    cut: cutOf(style.weight === 'bold', style.slant === 'italic'),
    size: style.size,
    colour: style.colour,
    rise: 0,
    decoration: style.decoration,
  };
}

function cutOf(bold: boolean, italic: boolean): Cut {
  return bold ? (italic ? 'bold-italic' : 'bold') : italic ? 'italic' : 'regular';
}

/** The look of words that a character style changes: `emphasis` in bold words is bold italic. */
function changed(look: Look, key: string, { sheet }: Resources): Look {
  const style = sheet.styles[key];
  const base = sheet.styles['base'];
  if (style === undefined || base === undefined) return look;
  const bold = style.weight === 'bold' || look.cut.startsWith('bold');
  const italic = style.slant === 'italic' || look.cut.endsWith('italic');
  const colour = style.colour === base.colour ? look.colour : style.colour;
  return {
    ...look,
    cut: cutOf(bold, italic),
    colour,
    decoration: style.decoration === 'none' ? look.decoration : style.decoration,
  };
}

/** Size of a raised mark, and how far it stands above the line, in parts of the type's size. */
const RAISED = { size: 0.62, rise: 0.36 };

/** The runs of some words. */
export function runsOf(nodes: readonly Phrasing[], state: RunState): Run[] {
  return nodes.flatMap((node) => runsOfNode(node, state));
}

function runsOfNode(node: Phrasing, state: RunState): Run[] {
  const { look, tag, isolate } = state;
  const text = (value: string): Run[] => (value === '' ? [] : [{ text: value, look, tag, node, isolate }]);
  const inside = (change: Partial<RunState>): Run[] =>
    'children' in node ? runsOf(node.children, { ...state, ...change }) : [];
  switch (node.type) {
    case 'text':
      return text(node.value.replace(/\s*\n\s*|\t/g, ' '));
    case 'referenceNumber':
      return text(node.value);
    case 'emphasis':
    case 'strong':
    case 'opener':
      return inside({ look: changed(look, node.type, state.resources) });
    case 'symbolSeries':
      return inside({ look: { ...look, size: state.resources.sheet.styles['symbol-series']?.size ?? look.size } });
    case 'foreign':
      return inside({
        isolate: isolate?.direction === node.dir ? isolate : { direction: node.dir },
        tag: node.lang === 'und' || tag !== undefined ? tag : { role: 'Span', lang: node.lang },
      });
    case 'link':
      return inside({ look: changed(look, 'link', state.resources), tag: { role: 'Link', url: node.url } });
    case 'reference':
      return inside({ tag: linkOf(node) });
    case 'hole':
      return text('{}');
    case 'break':
      return text('\n');
    case 'footnoteReference':
      return [
        ...(node.apart === undefined ? [] : [{ text: node.apart, look: raised(look), tag, node, isolate }]),
        // Alone, so that the figures of a call are no part of a number before it (10.¹ in Arabic).
        {
          text: node.mark ?? '',
          look: raised(look),
          tag: { role: 'Reference' },
          node,
          note: node.identifier,
          isolate: isolate ?? { direction: 'ltr' },
        },
      ];
    case 'image':
      return [
        {
          text: '\ufffc',
          look,
          node,
          image: node.url,
          isolate,
          tag: node.decorative ? undefined : { role: 'Figure', alt: node.alt },
        },
      ];
    case 'pageNumber':
      return text(state.page?.[node.form] ?? '');
  }
}

/** A mark that stands above the line. */
export function raised(look: Look): Look {
  return { ...look, size: look.size * RAISED.size, rise: look.size * RAISED.rise };
}

function linkOf(node: Extract<Phrasing, { type: 'reference' }>): InlineTag | undefined {
  if (node.document !== undefined)
    return {
      role: 'Link',
      url:
        encodeURI(`${node.document}.pdf`) +
        (node.place === undefined ? '' : `#nameddest=${encodeURIComponent(node.place)}`),
    };
  return node.place === undefined ? undefined : { role: 'Link', place: node.place };
}
