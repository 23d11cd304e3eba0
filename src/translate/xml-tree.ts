/** XML from outside as a small tree, read with limits: no document type, no entity of its own, no depth without end. */
import { SaxesParser } from 'saxes';
import type { Point } from 'unist';

/** An element; of attributes only those without namespace, and `xml:` ones. */
export interface XmlElement {
  name: string;
  namespace: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
  /** Where it begins. */
  point: Point;
}

/** Why a text was not read. */
export interface XmlProblem {
  problem: string;
  help: string | undefined;
  point: Point | undefined;
}

const LONGEST = 32 * 2 ** 20;
const DEEPEST = 60;
const MOST = 1_000_000;
/** Characters given to the parser at once, so that a problem stops it soon. */
const PIECE = 65_536;

/** Reads a document; the first thing that is wrong ends it. */
export function readXml(text: string): XmlElement | XmlProblem {
  if (text.length > LONGEST)
    return { problem: `the file has ${text.length} characters`, help: `at most ${LONGEST} are read`, point: undefined };
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  let point: Point = { line: 1, column: 1 };
  let root: XmlElement | undefined;
  let wrong: XmlProblem | undefined;
  let count = 0;
  const stop = (problem: string, help?: string): void => {
    wrong ??= { problem, help, point: { line: parser.line, column: parser.column + 1 } };
  };
  parser.on('error', (error) => stop(`this is no well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () =>
    stop('the file has a document type declaration', 'take it out: nothing in a file is resolved'),
  );
  parser.on('opentagstart', (tag) => {
    point = { line: parser.line, column: Math.max(1, parser.column - tag.name.length) };
  });
  parser.on('opentag', (tag) => {
    if (++count > MOST) stop(`the file has more than ${MOST} elements`, 'divide it: one file for each document');
    if (open.length >= DEEPEST) stop(`elements are nested deeper than ${DEEPEST}`);
    const attributes = Object.values(tag.attributes).filter(({ prefix }) => prefix === '' || prefix === 'xml');
    const element: XmlElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
      children: [],
      point,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const addText = (value: string) => open.at(-1)?.children.push(value);
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (let at = 0; at < text.length && wrong === undefined; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (wrong === undefined) parser.close();
  return wrong ?? root ?? { problem: 'the file is empty', help: undefined, point: undefined };
}

/** Elements among children. */
export function elementsIn({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}
