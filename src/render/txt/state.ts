/** What the handlers of a text share. */
import type { OfficialDocument } from '../../tree/document.js';
import type { Resources } from '../resources.js';

export interface State {
  document: OfficialDocument;
  resources: Resources;
  /** Columns that there are for words here. */
  width: number;
  /** Columns that labels of clauses take here: those of the widest of them, and a space. */
  labelWidth: number;
  /** Whether signs such as quotation marks are as wide as two letters. */
  isEastAsian: boolean;
}

/** The state inside something that is moved in by so many columns; some words always have room. */
export function within(state: State, columns: number): State {
  return { ...state, width: Math.max(LEAST, state.width - columns) };
}

/** Columns that words have at the least, however deep they are. */
const LEAST = 16;
