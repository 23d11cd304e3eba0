/** The settings of a style as `w:pPr` and `w:rPr`, in the order of the schema: what differs from the style below it. */
import type { Style, StyleSheet } from '../../../templates/design.js';
import { points } from '../../lengths.js';
import { eighths, halfPoints, twips, twipsOfPoints } from '../xml/units.js';
import type { ListPlace } from '../xml/word-counting.js';
import { toggle, val, xml } from '../xml/xml.js';
import { fontAttributes, slotOf } from './scripts.js';

/** What decides a paragraph style beside its own settings. */
export interface ParagraphSetting {
  style: Style;
  /** The style it is based on; undefined for the base style, which says everything. */
  parent?: Style | undefined;
  /** True when paragraphs begin with a label that stands at `style.label`. */
  labelled: boolean;
  /** The level of a list that counts these paragraphs. */
  list?: ListPlace | undefined;
  /** Rule around the paragraphs, by its name in the design. */
  box?: string | undefined;
  /** `true` for right to left; undefined where it is inherited. */
  bidi?: boolean | undefined;
  newPage?: boolean | undefined;
  /** Holds an image, whose height its line must have. */
  image?: boolean | undefined;
  /** Tab stop with dotted leader at the text's far edge, in mm: tables of contents. */
  leader?: number | undefined;
}

/** Paragraph properties of a style; empty where it changes nothing. */
export function paragraphProperties(sheet: StyleSheet, setting: ParagraphSetting): string {
  const { style, parent } = setting;
  const changed = (...keys: (keyof Style)[]) => parent === undefined || keys.some((key) => style[key] !== parent[key]);
  const children = [
    changed('keepWithNext') ? toggle('w:keepNext', style.keepWithNext) : '',
    style.outline !== undefined || style.keepTogether ? toggle('w:keepLines', true) : '',
    setting.newPage === true ? toggle('w:pageBreakBefore', true) : '',
    changed('widows') ? toggle('w:widowControl', style.widows > 1) : '',
    setting.list === undefined ? '' : listProperties(setting.list),
    setting.box === undefined ? '' : box(sheet, setting.box, style.start),
    tabs(setting),
    parent === undefined ? tightScripts(sheet) : '',
    toggle('w:bidi', setting.bidi),
    changed('before', 'after', 'leading') || setting.image === true ? spacing(sheet, setting) : '',
    setting.labelled || changed('start', 'end', 'first', 'label')
      ? indents(withinLeader(setting), setting.labelled, isFlush(setting))
      : '',
    changed('align') ? val('w:jc', style.align === 'justify' ? 'both' : style.align) : '',
    style.outline === undefined ? '' : val('w:outlineLvl', style.outline - 1),
  ];
  return xml('w:pPr', {}, ...children);
}

/** LibreOffice shows nothing of what stands at a tab stop beyond an indent: an entry of the contents has none at its end. */
function withinLeader({ style, leader }: ParagraphSetting): Style {
  return leader === undefined ? style : { ...style, end: 0 };
}

/** Word would put space between Chinese signs and figures that nobody wrote (17.3.1.2, 17.3.1.3). */
function tightScripts(sheet: StyleSheet): string {
  if (slotOf(sheet.script) !== 'eastAsia') return '';
  return toggle('w:autoSpaceDE', false) + toggle('w:autoSpaceDN', false);
}

/** Run properties of a style; empty where it changes nothing. Font is written by the document's defaults for the base. */
export function runProperties(sheet: StyleSheet, style: Style, parent: Style): string {
  const changed = (key: keyof Style) => style[key] !== parent[key];
  const bold = changed('weight') ? style.weight === 'bold' : undefined;
  const italic = changed('slant') ? style.slant === 'italic' : undefined;
  const children = [
    changed('font') ? xml('w:rFonts', fontAttributes(sheet, style.font)) : '',
    toggle('w:b', bold),
    toggle('w:bCs', bold),
    toggle('w:i', italic),
    toggle('w:iCs', italic),
    changed('decoration') ? toggle('w:strike', style.decoration === 'line-through') : '',
    changed('colour') ? val('w:color', style.colour.slice(1).toUpperCase()) : '',
    changed('size') ? val('w:sz', halfPoints(style.size)) + val('w:szCs', halfPoints(style.size)) : '',
    changed('decoration') ? val('w:u', style.decoration === 'underline' ? 'single' : 'none') : '',
  ];
  return children.join('');
}

