/** `{#name .bis}` at the end of a paragraph, item or heading. */
import type { PhrasingContent } from 'mdast';

/** What an author may say of a block. */
export interface Attributes {
  name?: string;
  alternative?: string;
}

/** Alternatives of a paragraph in the order of their use (Editorial Manual, paragraphs): 3 bis, 3 ter, 3 quater… */
const ALTERNATIVES = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies'];

const BLOCK = /[ \t]*\{([^{}]*)\}[ \t]*$/;
const NAME = /^#[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

/**
 * Takes the attributes off the last text of `children`.
 * `{}` and braces that say nothing of the kind stay text; `wrong` is what stands in braces that begin like attributes.
 */
export function takeAttributes(children: PhrasingContent[]): { children: PhrasingContent[]; attributes: Attributes; wrong?: string } {
  const last = children.at(-1);
  const match = last?.type === 'text' ? BLOCK.exec(last.value) : null;
  const inside = match?.[1]?.trim() ?? '';
  if (last?.type !== 'text' || match === null || !/^[#.]/.test(inside)) return { children, attributes: {} };
  const attributes: Attributes = {};
  for (const part of inside.split(/\s+/)) {
    if (NAME.test(part) && attributes.name === undefined) attributes.name = part.slice(1);
    else if (part.startsWith('.') && ALTERNATIVES.includes(part.slice(1)) && attributes.alternative === undefined) attributes.alternative = part.slice(1);
    else return { children, attributes: {}, wrong: part };
  }
  const rest = last.value.slice(0, match.index);
  const before = children.slice(0, -1);
  return { children: rest === '' ? before : [...before, { ...last, value: rest }], attributes };
}
