/** Pages to PDF by a subclass of pdfmake's renderer: words under their tags, everything else marked as no part of them. */
import type { OutlineItem, StructElement } from 'pdfmake/js/PDFDocument.js';
import type { Resources } from '../../resources.js';
import type { FlowImage } from '../flow/flow.js';
import type { InlineTag } from '../flow/runs.js';
import type { Tag } from '../flow/tags.js';
import type { Placed } from '../lines/lines.js';
import { reachingTo } from '../lines/reading-order.js';
import type { Around } from '../lines/right-to-left-pieces.js';
import type { TypesetLine } from '../lines/typeset.js';
import { PdfmakeRenderer } from '../pdfmake/internals.js';
import { decorations } from './decorations.js';
import { type DrawImage, imageDrawer } from './draw-images.js';
import type { OfficialPdf } from './pdf-document.js';
import { type Embed, textObject } from './write-text.js';

/** Where the baseline is below the middle of a line, in parts of the type's size. */
const BASELINE = 0.33;

export class OfficialRenderer extends PdfmakeRenderer<OfficialPdf> {
  readonly #embed: Embed;
  readonly #images: Resources['image'];
  readonly #draw: DrawImage;
  readonly #inline = new Map<InlineTag, StructElement>();
  readonly #open: (OutlineItem | undefined)[] = [];

  constructor(pdf: OfficialPdf, embed: Embed, images: Resources['image']) {
    super(pdf);
    this.#embed = embed;
    this.#images = images;
    this.#draw = imageDrawer(pdf);
  }

  override renderLine(line: TypesetLine, x: number, y: number): void {
    const pdf = this.pdfDocument;
    const { style } = line.text;
    const base = y + style.leading / 2 + style.size * BASELINE;
    if (line.artifact) {
      pdf.markContent('Artifact', { type: 'Pagination' });
      this.#write(line.set.placed, x, base);
      pdf.endMarkedContent();
      return;
    }
    if (line.isFirst) this.#mark(line, y);
    const { label, words } = reachingTo({ label: line.label?.placed ?? [], words: line.set.placed });
    if (line.text.label !== undefined) this.#writeTagged(label, line.text.label.tag, x, base, line, words[0]);
    this.#writeTagged(words, line.text.tag, x, base, line);
  }