/** The place in a list as a style states it. */
export function listProperties(place: ListPlace): string {
  return xml('w:numPr', {}, val('w:ilvl', place.level), val('w:numId', place.list));
}

/** A border from a rule of the design; none where the design has no such rule. */
export function border(sheet: StyleSheet, side: string, rule: string, space = 0): string {
  const line = sheet.rules[rule];
  if (line === undefined) return '';
  const attributes = { 'w:val': 'single', 'w:sz': eighths(line.weight), 'w:space': space };
  return xml(`w:${side}`, { ...attributes, 'w:color': line.colour.slice(1).toUpperCase() });
}

/**
 * Indents in which the first line begins where the label does.
 * The numbering part repeats them, since Word takes those of the list where a style inherits its own.
 */
export function indents(style: Style, labelled: boolean, flush = false): string {
  const room = flush ? LABEL_ROOM : 0;
  const first = labelled ? style.label - style.start - room : style.first;
  const line = first < 0 ? { 'w:hanging': twips(-first) } : { 'w:firstLine': twips(first) };
  return xml('w:ind', { 'w:left': twips(style.start), 'w:right': twips(style.end), ...line });
}

/**
 * A label that is written as text and ends at its place (numbers of headings that Word cannot count) is led there by a
 * tab, from room enough for it. One that Word counts is put there by its list.
 */
export function isFlush({ style, labelled, list }: Pick<ParagraphSetting, 'style' | 'labelled' | 'list'>): boolean {
  return labelled && list === undefined && style.labelAlign === 'end' && style.label < style.start;
}

/** Room before the end of such a label, in mm. */
const LABEL_ROOM = 14;

/** Where the text begins after a label that does not hang, in mm; undefined where the indent does it. */
export function textStop(style: Style): number | undefined {
  return style.first > 0 ? style.start + style.first : undefined;
}

/** Far side of a box from its text at which Word still draws it, in points. */
const FARTHEST = 31;

function box(sheet: StyleSheet, rule: string, inset: number): string {
  const space = Math.min(FARTHEST, Math.round(points(inset)));
  const sides = ['top', 'left', 'bottom', 'right'];
  return xml('w:pBdr', {}, ...sides.map((side) => border(sheet, side, rule, space)));
}

function tabs(setting: ParagraphSetting): string {
  const { style, labelled, leader } = setting;
  const stop = labelled ? textStop(style) : undefined;
  const end = isFlush(setting) ? xml('w:tab', { 'w:val': 'right', 'w:pos': twips(style.label) }) : '';
  const near = stop === undefined ? '' : xml('w:tab', { 'w:val': 'left', 'w:pos': twips(stop) });
  const far = leader === undefined ? '' : xml('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': twips(leader) });
  return end + near + far === '' ? '' : xml('w:tabs', {}, end, near, far);
}

/** Arabic faces claim far more height than their ink needs (2.76 em for Amiri): only exact leading keeps lines even. */
function spacing(sheet: StyleSheet, { style, image }: ParagraphSetting): string {
  const exact = slotOf(sheet.script) === 'bidi' && image !== true;
  return xml('w:spacing', {
    'w:before': twipsOfPoints(style.before),
    'w:after': twipsOfPoints(style.after),
    'w:line': twipsOfPoints(style.leading),
    'w:lineRule': exact ? 'exact' : 'atLeast',
  });
}
