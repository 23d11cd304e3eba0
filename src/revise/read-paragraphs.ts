/** Paragraphs of a part as they stand in the file: their bookmarks, and their words before and after tracked changes. */

import { readXml } from '../package/xml-events.js';
import { beginSpan, bookmarksByParagraph, endSpan, newSpans, type Spans, type Spot } from './bookmark-spans.js';

/** A paragraph as it is written, before those whose ends were deleted are joined. */
export interface WrittenParagraph {
  /** Hidden bookmarks that reach into it. */
  bookmarks: string[];
  paraId: string | undefined;
  /** Words with all tracked changes accepted, and with all rejected. */
  final: string;
  original: string;
  /** Its end was inserted or deleted under tracking: another paragraph was split, or this one joins the next. */
  end: 'kept' | 'inserted' | 'deleted';
  /** It is part of a table of contents, which Word makes anew. */
  contents: boolean;
}

/** A paragraph that is being read. */
interface Open extends WrittenParagraph {
  index: number;
  /** Letters so far, those inserted and deleted included. */
  letters: number;
}

interface Reading {
  found: Open[];
  /** Paragraphs stand inside paragraphs in text boxes. */
  open: Open[];
  spans: Spans;
  inserted: number;
  deleted: number;
  /** Inside `w:pPr`, where `w:ins` and `w:del` speak of the paragraph's end. */
  properties: number;
  /** Inside something that is no text of the document: instructions, another rendering of a text box. */
  silent: number;
  words: boolean;
  /** The run calls a note; what else stands in it is the note's mark. */
  call: boolean;
  /** The run is raised as calls of notes are. */
  raised: boolean;
  /** Fields that are open: true for a table of contents. */
  fields: boolean[];
}

/** Reads a part; throws where its XML cannot be read. */
export function readParagraphs(xml: string): WrittenParagraph[] {
  const state: Reading = {
    found: [],
    open: [],
    spans: newSpans(),
    inserted: 0,
    deleted: 0,
    properties: 0,
    silent: 0,
    words: false,
    call: false,
    raised: false,
    fields: [],
  };
  readXml(xml, {
    open: (name, attribute) => opened[name]?.(state, attribute),
    close: (name) => closed[name]?.(state),
    text: (text) => {
      if (state.words) addText(text, state);
    },
  });
  const names = bookmarksByParagraph(
    state.spans,
    state.found.map(({ letters }) => letters),
  );
  return state.found.map(({ index, letters: _, ...paragraph }) => ({
    ...paragraph,
    bookmarks: names.get(index) ?? [],
  }));
}

/** Id of Word's style for calls of notes, and what is printed in it between two of them. */
const CALLS = 'FootnoteReference';
const BETWEEN_CALLS = /^[\s\u00a0,،、]*$/u;

type Attribute = (name: string) => string | undefined;

const opened: Record<string, (state: Reading, attribute: Attribute) => void> = {
  'w:p': openParagraph,
  'w:pPr': (state) => {
    state.properties++;
  },
  'w:ins': (state) => openChange(state, 'inserted'),
  'w:moveTo': (state) => openChange(state, 'inserted'),
  'w:del': (state) => openChange(state, 'deleted'),
  'w:moveFrom': (state) => openChange(state, 'deleted'),
  'w:bookmarkStart': (state, attribute) =>
    beginSpan(state.spans, attribute('w:id') ?? '', attribute('w:name') ?? '', spotOf(state, state.found.length, 0)),
  'w:bookmarkEnd': (state, attribute) =>
    endSpan(state.spans, attribute('w:id') ?? '', spotOf(state, state.found.length - 1, Number.POSITIVE_INFINITY)),
  'w:r': (state) => {
    state.call = false;
    state.raised = false;
  },
  'w:rStyle': (state, attribute) => {
    state.raised = attribute('w:val') === CALLS;
  },
  'w:footnoteReference': (state) => {
    state.call = true;
  },
  'w:t': (state) => {
    state.words = true;
  },
  'w:delText': (state) => {
    state.words = true;
  },
  'w:tab': (state) => addText(' ', state),
  'w:br': (state) => addText(' ', state),
  'w:cr': (state) => addText(' ', state),
  'w:noBreakHyphen': (state) => addText('\u2011', state),
  'mc:Fallback': (state) => {
    state.silent++;
  },
  'w:fldChar': (state, attribute) => fieldMark(attribute('w:fldCharType'), state),
  'w:instrText': (state) => {
    state.words = true;
    state.silent++;
  },
};

const closed: Record<string, (state: Reading) => void> = {
  'w:p': (state) => {
    state.open.pop();
  },
  'w:pPr': (state) => {
    state.properties--;
  },
  'w:ins': (state) => closeChange(state, 'inserted'),
  'w:moveTo': (state) => closeChange(state, 'inserted'),
  'w:del': (state) => closeChange(state, 'deleted'),
  'w:moveFrom': (state) => closeChange(state, 'deleted'),
  'w:t': (state) => {
    state.words = false;
  },
  'w:delText': (state) => {
    state.words = false;
  },
  'w:instrText': (state) => {
    state.words = false;
    state.silent--;
  },
  'mc:Fallback': (state) => {
    state.silent--;
  },
};

function openParagraph(state: Reading, attribute: Attribute): void {
  const contents = state.fields.includes(true);
  const own = {
    bookmarks: [],
    paraId: attribute('w14:paraId'),
    final: '',
    original: '',
    end: 'kept' as const,
    contents,
  };
  const paragraph: Open = { ...own, index: state.found.length, letters: 0 };
  state.open.push(paragraph);
  if (state.silent === 0) state.found.push(paragraph);
}

/** Where the reading is; between paragraphs, the end of the one before or the beginning of the next. */
function spotOf({ open }: Reading, paragraph: number, letters: number): Spot {
  const here = open.at(-1);
  return here === undefined ? { paragraph, letters } : { paragraph: here.index, letters: here.letters };
}

function openChange(state: Reading, change: 'inserted' | 'deleted'): void {
  const paragraph = state.open.at(-1);
  if (state.properties === 0) state[change]++;
  else if (paragraph !== undefined) paragraph.end = change;
}

function closeChange(state: Reading, change: 'inserted' | 'deleted'): void {
  if (state.properties === 0) state[change]--;
}

/** What opens and closes a field; the words of its instruction tell a table of contents. */
function fieldMark(type: string | undefined, state: Reading): void {
  if (type === 'begin') state.fields.push(false);
  else if (type === 'end') state.fields.pop();
}

function addText(text: string, state: Reading): void {
  const paragraph = state.open.at(-1);
  if (paragraph === undefined || state.properties > 0) return;
  if (state.silent > 0) return addInstruction(text, paragraph, state);
  if (state.call || (state.raised && BETWEEN_CALLS.test(text))) return;
  if (state.deleted === 0) paragraph.final += text;
  if (state.inserted === 0) paragraph.original += text;
  paragraph.letters += text.trim().length;
}

function addInstruction(text: string, paragraph: Open, state: Reading): void {
  if (!state.words || !/^\s*TOC\b/.test(text) || state.fields.length === 0) return;
  state.fields[state.fields.length - 1] = true;
  paragraph.contents = true;
}
