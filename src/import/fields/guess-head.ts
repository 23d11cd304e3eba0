/** Guesses fields from the lines above a text: a date with its place, a symbol, a delegation. */
import type { Language } from '../../templates/language.js';
import type { GuessedField, ImportLog } from '../imported.js';
import type { TextParagraph } from '../text/paragraphs.js';
import { datesIn } from './dates.js';

/** Lines of a head are no longer than this. */
const LONGEST = 120;
const MOST_LINES = 12;

export interface HeadFound {
  fields: GuessedField[];
  /** Paragraphs that say nothing but these fields; they are printed from the front matter. */
  taken: ReadonlySet<TextParagraph>;
}

/** What the lines before the first whole sentence say. */
export function guessHead(
  paragraphs: readonly TextParagraph[],
  kind: string,
  language: Language,
  log: ImportLog,
): HeadFound {
  const fields: GuessedField[] = [];
  const taken = new Set<TextParagraph>();
  for (const paragraph of headOf(paragraphs)) {
    const found = fieldsOf(paragraph.text, kind, language);
    for (const [path, value] of Object.entries(found))
      if (!fields.some((field) => field.path === path))
        fields.push({ path, value, from: `inferred from line ${paragraph.line}` });
    if (Object.keys(found).length === 0) continue;
    taken.add(paragraph);
    log.changes.push({ reason: 'field', line: paragraph.line, before: paragraph.text, after: '' });
  }
  return { fields, taken };
}

function headOf(paragraphs: readonly TextParagraph[]): TextParagraph[] {
  const end = paragraphs.findIndex(({ text }) => text.length > LONGEST || /[.!?:,;]["”]?$/.test(text));
  return paragraphs.slice(0, Math.min(MOST_LINES, end === -1 ? 0 : end));
}

/** The fields that a line says, where it says nothing else. */
function fieldsOf(text: string, kind: string, language: Language): Record<string, string | boolean> {
  if (/^[[(]?check against delivery[\])]?$/i.test(text) && kind === 'statement') return { deliveryNote: true };
  const symbol = /^(?:United Nations\s)?([A-Z]{1,8}(?:\/[A-Z0-9][A-Za-z0-9.-]*){1,6}(?:\s?\(\d{4}\))?)$/.exec(
    text,
  )?.[1];
  if (symbol !== undefined && kind !== 'statement')
    return { symbol, ...(text.startsWith('United') ? { organisation: 'United Nations' } : {}) };
  const [, body, distribution] = /^(.{3,60}?)\s+Distr\.:\s+(General|Limited|Restricted)$/.exec(text) ?? [];
  if (body !== undefined && distribution !== undefined && kind !== 'statement')
    return { body, distribution: distribution.toLowerCase() };
  const [date, ...others] = datesIn(text, language);
  if (date === undefined || others.length > 0 || date.end !== undefined) return {};
  const rest = text.slice(0, date.index) + text.slice(date.index + date.length);
  if (rest.trim() === '') return { date: date.date };
  const place = /^(\p{Lu}[\p{L}' -]{2,40}),\s*$/u.exec(rest)?.[1];
  return place === undefined || kind !== 'statement' ? {} : { place, date: date.date };
}
