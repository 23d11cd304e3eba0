/** The notes at the end of the page, each with the way back to its call. */
import type { Element } from 'hast';
import type { FootnoteDefinition } from '../../tree/blocks.js';
import { flow } from './blocks.js';
import { element, ownId } from './elements.js';
import { labelText, type PageState } from './page-state.js';
import { callId, words } from './phrasing.js';

/** A section of notes; none where there are none. */
export function notes(state: PageState): Element[] {
  const { document } = state;
  if (document.notes.length === 0) return [];
  const id = ownId('notes');
  const inside = { ...state, paragraphStyle: 'footnote', inNote: true };
  const list = element('ol', { className: ['plain'] }, ...document.notes.map((note) => noteItem(note, inside)));
  return [
    element(
      'section',
      { className: ['notes'], ariaLabelledBy: [id] },
      element('h2', { id }, labelText(state, 'notes')),
      list,
    ),
  ];
}

/** The mark is the way back; words that follow the first paragraph stand under it. */
export function noteItem(note: FootnoteDefinition, state: PageState): Element {
  const [first, ...others] = note.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const mark = note.mark ?? '';
  const ariaLabel = labelText(state, 'noteBack', { mark });
  const back = element(
    'a',
    { className: ['label'], href: `#${encodeURI(callId(note.place ?? ''))}`, role: 'doc-backlink', ariaLabel },
    mark,
  );
  const text = lead === undefined ? [] : [' ', ...words(lead.children, state)];
  return element(
    'li',
    { className: ['note'], id: note.place },
    element('p', { className: ['footnote'] }, back, ...text),
    flow(lead === undefined ? note.children : others, state),
  );
}
