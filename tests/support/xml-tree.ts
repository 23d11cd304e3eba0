/** XML as a small tree, for tests that ask what stands where in a package. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  parent: XmlElement | undefined;
}

/** Parses a part; throws where it is not well-formed. */
export function xmlTree(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '', parent: undefined };
  let open = root;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element = { name: tag.name, attributes: { ...tag.attributes }, children: [], text: '', parent: open };
    open.children.push(element);
    open = element;
  });
  parser.on('closetag', () => {
    open = open.parent ?? root;
  });
  parser.on('text', (text) => {
    open.text += text;
  });
  parser.write(xml).close();
  return root;
}

/** All elements of a name under one, in document order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The first child along a path of names. */
export function at(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (here, name) => here?.children.find((child) => child.name === name),
    element,
  );
}

/** `w:val` of the first child along a path of names. */
export function valueAt(element: XmlElement | undefined, ...path: string[]): string | undefined {
  return at(element, ...path)?.attributes['w:val'];
}
