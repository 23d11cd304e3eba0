/** `{#name .bis}` at the end of a paragraph, item, heading or caption. */
import type { PhrasingContent } from 'mdast';
import type { Node } from 'unist';
import { report } from '../../report/report.js';
import { type ReadState, sourceOf } from '../state/read-state.js';

/** What an author may say of a block. */
export interface Attributes {
  name?: string;
  alternative?: string | undefined;
}

/** Alternatives of a paragraph in the order of their use (Editorial Manual, paragraphs): 3 bis, 3 ter, 3 quater… */
export const ALTERNATIVES = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'];

const BLOCK = /\{([^{}]*)\}\s*$/;
const NAME = /^(?!engross-)\p{L}[\p{L}\p{N}_-]{0,63}$/u;

/** Whether an author may name a place so; `engross-` is kept for what pages add of their own. */
export function isName(name: string): boolean {
  return NAME.test(name);
}

/**
 * Takes the attributes off the last text of `children`. `{}` and braces that do not begin like attributes stay text;
 * braces that begin so and say something else are reported and stay text too.
 */
export function takeAttributes(
  children: readonly PhrasingContent[],
  state: ReadState,
): { children: PhrasingContent[]; attributes: Attributes } {
  const last = children.at(-1);
  const match = last?.type === 'text' && last.value.trimEnd().endsWith('}') ? BLOCK.exec(last.value) : null;
  const inside = match?.[1]?.trim() ?? '';
  if (last?.type !== 'text' || match === null || !/^[#.]/.test(inside) || isEscaped(last, state)) {
    return { children: [...children], attributes: {} };
  }
  const attributes = attributesOf(inside, last, state);
  if (attributes === undefined) return { children: [...children], attributes: {} };
  const rest = last.value.slice(0, match.index).trimEnd();
  const before = children.slice(0, -1);
  if (rest === '' && before.length === 0)
    report(state.file, 'attributes', last, {
      message: `\`{${inside}}\` has no words before it`,
      help: 'write the braces at the end of the words that they name',
    });
  return { children: rest === '' ? before : [...before, { ...last, value: rest }], attributes };
}

function isEscaped(node: Node, state: ReadState): boolean {
  return /\\\{[^{}]*\}$/.test(sourceOf(state, node).trimEnd());
}

function attributesOf(inside: string, node: Node, state: ReadState): Attributes | undefined {
  const attributes: Attributes = {};
  for (const part of inside.split(/\s+/)) {
    if (part.startsWith('#') && isName(part.slice(1)) && attributes.name === undefined) attributes.name = part.slice(1);
    else if (isAlternative(part) && attributes.alternative === undefined) attributes.alternative = part.slice(1);
    else {
      report(state.file, 'attributes', node.position?.end, {
        message: `\`${part}\` in \`{${inside}}\` is not a name and not an alternative`,
        help: `write \`{#name}\`, \`{#name .bis}\` or \`{.ter}\`; a name has letters, figures, - and _, an alternative is one of ${ALTERNATIVES.join(', ')}`,
      });
      return undefined;
    }
  }
  return attributes;
}

function isAlternative(part: string): boolean {
  return part.startsWith('.') && ALTERNATIVES.includes(part.slice(1));
}

/** Reports `.bis` where nothing is counted: on headings, captions and paragraphs without number. */
export function onlyName(attributes: Attributes, node: Node, state: ReadState): { name?: string } {
  if (attributes.alternative !== undefined) {
    report(state.file, 'attributes', node, {
      message: `\`.${attributes.alternative}\` is on a text that has no number`,
      help: 'write it on a numbered paragraph, or on the heading of an article or numbered section',
    });
  }
  return attributes.name === undefined ? {} : { name: attributes.name };
}
