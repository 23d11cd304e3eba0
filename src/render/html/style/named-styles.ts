/** The design's named styles as CSS classes. */
import type { Style, StyleSheet } from '../../../templates/design.js';
import { cssName } from '../../css.js';

/**
 * Every named style as a class. Sizes and spaces are in `rem`, of which the printed page makes points again; indents are
 * in `--mm`, a millimetre on paper and less on a narrow screen.
 */
export function namedStyles(sheet: StyleSheet, emphasis: string): string {
  const rules = Object.entries(sheet.styles).flatMap(([name, style]) => styleRules(name, style, sheet));
  const italic = emphasis === 'italic' ? [] : [`em, .opener { font-style: normal }`];
  return [...rules, ...italic].join('\n');
}

function styleRules(name: string, style: Style, sheet: StyleSheet): string[] {
  if (name === 'base') return [];
  const own = `.${cssName(name)} { ${declarations(style, sheet)} }`;
  return isLabelled(name) ? [own, ...labelled(name, style)] : [own];
}

function isLabelled(name: string): boolean {
  return /^(?:operative|numbered|note)-\d$/.test(name);
}

/** What of a style concerns its words; block indents of labelled styles belong to their parts. */
function declarations(style: Style, sheet: StyleSheet): string {
  const base = sheet.styles['base']?.size ?? style.size;
  return [
    `font-size: ${rem(style.size, base)}`,
    `line-height: calc(var(--lead) * ${round(style.leading / style.size)})`,
    `margin: ${rem(style.before, base)} 0 ${rem(style.after, base)}`,
    ...(style.start === 0 && style.end === 0
      ? []
      : [`margin-inline: ${millimetres(style.start)} ${millimetres(style.end)}`]),
    `font-weight: ${style.weight === 'bold' ? 700 : 400}`,
    `font-style: ${style.slant === 'italic' ? 'italic' : 'normal'}`,
    `text-align: ${style.align === 'justify' ? 'var(--justify)' : style.align}`,
    ...(style.colour === '#000000' ? [] : [`color: ${style.colour}`]),
    ...(style.decoration === 'none' ? [] : [`text-decoration: ${style.decoration}`]),
    ...(style.first > 0 ? [`text-indent: ${millimetres(style.first)}`] : []),
    ...(style.keepWithNext ? ['break-after: avoid'] : []),
    ...(style.keepWithPrevious ? ['break-before: avoid'] : []),
    ...(style.keepTogether ? ['break-inside: avoid'] : []),
    `orphans: ${style.widows}; widows: ${style.widows}`,
  ].join('; ');
}

/** The label floats at its place; words and what follows in the clause begin at `start`. */
function labelled(name: string, style: Style): string[] {
  const hangs = style.first <= 0;
  const width = hangs ? style.start - style.label : style.start + style.first - style.label;
  return [
    `.${name} { margin: 0; text-indent: 0 }`,
    `.${name} > .label { float: inline-start; margin-inline-start: ${millimetres(style.label)}; min-width: ${millimetres(width)}; margin-inline-end: .25em }`,
    `.${name} > :is(.lead, .continuation, .footnote, .table-frame, .bullets, blockquote) { margin-inline-start: ${millimetres(style.start)} }`,
    ...(hangs ? [`.${name} > .label { margin-inline-end: 0; padding-inline-end: .25em; box-sizing: border-box }`] : []),
    `.${name}.bare > .lead { margin-inline-start: ${millimetres(Math.max(0, style.label))} }`,
  ];
}

function rem(points: number, base: number): string {
  return points === 0 ? '0' : `${round(points / base)}rem`;
}

function millimetres(length: number): string {
  return length === 0 ? '0' : `calc(${length} * var(--mm))`;
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
