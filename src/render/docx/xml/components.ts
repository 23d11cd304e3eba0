/** Elements of WordprocessingML that the library lacks, as components that stand among its own. */
import { type FileChild, type IContext, type IXmlableObject, Paragraph, XmlComponent } from 'docx';
import type { Attributes } from './xml.js';

/** Any element by its name. */
export class Element extends XmlComponent {
  constructor(name: string, attributes?: Attributes, children: readonly (XmlComponent | string)[] = []) {
    super(name);
    if (attributes !== undefined) this.root.push({ _attr: attributes });
    this.root.push(...children);
  }
}

/** What a paragraph says of itself beside its content. */
export interface ParagraphFacts {
  /** Id of its style. */
  style: string;
  /** Its list and level, where they differ from what its style says; list 0 takes it out of any. */
  numbering?: { list: number; level: number } | undefined;
  /** `w14:paraId`, 8 hexadecimal digits. */
  id?: string | undefined;
  /** Hidden bookmarks around the paragraph: name, and a number that is unique in the part's package. */
  bookmarks?: readonly { name: string; id: number }[] | undefined;
}

/** A paragraph with nothing but a style, its identity and its place in a list. */
export class OfficialParagraph extends Paragraph {
  constructor(facts: ParagraphFacts, children: readonly XmlComponent[]) {
    super({});
    const properties: XmlComponent[] = [new Element('w:pStyle', { 'w:val': facts.style })];
    if (facts.numbering !== undefined) properties.push(listProperties(facts.numbering));
    const bookmarks = facts.bookmarks ?? [];
    const identity = facts.id === undefined ? [] : [{ _attr: { 'w14:paraId': facts.id, 'w14:textId': NO_TEXT_ID } }];
    this.root = [
      ...identity,
      new Element('w:pPr', undefined, properties),
      ...bookmarks.map(({ name, id }) => new Element('w:bookmarkStart', { 'w:id': id, 'w:name': name })),
      ...children,
      ...bookmarks.map(({ id }) => new Element('w:bookmarkEnd', { 'w:id': id })),
    ];
  }
}

/** What Word writes for a paragraph whose text it has not edited. */
const NO_TEXT_ID = '77777777';

function listProperties(numbering: { list: number; level: number }): XmlComponent {
  const level = new Element('w:ilvl', { 'w:val': numbering.level });
  return new Element('w:numPr', undefined, [level, new Element('w:numId', { 'w:val': numbering.list })]);
}

/** A field with its instruction and the text that stands until the fields are updated. */
export function field(instruction: string, cached: readonly XmlComponent[]): XmlComponent {
  return new Element('w:fldSimple', { 'w:instr': ` ${instruction} ` }, cached);
}

/** A link to a bookmark of the same document. */
export function internalLink(bookmark: string, children: readonly XmlComponent[]): XmlComponent {
  return new Element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, children);
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * A link to the outside, anywhere in a part.
 *
 * The library's own works only as a direct child of a paragraph and takes a random relationship id; this one counts
 * the relationships of its part. Headers are formatted twice, so each part is asked for a relationship once. A place in
 * the target is the fragment of its address: `w:anchor` names bookmarks of the document itself (17.16.22).
 */
export class ExternalLink extends XmlComponent {
  private readonly numbers = new WeakMap<object, number>();
  private readonly target: string;

  constructor(target: string, children: readonly XmlComponent[]) {
    super('w:hyperlink');
    this.target = target;
    this.root.push(...children);
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const attributes = { 'r:id': this.relationship(context), 'w:history': 1 };
    return new Element('w:hyperlink', attributes, this.root).prepForXml(context);
  }

  private relationship(context: IContext): string {
    const relationships = context.viewWrapper.Relationships;
    let number = this.numbers.get(relationships);
    if (number === undefined) {
      number = relationships.RelationshipCount + 1;
      this.numbers.set(relationships, number);
      relationships.addRelationship(`L${number}`, HYPERLINK, this.target, 'External');
    }
    return `rIdL${number}`;
  }
}

/** Blocks of the body: paragraphs and tables. */
export type Flow = FileChild;
