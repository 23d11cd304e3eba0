/** The official tree converted to hast by mdast-util-to-hast, which hands every node to the handler of its kind. */
import type { ElementContent, Root } from 'hast';
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype';
import { vfileOf } from '../../report/vfile.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Content } from '../../tree/handlers.js';
import type { Resources } from '../resources.js';
import { blocks } from './blocks.js';
import { page } from './page.js';
import type { PageHandlers, PageState, Parent } from './page-state.js';
import { parts } from './parts.js';
import { phrasing } from './phrasing.js';

/** Every kind of node has its handler; a table that lacks one does not compile. */
const handlers: PageHandlers = { ...blocks, ...phrasing, ...parts };

type Conversions = NonNullable<Options['handlers']>;
type Conversion = NonNullable<Conversions[keyof Conversions]>;
type Converter = Parameters<Conversion>[0];

/** Options of remark-rehype for one document: it is used for one run. */
export function conversion(document: OfficialDocument, resources: Resources): Options {
  let state: PageState | undefined;
  const begin = (converter: Converter): PageState => ({
    document,
    resources,
    headingBase: 2,
    paragraphStyle: undefined,
    inNote: false,
    isApart: false,
    cell: undefined,
    all: (parent, changes) => {
      const outer = state;
      if (outer !== undefined && changes !== undefined) state = { ...outer, ...changes };
      const content = converter.all(parent as Parameters<Converter['all']>[0]);
      state = outer;
      return content;
    },
  });
  const root = (converter: Converter): Root => {
    state = begin(converter);
    return page(state);
  };
  const convert: Conversion = (converter, node: Content, parent) => {
    state ??= begin(converter);
    // The table's type says that the handler under `node.type` takes this very node; TypeScript cannot follow that.
    const handler = handlers[node.type] as (node: Content, state: PageState, parent?: Parent) => ElementContent[];
    return placed(handler(node, state, parent as Parent | undefined), node);
  };
  return {
    handlers: {
      // Kinds of mdast that an official text cannot contain are unknown here.
      ...Object.fromEntries(Object.keys(defaultHandlers).map((kind) => [kind, unknown])),
      ...Object.fromEntries(Object.keys(handlers).map((kind) => [kind, convert])),
      // mdast-util-to-hast takes a root from this handler, which its types do not say.
      root: root as unknown as Conversion,
    },
    unknownHandler: unknown,
  };
}

/** A finished document as a page, whose content policy is still empty: one step of a processor of somebody else's. */
export function pageOf(document: OfficialDocument, resources: Resources): Root {
  const transform = remarkRehype(conversion(document, resources));
  // The door to hast: remark-rehype's types know mdast alone, its code any tree of nodes with a handler for each.
  return transform(document as unknown as Parameters<typeof transform>[0], vfileOf(resources.file));
}

/** The content with the place of its node in the source, for messages of rehype plugins. */
function placed(content: ElementContent[], { position }: Content): ElementContent[] {
  if (position !== undefined) for (const made of content) made.position ??= position;
  return content;
}

const unknown: Conversion = (_, { type }: { type: string }) => {
  throw new Error(`A node of kind ${type} has no handler.`);
};
