/** Calls of notes, in the order in which they stand. */
import type { XmlComponent } from 'docx';
import { visit } from 'unist-util-visit';
import type { OfficialDocument } from '../../../tree/document.js';
import type { FootnoteReference } from '../../../tree/phrasing.js';
import { characterStyle } from '../styles/style-book.js';
import { Element, field } from '../xml/components.js';
import { takeBookmark } from '../xml/identity.js';
import { printed } from '../xml/word-counting.js';
import type { Item } from './runs.js';
import type { CalledNote, Notes, State } from './state.js';

/** The notes of a document before any is called. */
export function notesOf(document: OfficialDocument): Notes {
  const calls = new Map<string, number>();
  visit(document, 'footnoteReference', (node: FootnoteReference) => {
    calls.set(node.identifier, (calls.get(node.identifier) ?? 0) + 1);
  });
  const definitions = new Map(document.notes.map((note) => [note.identifier, note]));
  return { definitions, calls, called: new Map() };
}

/**
 * The call of a note: counted by Word where it comes to the mark, else with the mark written (the `*` of a title
 * note). A second call of the same note is a field to the first; where Word allows no notes, the mark stands alone.
 */
export function noteCall(node: FootnoteReference, state: State): Item[] {
  const apart = node.apart === undefined ? [] : [{ component: raised(state, [text(node.apart)]) }];
  return [...apart, ...markOf(node, state)];
}

function markOf(node: FootnoteReference, state: State): Item[] {
  const definition = state.notes.definitions.get(node.identifier);
  const mark = node.mark ?? definition?.mark ?? '';
  if (state.part !== 'body' || definition === undefined) return [{ component: raised(state, [text(mark)]) }];
  const known = state.notes.called.get(node.identifier);
  if (known !== undefined) return [{ component: again(known, mark, state) }];
  const id = state.notes.called.size + 1;
  const counted = !definition.custom && mark === nextCounted(state);
  const note: CalledNote = { id, definition, counted, mark };
  state.notes.called.set(node.identifier, note);
  return around(note, raised(state, reference(note)), state).map((component) => ({ component }));
}

/** A run in the style of calls. */
export function raised(state: State, children: readonly XmlComponent[]): XmlComponent {
  const style = characterStyle(state.book, ['footnote-call']);
  const properties = [
    ...(style === undefined ? [] : [new Element('w:rStyle', { 'w:val': style })]),
    ...(state.manner.direction === 'rtl' ? [new Element('w:rtl')] : []),
  ];
  return new Element('w:r', undefined, [new Element('w:rPr', undefined, properties), ...children]);
}

/** A text inside a run. */
export function text(value: string): XmlComponent {
  return new Element('w:t', { 'xml:space': 'preserve' }, [value]);
}

function nextCounted(state: State): string | undefined {
  const counted = [...state.notes.called.values()].filter((note) => note.counted).length;
  return printed(state.resources.language.numbering.footnote.word, counted + 1);
}

function reference(note: CalledNote): XmlComponent[] {
  if (note.counted) return [new Element('w:footnoteReference', { 'w:id': note.id })];
  return [new Element('w:footnoteReference', { 'w:customMarkFollows': 1, 'w:id': note.id }), text(note.mark)];
}

function bookmarkOf(note: CalledNote): string {
  return `_note_${note.id}`;
}

/** Only a note that is called again needs a name. */
function around(note: CalledNote, run: XmlComponent, state: State): XmlComponent[] {
  const calls = state.notes.calls.get(note.definition.identifier) ?? 1;
  const bookmark = calls > 1 ? takeBookmark(state.identity, bookmarkOf(note)) : undefined;
  if (bookmark === undefined) return [run];
  const start = new Element('w:bookmarkStart', { 'w:id': bookmark.id, 'w:name': bookmark.name });
  return [start, run, new Element('w:bookmarkEnd', { 'w:id': bookmark.id })];
}

function again(note: CalledNote, mark: string, state: State): XmlComponent {
  const run = raised(state, [text(mark)]);
  return note.counted ? field(`NOTEREF ${bookmarkOf(note)} \\f \\h`, [run]) : run;
}
