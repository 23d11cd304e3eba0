/** The official tree as plain text: UTF-8, lines of a width, every label and note. */
import { withoutUnwritable } from '../../characters.js';
import { fillPattern } from '../../templates/languages/patterns.js';
import type { OfficialDocument } from '../../tree/document.js';
import { isEastAsian } from '../east-asian.js';
import type { Resources } from '../resources.js';
import { flow } from './blocks.js';
import { type Chunk, linesOf, textChunk } from './chunks.js';
import type { State } from './state.js';

/** Renders a finished document. Text of either direction is in the order in which it is read. */
export async function renderTxt(document: OfficialDocument, resources: Resources): Promise<Uint8Array> {
  const state: State = {
    document,
    resources,
    width: resources.sheet.plainText.width,
    labelWidth: 4,
    isEastAsian: isEastAsian(resources.sheet.script),
  };
  const chunks = [...flow(document.children, state), ...notes(state), ...foot(state)];
  const text = withoutUnwritable(`${linesOf(chunks).join('\n')}\n`);
  return new TextEncoder().encode(text);
}

/** The notes under their heading. */
function notes(state: State): Chunk[] {
  const { document, resources } = state;
  if (document.notes.length === 0) return [];
  const heading = fillPattern(resources.language.labels['notes'] ?? 'notes', {}).replaceAll('*', '');
  return [...textChunk(heading, state), ...flow(document.notes, state)];
}

/** What is at the foot of the first page (the mark of a specimen). */
function foot(state: State): Chunk[] {
  const lines = state.document.furniture.firstFoot.filter(
    (line) => !line.children.some((child) => child.type === 'pageNumber'),
  );
  return flow(lines, state);
}
