/** What a renderer is handed beside the document; it never opens a file itself. */
import type { SourceFile } from '../report/source-file.js';
import type { Cut, StyleSheet } from '../templates/design.js';
import type { Kind } from '../templates/kind.js';
import type { Language } from '../templates/language.js';
import type { FurnitureTemplate, MastheadLayout } from '../templates/masthead.js';
import type { FormatFacts, OfficialDocument } from '../tree/document.js';

/** An image of the document, checked: PNG or JPEG, inside its folder. */
export interface ImageData {
  type: 'png' | 'jpeg';
  bytes: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
  /** Makes a PNG of the same picture for the PDF, whose writer cannot read `bytes`. */
  plain?: () => Uint8Array;
}

/** A font file; `key` names it for caches that live as long as the process. */
export interface FontData {
  key: string;
  bytes: Uint8Array;
  /** PostScript name of the one that is meant, in a file of several (a font of the system). */
  face?: string | undefined;
  /** Reads the program for WebAssembly by which HarfBuzz cuts fonts down: those with PostScript outlines ask for it. */
  readSubsetter?: (() => Uint8Array) | undefined;
}

/** A plugin of rehype, which changes a page before it is written. */
export interface PagePlugin {
  /** As messages name it: the path of its module. */
  name: string;
  /** The plugin as `unified().use()` takes it. What it throws is reported. */
  load(): Promise<unknown>;
}

export interface Resources {
  sheet: StyleSheet;
  language: Language;
  kind: Kind;
  /** Layout of the masthead that the document's kind names. */
  masthead: MastheadLayout;
  furniture: FurnitureTemplate;
  /** The bytes of an image by the `url` of its node; undefined when it was not read (already reported). */
  image(url: string): ImageData | undefined;
  /** The font of a family role (`serif`) for a script in a cut; undefined when it is not installed. */
  font(family: string, script: string, cut: Cut): FontData | undefined;
  /** Plugins that change pages, in their order. */
  plugins?: readonly PagePlugin[];
  /** Findings of the renderer itself (a missing glyph, a note longer than a page) go here. */
  file: SourceFile;
}

/** The page on which each place of a document begins, as printed; undefined where nothing needs it. */
export type PageNumbers = ReadonlyMap<string, string> | undefined;

/** A format: what its files are, and how a finished document becomes the bytes of one. */
export interface Format extends FormatFacts {
  /** Place in lists of formats, from 1. */
  order: number;
  /** Column on the page of a session, from 1; what is read on a screen comes first. */
  column: number;
  /** Commands that write it when no format is named. */
  defaultOf: readonly ('build' | 'bilingual')[];
  /** Name of its link in the preview. */
  preview: string;
  /** True where a browser opens it as it is; files of other formats are saved. */
  isOpened: boolean;
  render(document: OfficialDocument, resources: Resources, numbers: () => Promise<PageNumbers>): Promise<Uint8Array>;
  /** Of the format that makes the pages itself: the numbers of pages for those that cannot count them. */
  pageNumbers?(document: OfficialDocument, resources: Resources): Promise<PageNumbers>;
  /** Loads the renderer before a document needs it. */
  load(): Promise<unknown>;
}
