/**
 * Reads a DOCX that came back: its paragraphs with the segments they carry, and their words as they are and as they were
 * before tracked changes. It is read with limits, as whatever comes from outside.
 */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** A segment as it was sent out: what the custom XML part lists. */
export interface SentSegment {
  bookmark: string;
  place: string;
  fingerprint: string;
}

/** A paragraph of a document that came back. */
export interface ReturnedParagraph {
  /** Bookmarks of segments that it carries: more than one where paragraphs were merged. */
  bookmarks: string[];
  paraId: string | undefined;
  /** Words with all tracked changes accepted, and with all rejected. */
  final: string;
  original: string;
  inNote: boolean;
}

/** A document that came back. */
export interface ReturnedDocx {
  /** SHA-256 of the source that it was made from; undefined where neither part nor property survived. */
  source: string | undefined;
  /** The segments that were sent; empty where the list did not survive. */
  sent: SentSegment[];
  paragraphs: ReturnedParagraph[];
}

/** Why a file was not read. */
export interface Unreadable {
  problem: string;
}

/** Most that the parts we read may unfold to. */
const LARGEST_PARTS = 64 * 2 ** 20;
const PARTS = /^(?:word\/(?:document|footnotes)\.xml|docProps\/custom\.xml|customXml\/item\d+\.xml)$/;

/** Reads the parts that tell of segments; nothing else of the archive is unfolded. */
export function readReturnedDocx(bytes: Uint8Array): ReturnedDocx | Unreadable {
  let size = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        size += originalSize;
        return size <= LARGEST_PARTS;
      },
    });
  } catch {
    return { problem: 'is no zip archive' };
  }
  if (size > LARGEST_PARTS) return { problem: `unfolds to more than ${LARGEST_PARTS / 2 ** 20} MB` };
  const body = parts['word/document.xml'];
  if (body === undefined) return { problem: 'holds no word/document.xml' };
  try {
    const notes = parts['word/footnotes.xml'];
    const list = Object.entries(parts)
      .filter(([name]) => name.startsWith('customXml/'))
      .map(([, part]) => segmentsOf(strFromU8(part)))
      .find((found) => found.sent.length > 0);
    const property = /engross\.source"[^>]*>\s*<[^>]*>sha256:([0-9a-f]{64})/.exec(
      parts['docProps/custom.xml'] === undefined ? '' : strFromU8(parts['docProps/custom.xml']),
    )?.[1];
    return {
      source: list?.source ?? property,
      sent: list?.sent ?? [],
      paragraphs: [
        ...paragraphsOf(strFromU8(body), false),
        ...(notes === undefined ? [] : paragraphsOf(strFromU8(notes), true)),
      ],
    };
  } catch (error) {
    return {
      problem: `holds XML that cannot be read (${error instanceof Error ? error.message.split('\n')[0] : 'unknown'})`,
    };
  }
}

/** A parser that takes no document type, so that no entity can multiply itself. */
function parser(): SaxesParser {
  const made = new SaxesParser();
  made.on('doctype', () => {
    throw new Error('a document type is not expected');
  });
  made.on('error', (error) => {
    throw error;
  });
  return made;
}

function attribute(tag: SaxesTagPlain, name: string): string | undefined {
  const value = tag.attributes[name];
  return typeof value === 'string' ? value : undefined;
}

function segmentsOf(xml: string): { source: string | undefined; sent: SentSegment[] } {
  const found: { source: string | undefined; sent: SentSegment[] } = { source: undefined, sent: [] };
  const reading = parser();
  reading.on('opentag', (tag) => {
    if (tag.name === 'segments') found.source = attribute(tag, 'source')?.replace(/^sha256:/, '');
    if (tag.name !== 'segment') return;
    found.sent.push({
      bookmark: attribute(tag, 'bookmark') ?? '',
      place: attribute(tag, 'place') ?? '',
      fingerprint: attribute(tag, 'fingerprint') ?? '',
    });
  });
  reading.write(xml).close();
  return found;
}

/** What is open while a part is read. */
interface Reading {
  found: ReturnedParagraph[];
  current: ReturnedParagraph | undefined;
  bookmarks: Map<string, string>;
  inserted: number;
  deleted: number;
  properties: number;
  words: boolean;
  inNote: boolean;
}

function paragraphsOf(xml: string, inNote: boolean): ReturnedParagraph[] {
  const state: Reading = {
    found: [],
    current: undefined,
    bookmarks: new Map(),
    inserted: 0,
    deleted: 0,
    properties: 0,
    words: false,
    inNote,
  };
  const reading = parser();
  reading.on('opentag', (tag) => open(tag, state));
  reading.on('closetag', (tag) => close(tag.name, state));
  reading.on('text', (text) => {
    if (state.words) addText(text, state);
  });
  reading.write(xml).close();
  return state.found.filter(
    (paragraph) => paragraph.bookmarks.length > 0 || paragraph.final.trim() !== '' || paragraph.original.trim() !== '',
  );
}

function open(tag: SaxesTagPlain, state: Reading): void {
  switch (tag.name) {
    case 'w:p':
      // A bookmark that a split left open belongs to both halves.
      state.current = {
        bookmarks: [...state.bookmarks.values()],
        paraId: attribute(tag, 'w14:paraId'),
        final: '',
        original: '',
        inNote: state.inNote,
      };
      state.found.push(state.current);
      return;
    case 'w:pPr':
      state.properties++;
      return;
    case 'w:ins':
    case 'w:moveTo':
      if (state.properties === 0) state.inserted++;
      return;
    case 'w:del':
    case 'w:moveFrom':
      if (state.properties === 0) state.deleted++;
      return;
    case 'w:bookmarkStart':
      return startBookmark(tag, state);
    case 'w:bookmarkEnd':
      state.bookmarks.delete(attribute(tag, 'w:id') ?? '');
      return;
    case 'w:t':
    case 'w:delText':
      state.words = true;
      return;
    case 'w:tab':
    case 'w:br':
      if (state.properties === 0) addText(' ', state);
  }
}

/** Word hides bookmarks whose names begin with `_`; those that it makes itself (`_Ref…`, `_Toc…`, `_GoBack`) are none of ours. */
function startBookmark(tag: SaxesTagPlain, state: Reading): void {
  const name = attribute(tag, 'w:name') ?? '';
  if (!name.startsWith('_') || /^_(?:Ref|Toc|Hlk|GoBack)/.test(name)) return;
  state.bookmarks.set(attribute(tag, 'w:id') ?? '', name);
  if (state.current !== undefined && !state.current.bookmarks.includes(name)) state.current.bookmarks.push(name);
}

function close(name: string, state: Reading): void {
  if (name === 'w:p') state.current = undefined;
  else if (name === 'w:pPr') state.properties--;
  else if (name === 'w:t' || name === 'w:delText') state.words = false;
  else if (state.properties > 0) return;
  else if (name === 'w:ins' || name === 'w:moveTo') state.inserted--;
  else if (name === 'w:del' || name === 'w:moveFrom') state.deleted--;
}

function addText(text: string, { current, inserted, deleted }: Reading): void {
  if (current === undefined) return;
  if (deleted === 0) current.final += text;
  if (inserted === 0) current.original += text;
}
