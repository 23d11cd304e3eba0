/** pdfkit's document as archives and readers need it: metadata written whole, an id that is the same for the same source. */
import { createHash } from 'node:crypto';
import type { EmbeddedFont } from 'pdfmake/js/PDFDocument.js';
import type { Meta } from '../../tree.js';
import type { OpenFont } from './fonts.js';
import { PdfmakeDocument } from './pdfmake-internals.js';
import { xmpPacket } from './xmp.js';

type EmbeddedFontClass = new (document: OfficialPdf, font: OpenFont['font'], id: string) => EmbeddedFont;

let embeddedFontClass: EmbeddedFontClass | undefined;

/** A tagged PDF 1.7 that is PDF/A-2a; PDF/UA-1 is added by the metadata. */
export class OfficialPdf extends PdfmakeDocument {
  readonly #meta: Meta;
  readonly #embedded = new Map<string, EmbeddedFont>();

  constructor(meta: Meta) {
    super({}, {}, {}, {}, optionsOf(meta));
    this.#meta = meta;
    // pdfkit makes the id from the info dictionary, in which two documents may agree.
    const identity = [meta.sourceHash, meta.id, meta.language, meta.variant, meta.generator].join('\n');
    this._id = createHash('sha256').update(identity).digest().subarray(0, 16);
    this._root.data['PageLabels'] = { Nums: [0, { S: 'D' }] };
  }

  /** The font as this document embeds it. pdfkit would parse it again for every document; the parsed one is kept. */
  embed(open: OpenFont, bytes: () => Uint8Array): EmbeddedFont {
    const known = this.#embedded.get(open.key);
    if (known !== undefined) return known;
    embeddedFontClass ??= this.#classOfFonts(bytes());
    const font = new embeddedFontClass(this, open.font, `F${++this._fontCount}`);
    this._fontFamilies[open.key] = font;
    this.#embedded.set(open.key, font);
    return font;
  }

  /** pdfkit keeps its class to itself; the font that shows it leaves no trace, or the first PDF of a process would differ. */
  #classOfFonts(bytes: Uint8Array): EmbeddedFontClass {
    const found = this.font(bytes)._font.constructor as EmbeddedFontClass;
    this._fontFamilies = {};
    this._fontCount = 0;
    return found;
  }

  /** Written by pdfkit without escaping (`A & B` breaks it); so it is ours. */
  endMetadata(): void {
    this.metadataRef = this.ref({ Type: 'Metadata', Subtype: 'XML' });
    this.metadataRef.compress = false;
    this.metadataRef.write(new TextEncoder().encode(xmpPacket(this.#meta)));
    this.metadataRef.end();
    this._root.data['Metadata'] = this.metadataRef;
  }
}

function optionsOf(meta: Meta): object {
  const text = (value: string) => (value === '' ? undefined : value);
  const info: Record<string, unknown> = {
    Title: meta.title,
    Author: text(meta.author),
    Subject: meta.symbol,
    Keywords: text(meta.keywords.join('; ')),
    Creator: meta.generator,
    Producer: meta.generator,
    CreationDate: new Date(`${meta.date}T00:00:00Z`),
  };
  for (const key of Object.keys(info)) if (info[key] === undefined) delete info[key];
  return {
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: meta.language,
    compress: true,
    autoFirstPage: false,
    bufferPages: false,
    font: null,
    info,
  };
}
