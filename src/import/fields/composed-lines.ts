/** Fields out of lines that a house composes: `Original: French`, `Agenda item 4`, `Statement by H.E. Ms. Valdés, …`. */
import type { Language } from '../../templates/language.js';
import { datesIn } from './dates.js';

/** Labels of languages whose lines say a field, the more exact before the less exact. */
const LABELS = [
  'original',
  'item',
  'statementBySpeakerOf',
  'statementBySpeaker',
  'statementBySpeakerName',
  'statementByOf',
  'statementBy',
  'onBehalfOf',
  'submittedBy',
  'adoptedByAt',
  'adoptedAtMeeting',
  'adoptedBy',
  'adoptedAt',
  'adoptedOn',
  'textAdoptedByAt',
  'textAdoptedAtMeeting',
  'textAdoptedBy',
  'textAdoptedAt',
  'textAdoptedOn',
] as const;

/** Labels without blanks, and the field that each says. */
const FIXED: Readonly<Record<string, [path: string, value: unknown]>> = {
  'distribution.general': ['distribution', 'general'],
  'distribution.limited': ['distribution', 'limited'],
  'distribution.restricted': ['distribution', 'restricted'],
  'status.advance-unedited': ['status', 'advance-unedited'],
  'status.draft': ['status', 'draft'],
  'status.provisional': ['status', 'provisional'],
  deliveryNote: ['deliveryNote', true],
  unofficialTranslation: ['unofficial', true],
};

export type ComposedFields = [path: string, value: unknown][];

const SYMBOL = /^[A-Z]{1,8}(?:\/[A-Z0-9][A-Za-z0-9.-]*){1,6}(?:\s?\(\d{4}\))?$/;

/** The fields that a line says where it is no more than a line of a design; else none. */
export function composedFields(line: string, language: Language): ComposedFields {
  const text = folded(line);
  if (SYMBOL.test(text)) return [['symbol', text]];
  if (/^Distr\.: (General|Limited|Restricted)$/i.test(text)) return [['distribution', text.slice(8).toLowerCase()]];
  for (const [label, field] of Object.entries(FIXED))
    if (folded(language.labels[label] ?? '').toLowerCase() === text.toLowerCase()) return [field];
  for (const label of LABELS) {
    const found = matched(text, language.labels[label]);
    const fields = found === undefined ? undefined : valuesOf(found, language);
    if (fields !== undefined) return fields;
  }
  const [date, ...others] = datesIn(text, language);
  const isDate = date !== undefined && others.length === 0 && date.end === undefined && text.length - date.length < 8;
  return isDate ? [['date', date.date]] : [];
}

/** The one kind of space that patterns have, and the space before a colon that French and Spanish may leave out. */
export function folded(text: string): string {
  return text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ (?=[:：])/g, '')
    .trim();
}

/** What a line has in the blanks of a pattern: `{item}`. */
function matched(text: string, pattern: string | undefined): [string, string][] | undefined {
  if (pattern === undefined || pattern.length > 300) return undefined;
  const names: string[] = [];
  const source = folded(pattern.replaceAll('*', ''))
    .split(/(\{[\w.]+\})/)
    .map((part) => {
      if (!/^\{[\w.]+\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '(.{1,200}?)';
    })
    .join('');
  if (names.length === 0 || source === '(.{1,200}?)') return undefined;
  const found = new RegExp(`^${source}$`, 'iu').exec(text);
  return found === null ? undefined : names.map((name, index) => [name, found[index + 1] ?? '']);
}

function valuesOf(found: readonly [string, string][], language: Language): ComposedFields | undefined {
  const fields: ComposedFields = [];
  for (const [name, text] of found) {
    const value = fieldValue(name, text, language);
    if (value === undefined) return undefined;
    fields.push([name === 'delegationOf' ? 'delegation' : name, value]);
  }
  return fields;
}

/** A value as front matter has it; undefined where the text is none. */
function fieldValue(name: string, text: string, language: Language): unknown {
  switch (name) {
    case 'item':
      return /^\d{1,3}$/.test(text) ? Number(text) : /^\d[\w (),.]{0,20}$/.test(text) ? text : undefined;
    case 'original':
      return Object.entries(language.languages).find(([, own]) => own.toLowerCase() === text.toLowerCase())?.[0];
    case 'adopted.date':
      return datesIn(text, language)[0]?.date;
    case 'delegation':
    case 'delegationOf':
      return stateCode(text, language);
    case 'speaker.of':
      return undefined;
    default:
      return text;
  }
}

/** ISO code of a State by its name in the language. */
export function stateCode(name: string, { states }: Language): string | undefined {
  const wanted = folded(name).toLowerCase();
  return Object.entries(states).find(([, { short, formal, of }]) =>
    [short, formal, of].some((one) => one !== undefined && folded(one).toLowerCase() === wanted),
  )?.[0];
}
