/** Finds meetings that a text announces: days with a city. */
import type { Language } from '../../templates/language.js';
import type { ImportLog } from '../imported.js';
import type { TextParagraph } from '../text/paragraphs.js';
import { datesIn } from './dates.js';

/** `in Lima`, `at Geneva` in the sentence of the days. */
const CITY = /\b(?:in|at|à|en)\s(?:the city of\s)?(\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?)(?=[\s,.;)]|$)/gu;

/** Offers ranges of days as an event; nothing is written into the source. */
export function offerEvents(paragraphs: readonly TextParagraph[], language: Language, log: ImportLog): void {
  for (const { text, line } of paragraphs) {
    for (const { date, end, index, length } of datesIn(text, language)) {
      if (end === undefined) continue;
      const sentence = textAround(text, index, length);
      const city = [...sentence.matchAll(CITY)]
        .map((match) => match[1])
        .find((name) => name !== undefined && !isMonth(name, language));
      const place = city === undefined ? '' : `, city: ${city}`;
      log.remarks.push({
        line,
        message: `an event is announced: ${text.slice(index, index + length)}${city === undefined ? '' : ` in ${city}`}; for an announcement write \`event: {start: ${date}, end: ${end}${place}}\``,
      });
    }
  }
}

/** The sentence of the days, and the rest of the paragraph: `on 23–25 May. We hope to see you in Lima.` */
function textAround(text: string, index: number, length: number): string {
  const start = text.slice(0, index).search(/[^.!?]*$/);
  return text.slice(start, index + length + FAR);
}

/** How far behind the days a city is looked for. */
const FAR = 400;

function isMonth(name: string, { dates }: Language): boolean {
  return dates.months.includes(name) || dates.weekdays.includes(name);
}
