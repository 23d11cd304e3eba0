/** XML from outside as events: no document type, so that no entity can multiply itself, and not deeper than any document is. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What is done at each event; names come with their prefixes, as all producers of DOCX write them. */
export interface XmlEvents {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Elements inside each other beyond which nothing is read. */
const DEEPEST = 500;

/** Goes through an XML part; throws where it is not well-formed or has a document type. */
export function readXml(xml: string, events: XmlEvents): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth++;
    if (depth > DEEPEST) throw new Error(`more than ${DEEPEST} elements inside each other`);
    events.open(tag.name, (name) => tag.attributes[name]);
  });
  parser.on('closetag', (tag) => {
    depth--;
    events.close?.(tag.name);
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.write(xml).close();
}
