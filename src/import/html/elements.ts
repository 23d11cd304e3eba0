/** Small questions about elements of a page. */
import type { Element, ElementContent, RootContent } from 'hast';

export function isElement(node: RootContent | ElementContent): node is Element {
  return node.type === 'element';
}

export function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** Elements that are no text of a page. */
export const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'nav',
  'button',
  'select',
  'textarea',
  'iframe',
  'object',
  'audio',
  'video',
  'canvas',
  'head',
  'title',
]);

/** All words of an element. */
export function textOf(element: Element): string {
  if (SILENT.has(element.tagName)) return '';
  return element.children.map((one) => (one.type === 'text' ? one.value : isElement(one) ? textOf(one) : '')).join('');
}
