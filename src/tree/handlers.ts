/** A renderer as a table of handlers, one for each kind of node. */
import type { Block, Part } from './blocks.js';
import type { Phrasing } from './phrasing.js';

export type Content = Block | Part | Phrasing;

/**
 * One handler for each kind of node.
 *
 * A renderer that lacks one does not compile: to add a kind of node, add it to the union and follow the compiler.
 */
export type Handlers<State, Out> = {
  [Kind in Content['type']]: (node: Extract<Content, { type: Kind }>, state: State) => Out;
};
