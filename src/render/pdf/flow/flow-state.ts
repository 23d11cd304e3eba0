/** What the handlers share that turn blocks into what is laid out. */
import type { Style } from '../../../templates/design.js';
import type { Block, FootnoteDefinition } from '../../../tree/blocks.js';
import type { Resources } from '../../resources.js';
import type { FlowNode, FlowNote } from './flow.js';
import type { Tag } from './tags.js';

export interface FlowState {
  /** The notes of the document. */
  definitions: readonly FootnoteDefinition[];
  resources: Resources;
  /** The element that blocks go into here. */
  parent: Tag;
  /** Millimetres that blocks begin further in here, under a clause's text. */
  inset: number;
  /** Style of plain paragraphs here, where it is not that of their role. */
  paragraphStyle: string | undefined;
  /** Level of the first headings here: 2, since the title is 1. */
  headingBase: number;
  /** True in the text of a footnote, whose lists and quotations have styles of their own. */
  inNote: boolean;
  /** Lays out blocks; notes come back to it from the paragraphs that call them. */
  flowOf(nodes: readonly Block[], state: FlowState): FlowNode[];
  /** Notes that are called, with what is set of them. */
  notes: Map<string, FlowNote>;
}

/** A style of the design; one that a house took away is the base. */
export function styleOf(state: Pick<FlowState, 'resources'>, key: string): Style {
  const { styles } = state.resources.sheet;
  const style = styles[key] ?? styles['base'];
  if (style === undefined) throw new Error('A design without its base style.');
  return style;
}
