/** The page on a screen: one column that reflows, from a telephone in a conference room to a wide monitor. */
import type { StyleSheet } from '../../../templates/design.js';
import { cssName, cssString } from '../../css.js';
import { isEastAsian } from '../../east-asian.js';

/** Structure and screen; sizes and colours come from `design.yaml`. */
export function screenStyle(sheet: StyleSheet): string {
  const { screen } = sheet;
  const base = sheet.styles['base'];
  const ratio = base === undefined ? 1 : base.leading / base.size;
  const paragraph = sheet.styles['paragraph'];
  const after = paragraph === undefined || base === undefined ? 0 : paragraph.after / base.size;
  return `
${latinFaces(sheet)}
:root { --mm: min(1mm, .55vw); --lead: ${(screen.leading / ratio).toFixed(3)}; --justify: start; ${colours(sheet)} }
* { box-sizing: border-box }
html { font: ${screen.size}px ${families(sheet)}; color: var(--text); background: var(--page); line-height: ${screen.leading}; -webkit-text-size-adjust: 100% }
body { margin: 0 auto; padding: 1rem; max-width: calc(${screen.measure}ch + 2rem); overflow-wrap: break-word }
p, h1, h2, h3, h4, h5, h6, figure, blockquote { margin: 0 }
a { color: var(--link) }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
:target { background: var(--target) }
main:focus { outline: none }
.skip { position: absolute; inset-inline-start: -100vw }
.skip:focus { position: static; display: inline-block; padding: .5rem }
.editions { display: flex; flex-wrap: wrap; gap: .25rem 2rem; justify-content: space-between; margin-bottom: 1rem }
.editions ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0 }
.editions a { display: inline-block; padding: .25rem 0 }
.masthead { margin-bottom: 1rem }
.masthead p { margin: 0 }
.band { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; padding: .5rem 0 }
.band + .band { border-top: 1px solid var(--rule) }
.apart { padding-top: .75em }
ol.clauses, ol.plain, ul.states { list-style: none; margin: 0; padding: 0 }
.clause > .lead, .clause > .continuation { margin-block: 0 ${after.toFixed(3)}rem }
.clause::after { content: ''; display: block; clear: both }
.clause > .continuation { clear: both }
.label { color: inherit; text-decoration: none; white-space: nowrap }
a.label:hover, a.label:focus-visible { text-decoration: underline }
.bullets { padding: 0; margin: 0; list-style-type: disc }
.bullets .bullets { margin-inline-start: 1.5em }
.list-item { margin-inline-start: calc(15 * var(--mm)); text-indent: 0 }
.annex-label, .annex-title { display: block; margin: 0 }
section:has(> .annex) { margin-top: 3rem }
.table-frame { overflow-x: auto; margin: .5rem 0 1rem }
table { border-collapse: collapse; width: 100% }
.particulars-label { width: ${labelShare(sheet)}% }
.particulars-text { overflow-wrap: anywhere }
caption { text-align: start }
th, td { padding: .25em .5em; vertical-align: top; text-align: start; margin: 0 }
table .align-right { text-align: right; font-variant-numeric: tabular-nums }
table .align-center { text-align: center }
thead th { word-break: keep-all }
table.data { border-block: 1px solid var(--text) }
table.data thead th, table.data thead td { border-bottom: 2px solid var(--text); vertical-align: bottom }
img { max-width: 100%; height: auto }
.notice { border: 1px solid var(--rule); padding: .5rem 1rem; margin-bottom: 1rem }
.notes { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: .5rem }
.notes h2 { font-size: 1rem }
sup, .note > .footnote > .label { line-height: 0; font-size: .7em; vertical-align: super }
sup a { text-decoration: none; padding: .4em; margin: -.4em }
hr.end { border: 0; border-top: 1px solid var(--text); width: 25mm; margin: 2rem auto }
footer { margin-top: 2rem; color: var(--muted) }
@media screen { .footnote { margin-bottom: .5rem } }
@media screen and (max-width: 30em) { .particulars-label { width: 1%; word-break: keep-all } .table-text { min-width: 4em } }
@media screen and (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }`.trim();
}

/** Share of the measure (per cent) that the labels of particulars take. */
function labelShare({ labelColumn, page }: StyleSheet): string {
  return ((labelColumn * 100) / (page.width - page.left - page.right)).toFixed(1);
}

function colours({ screen }: StyleSheet): string {
  return Object.entries(screen.colours)
    .map(([name, value]) => `--${cssName(name)}: ${value};`)
    .join(' ');
}

/** The system's fonts by script: nothing is downloaded. */
function families(sheet: StyleSheet): string {
  const faces = sheet.fallback.flatMap((script) => sheet.fonts['serif']?.[script]?.html ?? []);
  const named = [...new Set(faces)].filter((name) => name !== 'serif').map(cssString);
  return [...(isEastAsian(sheet.script) ? [`"${LATIN}"`] : []), ...named, 'serif'].join(', ');
}

/** Name under which a page in Chinese knows the Latin face of the house. */
const LATIN = 'Engross Latin';

/** Letters and figures; quotation marks, dashes and the middle dot are as wide as the characters around them. */
const WESTERN = 'U+20-7E, U+A0-B6, U+B8-52F, U+2022, U+2212';

/**
 * Latin letters and figures in a Chinese page stand in the Latin face, as in Word and in the PDF: those of Chinese faces are
 * of one width. Only faces of the reader's machine are named.
 */
function latinFaces(sheet: StyleSheet): string {
  if (!isEastAsian(sheet.script)) return '';
  const names = (sheet.fonts['serif']?.['latn']?.html ?? []).filter((name) => name !== 'serif');
  const face = (weight: string, cut: string) => {
    const local = names.map((name) => `local(${cssString(name + cut)})`).join(', ');
    return `@font-face { font-family: "${LATIN}"; font-weight: ${weight}; src: ${local}; unicode-range: ${WESTERN} }`;
  };
  return names.length === 0 ? '' : `${face('400', '')}\n${face('700', ' Bold')}`;
}
