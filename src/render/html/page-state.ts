/** What the handlers of a page share. */
import { fillPattern } from '../../templates/languages/patterns.js';
import type { OfficialDocument } from '../../tree/document.js';
import type { Resources } from '../resources.js';

export interface PageState {
  document: OfficialDocument;
  resources: Resources;
  /** Depth that headings of the first level have here: 2, since the title is the one h1; in an annex 3. */
  headingBase: number;
  /** Style of plain paragraphs here, where it is not that of their role: `quotation`, `footnote`. */
  paragraphStyle: string | undefined;
  /** True in the text of a footnote, whose lists and quotations have styles of their own. */
  inNote: boolean;
}

/** A label of the document's language, with values put in. */
export function labelText(state: PageState, key: string, values: Readonly<Record<string, string>> = {}): string {
  const pattern = state.resources.language.labels[key] ?? key;
  return fillPattern(pattern, values).replaceAll('*', '');
}
