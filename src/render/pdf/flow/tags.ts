/** The structure of a document (ISO 32000-1, 14.8) as a tree that is made before anything is set, in the order of reading. */
import type { PDFDocument, StructElement } from 'pdfmake/js/PDFDocument.js';

/** An element of the structure that blocks stand in. */
export interface Tag {
  role: string;
  lang?: string | undefined;
  alt?: string | undefined;
  /** Heads of tables: what they are heads of. */
  scope?: 'Row' | 'Column' | undefined;
  /** Notes must have one (ISO 14289-1, 7.9). */
  id?: string | undefined;
  /** How the labels of a list count (ISO 32000-1, 14.8.5.5). */
  listNumbering?: string | undefined;
  children: Tag[];
  /** Made when the structure is written. */
  element?: StructElement;
}

/** Adds an element under another, after those that it has. */
export function newTag(parent: Tag, role: string, more: Partial<Omit<Tag, 'role' | 'children'>> = {}): Tag {
  const tag = rootTag(role, more);
  parent.children.push(tag);
  return tag;
}

/** An element of its own. */
export function rootTag(role: string, more: Partial<Omit<Tag, 'role' | 'children'>> = {}): Tag {
  return { role, ...more, children: [] };
}

/** Makes the elements of a whole structure; their content is added as pages are written. */
export function writeStructure(root: Tag, pdf: PDFDocument): void {
  closeLevels(root, []);
  const element = makeElement(root, pdf);
  pdf.addStructure(element);
}

/**
 * Headings one under the other without a gap (ISO 14289-1, 7.4.2): where a text leaves a level out, what is under it moves
 * up, all of it alike. `above` are the headings that are open, each as the text has it and as it is written.
 */
function closeLevels(tag: Tag, above: { asked: number; given: number }[]): void {
  const asked = Number(/^H(\d)$/.exec(tag.role)?.[1] ?? 0);
  if (asked > 0) {
    while ((above.at(-1)?.asked ?? 0) >= asked) above.pop();
    const given = (above.at(-1)?.given ?? 0) + 1;
    above.push({ asked, given });
    tag.role = `H${given}`;
  }
  for (const child of tag.children) closeLevels(child, above);
}

function makeElement(tag: Tag, pdf: PDFDocument): StructElement {
  const element = pdf.struct(tag.role, { lang: tag.lang, alt: tag.alt, scope: tag.scope });
  // pdfkit has no option for an element's ID; a String object is what it writes as a PDF string.
  if (tag.id !== undefined) element.dictionary.data['ID'] = new String(tag.id);
  if (tag.listNumbering !== undefined) element.dictionary.data['A'] = { O: 'List', ListNumbering: tag.listNumbering };
  tag.element = element;
  for (const child of tag.children) element.add(makeElement(child, pdf));
  return element;
}
