/** Gives notes their marks in the order of their calls, and puts the notes in that order. */
import type { ShapeContext } from '../context.js';
import type { FootnoteDefinition } from '../tree/blocks.js';
import type { OfficialDocument } from '../tree/document.js';
import type { FootnoteReference, Phrasing } from '../tree/phrasing.js';
import { makeLabel } from './numbering/number-ordinals.js';
import { visitPhrasing } from './visit-phrasing.js';

/**
 * Numbers notes by their first calls; a note that is called again keeps its mark. Title notes (`[^*]`) have marks of
 * their own (`*`, `**`) and do not move the count. Notes that nothing calls (reported by `read`) come last.
 */
export function numberNotes(document: OfficialDocument, context: ShapeContext): void {
  const waiting = new Map(document.notes.map((note) => [note.identifier, note]));
  const ordered = new Map<string, FootnoteDefinition>();
  const calls: FootnoteReference[] = [];
  const call = (node: FootnoteReference): void => {
    calls.push(node);
    const note = waiting.get(node.identifier);
    if (note !== undefined) ordered.set(node.identifier, note);
  };
  const listen = (root: Parameters<typeof visitPhrasing>[0]): void =>
    visitPhrasing(root, (words, _, top) => {
      if (top) for (const word of flat(words)) if (word.type === 'footnoteReference') call(word);
    });
  listen(document.children);
  // A note may call another one: its place is after those called before it. A Map is walked as it grows.
  for (const note of ordered.values()) listen(note.children);
  for (const note of document.notes) if (!ordered.has(note.identifier)) ordered.set(note.identifier, note);
  document.notes = [...ordered.values()];
  setMarks(document.notes, context);
  for (const one of calls) {
    const mark = ordered.get(one.identifier)?.mark;
    if (mark !== undefined) one.mark = mark;
  }
  separateCalls(document, context);
}

/** A figure that is raised by itself: `km²`, `Ca²⁺`. */
const RAISED = /[²³¹\u2070-\u207f]$/u;

/** Keeps the mark of a call from a mark or a raised figure straight before it, with which it would be read as one number. */
function separateCalls({ children, notes }: OfficialDocument, { language }: ShapeContext): void {
  const between = language.numbering.betweenNotes.replaceAll(' ', '\u00a0');
  visitPhrasing([...children, ...notes], (words, _, top) => {
    if (!top) return;
    let before: Phrasing | undefined;
    for (const word of flat(words)) {
      if (word.type === 'footnoteReference') {
        if (before?.type === 'footnoteReference') word.apart = between;
        else if (before?.type === 'text' && RAISED.test(before.value)) word.apart = '\u00a0';
      }
      before = word;
    }
  });
}

/** Words in reading order, those in emphasis and links too. */
function flat(words: readonly Phrasing[]): Phrasing[] {
  return words.flatMap((word) => ('children' in word ? flat(word.children) : [word]));
}

function setMarks(notes: readonly FootnoteDefinition[], { language }: ShapeContext): void {
  const { footnote, titleNotes } = language.numbering;
  let counted = 0;
  let titled = 0;
  for (const note of notes) {
    if (note.custom) note.mark = titleMark(titleNotes, titled++);
    else note.mark = makeLabel([++counted], footnote, language.numbering).text;
  }
}

/** The next mark of a language's title notes; past the last of them it is repeated once more. */
function titleMark(marks: readonly string[], index: number): string {
  const last = marks.at(-1) ?? '*';
  return marks[index] ?? last + (marks[0] ?? '*').repeat(index - marks.length + 1);
}
