/**
 * The part of numbering: one multilevel list for each series of labels, linked to the styles, and a run of it for each
 * place where the count begins anew.
 *
 * Written whole: the library makes hybrid lists without identity, restarts all levels at one, and reads `{name-0}` in a
 * text as a list of its own.
 */

import { paragraphStyle, type StyleBook } from '../styles/style-book.js';
import { indents, textStop } from '../styles/style-properties.js';
import { twips } from '../xml/units.js';
import { part, val, WORD_NAMESPACES, xml } from '../xml/xml.js';
import { type LabelPlan, LISTS, type ListLevel, type ListName, listNumber, type Restart } from './label-plan.js';

/** The part of numbering for a document's plan. */
export function numberingPart(plan: LabelPlan, book: StyleBook): string {
  const abstracts = LISTS.map((list) => abstractList(list, plan, book));
  const firsts = LISTS.map((list) => instance(listNumber(list), list));
  const restarts = plan.restarts.map((restart) => instance(restart.number, restart.list, restart));
  return part(xml('w:numbering', WORD_NAMESPACES, ...abstracts, ...firsts, ...restarts));
}

/** By `w:nsid` Word knows a list again when text is pasted; any number will do that is always the same. */
const IDENTITY = 0x51e60000;

function abstractList(list: ListName, plan: LabelPlan, book: StyleBook): string {
  const number = listNumber(list);
  const levels = plan.levels.filter((level) => level.list === list);
  return xml(
    'w:abstractNum',
    { 'w:abstractNumId': number },
    val('w:nsid', (IDENTITY + number).toString(16).toUpperCase()),
    val('w:multiLevelType', 'multilevel'),
    val('w:name', list),
    ...levels.map((level) => levelElement(level, book)),
  );
}

function levelElement(level: ListLevel, book: StyleBook): string {
  const style = book.sheet.styles[level.key];
  if (style === undefined) return '';
  const stop = textStop(style);
  const tab = stop === undefined ? '' : xml('w:tabs', {}, xml('w:tab', { 'w:val': 'num', 'w:pos': twips(stop) }));
  return xml(
    'w:lvl',
    { 'w:ilvl': level.level },
    val('w:start', 1),
    val('w:numFmt', level.format),
    restartRule(level),
    val('w:pStyle', paragraphStyle(book, level.key, levelVariant(level))),
    SUFFIX[level.list] === undefined ? '' : val('w:suff', SUFFIX[level.list] ?? ''),
    val('w:lvlText', level.text),
    val('w:lvlJc', style.labelAlign === 'end' ? 'right' : 'left'),
    xml('w:pPr', {}, tab, indents(style, true)),
  );
}

/** What follows a label; a tab where nothing is said. The label of an annex stands alone on its line. */
const SUFFIX: Partial<Record<ListName, string>> = { annex: 'nothing', article: 'space' };

/** Levels begin anew after any level above them; an alternative never counts, so that nothing begins it anew. */
function restartRule(level: ListLevel): string {
  if (level.level === 0) return '';
  return val('w:lvlRestart', level.alternative === undefined ? level.level : 0);
}

/** The variant of a style that an alternative asks for. */
export function levelVariant(level: ListLevel): { list?: { list: number; level: number; name: string } } {
  if (level.alternative === undefined) return {};
  return { list: { list: listNumber(level.list), level: level.level, name: level.alternative } };
}

function instance(number: number, list: ListName, restart?: Restart): string {
  const start =
    restart === undefined
      ? ''
      : xml('w:lvlOverride', { 'w:ilvl': restart.level }, val('w:startOverride', restart.start));
  return xml('w:num', { 'w:numId': number }, val('w:abstractNumId', listNumber(list)), start);
}
