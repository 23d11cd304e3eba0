/** Finds the notes below a text and their calls in it. */
import type { ImportLog } from '../imported.js';
import type { TextParagraph } from './paragraphs.js';

interface Note {
  number: number;
  text: string;
  line: number;
  /** The paragraph that it was in. */
  from: TextParagraph;
}

/** Notes that were found with their calls, by name, and the paragraphs that are left. */
export interface NotesFound {
  paragraphs: TextParagraph[];
  notes: { name: string; text: string; line: number }[];
}

/**
 * Notes are the last paragraphs that begin with a bare number; those run together (`34 Ibid. 35 Ibid.`) are divided where the
 * number ascends. A note whose call is not found beyond doubt stays a paragraph.
 */
export function takeNotes(paragraphs: readonly TextParagraph[], log: ImportLog): NotesFound {
  const start = firstNote(paragraphs);
  if (start === -1) return { paragraphs: [...paragraphs], notes: [] };
  const body = paragraphs.slice(0, start).map((paragraph) => ({ ...paragraph }));
  const below = paragraphs.slice(start);
  const found = notesIn(below);
  const called: Note[] = [];
  for (const note of found) {
    if (call(note, body, log)) called.push(note);
    else
      log.doubts.push({
        line: note.line,
        message: `note ${note.number} has no call in the text that is beyond doubt`,
        help: `write \`[^${note.number}]\` where it is called, and \`[^${note.number}]: \` before its text`,
      });
  }
  const left = below.flatMap((paragraph) => {
    const own = found.filter(({ from }) => from === paragraph);
    if (own.length === 0) return [paragraph];
    return own
      .filter((note) => !called.includes(note))
      .map((note) => ({ ...paragraph, text: `${note.number} ${note.text}` }));
  });
  const notes = called.map(({ number, text, line }) => ({ name: String(number), text, line }));
  return { paragraphs: [...body, ...left], notes };
}

const NOTE = /^(\d{1,3})\s+(?=[\p{Lu}\p{N}“"(*])/u;

/** The first of the last paragraphs that all are notes, or go on with one. */
function firstNote(paragraphs: readonly TextParagraph[]): number {
  let start = -1;
  for (let index = paragraphs.length - 1; index > 0; index--) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined || paragraph.number !== undefined) break;
    if (NOTE.test(paragraph.text)) start = index;
    else if (start !== -1 || paragraphs.length - index > MOST_TAIL) break;
  }
  return start;
}

/** Lines of a note that were taken for paragraphs of their own. */
const MOST_TAIL = 6;

function notesIn(paragraphs: readonly TextParagraph[]): Note[] {
  const notes: Note[] = [];
  for (const paragraph of paragraphs) {
    const { text, line } = paragraph;
    const first = NOTE.exec(text);
    if (first === null) {
      const last = notes.at(-1);
      if (last !== undefined) notes.push({ ...last, text, from: paragraph, number: -1 });
      continue;
    }
    let number = Number(first[1]);
    let from = first[0].length;
    for (const match of text.matchAll(/(?<=[.)”"]\s)(\d{1,3})\s(?=[\p{Lu}“])/gu)) {
      const next = Number(match[1]);
      if (match.index < from || next <= number || next > number + 3) continue;
      notes.push({ number, text: text.slice(from, match.index).trim(), line, from: paragraph });
      number = next;
      from = match.index + match[0].length;
    }
    notes.push({ number, text: text.slice(from).trim(), line, from: paragraph });
  }
  return notes.filter(({ number }) => number > 0);
}

/** Words before a number that is no call of a note: it belongs to them. */
const COUNTED =
  /(?:paragraphs?|paras?\.|articles?|chapters?|resolutions?|annex|nos?\.|section|part|agenda item|supplement|Add\.|Rev\.|Corr\.|meeting|page|vol\.|and|to|of|at|by|from|on|the|its|least|than|about|or|between|until|in|for|first|next|with|—|-|–)\s?$/iu;
/** What follows a number that counts something. */
const MEASURED =
  /^(?:\s(?:January|February|March|April|May|June|July|August|September|October|November|December|days?|months?|years?|weeks?|hours?|per cent|million|billion|votes?|members?|abstentions?|to|and|\(\d{4}\))\b|[\d/.,-]\d|°|%|:)/u;

/** Puts the call of a note into the text where exactly one place can be it. */
function call(note: Note, body: TextParagraph[], log: ImportLog): boolean {
  const places = body.flatMap((paragraph) => placesOf(note.number, paragraph));
  const [place] = places;
  if (place === undefined || places.length !== 1) return false;
  const { paragraph, start, end } = place;
  const mark = `[^${note.number}]`;
  const before = paragraph.text.slice(Math.max(0, start - 12), end);
  paragraph.text = paragraph.text.slice(0, start) + CALL_START + note.number + CALL_END + paragraph.text.slice(end);
  log.changes.push({
    reason: 'note',
    line: paragraph.line,
    before,
    after: before.slice(0, before.length - (end - start)) + mark,
  });
  return true;
}

/** Signs of the private use area around the number of a call, until the text is escaped. */
export const CALL_START = '\ue000';
export const CALL_END = '\ue001';

/** Calls as Markdown, in a text that is escaped. */
export function writeCalls(text: string): string {
  return text.replace(/\ue000(\d+)\ue001/g, '[^$1]');
}

function placesOf(
  number: number,
  paragraph: TextParagraph,
): { paragraph: TextParagraph; start: number; end: number }[] {
  const { text } = paragraph;
  // `19895`: the figures of a year with the note behind them; `15 7 from`, `1988. 6`, `Affairs,7`.
  const pattern = new RegExp(
    `(?<=\\b(?:1[89]|20)\\d\\d)${number}(?!\\d)|(?<=[\\p{L})”"’.,;:]|\\d{4}|\\d{4}[.,;:])\\s?(?<!\\d)${number}(?!\\d)`,
    'gu',
  );
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
    const [before, after] = [text.slice(Math.max(0, index - 24), index), text.slice(index + found.length)];
    if (COUNTED.test(before) || MEASURED.test(after)) return [];
    // A lone call needs an end of a phrase, or words that go on.
    if (!/^(?:$|[\s.,;:)”"’])/u.test(after)) return [];
    return [{ paragraph, start: index, end: index + found.length }];
  });
}
