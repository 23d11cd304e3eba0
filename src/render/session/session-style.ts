/** How the page of a session looks; sizes and colours come from the screen of `design.yaml`. */
import type { StyleSheet } from '../../templates/design.js';
import { cssName, cssString } from '../css.js';

/** CSS of the page. */
export function sessionStyle({ screen, fallback, fonts }: StyleSheet): string {
  const colours = Object.entries(screen.colours).map(([name, value]) => `--${cssName(name)}: ${value};`);
  const families = [...new Set(fallback.flatMap((script) => fonts['serif']?.[script]?.html ?? []))]
    .filter((name) => name !== 'serif')
    .map(cssString);
  return `
:root { ${colours.join(' ')} }
* { box-sizing: border-box }
html { font: ${screen.size}px ${[...families, 'serif'].join(', ')}; line-height: ${screen.leading}; color: var(--text); background: var(--page); -webkit-text-size-adjust: 100% }
body { margin: 0 auto; padding: 1rem; max-width: calc(${screen.measure}ch + 2rem); overflow-wrap: break-word }
a { color: var(--link) }
a:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
main:focus { outline: none }
[hidden] { display: none }
.skip { position: absolute; inset-inline-start: -100vw }
.skip:focus { position: static; display: inline-block; padding: .5rem }
.languages ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0 0 1rem; padding: 0 }
.languages a { display: inline-block; padding: .25rem 0 }
.languages [aria-current] { display: inline-block; font-weight: bold; padding: .25rem 0 }
header { border-bottom: 2px solid var(--text); margin-bottom: 1.5rem; padding-bottom: .5rem }
header p { margin: 0 }
h1 { margin: .25rem 0; line-height: 1.2 }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; border-bottom: 1px solid var(--rule) }
h3 { margin: 0; font-size: 1rem }
.item { font-weight: normal }
article { margin: 1.25rem 0 }
:target { background: var(--target) }
.facts { margin: 0 0 .25rem; display: flex; flex-wrap: wrap; gap: 0 1.25rem; color: var(--muted) }
#filters { display: flex; flex-wrap: wrap; gap: .5rem 1rem }
#filters[hidden] { display: none }
#filters p { margin: 0; flex: 1 1 9rem }
label { display: block; color: var(--muted) }
input, select { font: inherit; width: 100%; padding: .35rem; border: 1px solid var(--rule); color: inherit; background: var(--page) }
table { border-collapse: collapse }
th, td { text-align: start; padding-block: .1rem; padding-inline: 0 1.25rem; vertical-align: baseline }
thead th { font-weight: normal; color: var(--muted); border-bottom: 1px solid var(--rule) }
tbody th { font-weight: normal }
td a { display: inline-block; padding: .2rem 0; white-space: nowrap }
footer { margin-top: 2rem; color: var(--muted) }
@media (max-width: 30rem) { th, td { padding-inline: 0 .75rem } }
@media print { .languages, #filters { display: none } }
`.trim();
}
