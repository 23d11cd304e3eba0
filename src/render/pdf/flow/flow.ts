/** What is laid out: one list of texts, tables, images and rules, each knowing its place on the measure and its tag. */
import type { Style } from '../../../templates/design.js';
import type { Table } from '../../../tree/blocks.js';
import type { Direction } from '../../../tree/node.js';
import type { ImageData } from '../../resources.js';
import type { Rule } from './rules.js';
import type { Run } from './runs.js';
import type { Tag } from './tags.js';

/** A label beside the first line. */
export interface FlowLabel {
  runs: Run[];
  /** Points from the text's edge to its side. */
  x: number;
  side: 'start' | 'end';
  tag: Tag;
}

/** A paragraph. Lengths in points; `start` is from the text's starting edge. */
export interface FlowText {
  kind: 'text';
  runs: Run[];
  style: Style;
  start: number;
  end: number;
  /** What the first line begins further in (or out, when negative). */
  first: number;
  align: Style['align'];
  /** Of its words, where it is not the document's. */
  direction?: Direction | undefined;
  before: number;
  after: number;
  tag: Tag;
  label?: FlowLabel | undefined;
  /** Names of destinations at its first line. */
  places: string[];
  outline?: { level: number; text: string } | undefined;
  keepWithNext: boolean;
  /** It takes two lines of what stands before it along. */
  keepWithPrevious: boolean;
  newPage: boolean;
  /** An entry of the contents: the place whose page number stands at its end. */
  pageOf?: string | undefined;
}

export interface FlowRule {
  kind: 'rule';
  rule: Rule;
}

export interface FlowImage {
  kind: 'image';
  data: ImageData;
  width: number;
  height: number;
  align: Style['align'];
  start: number;
  before: number;
  after: number;
  /** Undefined for a decorative image. */
  tag: Tag | undefined;
  places: string[];
  keepWithNext: boolean;
}

export interface FlowCell {
  text: FlowText;
}

export interface FlowTable {
  kind: 'table';
  rows: FlowCell[][];
  /** Rows repeated at the head of each page. */
  heads: number;
  /** Width of the first column (points), where the form of the table decides it. */
  labelWidth?: number | undefined;
  start: number;
  padding: number;
  /** The smaller type in which it is set where its columns are too narrow for their words, if there is one. */
  small: { text: Style; head: Style } | undefined;
  after: number;
  rules: { top: Rule | undefined; head: Rule | undefined; bottom: Rule | undefined };
  places: string[];
  /** The table of the document, for messages on it. */
  node: Table;
}

/** Where a box round some blocks begins and ends. */
export interface FlowBox {
  kind: 'box';
  edge: 'open' | 'close';
  rule: Rule;
}

export type FlowNode = FlowText | FlowRule | FlowImage | FlowTable | FlowBox;

/** A note as it is set at the foot of the page on which it is called. */
export interface FlowNote {
  identifier: string;
  nodes: FlowText[];
}
