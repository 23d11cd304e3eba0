/** Reads a DOCX: its blocks with styles, Word's numbers, notes, tracked changes and comments. */
import type { Unreadable } from '../../package/open-package.js';
import { childrenOf, readChildren, textInside, type XmlElement, xmlTree } from '../../package/xml-tree.js';
import type { GuessedField } from '../imported.js';
import type { RichBlock, RichDocument, RichParagraph } from '../rich/rich-document.js';
import { docxNumbers } from './numbering.js';
import { type DocxParts, docxParts } from './parts.js';
import { blockReader, paragraphsIn } from './read-blocks.js';
import type { Reading } from './reading.js';
import { docxStyles, val } from './styles.js';

/** The document, or why it cannot be read. */
export function readDocx(bytes: Uint8Array, keeps: 'accepted' | 'original'): RichDocument | Unreadable {
  try {
    const parts = docxParts(bytes);
    return 'problem' in parts ? parts : readParts(parts, keeps);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
    return { problem: `has XML that cannot be read (${reason})` };
  }
}

function readParts(parts: DocxParts, keeps: 'accepted' | 'original'): RichDocument {
  const reading: Reading = {
    parts,
    styles: docxStyles(parts.related('styles')),
    numbers: docxNumbers(parts.related('numbering')),
    keeps,
    line: 0,
    calls: new Map(),
    comments: commentsOf(parts.related('comments')),
    fields: [],
    boxes: [],
    relation: parts.relation,
    changes: [],
    doubts: [],
    remarks: [],
    tracked: 0,
  };
  let heads: string[] = [];
  const body = blockReader(reading);
  readChildren(parts.document, 'w:body', (element) => {
    if (element.name === 'w:sectPr' && heads.length === 0) heads = headsOf(element);
    body.read(element);
  });
  const notes = notesOf(reading);
  if (reading.tracked > 0) reading.doubts.push(trackedDoubt(reading));
  const { changes, doubts, remarks, styles } = reading;
  return {
    blocks: body.blocks,
    notes,
    masthead: heads.flatMap((id) => mastheadOf(parts.byId(id), reading)),
    language: styles.language,
    fields: propertiesOf(parts),
    isOurs: parts.custom.some((part) => part.includes('urn:engross:segments:')) || isOurProperty(parts),
    letters: [parts.document, ...NOTE_PARTS.flatMap((name) => parts.related(name) ?? [])]
      .map((part) => textInside(part, WORDS, FALLBACKS))
      .join('\n'),
    changes,
    doubts,
    remarks,
  };
}

const WORDS: ReadonlySet<string> = new Set(['w:t', 'w:delText']);
/** Other renderings of what is there already. */
const FALLBACKS: ReadonlySet<string> = new Set(['mc:Fallback']);
const NOTE_PARTS = ['footnotes', 'endnotes'] as const;

function isOurProperty(parts: DocxParts): boolean {
  return parts.properties('custom')?.includes('"engross.source"') === true;
}

function trackedDoubt({ tracked, keeps }: Reading): RichDocument['doubts'][number] {
  const other = keeps === 'accepted' ? 'original' : 'accepted';
  return {
    line: 1,
    message: `${tracked} tracked change${tracked === 1 ? ' was' : 's were'} ${keeps === 'accepted' ? 'accepted' : 'undone'}; the log has each`,
    help: `\`--changes ${other}\` reads the text ${other === 'original' ? 'before them' : 'with them'}; better, decide them in Word`,
  };
}

/** Notes that the text calls, by name. A note that is called nowhere is not printed, and its words are logged. */
function notesOf(reading: Reading): Map<string, RichParagraph[]> {
  const found = new Map<string, RichParagraph[]>();
  reading.relation = reading.parts.noteRelation;
  for (const part of NOTE_PARTS) {
    const xml = reading.parts.related(part);
    if (xml === undefined) continue;
    readChildren(xml, `w:${part}`, (element) => {
      const type = element.attribute('w:type') ?? 'normal';
      if (type !== 'normal') return;
      const name = reading.calls.get(`${part} ${element.attribute('w:id') ?? ''}`);
      const paragraphs = inNote(reading, element).flatMap(paragraphsIn);
      if (name !== undefined) found.set(name, paragraphs);
      else leaveOut(paragraphs, reading);
    });
  }
  return new Map(
    [...reading.calls.values()].flatMap((name) => {
      const paragraphs = found.get(name);
      return paragraphs === undefined ? [] : [[name, paragraphs]];
    }),
  );
}

function inNote(reading: Reading, element: XmlElement): RichBlock[] {
  const { read, blocks } = blockReader(reading);
  for (const inner of childrenOf(element)) read(inner);
  return blocks;
}

function leaveOut(paragraphs: readonly RichParagraph[], { changes, line }: Reading): void {
  const before = paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
  if (before.trim() !== '') changes.push({ reason: 'hidden', line, before, after: '' });
}

function commentsOf(xml: string | undefined): Map<string, { author: string; text: string }> {
  if (xml === undefined) return new Map();
  return new Map(
    childrenOf(xmlTree(xml), 'w:comment').map((comment) => [
      comment.attribute('w:id') ?? '',
      { author: comment.attribute('w:author') ?? 'somebody', text: textOf(comment) },
    ]),
  );
}

function textOf(element: XmlElement): string {
  if (element.name === 'w:t') return element.children.join('');
  return childrenOf(element)
    .map(textOf)
    .join(element.name === 'w:comment' ? ' ' : '');
}

/** Ids of the heads of the first page: that of a first page of its own, else the one of all pages. */
function headsOf(section: XmlElement): string[] {
  const heads = childrenOf(section, 'w:headerReference');
  const hasFirst = childrenOf(section, 'w:titlePg').some((one) => !/^(?:0|false)$/.test(val(one) ?? ''));
  const wanted = hasFirst ? 'first' : 'default';
  return heads.filter((head) => head.attribute('w:type') === wanted).flatMap((head) => head.attribute('r:id') ?? []);
}

function mastheadOf(xml: string | undefined, reading: Reading): RichDocument['masthead'] {
  if (xml === undefined) return [];
  const { read, blocks } = blockReader({ ...reading, changes: [], doubts: [], remarks: [], fields: [], boxes: [] });
  readChildren(xml, 'w:hdr', read);
  return blocks.flatMap(paragraphsIn).map(({ runs, style }) => ({ text: lineOf(runs), style }));
}

function lineOf(runs: RichParagraph['runs']): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function propertiesOf(parts: DocxParts): GuessedField[] {
  const core = parts.properties('core');
  const language = core === undefined ? undefined : /<dc:language>([A-Za-z-]{2,20})<\/dc:language>/.exec(core)?.[1];
  return language === undefined ? [] : [{ path: 'language', value: language, from: 'of the file' }];
}
