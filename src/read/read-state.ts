/** What the handlers of `read` share while they read one source. */
import type { VFile } from 'vfile';
import type { Fields } from '../templates/fields.js';
import type { Kind } from '../templates/kind.js';
import type { Language } from '../templates/language.js';

export interface ReadState {
  file: VFile;
  /** The source's text, which positions count in. */
  text: string;
  fields: Fields;
  kind: Kind;
  language: Language;
  /** Identifiers of the notes that have a definition. */
  notes: ReadonlySet<string>;
  /** Identifiers of the notes that are called. */
  called: Set<string>;
}

/** The source of a node, as the author typed it. */
export function sourceOf(state: ReadState, node: { position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined }): string {
  return state.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
