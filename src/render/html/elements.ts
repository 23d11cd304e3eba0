/** Elements of a page; whatever is put into them is data, and escaped when it is written. */
import type { Element, ElementContent, Properties } from 'hast';

/** One element; properties without a value are left out. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: (ElementContent | ElementContent[] | string)[]
): Element {
  const content = children
    .flat()
    .map((child): ElementContent => (typeof child === 'string' ? { type: 'text', value: child } : child));
  return { type: 'element', tagName, properties, children: content };
}

/** The id of a thing that the page adds; the author's names never begin so (`attributes.ts`). */
export function ownId(name: string): string {
  return `engross-${name}`;
}

/** A style's name as a class. */
export function styleClass(style: string, ...more: string[]): Properties {
  return { className: [style, ...more] };
}
