/** The official tree as one self-contained page. */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Masthead } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import { type Content, type Handlers, handle } from '../../tree/handlers.js';
import type { Resources } from '../resources.js';
import { blocks, flow } from './blocks.js';
import { editions } from './editions.js';
import { element, ownId } from './elements.js';
import { head } from './head.js';
import { masthead } from './masthead.js';
import { notes } from './notes.js';
import { labelText, type PageState } from './page-state.js';
import { parts } from './parts.js';
import { phrasing, words } from './phrasing.js';
import { pageStyle } from './style/page-style.js';

/** Every kind of node has its handler; one that lacks does not compile. */
const handlers: Handlers<PageState, ElementContent[]> = { ...blocks, ...phrasing, ...parts };

/** Renders a finished document; the page asks for nothing and runs nothing. */
export async function renderHtml(document: OfficialDocument, resources: Resources): Promise<Uint8Array> {
  const state: PageState = { document, resources, headingBase: 2, paragraphStyle: undefined, inNote: false };
  const processor = unified()
    .use(remarkRehype, { handlers: doors(state), unknownHandler: unknown })
    .use(() => (tree: Nodes) => page(tree as Root, state))
    .use(rehypeStringify, { upperDoctype: true });
  // The door to hast: remark-rehype's types know mdast alone, its code any tree of nodes with a handler for each.
  const hast = await processor.run(document as unknown as Parameters<typeof processor.run>[0]);
  return new TextEncoder().encode(`${processor.stringify(hast)}\n`);
}

/** The handlers as remark-rehype asks for them. */
function doors(state: PageState): Record<string, (_: unknown, node: Content) => ElementContent[]> {
  const kinds = Object.keys(handlers).map(
    (kind) => [kind, (_: unknown, node: Content) => handle(handlers, node, state)] as const,
  );
  return { ...Object.fromEntries(kinds), root: () => flow(state.document.children, state) };
}

function unknown(_: unknown, node: { type: string }): never {
  throw new Error(`A node of kind ${node.type} has no handler.`);
}

/** The page around the text. */
function page(text: Root, state: PageState): Root {
  const { meta, children } = state.document;
  const own = children.find((block): block is Masthead => block.type === 'masthead');
  const content = text.children.filter((child): child is ElementContent => child.type !== 'doctype');
  const main = element('main', { id: ownId('text'), tabIndex: -1 }, content, ...notes(state));
  const skip = element('a', { className: ['skip'], href: `#${ownId('text')}` }, labelText(state, 'skipToText'));
  const body = element('body', {}, skip, ...editions(state), ...masthead(own, state), main, ...foot(state));
  const opening = head(meta, pageStyle(state), hasImages(body));
  const html = element('html', { lang: meta.language, dir: meta.direction }, opening, body);
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}

function hasImages({ tagName, children }: Element): boolean {
  return tagName === 'img' || children.some((child) => child.type === 'element' && hasImages(child));
}

/** What stands at the foot of the first page (the mark of a specimen) stands once on the screen. */
function foot(state: PageState): Element[] {
  const lines = state.document.furniture.firstFoot.filter(
    (line) => !line.children.some((child) => child.type === 'pageNumber'),
  );
  if (lines.length === 0) return [];
  return [
    element(
      'footer',
      {},
      ...lines.map((line) => element('p', { className: [line.style] }, words(line.children, state))),
    ),
  ];
}
