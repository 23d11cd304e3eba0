/** What the handlers of a page share. */
import type { ElementContent } from 'hast';
import { fillPattern } from '../../templates/languages/patterns.js';
import type { Table } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Content } from '../../tree/handlers.js';
import type { Resources } from '../resources.js';

/** A node that has been entered, or a list of nodes that a handler converts apart from the rest of its node. */
export interface Parent {
  type: string;
  children: readonly Content[];
}

/** What a node takes from the nodes around it. */
export interface Surroundings {
  /** Depth that headings of the first level have here: 2, since the title is the one h1; in an annex 3. */
  headingBase: number;
  /** Style of plain paragraphs here, where it is not that of their role: `quotation`, `footnote`. */
  paragraphStyle: string | undefined;
  /** True in the text of a footnote, whose lists and quotations have styles of their own. */
  inNote: boolean;
  /** True after an empty line of the masthead, which sets the next line apart. */
  isApart: boolean;
  /** Where a cell of a table is. */
  cell: { table: Table; isHeadRow: boolean; column: number } | undefined;
}

export interface PageState extends Surroundings {
  document: OfficialDocument;
  resources: Resources;
  /** The content of a node's children, each converted by its own handler; `changes` are what they take from the node. */
  all(parent: Parent, changes?: Partial<Surroundings>): ElementContent[];
}

/** The content of one node of a kind. */
type Handler<Node> = (node: Node, state: PageState, parent: Parent) => ElementContent[];

/** One handler for each kind; a table that lacks a kind does not compile. */
export type PageHandlers<Kind extends Content['type'] = Content['type']> = {
  [Each in Kind]: Handler<Extract<Content, { type: Each }>>;
};

/** A label of the document's language, with values put in. */
export function labelText(state: PageState, key: string, values: Readonly<Record<string, string>> = {}): string {
  const pattern = state.resources.language.labels[key] ?? key;
  return fillPattern(pattern, values).replaceAll('*', '');
}
