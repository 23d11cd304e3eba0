/** XML from outside as trees: whole parts that are small, and large ones block by block. */
import { readXml } from './xml-events.js';

/** An element; `children` has its text as strings. Names come with their prefixes. */
export interface XmlElement {
  name: string;
  attribute: (name: string) => string | undefined;
  children: (XmlElement | string)[];
}

/** Elements of a part beyond which it is not read: a page has some hundreds. */
const MOST_ELEMENTS = 4_000_000;

/** The tree of a part; throws where the XML cannot be read. */
export function xmlTree(xml: string): XmlElement {
  let root: XmlElement | undefined;
  readTrees(xml, undefined, (element) => {
    root = element;
  });
  if (root === undefined) throw new Error('no element');
  return root;
}

/** Calls `handle` for each child element of the elements named `parent`, one after the other, so that no large tree is kept. */
export function readChildren(xml: string, parent: string, handle: (child: XmlElement) => void): void {
  readTrees(xml, parent, handle);
}

/** All text of a part inside elements with these names, but for what is in `without`: what a check of a reader compares with. */
export function textInside(xml: string, names: ReadonlySet<string>, without: ReadonlySet<string>): string {
  const found: string[] = [];
  let inside = 0;
  let silent = 0;
  readXml(xml, {
    open: (name) => {
      if (names.has(name)) inside++;
      if (without.has(name)) silent++;
    },
    close: (name) => {
      if (names.has(name)) inside--;
      if (without.has(name)) silent--;
    },
    text: (text) => {
      if (inside > 0 && silent === 0) found.push(text);
    },
  });
  return found.join('');
}

function readTrees(xml: string, parent: string | undefined, handle: (element: XmlElement) => void): void {
  const open: XmlElement[] = [];
  const parents: string[] = [];
  let count = 0;
  readXml(xml, {
    open(name, attribute) {
      if (++count > MOST_ELEMENTS) throw new Error(`more than ${MOST_ELEMENTS} elements`);
      const element: XmlElement = { name, attribute, children: [] };
      if (open.length > 0) {
        open.at(-1)?.children.push(element);
        open.push(element);
      } else if (parent === undefined || parents.at(-1) === parent) open.push(element);
      else parents.push(name);
    },
    close() {
      const element = open.pop();
      if (element === undefined) parents.pop();
      else if (open.length === 0) handle(element);
    },
    text: (text) => {
      open.at(-1)?.children.push(text);
    },
  });
}

/** The first child element of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name);
}

/** All child elements, or those of a name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (one): one is XmlElement => typeof one !== 'string' && (name === undefined || one.name === name),
  );
}

/** The first element of a name at any depth. */
export function descendant(element: XmlElement, name: string): XmlElement | undefined {
  for (const one of childrenOf(element)) {
    const found = one.name === name ? one : descendant(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
