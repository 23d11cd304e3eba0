/**
 * PDF/A-2a (ISO 19005-2:2011), clause by clause: what of it can be read from a file's objects. What it leaves out cannot
 * come from this writer: forms (6.4), embedded files (6.8) and optional content (6.9) are refused as a whole; images are
 * checked for what surrounds their data.
 */
import { PDFArray, PDFDict, PDFNumber, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { type Operation, openPdf, operationsOf, type PdfObjects } from './pdf-objects.js';

/** Clauses that a file breaks, each with what was found; none for a good file. */
export async function archiveFaults(bytes: Uint8Array): Promise<string[]> {
  const faults = new Set<string>();
  const need: Need = (holds, clause, fault) => {
    if (!holds) faults.add(`${clause} ${fault}`);
  };
  const pdf = await openPdf(bytes);
  checkFile(bytes, pdf, need);
  checkObjects(pdf, need);
  checkColour(pdf, need);
  checkPages(pdf, need);
  checkMetadata(pdf, need);
  checkStructure(pdf, need);
  return [...faults];
}

type Need = (holds: boolean, clause: string, fault: string) => void;

function checkFile(bytes: Uint8Array, pdf: PdfObjects, need: Need): void {
  const raw = Buffer.from(bytes).toString('latin1');
  need(/^%PDF-1\.[0-7][\r\n]/.test(raw), '6.1.2', 'the header is not that of PDF 1.x');
  need(/^[^\r\n]*[\r\n]+%[\x80-\xff]{4}/.test(raw), '6.1.2', 'no comment of four bytes above 127 after the header');
  need(pdf.list(pdf.trailer.id).length === 2, '6.1.3', 'no ID in the trailer');
  need(!pdf.trailer.encrypted, '6.1.3', 'the file is encrypted');
  need(/%%EOF\r?\n?$/.test(raw), '6.1.3', 'data after the end of the file');
  need(pdf.get(pdf.catalog, 'Perms') === undefined, '6.1.12', 'permissions');
}

const FILTERS = new Set(['FlateDecode', 'DCTDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'RunLengthDecode']);
const NO_ACTIONS =
  /^(?:Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView|JavaScript)$/;

function checkObjects(pdf: PdfObjects, need: Need): void {
  for (const object of pdf.all) {
    if (object instanceof PDFRawStream) {
      need(
        pdf.number(object, 'Length') === object.contents.length,
        '6.1.7.1',
        'a length that is not that of its stream',
      );
      for (const key of ['F', 'FFilter', 'FDecodeParms'])
        need(pdf.get(object, key) === undefined, '6.1.7.1', `a stream with ${key}`);
      for (const filter of pdf.list(pdf.get(object, 'Filter')))
        need(FILTERS.has(String(filter).slice(1)), '6.1.7.2', `filter ${filter}`);
    }
    const type = pdf.name(object, 'Type');
    const subtype = pdf.name(object, 'Subtype');
    if (subtype === 'Link') checkAnnotation(pdf, object, need);
    else need(type !== 'Annot', '6.3.1', `an annotation of type ${subtype}`);
    if (subtype === 'Image') checkImage(pdf, object, need);
    need(subtype !== 'Form' && subtype !== 'PS', '6.2.9', `an XObject of type ${subtype}`);
    if (type === 'ExtGState') checkState(pdf, object, need);
    const action = pdf.name(pdf.get(object, 'A') ?? object, 'S') ?? '';
    need(!NO_ACTIONS.test(action), '6.5.1', `an action of type ${action}`);
    need(!pdf.keys(object).includes('AA'), '6.5.2', 'additional actions');
    need(type !== 'EmbeddedFile' && type !== 'Filespec', '6.8', 'an embedded file');
    checkLimits(object, need);
  }
  for (const [key, clause] of [
    ['OpenAction', '6.5.1'],
    ['AcroForm', '6.4.1'],
    ['OCProperties', '6.9'],
    ['Requirements', '6.11'],
    ['NeedsRendering', '6.4.2'],
  ] as const)
    need(pdf.get(pdf.catalog, key) === undefined, clause, `${key} in the catalog`);
  for (const key of ['AlternatePresentations', 'EmbeddedFiles', 'JavaScript'])
    need(pdf.get(pdf.catalog, 'Names', key) === undefined, '6.10', `${key} among the names`);
}

function checkAnnotation(pdf: PdfObjects, annotation: PDFObject, need: Need): void {
  const flags = pdf.number(annotation, 'F') ?? 0;
  // Print is set; Invisible, Hidden, NoView and ToggleNoView are not.
  need((flags & 4) === 4 && (flags & (1 | 2 | 32 | 256)) === 0, '6.3.2', `an annotation with flags ${flags}`);
}

function checkImage(pdf: PdfObjects, image: PDFObject, need: Need): void {
  for (const key of ['Alternates', 'OPI']) need(pdf.get(image, key) === undefined, '6.2.8.1', `an image with ${key}`);
  need(String(pdf.get(image, 'Interpolate') ?? 'false') === 'false', '6.2.8.1', 'an image that is interpolated');
  const space = String(pdf.list(pdf.get(image, 'ColorSpace'))[0] ?? '/DeviceGray');
  need(/^\/(?:DeviceRGB|DeviceGray|Indexed|ICCBased)$/.test(space), '6.2.4', `an image in the colours of ${space}`);
}

/** Nothing but opacity, and that whole: what is drawn here shines through nowhere (6.2.5, 6.2.10). */
function checkState(pdf: PdfObjects, state: PDFObject, need: Need): void {
  for (const key of pdf.keys(state)) need(/^(?:Type|CA|ca)$/.test(key), '6.2.5', `a graphics state with ${key}`);
  for (const key of ['CA', 'ca']) need((pdf.number(state, key) ?? 1) === 1, '6.2.10', `opacity ${key}`);
}

/** Limits of the objects themselves (6.1.13). */
function checkLimits(object: PDFObject, need: Need): void {
  if (object instanceof PDFNumber) need(Math.abs(object.asNumber()) <= 2 ** 31 - 1, '6.1.13', `the number ${object}`);
  else if (object instanceof PDFArray) for (const one of object.asArray()) checkLimits(one, need);
  else if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) {
      need(key.decodeText().length <= 127, '6.1.13', `the name ${key}`);
      if (!(value instanceof PDFRef)) checkLimits(value, need);
    }
}

function checkColour(pdf: PdfObjects, need: Need): void {
  const intents = pdf.list(pdf.get(pdf.catalog, 'OutputIntents'));
  const archival = intents.filter((intent) => pdf.name(intent, 'S') === 'GTS_PDFA1');
  need(archival.length === 1, '6.2.3', 'not one output intent for PDF/A');
  for (const intent of archival) {
    need((pdf.text(intent, 'OutputConditionIdentifier') ?? '') !== '', '6.2.3', 'an output intent without identifier');
    const profile = pdf.get(intent, 'DestOutputProfile');
    if (profile === undefined) {
      need(false, '6.2.3', 'an output intent without profile');
      continue;
    }
    const icc = Buffer.from(pdf.data(profile));
    need(pdf.number(profile, 'N') === 3 && icc.toString('latin1', 16, 20) === 'RGB ', '6.2.3', 'a profile not of RGB');
    need(/^(?:prtr|mntr)$/.test(icc.toString('latin1', 12, 16)), '6.2.3', 'a profile of no output device');
    need((icc[8] ?? 9) <= 4 && icc.readUInt32BE(0) === icc.length, '6.2.3', 'a profile that is not whole');
  }
}

/** Operators of ISO 32000-1, Annex A, that this house's pages may have: no colours beside grey and RGB. */
const OPERATORS = new Set(
  'q Q cm w J j M d ri i m l c v y h re S s f f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ g G rg RG cs CS sc SC scn SCN gs Do BMC BDC EMC'.split(
    ' ',
  ),
);
/** Depth to which graphics states may be saved (6.1.13). */
const MOST_SAVED = 28;

function checkPages(pdf: PdfObjects, need: Need): void {
  const codes = new Map<PDFObject, Set<number>>();
  for (const page of pdf.pages) {
    const box = pdf.list(pdf.get(page, 'MediaBox')).map((side) => Number(String(side)));
    const [width, height] = [(box[2] ?? 0) - (box[0] ?? 0), (box[3] ?? 0) - (box[1] ?? 0)];
    need(Math.min(width, height) >= 3 && Math.max(width, height) <= 14_400, '6.1.13', 'a page of impossible size');
    need(pdf.get(page, 'Resources') !== undefined, '6.2.2', 'a page without resources');
    const group = pdf.get(page, 'Group');
    need(group === undefined || pdf.get(group, 'CS') !== undefined, '6.2.10', 'a group without colour space');
    const content = pdf.list(pdf.get(page, 'Contents')).flatMap((part) => operationsOf(pdf.data(part)));
    checkContent(content, need);
    for (const { operands } of content.filter(({ operator }) => operator === 'Do')) {
      const image = pdf.get(page, 'Resources', 'XObject', (operands[0] ?? '').slice(1));
      need(image !== undefined, '6.2.2', `image ${operands[0]} that the page does not name`);
    }
    collectCodes(pdf, page, content, codes, need);
  }
  for (const [font, used] of codes) checkFont(pdf, font, used, need);
}

function checkContent(content: readonly Operation[], need: Need): void {
  let saved = 0;
  for (const { operator, operands } of content) {
    if (/^cs$/i.test(operator))
      need(/^\/Device(?:RGB|Gray)$/.test(operands[0] ?? ''), '6.2.4', `colours ${operands[0]}`);
    need(OPERATORS.has(operator), '6.2.2', `operator ${operator}`);
    if (operator === 'q') saved++;
    if (operator === 'Q') saved--;
    need(saved >= 0 && saved <= MOST_SAVED, '6.1.13', 'states that are saved too deep');
  }
}

/** Codes of two bytes that are shown in each font. */
function collectCodes(
  pdf: PdfObjects,
  page: PDFDict,
  content: readonly Operation[],
  codes: Map<PDFObject, Set<number>>,
  need: Need,
): void {
  let font: PDFObject | undefined;
  for (const { operator, operands } of content) {
    if (operator === 'Tf') {
      font = pdf.get(page, 'Resources', 'Font', (operands[0] ?? '').slice(1));
      need(font !== undefined, '6.2.2', `font ${operands[0]} that the page does not name`);
    }
    if ((operator !== 'TJ' && operator !== 'Tj') || font === undefined) continue;
    const used = codes.get(font) ?? new Set();
    codes.set(font, used);
    for (const operand of operands)
      for (const [code] of operand.startsWith('<') ? operand.matchAll(/[\da-f]{4}/gi) : [])
        used.add(Number.parseInt(code, 16));
  }
}

/** How far a width may be from that of the font program, in thousandths (6.2.11.5). */
const NEAR = 1;

function checkFont(pdf: PdfObjects, font: PDFObject, used: ReadonlySet<number>, need: Need): void {
  const name = pdf.name(font, 'BaseFont') ?? '';
  need(pdf.name(font, 'Subtype') === 'Type0', '6.2.11.2', `${name}: a font that is not composite`);
  need(/^Identity-[HV]$/.test(pdf.name(font, 'Encoding') ?? ''), '6.2.11.3.3', `${name}: a CMap of its own`);
  const descendant = pdf.list(pdf.get(font, 'DescendantFonts'))[0];
  const kind = pdf.name(descendant, 'Subtype');
  const isTrueType = kind === 'CIDFontType2';
  need(pdf.name(descendant, 'BaseFont') === name, '6.2.11.2', `${name}: two names`);
  need(
    pdf.text(pdf.get(descendant, 'CIDSystemInfo'), 'Ordering') === 'Identity',
    '6.2.11.3.1',
    `${name}: an ordering that is not that of its CMap`,
  );
  if (isTrueType) need(pdf.name(descendant, 'CIDToGIDMap') === 'Identity', '6.2.11.3.2', `${name}: no CIDToGIDMap`);
  const descriptor = pdf.get(descendant, 'FontDescriptor');
  const program = pdf.get(descriptor, isTrueType ? 'FontFile2' : 'FontFile3');
  need(program !== undefined, '6.2.11.4.1', `${name}: not embedded`);
  need(pdf.get(descriptor, 'CIDSet') === undefined, '6.2.11.4.2', `${name}: a CIDSet, which is not kept`);
  need(!used.has(0), '6.2.11.8', `${name}: the glyph for what is missing is shown`);
  const texts = textsOf(Buffer.from(pdf.data(pdf.get(font, 'ToUnicode'))).toString('latin1'));
  for (const code of used) {
    const text = texts.get(code) ?? '';
    need(text !== '' && !/[\0\ufeff\ufffe]/.test(text), '6.2.11.7.2', `${name}: code ${code} without text`);
    need(!/[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/u.test(text), '6.2.11.7.3', `${name}: code ${code} of private use`);
  }
  if (!isTrueType || program === undefined) return;
  const advances = advancesOf(pdf.data(program));
  const widths = widthsOf(pdf, descendant);
  for (const code of used) {
    const [told, drawn] = [widths.get(code) ?? 1000, advances[code]];
    need(drawn !== undefined, '6.2.11.4.1', `${name}: glyph ${code} is not in the font`);
    need(Math.abs(told - (drawn ?? told)) <= NEAR, '6.2.11.5', `${name}: ${told} for ${drawn} at ${code}`);
  }
}

function textsOf(map: string): Map<number, string> {
  const pairs = map.matchAll(/^<([\da-f]{4})> <([\da-f]*)>$/gim);
  return new Map(
    [...pairs].map(([, code = '', text = '']) => [
      Number.parseInt(code, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

/** Widths that the PDF tells (ISO 32000-1, 9.7.4.3), in thousandths. */
function widthsOf(pdf: PdfObjects, descendant: PDFObject | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const list = pdf.list(pdf.get(descendant, 'W'));
  for (let at = 0; at < list.length; ) {
    const first = Number(String(list[at]));
    const next = pdf.follow(list[at + 1]);
    if (next instanceof PDFArray) {
      for (const [index, width] of next.asArray().entries()) widths.set(first + index, Number(String(width)));
      at += 2;
    } else {
      for (let code = first; code <= Number(String(next)); code++) widths.set(code, Number(String(list[at + 2])));
      at += 3;
    }
  }
  return widths;
}

/** Advances of a TrueType font's glyphs, in thousandths. */
function advancesOf(bytes: Uint8Array): number[] {
  const font = Buffer.from(bytes);
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const at = 12 + 16 * index;
      return [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)];
    }),
  );
  const at = (tag: string, offset: number) => font.readUInt16BE((tables.get(tag) ?? 0) + offset);
  const [unit, count, long] = [at('head', 18), at('maxp', 4), at('hhea', 34)];
  return Array.from({ length: count }, (_, glyph) => (at('hmtx', 4 * Math.min(glyph, long - 1)) * 1000) / unit);
}

function checkMetadata(pdf: PdfObjects, need: Need): void {
  const stream = pdf.get(pdf.catalog, 'Metadata');
  need(stream !== undefined, '6.6.2.1', 'no metadata');
  if (stream === undefined) return;
  need(pdf.name(stream, 'Subtype') === 'XML', '6.6.2.1', 'metadata that are not XML');
  const xmp = Buffer.from(pdf.data(stream)).toString('utf8');
  need(!/<\?xpacket begin[^>]*(?:bytes|encoding)=/.test(xmp), '6.6.2.1', 'a packet with bytes or encoding');
  const held = (tag: string) => new RegExp(`<${tag}>(?:<[^>]*>)*([^<]*)<`).exec(xmp)?.[1];
  need(held('pdfaid:part') === '2' && held('pdfaid:conformance') === 'A', '6.6.4', 'not told to be PDF/A-2a');
  const schemas = /<pdfaExtension:schemas>[\s\S]*<\/pdfaExtension:schemas>/.exec(xmp)?.[0] ?? '';
  for (const tag of ['schema', 'namespaceURI', 'prefix', 'property'])
    need(!xmp.includes('<pdfuaid:') || schemas.includes(`<pdfaSchema:${tag}>`), '6.6.2.3.3', `a schema without ${tag}`);
  for (const tag of ['name', 'valueType', 'category', 'description'])
    need(
      !xmp.includes('<pdfuaid:') || schemas.includes(`<pdfaProperty:${tag}>`),
      '6.6.2.3.3',
      `a property without ${tag}`,
    );
  const known = new Set([
    'dc',
    'xmp',
    'pdf',
    'pdfaid',
    'pdfuaid',
    'pdfaExtension',
    'pdfaSchema',
    'pdfaProperty',
    'rdf',
    'x',
  ]);
  for (const [, prefix = ''] of xmp.matchAll(/<([A-Za-z]+):/g))
    need(known.has(prefix), '6.6.2.3.1', `properties of ${prefix}, which are not described`);
  checkInfo(pdf, held, need);
}

/** What the info dictionary says, the metadata say too (6.6.3). */
function checkInfo(pdf: PdfObjects, held: (tag: string) => string | undefined, need: Need): void {
  const info = pdf.all.find((object) => pdf.get(object, 'Producer') !== undefined);
  for (const [key, tag] of [
    ['Title', 'dc:title'],
    ['Author', 'dc:creator'],
    ['Subject', 'dc:description'],
    ['Keywords', 'pdf:Keywords'],
    ['Creator', 'xmp:CreatorTool'],
    ['Producer', 'pdf:Producer'],
  ] as const) {
    const told = pdf.text(info, key);
    const written = held(tag)?.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '');
    need(told === undefined || told === written, '6.6.3', `${key} “${told}”, ${tag} “${written}”`);
  }
  const date = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(pdf.text(info, 'CreationDate') ?? '');
  const [, year, month, day, hour, minute, second] = date ?? [];
  need(
    date === null || held('xmp:CreateDate') === `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    '6.6.3',
    'two dates of creation',
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Roles of ISO 32000-1, 14.8.4. */
const ROLES = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'.split(
    ' ',
  ),
);

function checkStructure(pdf: PdfObjects, need: Need): void {
  need(String(pdf.get(pdf.catalog, 'MarkInfo', 'Marked')) === 'true', '6.7.2.2', 'not marked');
  const root = pdf.get(pdf.catalog, 'StructTreeRoot');
  need(pdf.get(root, 'K') !== undefined, '6.7.3.1', 'no structure');
  need(/^[a-z]{2,3}(?:-[A-Za-z\d]{1,8})*$/.test(pdf.text(pdf.catalog, 'Lang') ?? ''), '6.7.4', 'no language');
  for (const object of pdf.all) {
    const role = pdf.name(object, 'S');
    if (role === undefined || pdf.get(object, 'P') === undefined) continue;
    need(ROLES.has(role), '6.7.3.4', `role ${role}`);
    if (role === 'Figure') need((pdf.text(object, 'Alt') ?? '') !== '', '6.7.5', 'a figure without description');
    const language = pdf.text(object, 'Lang');
    need(language === undefined || /^[a-z]{2,3}(?:-|$)/.test(language), '6.7.4', `language ${language}`);
  }
}
