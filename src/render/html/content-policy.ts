/** The Content-Security-Policy of a page (CSP 3): nothing may be loaded or run but what the page brings itself. */
import type { Element, Nodes, Root } from 'hast';
import { hashSource } from '../policy-source.js';

const META = 'Content-Security-Policy';

/** Place of the policy in the head; it is filled in when the page is complete. */
export function emptyPolicy(): Element['properties'] {
  return { httpEquiv: [META], content: '' };
}

/** A step of rehype: writes the policy for the page as it is now. A page whose policy was taken out by a plugin has none. */
export function writePolicy(tree: Root): void {
  const found: Element[] = [];
  collect(tree, found);
  const meta = found.find(isPolicy);
  if (meta === undefined) return;
  const directives = [
    "default-src 'none'",
    ...sources(
      'style-src',
      found.filter(({ tagName }) => tagName === 'style'),
    ),
    ...sources('script-src', found.filter(isData)),
    ...(found.some(({ tagName }) => tagName === 'img') ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  meta.properties['content'] = directives.join('; ');
}

/** The elements that a policy is about. */
function collect(node: Nodes, found: Element[]): void {
  if (node.type === 'element' && /^(?:meta|style|script|img)$/.test(node.tagName)) found.push(node);
  if ('children' in node) for (const child of node.children) collect(child, found);
}

function isPolicy({ tagName, properties }: Element): boolean {
  return tagName === 'meta' && String(properties['httpEquiv']) === META;
}

/** Data for search engines, which no browser runs. */
function isData({ tagName, properties }: Element): boolean {
  return tagName === 'script' && properties['type'] === 'application/ld+json';
}

function sources(directive: string, elements: readonly Element[]): string[] {
  const hashes = elements.map(({ children }) =>
    hashSource(children.map((child) => (child.type === 'text' ? child.value : '')).join('')),
  );
  return hashes.length === 0 ? [] : [[directive, ...new Set(hashes)].join(' ')];
}
