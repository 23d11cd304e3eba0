/** Styles of tables: rules and padding from the design, so that no table carries them itself. */
import type { StyleSheet } from '../../../templates/design.js';
import { twipsOfPoints } from '../xml/units.js';
import { toggle, val, xml } from '../xml/xml.js';
import { border } from './style-properties.js';

/** Ids of the table styles, by the form of a table (a table of data in smaller type has its own); the grid of mastheads and heads has none. */
export const TABLE_STYLES = { data: 'TableData', small: 'TableDataSmall', particulars: 'TableParticulars' } as const;

/** The table styles of a design as `w:style` elements. */
export function tableStyles(sheet: StyleSheet): string[] {
  const data = padding(sheet, 'table-text');
  const small = padding(sheet, 'table-small-text');
  const particulars = padding(sheet, 'particulars-text');
  const edges = xml('w:tblBorders', {}, border(sheet, 'top', 'table-top'), border(sheet, 'bottom', 'table-bottom'));
  return [
    tableNormal(),
    tableStyle(TABLE_STYLES.data, 'table data', edges + cellMargins(data, data), headRow(sheet)),
    tableStyle(TABLE_STYLES.small, 'table data small', edges + cellMargins(small, small), headRow(sheet)),
    tableStyle(TABLE_STYLES.particulars, 'table particulars', cellMargins(particulars, particulars)),
  ];
}

function padding(sheet: StyleSheet, key: string): number {
  return twipsOfPoints(sheet.styles[key]?.padding ?? 0);
}

function cellMargins(block: number, inline: number): string {
  const side = (name: string, width: number) => xml(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' });
  return xml(
    'w:tblCellMar',
    {},
    side('top', block),
    side('left', inline),
    side('bottom', block),
    side('right', inline),
  );
}

function headRow(sheet: StyleSheet): string {
  const borders = xml('w:tcBorders', {}, border(sheet, 'bottom', 'table-head'));
  return xml('w:tblStylePr', { 'w:type': 'firstRow' }, xml('w:tcPr', {}, borders));
}

function tableStyle(id: string, name: string, properties: string, conditions = ''): string {
  return xml(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': id },
    val('w:name', name),
    val('w:basedOn', 'TableNormal'),
    toggle('w:qFormat', true),
    xml('w:tblPr', {}, properties),
    conditions,
  );
}

function tableNormal(): string {
  return xml(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
    val('w:name', 'Normal Table'),
    val('w:uiPriority', 99),
    toggle('w:semiHidden', true),
    toggle('w:unhideWhenUsed', true),
    xml('w:tblPr', {}, xml('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), cellMargins(0, 0)),
  );
}
