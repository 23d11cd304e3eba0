/** Styles of paragraphs without words: they part tables, end heads and feet, and draw the end mark. */

import { halfPoints, twips, twipsOfPoints } from '../xml/units.js';
import { toggle, val, xml } from '../xml/xml.js';
import type { StyleBook } from './style-book.js';
import { border } from './style-properties.js';

/** Id of the paragraph that only keeps tables apart, or ends a header. */
export const SPACER = 'Spacer';
/** Id of the paragraph that keeps the text after a table from it. */
export const TABLE_END = 'TableEnd';
/** The same, where a table may not be parted from what follows. */
export const TABLE_END_KEPT = 'TableEndKept';
/** Id of the paragraph that draws the end mark. */
export const END_RULE = 'EndRule';

/** The styles of all of them. */
export function wordlessStyles(book: StyleBook): string[] {
  return [
    spacer(SPACER, 'spacer', 0),
    spacer(TABLE_END, 'table end', book.sheet.styles['paragraph']?.after ?? 0),
    keptTableEnd(),
    endRule(book),
  ];
}

/** Height in points of a paragraph that only has to be there. */
const HAIR = 1;

/** A paragraph that is not seen, and the space in points that it leaves. */
function spacer(id: string, name: string, after: number): string {
  const spacing = {
    'w:before': 0,
    'w:after': twipsOfPoints(after),
    'w:line': twipsOfPoints(HAIR),
    'w:lineRule': 'exact',
  };
  const size = val('w:sz', halfPoints(HAIR)) + val('w:szCs', halfPoints(HAIR));
  return xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': id },
    val('w:name', name),
    val('w:basedOn', 'Normal'),
    toggle('w:semiHidden', true),
    xml('w:pPr', {}, xml('w:spacing', spacing)),
    xml('w:rPr', {}, size),
  );
}

function keptTableEnd(): string {
  return xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': TABLE_END_KEPT },
    val('w:name', 'table end kept'),
    val('w:basedOn', TABLE_END),
    toggle('w:semiHidden', true),
    xml('w:pPr', {}, toggle('w:keepNext', true)),
  );
}

function endRule({ sheet }: StyleBook): string {
  const rule = sheet.rules.end;
  if (rule === undefined) return '';
  const side = twips((sheet.page.width - sheet.page.left - sheet.page.right - (rule.width ?? 0)) / 2);
  const spacing = {
    'w:before': twipsOfPoints(rule.before ?? 0),
    'w:after': twipsOfPoints(rule.after ?? 0),
    'w:line': twipsOfPoints(HAIR),
    'w:lineRule': 'exact',
  };
  const properties = [
    xml('w:pBdr', {}, border(sheet, 'top', 'end')),
    xml('w:spacing', spacing),
    xml('w:ind', { 'w:left': side, 'w:right': side }),
  ];
  return xml(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': END_RULE },
    val('w:name', 'end rule'),
    val('w:basedOn', 'Normal'),
    xml('w:pPr', {}, ...properties),
  );
}
