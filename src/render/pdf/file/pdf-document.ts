/** pdfkit's document as archives and readers need it: metadata written whole, an id that is the same for the same source. */
import { createHash } from 'node:crypto';
import type { OutlineItem } from 'pdfmake/js/PDFDocument.js';
import type { Meta } from '../../../tree/document.js';
import { type EmbeddedFont, embedFont } from '../fonts/embedded-font.js';
import type { OpenFont } from '../fonts/fonts.js';
import { PdfmakeDocument } from '../pdfmake/internals.js';
import { xmpPacket } from './xmp.js';

/** A tagged PDF 1.7 that is PDF/A-2a; PDF/UA-1 is added by the metadata. */
export class OfficialPdf extends PdfmakeDocument {
  readonly #meta: Meta;
  readonly #embedded = new Map<OpenFont, EmbeddedFont>();
  /** Operators of the page that is open. */
  #content = '';
  /** What is written of the file; pdfkit begins to write before the fields of this class are there. */
  declare written: FileParts | undefined;

  constructor(meta: Meta) {
    super({}, {}, {}, {}, optionsOf(meta));
    this.#meta = meta;
    // pdfkit makes the id from the info dictionary, in which two documents may agree.
    const identity = [meta.sourceHash, meta.id, meta.language, meta.variant, meta.generator].join('\n');
    this._id = createHash('sha256').update(identity).digest().subarray(0, 16);
    this._root.data['PageLabels'] = { Nums: [0, { S: 'D' }] };
    // pdfkit orders names as the language of the machine does, and bounds a root, which has no bounds.
    const { Dests: places } = this._root.data.Names.data;
    places._compareKeys = byBytes;
    places.limits = false;
  }

  /** A font as this document embeds it; pdfkit writes it at the end. */
  embed(open: OpenFont): EmbeddedFont {
    const known = this.#embedded.get(open);
    if (known !== undefined) return known;
    const font = embedFont(this, open, `F${this.#embedded.size + 1}`);
    this._fontFamilies[open.key] = font;
    this.#embedded.set(open, font);
    return font;
  }

  /** pdfkit makes a buffer of every operator; the page is written at once. */
  override addContent(operators: string): this {
    this.#content += this.#content === '' ? operators : `\n${operators}`;
    return this;
  }

  override flushPages(): void {
    if (this.#content !== '') this.page.write(this.#content);
    this.#content = '';
    super.flushPages();
  }

  /** What begins is an artifact or has a number among the page's contents: nothing else is asked of pdfkit here. */
  override markContent(tag: string, options: { type?: string; mcid?: number } = {}): this {
    this.page.markings.push({ tag, options });
    const { mcid, type } = options;
    return this.addContent(
      `/${tag}<<${mcid === undefined ? '' : `/MCID ${mcid}`}${type === undefined ? '' : `/Type/${type}`}>>BDC`,
    );
  }

  /** pdfkit hands every word of an object to a stream; the file is joined once. */
  override _write(data: Uint8Array | string): void {
    this.written ??= { bytes: [], text: '' };
    this._offset += typeof data === 'string' ? data.length + 1 : data.length;
    if (typeof data === 'string') this.written.text += `${data}\n`;
    else {
      closeText(this.written);
      this.written.bytes.push(data);
    }
  }

  /** The finished file. */
  file(): Uint8Array {
    if (this.written === undefined) return new Uint8Array();
    closeText(this.written);
    return new Uint8Array(Buffer.concat(this.written.bytes));
  }

  /** pdfkit counts neither what is open in all of an outline nor under the children of an item (ISO 32000-1, 12.3.3). */
  override endOutline(): void {
    countOpen(this.outline);
    super.endOutline();
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

/** Readers look for a name by its bytes (ISO 32000-1, 7.9.6): ASCII as it is, anything else as UTF-16 after `FE FF`. */
function byBytes(one: string, other: string): number {
  return Number(isWide(one)) - Number(isWide(other)) || (one < other ? -1 : 1);
}

function isWide(name: string): boolean {
  return /[\u0080-\uffff]/.test(name);
}

/** A file as far as it is written: bytes, and text after them (one byte a character). */
interface FileParts {
  bytes: Uint8Array[];
  text: string;
}

function closeText(parts: FileParts): void {
  if (parts.text !== '') parts.bytes.push(Buffer.from(parts.text, 'latin1'));
  parts.text = '';
}

/** Says of every item how many are open under it; all are. */
function countOpen({ children, outlineData }: OutlineItem): number {
  const count = children.reduce((sum, child) => sum + 1 + countOpen(child), 0);
  if (count > 0) outlineData['Count'] = count;
  return count;
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
