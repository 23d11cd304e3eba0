/**
 * Reads a DOCX that came back: its paragraphs with the segments they carry, and their words as they are and as they were
 * before tracked changes. It is read with limits, as whatever comes from outside.
 */
import { openPackage, type Unreadable } from '../package/open-package.js';
import { readXml } from '../package/xml-events.js';
import { readParagraphs, type WrittenParagraph } from './read-paragraphs.js';

/** A segment as it was sent out: what the custom XML part lists. */
export interface SentSegment {
  bookmark: string;
  /** Place in the source; `@3` for the third line that the house composed. */
  place: string;
  fingerprint: string | undefined;
}

/** A paragraph of a document that came back, with all tracked changes accepted. */
export interface ReturnedParagraph {
  /** Bookmarks of segments that it carries: more than one where paragraphs were merged. */
  bookmarks: string[];
  paraId: string | undefined;
  /** Words with all tracked changes accepted, and with all rejected. */
  final: string;
  original: string;
  /** Its words or its ends were changed under tracking. */
  tracked: boolean;
  inNote: boolean;
}

/** A document that came back. */
export interface ReturnedDocx {
  /** SHA-256 of the source that it was made from; undefined where neither part nor property survived. */
  source: string | undefined;
  /** What made the file: `engross 0.1.0`. */
  generator: string | undefined;
  /** The segments that were sent; empty where the list did not survive. */
  sent: SentSegment[];
  paragraphs: ReturnedParagraph[];
}

/** Reads the parts that tell of segments; a file that cannot be read is a problem, never an exception. */
export function readReturnedDocx(bytes: Uint8Array): ReturnedDocx | Unreadable {
  const parts = openPackage(bytes);
  if ('problem' in parts) return parts;
  const body = parts.get('word/document.xml');
  if (body === undefined) return { problem: 'holds no word/document.xml' };
  try {
    const list = [...parts]
      .filter(([name]) => name.startsWith('customXml/'))
      .map(([, part]) => segmentsOf(part))
      .find(({ sent }) => sent.length > 0);
    const properties = propertiesOf(parts.get('docProps/custom.xml'));
    return {
      source: list?.source ?? bareHash(properties.get('engross.source')),
      generator: list?.generator ?? properties.get('engross.version'),
      sent: list?.sent ?? [],
      paragraphs: [
        ...joined(readParagraphs(body), false),
        ...joined(readParagraphs(parts.get('word/footnotes.xml') ?? '<none/>'), true),
      ],
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
    return { problem: `holds XML that cannot be read (${reason})` };
  }
}

interface SegmentList {
  source: string | undefined;
  generator: string | undefined;
  sent: SentSegment[];
}

function segmentsOf(xml: string): SegmentList {
  const list: SegmentList = { source: undefined, generator: undefined, sent: [] };
  readXml(xml, {
    open(name, attribute) {
      if (name === 'segments') {
        list.source = bareHash(attribute('source'));
        list.generator = attribute('generator');
      }
      const [bookmark, place] = [attribute('bookmark'), attribute('place')];
      if (name !== 'segment' || bookmark === undefined || place === undefined) return;
      list.sent.push({ bookmark, place, fingerprint: attribute('fingerprint') });
    },
  });
  return list;
}

function propertiesOf(xml: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  let open: string | undefined;
  if (xml === undefined) return found;
  readXml(xml, {
    open(name, attribute) {
      if (/(?:^|:)property$/.test(name)) open = attribute('name');
    },
    text(text) {
      if (open !== undefined && text.trim() !== '') found.set(open, (found.get(open) ?? '') + text);
    },
  });
  return found;
}

function bareHash(text: string | undefined): string | undefined {
  return /^(?:sha256:)?([0-9a-f]{64})$/.exec(text ?? '')?.[1];
}

/** Joins paragraphs whose ends were deleted under tracking; leaves out the table of contents, and what is empty. */
function joined(written: readonly WrittenParagraph[], inNote: boolean): ReturnedParagraph[] {
  const found: ReturnedParagraph[] = [];
  let before: ReturnedParagraph | undefined;
  let splitting = false;
  for (const { contents, end, ...words } of written) {
    const tracked = splitting || end !== 'kept' || words.final !== words.original;
    const own = { ...words, tracked, inNote };
    const paragraph = before === undefined ? own : together(before, own);
    splitting = end === 'inserted';
    // One that was deleted as a whole says so by itself: it does not join the next.
    before = end === 'deleted' && paragraph.final.trim() !== '' ? paragraph : undefined;
    if (before === undefined && !contents && !isEmpty(paragraph)) found.push(paragraph);
  }
  return before === undefined ? found : [...found, before];
}

function together(one: ReturnedParagraph, other: ReturnedParagraph): ReturnedParagraph {
  const carries = other.final.trim() !== '' || one.bookmarks.length === 0;
  return {
    ...one,
    bookmarks: [...new Set([...one.bookmarks, ...(carries ? other.bookmarks : [])])],
    final: one.final + other.final,
    original: `${one.original}\n${other.original}`,
    tracked: true,
  };
}

function isEmpty({ bookmarks, final, original }: ReturnedParagraph): boolean {
  return bookmarks.length === 0 && final.trim() === '' && original.trim() === '';
}
