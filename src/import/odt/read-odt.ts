/** Reads an OpenDocument text: headings, lists with their labels, notes, tables, links, emphasis, tracked changes. */
import { strFromU8 } from 'fflate';
import { openParts, type Unreadable } from '../../package/open-package.js';
import { readChildren, textInside, type XmlElement } from '../../package/xml-tree.js';
import type { RichBlock, RichDocument } from '../rich/rich-document.js';
import { readBlock } from './read-blocks.js';
import type { OdtReading } from './reading.js';
import { odtStyles } from './styles.js';
import { trackedChanges } from './tracked.js';

const WANTED = /^(?:content\.xml|styles\.xml|META-INF\/manifest\.xml|Pictures\/[\w .-]+\.(?:png|jpe?g))$/i;

/** The document, or why it cannot be read. */
export function readOdt(bytes: Uint8Array, keeps: 'accepted' | 'original'): RichDocument | Unreadable {
  try {
    const parts = openParts(bytes, WANTED);
    if ('problem' in parts) return parts;
    const text = (name: string) => {
      const part = parts.get(name);
      return part === undefined ? undefined : strFromU8(part);
    };
    if (text('META-INF/manifest.xml')?.includes('manifest:encryption-data') === true)
      return { problem: 'is encrypted with a password' };
    const content = text('content.xml');
    return content === undefined
      ? { problem: 'has no content.xml' }
      : readContent(content, text('styles.xml'), parts, keeps);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
    return { problem: `has XML that cannot be read (${reason})` };
  }
}

function readContent(
  content: string,
  styles: string | undefined,
  parts: ReadonlyMap<string, Uint8Array>,
  keeps: 'accepted' | 'original',
): RichDocument {
  const reading: OdtReading = {
    styles: odtStyles([content, styles]),
    bytesOf: (name) => parts.get(name.replace(/^\.\//, '')),
    keeps,
    line: 0,
    notes: new Map(),
    counts: new Map(),
    lists: 0,
    tracked: new Map(),
    inserted: new Set(),
    changes: [],
    doubts: [],
    remarks: [],
  };
  const blocks: RichBlock[] = [];
  readChildren(content, 'office:text', (element: XmlElement) => {
    if (element.name === 'text:tracked-changes') trackedChanges(element, reading);
    else blocks.push(...readBlock(element, reading));
  });
  const { notes, changes, doubts, remarks } = reading;
  return {
    blocks,
    notes,
    masthead: [],
    language: reading.styles.language,
    fields: [],
    isOurs: false,
    letters: textInside(
      content,
      WORDS,
      keeps === 'accepted' ? new Set([...NO_WORDS, 'text:tracked-changes']) : NO_WORDS,
    ),
    changes,
    doubts,
    remarks,
  };
}

const WORDS: ReadonlySet<string> = new Set(['text:p', 'text:h']);
const NO_WORDS: ReadonlySet<string> = new Set([
  'text:note-citation',
  'office:annotation',
  'svg:title',
  'svg:desc',
  'office:binary-data',
  'office:change-info',
]);
