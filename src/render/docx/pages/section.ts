/** The one section of a document: its page, its heads and feet, and how notes are counted. */
import { type ISectionPropertiesOptions, NumberFormat } from 'docx';
import type { State } from '../phrasing/state.js';
import { twips } from '../xml/units.js';
import type { PageFurniture } from './furniture.js';

/** Properties of the section; heads and feet say how far from the edges they stand. */
export function sectionProperties(state: State, furniture: PageFurniture): ISectionPropertiesOptions {
  const { page } = state.book.sheet;
  // The design's left is the side where lines begin.
  const [left, right] = state.book.language.direction === 'rtl' ? [page.right, page.left] : [page.left, page.right];
  const format = Object.values(NumberFormat).find((name) => name === state.resources.language.numbering.footnote.word);
  return {
    titlePage: true,
    page: {
      size: { width: twips(page.width), height: twips(page.height) },
      margin: {
        top: twips(page.top),
        bottom: twips(page.bottom),
        left: twips(left),
        right: twips(right),
        header: furniture.headDistance,
        footer: furniture.footDistance,
      },
    },
    ...(format === undefined || format === 'decimal' ? {} : { footnoteProperties: { numberFormat: { type: format } } }),
  };
}
