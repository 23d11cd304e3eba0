/** Paragraphs of a part as they stand in the file: their bookmarks, and their words before and after tracked changes. */
import { readXml } from './xml-events.js';

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
  /** Bookmarks by name: whether there are words under them, and whether they began in a paragraph before. */
  reach: Map<string, { covers: boolean; began: 'here' | 'before' }>;
}

interface Reading {
  found: Open[];
  /** Paragraphs stand inside paragraphs in text boxes. */
  open: Open[];
  /** Names of open bookmarks by their ids. */
  bookmarks: Map<string, string>;
  inserted: number;
  deleted: number;
  /** Inside `w:pPr`, where `w:ins` and `w:del` speak of the paragraph's end. */
  properties: number;
  /** Inside something that is no text of the document: instructions, another rendering of a text box. */
  silent: number;
  words: boolean;
  /** The run calls a note; what else stands in it is the note's mark. */
  call: boolean;
  /** Fields that are open: true for a table of contents. */
  fields: boolean[];
}

/** Reads a part; throws where its XML cannot be read. */
export function readParagraphs(xml: string): WrittenParagraph[] {
  const state: Reading = {
    found: [],
    open: [],
    bookmarks: new Map(),
    inserted: 0,
    deleted: 0,
    properties: 0,
    silent: 0,
    words: false,
    call: false,
    fields: [],
  };
  readXml(xml, {
    open: (name, attribute) => opened[name]?.(state, attribute),
    close: (name) => closed[name]?.(state),
    text: (text) => {
      if (state.words) addText(text, state);
    },
  });
  return state.found.map(({ reach, ...paragraph }) => ({ ...paragraph, bookmarks: carried(reach) }));
}

/** A bookmark without words under it stands for a segment whose words are gone, where another has words here. */
function carried(reach: Open['reach']): string[] {
  const covering = [...reach].filter(([, { covers }]) => covers).map(([name]) => name);
  return covering.length > 0 ? covering : [...reach.keys()];
}

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
  'w:bookmarkStart': startBookmark,
  'w:bookmarkEnd': endBookmark,
  'w:r': (state) => {
    state.call = false;
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
  if (state.silent > 0) return void state.open.push(newParagraph(undefined, false));
  const paragraph = newParagraph(attribute('w14:paraId'), state.fields.includes(true));
  // A bookmark that is still open reaches in here: a split leaves it in both halves.
  for (const name of state.bookmarks.values()) paragraph.reach.set(name, { covers: false, began: 'before' });
  state.open.push(paragraph);
  state.found.push(paragraph);
}

function newParagraph(paraId: string | undefined, contents: boolean): Open {
  return { bookmarks: [], reach: new Map(), paraId, final: '', original: '', end: 'kept', contents };
}

function openChange(state: Reading, change: 'inserted' | 'deleted'): void {
  const paragraph = state.open.at(-1);
  if (state.properties === 0) state[change]++;
  else if (paragraph !== undefined) paragraph.end = change;
}

function closeChange(state: Reading, change: 'inserted' | 'deleted'): void {
  if (state.properties === 0) state[change]--;
}

/** Word hides bookmarks whose names begin with `_`; those that it makes itself are none of ours. */
const WORDS_OWN = /^_(?:Ref|Toc|Hlk|GoBack|Hlt|MailAutoSig)/;

function startBookmark(state: Reading, attribute: Attribute): void {
  const name = attribute('w:name') ?? '';
  if (!name.startsWith('_') || WORDS_OWN.test(name)) return;
  state.bookmarks.set(attribute('w:id') ?? '', name);
  const paragraph = state.open.at(-1);
  paragraph?.reach.set(name, { covers: false, began: 'here' });
}

function endBookmark(state: Reading, attribute: Attribute): void {
  const id = attribute('w:id') ?? '';
  const name = state.bookmarks.get(id);
  state.bookmarks.delete(id);
  const paragraph = state.open.at(-1);
  const reach = name === undefined ? undefined : paragraph?.reach.get(name);
  // It ends before the first word of this paragraph: all it stood on is the one before.
  if (name !== undefined && reach?.began === 'before' && !reach.covers) paragraph?.reach.delete(name);
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
  if (state.call) return;
  if (state.deleted === 0) paragraph.final += text;
  if (state.inserted === 0) paragraph.original += text;
  for (const name of state.bookmarks.values()) {
    const reach = paragraph.reach.get(name);
    if (reach !== undefined && text.trim() !== '') reach.covers = true;
  }
}

function addInstruction(text: string, paragraph: Open, state: Reading): void {
  if (!state.words || !/^\s*TOC\b/.test(text) || state.fields.length === 0) return;
  state.fields[state.fields.length - 1] = true;
  paragraph.contents = true;
}
