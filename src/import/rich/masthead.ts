/** Front matter out of a masthead: of the head of the first page, of the table above a text, of lines that engross composed. */
import type { Kind } from '../../templates/kind.js';
import { kindFields } from '../../templates/kind.js';
import type { Language } from '../../templates/language.js';
import { composedFields, folded, stateCode } from '../fields/composed-lines.js';
import { datesIn } from '../fields/dates.js';
import type { GuessedField, ImportLog } from '../imported.js';
import type { RichBlock, RichDocument, RichParagraph } from './rich-document.js';

export interface MastheadFound {
  fields: GuessedField[];
  /** Blocks that only repeat what the fields say. */
  taken: ReadonlySet<RichBlock>;
}

/** The fields that are said above and around the text. */
export function readMasthead(
  doc: RichDocument,
  kind: Kind | undefined,
  language: Language,
  log: ImportLog,
): MastheadFound {
  const known = new Set(kind === undefined ? [] : kindFields(kind));
  const fields: GuessedField[] = [];
  const put: Put = (path, value, from) => {
    const [top = ''] = path.split('.');
    if (known.has(top) && !fields.some((field) => field.path === path)) fields.push({ path, value, from });
  };
  for (const { text, style } of doc.masthead)
    for (const [path, value] of fieldsOfLine(text, style, doc.isOurs, language)) put(path, value, HEAD);
  if (doc.isOurs && kind?.kind === 'statement')
    for (const [path, value] of placeAndDate(doc, language)) put(path, value, HEAD);
  const taken = new Set<RichBlock>();
  const left: string[] = [];
  for (const block of headLines(doc.blocks, known, language)) {
    taken.add(block);
    takeLine(block, false, language, put, log);
  }
  for (const block of doc.blocks.filter((one, index) => isOfDesign(one, index, doc, kind, language))) {
    taken.add(block);
    for (const line of linesOf(block)) if (!takeLine(line, doc.isOurs, language, put, log)) left.push(wordsOf(line));
  }
  doubtLeft(
    left.filter((line) => line !== ''),
    log,
  );
  return { fields, taken };
}

const UNITED_NATIONS: ReadonlySet<string> = new Set([
  'United Nations',
  'Nations Unies',
  'Naciones Unidas',
  'Организация Объединенных Наций',
  '联合国',
  'الأمم المتحدة',
]);

const HEAD = 'inferred from the head of the first page';

type Put = (path: string, value: unknown, from: string) => void;

/** Lines above the text that say a field and nothing else: `Agenda item 4`. A table among them is a masthead or is passed over. */
function headLines(blocks: readonly RichBlock[], known: ReadonlySet<string>, language: Language): RichParagraph[] {
  const found: RichParagraph[] = [];
  for (const block of blocks.slice(0, 16)) {
    if (block.type === 'table') continue;
    const text = wordsOf(block);
    if (text.length > 120) break;
    const fields = block.role === 'text' ? composedFields(text, language) : [];
    if (fields.length > 0 && fields.every(([path]) => path !== 'date' && known.has(path.split('.')[0] ?? '')))
      found.push(block);
  }
  return found;
}

/** Whether a block only repeats what fields say: a line that our design composed, a table that a kind makes, a masthead. */
function isOfDesign(
  block: RichBlock,
  index: number,
  { isOurs }: RichDocument,
  kind: Kind | undefined,
  language: Language,
): boolean {
  if (block.type === 'paragraph') return block.role === 'composed';
  return (isOurs && isComposed(block, kind)) || (index < 4 && isMasthead(linesOf(block), language));
}

function fieldsOfLine(text: string, style: string, isOurs: boolean, language: Language): [string, unknown][] {
  return [...composedFields(text, language), ...(isOurs ? styledFields(text, style, language) : [])];
}

/** Writes what a line says into fields; false where it says nothing that is known. */
function takeLine(paragraph: RichParagraph, isOurs: boolean, language: Language, put: Put, log: ImportLog): boolean {
  const before = paragraph.runs.map(({ text }) => text).join('');
  if (before.trim() === '') return true;
  const text = folded(before);
  const found = UNITED_NATIONS.has(text)
    ? [['organisation', text] as const]
    : fieldsOfLine(text, paragraph.style, isOurs, language);
  for (const [path, value] of found) put(path, value, `inferred from paragraph ${paragraph.line}`);
  log.changes.push({ reason: found.length > 0 ? 'field' : 'title', line: paragraph.line, before, after: '' });
  return found.length > 0;
}

/** Lines of the design whose fields are not known. */
function doubtLeft(lines: readonly string[], log: ImportLog): void {
  if (lines.length === 0) return;
  const shown = lines.slice(0, 6).join(' · ');
  log.doubts.push({
    line: 1,
    message: `${lines.length} line${lines.length === 1 ? '' : 's'} of the design ${lines.length === 1 ? 'is' : 'are'} left out: ${shown}${lines.length > 6 ? ' …' : ''}`,
    help: 'write the fields that they come from into the front matter',
  });
}

/** A table that a kind makes from fields: the particulars of an announcement, a list of documents. */
function isComposed(block: RichBlock, kind: Kind | undefined): boolean {
  const isParticulars = linesOf(block).some(({ style }) => style.startsWith('particulars'));
  return isParticulars || kind?.kind === 'list-of-documents';
}

/** Place and day of a speech, as our masthead has them. */
function placeAndDate({ masthead }: RichDocument, language: Language): [string, unknown][] {
  for (const { text, style } of masthead) {
    const [date, ...others] = datesIn(folded(text), language);
    if (!style.startsWith('meeting') || date === undefined || date.end !== undefined || others.length > 0) continue;
    const place = (folded(text).slice(0, date.index) + folded(text).slice(date.index + date.length)).replace(
      /^[\s,،，]+|[\s,،，]+$/g,
      '',
    );
    return [
      ['date', date.date],
      ...(/^\p{L}[\p{L}' -]{1,60}$/u.test(place) ? [['place', place] as [string, unknown]] : []),
    ];
  }
  return [];
}

/** A masthead has a symbol or a distribution, and says little else. */
function isMasthead(paragraphs: readonly RichParagraph[], language: Language): boolean {
  const lines = paragraphs.map(wordsOf).filter((line) => line !== '');
  const said = lines.flatMap((line) => composedFields(line, language)).map(([path]) => path);
  return (
    lines.length < 30 &&
    lines.every((line) => line.length < 150) &&
    ['symbol', 'distribution'].every((path) => said.includes(path))
  );
}

function linesOf(block: RichBlock): RichParagraph[] {
  if (block.type === 'paragraph') return [block];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.flatMap(byLines)));
}

/** The lines of a paragraph that breaks divide. */
function byLines(paragraph: RichParagraph): RichParagraph[] {
  const lines: RichParagraph['runs'][] = [[]];
  for (const run of paragraph.runs) {
    if (run.isBreak) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines.map((runs) => ({ ...paragraph, runs }));
}

export function wordsOf({ runs }: RichParagraph): string {
  return folded(runs.map(({ text, isBreak }) => (isBreak ? ' ' : text)).join(''));
}

/** What our own styles say of a line, whatever its words are. */
function styledFields(text: string, style: string, language: Language): [string, unknown][] {
  if (text === '') return [];
  if (style.startsWith('organisation')) return [['organisation', text]];
  if (style.startsWith('body name')) return [['body', text]];
  if (style.startsWith('delegation name')) return [['delegation', stateCode(text, language) ?? text]];
  if (style.startsWith('subtitle')) return [['topic', text]];
  if (style.startsWith('byline')) return [['byline', text]];
  return [];
}
