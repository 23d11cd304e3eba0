/** Types of what is used of pdfmake and pdfkit (docs/pdf.md); `tests/pdf-internals.test.ts` checks that it is there. */

declare module 'pdfmake/js/DocumentContext.js' {
  export interface PageSize {
    width: number;
    height: number;
    orientation: 'portrait' | 'landscape';
  }
  export interface PageMargins {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  export interface WrittenPage {
    items: { type: string; item: unknown }[];
    pageSize: PageSize;
    pageMargins: PageMargins;
  }
  export class DocumentContext {
    x: number;
    y: number;
    page: number;
    pages: WrittenPage[];
    availableHeight: number;
    availableWidth: number;
    moveDown(offset: number): void;
    getCurrentPage(): WrittenPage;
  }
  const module: { default: typeof DocumentContext };
  export default module;
}

declare module 'pdfmake/js/PageElementWriter.js' {
  import type { DocumentContext, PageMargins, PageSize } from 'pdfmake/js/DocumentContext.js';
  /** What the writer asks of a line. */
  export interface WrittenLine {
    x: number | undefined;
    y: number | undefined;
    inlines: readonly unknown[];
    getHeight(): number;
    getWidth(): number;
  }
  export class PageElementWriter {
    constructor(context: DocumentContext);
    context(): DocumentContext;
    addPage(size: PageSize, orientation: null, margins: PageMargins): void;
    moveToNextPage(): void;
    addLine(line: WrittenLine, keepPosition?: boolean): unknown;
    addVector(vector: object): unknown;
  }
  const module: { default: typeof PageElementWriter };
  export default module;
}

declare module 'pdfmake/js/Renderer.js' {
  import type { WrittenPage } from 'pdfmake/js/DocumentContext.js';

  class Renderer<Pdf> {
    constructor(pdf: Pdf);
    pdfDocument: Pdf;
    renderPages(pages: WrittenPage[]): void;
    renderLine(line: unknown, x: number, y: number): void;
    renderVector(vector: unknown): void;
    renderImage(image: unknown): void;
  }
  const module: { default: typeof Renderer };
  export default module;
}

declare module 'pdfmake/js/PDFDocument.js' {
  export interface Reference {
    data: Record<string, unknown>;
    compress: boolean;
    write(chunk: Uint8Array | string): void;
    end(chunk?: Uint8Array): void;
  }
  /** Names of a document, each with what it leads to. */
  export interface NameTree {
    _compareKeys(one: string, other: string): number;
    /** Whether its first and last name are told. */
    limits: boolean;
  }
  export interface StructElement {
    dictionary: Reference;
    add(child: unknown): StructElement;
    end(): void;
  }
  export interface OutlineItem {
    children: OutlineItem[];
    /** Its dictionary before it is written. */
    outlineData: Record<string, unknown>;
    addItem(title: string, options?: { top?: number; left?: number }): OutlineItem;
  }
  /** An image whose header was read. */
  export interface OpenImage {
    width: number;
    height: number;
    /** The decoder of a PNG. */
    image?: { decodePixels(take: (pixels: Uint8Array) => void): void };
  }
  /** What pdfkit asks of the fonts that it writes at the end. */
  export interface WrittenFont {
    finalize(): void;
  }
  export class PDFDocument {
    constructor(fonts: object, images: object, patterns: object, attachments: object, options: object);
    page: {
      width: number;
      height: number;
      fonts: Record<string, Reference>;
      structParentTreeKey: number;
      /** Content that is open. */
      markings: { tag: string; options: object }[];
      write(content: string): void;
    };
    /** Bytes written so far. */
    _offset: number;
    _write(data: Uint8Array | string): void;
    flushPages(): void;
    resume(): this;
    _root: Reference & { data: { Names: { data: { Dests: NameTree } } } };
    _id: Uint8Array;
    _fontFamilies: Record<string, WrittenFont>;
    metadataRef: Reference;
    outline: OutlineItem;
    endOutline(): void;
    ref(data?: object): Reference;
    openImage(source: Buffer): OpenImage;
    image(source: OpenImage, x: number, y: number, options: { width: number; height: number }): void;
    addContent(content: string): this;
    markContent(tag: string, options?: object): this;
    markStructureContent(tag: string): unknown;
    endMarkedContent(): PDFDocument;
    struct(role: string, options?: object): StructElement;
    addStructure(element: StructElement): PDFDocument;
    addNamedDestination(name: string, type: 'XYZ', x: number, y: number, zoom: null): void;
    annotate(x: number, y: number, width: number, height: number, options: object): PDFDocument;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
  }
  const module: { default: typeof PDFDocument };
  export default module;
}