  /** Destinations and the outline. */
  #mark({ text }: TypesetLine, y: number): void {
    const pdf = this.pdfDocument;
    for (const place of text.places) pdf.addNamedDestination(place, 'XYZ', 0, y, null);
    if (text.outline === undefined) return;
    const { level, text: title } = text.outline;
    const parent = this.#open.slice(0, level).findLast((item) => item !== undefined) ?? pdf.outline;
    this.#open.length = level;
    // pdfkit counts `left` from the right edge: the page's width is its left edge.
    this.#open[level] = parent.addItem(title, { top: y, left: pdf.page.width });
  }

  /** Stretches of one tag, in the order of the text, each as its own content of its element. */
  #writeTagged(placed: readonly Placed[], tag: Tag, x: number, base: number, line: TypesetLine, after?: Placed): void {
    for (let from = 0; from < placed.length; ) {
      const own = placed[from]?.piece.run.tag;
      let to = from + 1;
      while (
        to < placed.length &&
        placed[to]?.piece.run.tag === own &&
        placed[to]?.piece.run.image === undefined &&
        placed[from]?.piece.run.image === undefined
      )
        to++;
      const around = { before: placed[from - 1], after: placed[to] ?? after };
      this.#writeStretch(placed.slice(from, to), around, tag, own, x, base, line);
      from = to;
    }
  }

  #writeStretch(
    placed: readonly Placed[],
    around: Around,
    tag: Tag,
    inline: InlineTag | undefined,
    x: number,
    base: number,
    line: TypesetLine,
  ): void {
    const pdf = this.pdfDocument;
    const url = placed[0]?.piece.run.image;
    if (url !== undefined && inline === undefined) {
      pdf.markContent('Artifact', { type: 'Layout' });
      this.#inlineImage(url, placed, x, base);
      pdf.endMarkedContent();
      return;
    }
    const element = inline === undefined ? tag.element : this.#inlineElement(inline, tag);
    if (element === undefined) throw new Error(`Words under a tag (${tag.role}) that is not in the structure.`);
    const content = pdf.markStructureContent(inline?.role ?? tag.role);
    if (url === undefined) this.#write(placed, x, base, around);
    else this.#inlineImage(url, placed, x, base, element);
    pdf.endMarkedContent();
    element.add(content);
    if (inline !== undefined && (inline.url !== undefined || inline.place !== undefined))
      this.#link(inline, placed, x, base, line, element);
  }

  #inlineElement(inline: InlineTag, tag: Tag): StructElement | undefined {
    const known = this.#inline.get(inline);
    if (known !== undefined) return known;
    const element = this.pdfDocument.struct(inline.role, { lang: inline.lang, alt: inline.alt });
    tag.element?.add(element);
    this.#inline.set(inline, element);
    return element;
  }

  /** The area of a link on this line, with what a reader is told of it (ISO 14289-1, 7.18.5). */
  #link(
    inline: InlineTag,
    placed: readonly Placed[],
    x: number,
    base: number,
    line: TypesetLine,
    element: StructElement,
  ): void {
    const left = Math.min(...placed.map((one) => one.x));
    const right = Math.max(...placed.map((one) => one.x + one.width));
    const words = placed
      .map((one) => one.piece.text)
      .join('')
      .trim();
    const target =
      inline.url === undefined ? { Dest: new String(inline.place) } : { A: { S: 'URI', URI: new String(inline.url) } };
    const size = line.text.style.size;
    const top = base - size;
    this.pdfDocument.annotate(x + left, top, right - left, size * 1.3, {
      Subtype: 'Link',
      ...target,
      Contents: new String(inline.url === undefined || inline.url === words ? words : `${words} (${inline.url})`),
      structParent: element,
    });
  }

  #write(placed: readonly Placed[], x: number, base: number, around: Around = {}): void {
    const pdf = this.pdfDocument;
    const fonts = pdf.page.fonts;
    const embed: Embed = (open) => {
      const font = this.#embed(open);
      fonts[font.id] ??= font.ref();
      return font;
    };
    pdf.addContent(textObject(placed, x, base, embed, around) + decorations(placed, x, base));
  }

  #inlineImage(url: string, placed: readonly Placed[], x: number, base: number, element?: StructElement): void {
    const [one] = placed;
    const data = this.#images(url);
    if (one === undefined || data === undefined) return;
    const height = one.piece.run.look.size;
    this.#draw(data, x + one.x, base - height, { width: one.width, height });
    const foot = this.pdfDocument.page.height - base;
    if (element !== undefined) placeFigure(element, [x + one.x, foot, x + one.x + one.width, foot + height]);
  }

  override renderVector(vector: unknown): void {
    this.pdfDocument.markContent('Artifact', { type: 'Layout' });
    super.renderVector(vector);
    this.pdfDocument.endMarkedContent();
  }

  override renderImage(image: FlowImage & { x: number; y: number }): void {
    const pdf = this.pdfDocument;
    const draw = () => this.#draw(image.data, image.x, image.y, { width: image.width, height: image.height });
    for (const place of image.places) pdf.addNamedDestination(place, 'XYZ', 0, image.y, null);
    const element = image.tag?.element;
    if (element === undefined) {
      pdf.markContent('Artifact', { type: 'Layout' });
      draw();
      pdf.endMarkedContent();
      return;
    }
    const foot = pdf.page.height - image.y - image.height;
    placeFigure(element, [image.x, foot, image.x + image.width, foot + image.height]);
    const content = pdf.markStructureContent('Figure');
    draw();
    pdf.endMarkedContent();
    element.add(content);
  }
}

/** A figure says where it is (ISO 32000-1, 14.8.5.4.3). */
function placeFigure(element: StructElement, box: number[]): void {
  element.dictionary.data['A'] = { O: 'Layout', Placement: 'Block', BBox: box };
}
