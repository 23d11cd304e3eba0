/** The notes at the end of the page, each with the way back to its call. */
import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition } from '../../tree/blocks.js';
import { flow } from './blocks.js';
import { element, ownId } from './elements.js';
import { labelText, type PageState } from './page-state.js';
import { callId } from './phrasing.js';

/** A section of notes; none where there are none. */
export function notes(state: PageState): Element[] {
  const { document } = state;
  if (document.notes.length === 0) return [];
  const id = ownId('notes');
  const items = state.all({ type: 'notes', children: document.notes }, { paragraphStyle: 'footnote', inNote: true });
  return [
    element(
      'section',
      { className: ['notes'], ariaLabelledBy: [id] },
      element('h2', { id }, labelText(state, 'notes')),
      element('ol', { className: ['plain'] }, items),
    ),
  ];
}

/** The mark is the way back; words that follow the first paragraph stand under it. */
export function footnoteDefinition(note: FootnoteDefinition, state: PageState): ElementContent[] {
  const mark = note.mark ?? '';
  const ariaLabel = labelText(state, 'noteBack', { mark });
  const back = element(
    'a',
    { className: ['label'], href: `#${encodeURI(callId(note.place ?? ''))}`, role: 'doc-backlink', ariaLabel },
    mark,
  );
  const content = flow(note, state);
  const [lead] = content;
  if (note.children[0]?.type === 'paragraph' && lead?.type === 'element')
    lead.children.unshift(back, { type: 'text', value: ' ' });
  else content.unshift(element('p', { className: ['footnote'] }, back));
  return [element('li', { className: ['note'], id: note.place }, content)];
}
