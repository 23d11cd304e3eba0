/** The official tree as a PDF that is PDF/UA-1 and PDF/A-2a at once. */
import { inDigits } from '../../templates/languages/patterns.js';
import type { Masthead } from '../../tree/blocks.js';
import type { OfficialDocument } from '../../tree/document.js';
import { points } from '../lengths.js';
import type { Resources } from '../resources.js';
import { flowOf } from './blocks/blocks.js';
import { OfficialPdf } from './file/pdf-document.js';
import { OfficialRenderer } from './file/renderer.js';
import type { FlowState } from './flow/flow-state.js';
import { rootTag, writeStructure } from './flow/tags.js';
import { openChain } from './fonts/font-chain.js';
import type { Typesetting } from './lines/typeset.js';
import { placePageNumbers } from './pages/contents-pages.js';
import { placeFurniture } from './pages/furniture.js';
import { layOut } from './pages/layout.js';
import { placeMasthead } from './pages/masthead.js';

/** Renders a finished document; a character without a font or a note without a page is reported in `resources.file`. */
export async function renderPdf(document: OfficialDocument, resources: Resources): Promise<Uint8Array> {
  const setting = typesettingOf(document, resources);
  const { root, laid } = laidOut(document, resources, setting);
  const pdf = new OfficialPdf(document.meta);
  const digits = (number: number) => inDigits(number, resources.language);
  placePageNumbers(laid, setting, digits);
  placeFurniture(laid.pages, document, resources, setting, digits);
  writeStructure(root, pdf);
  const renderer = new OfficialRenderer(
    pdf,
    (font) => pdf.embed(font),
    (url) => resources.image(url),
  );
  renderer.renderPages(laid.pages);
  return finished(pdf);
}

/** The number of the page on which each place stands, in figures of the language: for a format that makes no pages itself. */
export function pageNumbers(document: OfficialDocument, resources: Resources): ReadonlyMap<string, string> {
  const { laid } = laidOut(document, resources, typesettingOf(document, resources));
  return new Map([...laid.pageOf].map(([place, page]) => [place, inDigits(page, resources.language)]));
}

function typesettingOf(document: OfficialDocument, resources: Resources): Typesetting {
  return {
    direction: document.meta.direction,
    chain: openChain(resources),
    imageWidth: inlineWidth(resources),
    characterSpread: resources.sheet.characterSpread,
  };
}

function laidOut(document: OfficialDocument, resources: Resources, setting: Typesetting) {
  const root = rootTag('Document', { lang: document.meta.language });
  const state: FlowState = {
    definitions: document.notes,
    resources,
    parent: root,
    inset: 0,
    paragraphStyle: undefined,
    headingBase: 2,
    inNote: false,
    flowOf,
    notes: new Map(),
  };
  const masthead = document.children.find((block): block is Masthead => block.type === 'masthead');
  const fixed = placeMasthead(masthead, state, setting);
  const nodes = flowOf(document.children, state);
  const { page } = resources.sheet;
  // The design's left is the side where lines begin.
  const [left, right] = setting.direction === 'rtl' ? [page.right, page.left] : [page.left, page.right];
  const margins = {
    left: points(left),
    right: points(right),
    top: points(page.top),
    bottom: points(page.bottom),
  };
  const size = { width: points(page.width), height: points(page.height), orientation: 'portrait' as const };
  const aloud = document.meta.variant === 'reading';
  return { root, laid: layOut({ nodes, notes: state.notes, fixed }, { size, margins, resources, setting, aloud }) };
}

/** An image among words is as high as the type. */
function inlineWidth(resources: Resources): (url: string) => number {
  const size = resources.sheet.styles['paragraph']?.size ?? 0;
  return (url) => {
    const image = resources.image(url);
    return image === undefined ? 0 : (size * image.width) / image.height;
  };
}

function finished(pdf: OfficialPdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    pdf.on('end', () => resolve(pdf.file()));
    pdf.on('error', reject);
    pdf.resume();
    pdf.end();
  });
}
