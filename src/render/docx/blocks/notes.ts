/** The texts of notes, in the order of their calls. */
import type { XmlComponent } from 'docx';
import { raised, text } from '../phrasing/notes-called.js';
import { itemsOf } from '../phrasing/phrasing.js';
import { runsOf } from '../phrasing/runs.js';
import type { CalledNote, State } from '../phrasing/state.js';
import { paragraphStyle } from '../styles/style-book.js';
import { Element } from '../xml/components.js';
import { flowOf } from './blocks.js';
import { madeOf } from './paragraphs.js';

/** The notes that the body has called, as `w:footnote` elements. */
export function footnotes(state: State): XmlComponent[] {
  return [...state.notes.called.values()].map((note) => footnote(note, state));
}

/** The mark, a space and the first paragraph are one paragraph. */
function footnote(note: CalledNote, state: State): XmlComponent {
  const inside: State = { ...state, part: 'note', style: 'footnote', inset: 0, kept: false };
  const { definition } = note;
  const [first, ...others] = definition.children;
  const lead = first?.type === 'paragraph' ? first : undefined;
  const marks = lead === undefined ? [definition] : [definition, lead];
  const mark = note.counted ? new Element('w:footnoteRef') : text(note.mark);
  const runs = [
    raised(inside, [mark]),
    ...runsOf([{ words: ' ', manner: inside.manner }, ...itemsOf(lead?.children ?? [], inside)], inside.book),
  ];
  const opening = madeOf(inside, paragraphStyle(inside.book, 'footnote'), marks, runs);
  const rest = flowOf(lead === undefined ? definition.children : others, inside);
  return new Element('w:footnote', { 'w:id': note.id }, [opening, ...rest]);
}
