/**
 * The package: what the library compiles, with its gaps filled, as bytes that depend on the document alone.
 *
 * The library writes the clock, random ids and the order of its own work into a file; whatever does so is replaced here
 * by parts that we write whole, or never used (docx.md, section 3).
 */
import { type Document, Packer } from 'docx';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { withoutUnwritable } from '../../../characters.js';
import { DECORATIVE } from '../phrasing/images.js';
import { xml } from '../xml/xml.js';

/** Parts of a package by their paths. */
export type Parts = Map<string, string | Uint8Array>;

/** What the library has no option for. */
export interface Gaps {
  /** Parts that take the place of the library's, or come beside them. */
  parts: Parts;
  /** The section is set from right to left. */
  rightToLeft: boolean;
  /** Id of the style of the separators between text and notes. */
  separatorStyle: string;
}

/** Compiles and zips a document. */
export function pack(document: Document, gaps: Gaps): Uint8Array {
  const parts = compile(document);
  for (const [path, data] of gaps.parts) parts.set(path, data);
  change(parts, 'word/document.xml', (text) => sectionDirection(decorative(text), gaps.rightToLeft));
  for (const kind of ['footnote', 'endnote'])
    change(parts, `word/${kind}s.xml`, (text) => separators(text, kind, gaps.separatorStyle));
  for (const path of [...parts.keys()].filter((name) => /^word\/header\d+\.xml$/.test(name)))
    change(parts, path, decorative);
  change(parts, 'word/_rels/document.xml.rels', (text) =>
    text.replace('</Relationships>', `${SEGMENTS_RELATION}</Relationships>`),
  );
  change(parts, '[Content_Types].xml', (text) => text.replace('</Types>', `${SEGMENTS_TYPE}</Types>`));
  return zip(parts);
}

/** The library's own compiler: private, but it saves a zip and an unzip (the version of the library is pinned). */
function compile(document: Document): Parts {
  const { compiler } = Packer as unknown as { compiler: { compile(document: Document, indent: undefined): Parts } };
  return compiler.compile(document, undefined);
}

function change(parts: Parts, path: string, by: (text: string) => string): void {
  const text = parts.get(path);
  if (typeof text === 'string') parts.set(path, by(text));
}

/** Where the list of segments is, as relationships and content types name it. */
export const SEGMENTS_PATH = 'customXml/item1.xml';
export const SEGMENTS_PROPERTIES_PATH = 'customXml/itemProps1.xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SEGMENTS_RELATION = xml('Relationship', {
  Id: 'rIdSegments',
  Type: `${OFFICE}/customXml`,
  Target: `../${SEGMENTS_PATH}`,
});
const SEGMENTS_TYPE = xml('Override', {
  PartName: `/${SEGMENTS_PROPERTIES_PATH}`,
  ContentType: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
});

/** Relationships of the list of segments to its properties. */
export const SEGMENTS_RELATIONS = xml(
  'Relationships',
  { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
  xml('Relationship', { Id: 'rId1', Type: `${OFFICE}/customXmlProps`, Target: 'itemProps1.xml' }),
);

function sectionDirection(text: string, rightToLeft: boolean): string {
  return rightToLeft ? text.replace('<w:docGrid', '<w:bidi/><w:docGrid') : text;
}

/** The separators of the library carry formatting of their own and the sign of a note that is none. */
function separators(text: string, note: string, style: string): string {
  const paragraph = (kind: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:${kind}/></w:r></w:p></w:${note}>`;
  return text.replace(
    new RegExp(`(<w:${note} w:type="(separator|continuationSeparator)"[^>]*>).*?</w:${note}>`, 'g'),
    (_, start: string, kind: string) => start + paragraph(kind),
  );
}

/** Word's mark of a decorative image (MS-ODRAWXML, 2.31). */
const DECORATIVE_MARK =
  '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">' +
  '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

function decorative(text: string): string {
  if (!text.includes(`name="${DECORATIVE}`)) return text;
  return text.replace(/<wp:docPr\b([^>]*)\/>/g, (whole, attributes: string) =>
    attributes.includes(`name="${DECORATIVE}`) ? `<wp:docPr${attributes}>${DECORATIVE_MARK}</wp:docPr>` : whole,
  );
}

/** Parts that come first, in the order in which Word writes them. */
const FIRST = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

/** The earliest time a zip can bear; fflate reads local time, so that this is the same in every zone. */
const TIME = new Date(1980, 0, 1);

function zip(parts: Parts): Uint8Array {
  const others = [...parts.keys()].filter((path) => !FIRST.includes(path)).sort();
  const files: Zippable = {};
  for (const path of [...FIRST, ...others]) {
    const data = parts.get(path);
    if (data === undefined) continue;
    // The library writes names and words as they are given to it.
    const bytes = typeof data === 'string' ? strToU8(withoutUnwritable(data)) : data;
    files[path] = [bytes, { mtime: TIME, level: 6 }];
  }
  return zipSync(files);
}
