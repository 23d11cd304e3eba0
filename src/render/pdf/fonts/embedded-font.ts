/**
 * A font as one document embeds it. pdfkit's own gives a glyph one text for the whole document; here a glyph that stands
 * for two (a hyphen and a non-breaking one, a bracket and its mirror image) is embedded twice, so that what is taken out
 * of a PDF is what was written.
 */
import type { PDFDocument, Reference } from 'pdfmake/js/PDFDocument.js';
import { subsetCff } from './cff-subset.js';
import type { OpenFont, Shape } from './fonts.js';
import { type Code, isLeftToRight, type KeyedCode, type Shown, showGlyphs } from './glyph-codes.js';
import { type Drawing, subsetTrueType } from './truetype-subset.js';

/** What pdfkit asks of a font: its object, and to be written at the end. */
export interface EmbeddedFont {
  id: string;
  /** A shape as arrays for the `TJ` operator. */
  show(shape: Shape): readonly Shown[];
  ref(): Reference;
  finalize(): void;
}

/** A joining stroke that Arabic shaping puts in stands for no letter, but for joining. */
const JOINER = '\u200d';

/** Begins a font of a document; glyphs get their codes as they are shown. */
export function embedFont(pdf: PDFDocument, open: OpenFont, id: string): EmbeddedFont {
  const { isTrueType } = open.facts;
  const nothing = { glyph: 0, x: 0, y: 0 };
  const codes: Code[] = [{ parts: [nothing], text: '', width: open.shaper.glyphHAdvance(0) * open.scale }];
  const known = new Map<string, string>();
  const shown = new Map<Shape, Shown[]>();
  const dictionary = pdf.ref();
  const codeOf = ({ parts, text, width, key }: KeyedCode): string => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const code = codes.push({ parts, text: text === '' ? JOINER : text, width }) - 1;
    const bytes = String.fromCharCode(code >> 8, code & 0xff).replace(ESCAPED, escaped);
    known.set(key, bytes);
    return bytes;
  };
  return {
    id,
    show(shape) {
      const found = shown.get(shape);
      if (found !== undefined) return found;
      const made = showGlyphs(shape.glyphs, isTrueType, codeOf);
      shown.set(shape, made);
      return made;
    },
    ref: () => dictionary,
    finalize: () => writeFont(pdf, open, id, codes, dictionary),
  };
}

/** What a string of a PDF may not hold as it is (ISO 32000-1, 7.3.4.2): a carriage return would be read as another line end. */
const ESCAPED = /[\\()\r\n]/g;

function escaped(character: string): string {
  return `\\${character === '\r' ? 'r' : character === '\n' ? 'n' : character}`;
}

function writeFont(pdf: PDFDocument, open: OpenFont, id: string, codes: readonly Code[], dictionary: Reference): void {
  const { isTrueType } = open.facts;
  const name = `${subsetTag(id)}+${open.postscriptName}`;
  const descendant = pdf.ref({
    Type: 'Font',
    Subtype: isTrueType ? 'CIDFontType2' : 'CIDFontType0',
    BaseFont: name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: writeDescriptor(pdf, open, name, codes),
    W: [0, codes.map(({ width }) => width)],
    ...(isTrueType ? { CIDToGIDMap: 'Identity' } : {}),
  });
  descendant.end();
  const toUnicode = pdf.ref();
  toUnicode.end(Buffer.from(toUnicodeMap(codes)));
  dictionary.data = {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  };
  dictionary.end();
}

/** Six capitals that tell one subset of a font from another (ISO 32000-1, 9.6.4). */
function subsetTag(id: string): string {
  return id.padStart(6, 'F').replace(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)));
}

function writeDescriptor(pdf: PDFDocument, open: OpenFont, name: string, codes: readonly Code[]): Reference {
  const { facts, scale } = open;
  const descriptor = pdf.ref({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: FLAGS.symbolic | (facts.isItalic ? FLAGS.italic : 0),
    FontBBox: facts.box.map((length) => length * scale),
    ItalicAngle: facts.italicAngle,
    Ascent: facts.ascent * scale,
    Descent: facts.descent * scale,
    CapHeight: (facts.capHeight || facts.ascent) * scale,
    XHeight: facts.xHeight * scale,
    StemV: 0,
    [facts.isTrueType ? 'FontFile2' : 'FontFile3']: writeSubset(pdf, open, codes),
  });
  descriptor.end();
  return descriptor;
}

function writeSubset(pdf: PDFDocument, open: OpenFont, codes: readonly Code[]): Reference {
  const file = pdf.ref();
  if (open.facts.isTrueType) {
    const drawings = codes.map((code) => drawingOf(code, open.scale));
    file.end(subsetTrueType(open.bytes, open.index, drawings));
  } else {
    file.data['Subtype'] = 'CIDFontType0C';
    const glyphs = codes.slice(1).map(({ parts }) => parts[0]?.glyph ?? 0);
    file.end(subsetCff(open, glyphs));
  }
  return file;
}

/** Back from thousandths to the font's units. */
function drawingOf({ parts, width }: Code, scale: number): Drawing {
  return {
    parts: parts.map(({ glyph, x, y }) => ({ glyph, x: Math.round(x / scale), y: Math.round(y / scale) })),
    advance: Math.round(width / scale),
  };
}

/** Bits of a font's flags (ISO 32000-1, 9.8.2). */
const FLAGS = { symbolic: 4, italic: 64 };

/**
 * Letters that run from right to left as they stand on the page: readers of PDF (Poppler, pdf.js) turn round what they take
 * out of such words, letter by letter, a letter and its mark too.
 */
function asShown(text: string): string {
  if (text.length < 2 || isLeftToRight(text)) return text;
  const letters = text.trimEnd();
  return [...letters].reverse().join('') + text.slice(letters.length);
}

/** UTF-16 in hexadecimal figures. */
function hex16(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return hex;
}

/** Codes that one block of a map may hold. */
const BLOCK = 100;

/** What each code stands for (ISO 32000-1, 9.10.3). */
function toUnicodeMap(codes: readonly Code[]): string {
  const entries = codes
    .slice(1)
    .map(({ text }, at) => `<${(at + 1).toString(16).padStart(4, '0')}> <${hex16(asShown(text))}>`);
  const blocks = Array.from({ length: Math.ceil(entries.length / BLOCK) }, (_, at) => {
    const own = entries.slice(at * BLOCK, (at + 1) * BLOCK);
    return `${own.length} beginbfchar\n${own.join('\n')}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
