/** The style sheet of a page: the design's styles, then the screen's, then the printed page's. */
import type { PageState } from '../page-state.js';
import { namedStyles } from './named-styles.js';
import { printStyle } from './print-style.js';
import { screenStyle } from './screen-style.js';

/** CSS of one document, for its design, language and furniture. */
export function pageStyle(state: PageState): string {
  const { sheet, language } = state.resources;
  return [screenStyle(sheet), namedStyles(sheet, language.typography.emphasis), printStyle(state)].join('\n');
}
