/** The page of a session: its documents by item and symbol, each in its languages and formats. One page for each language. */
import { raw } from 'hono/html';
import type { Manifest } from '../../manifest.js';
import { relativeAddress } from '../../relative-address.js';
import type { Language } from '../../templates/language.js';
import { formatDate, formatRange } from '../../templates/languages/dates.js';
import { fillPattern } from '../../templates/languages/patterns.js';
import { hashSource } from '../policy-source.js';
import { documentEntry } from './document-entry.js';
import { filterScript } from './filter-script.js';
import { type Markup, markup } from './markup.js';
import { inLanguage, label, type SessionPage } from './page-model.js';
import { sessionStyle } from './session-style.js';

/** Renders the page; it asks for nothing, and works without its script. */
export function renderSessionPage(page: SessionPage): string {
  const { manifest, language } = page;
  const css = sessionStyle(page.sheet);
  const title = inLanguage(manifest.title, language, manifest);
  const others = page.pages.filter((other) => other.language !== language);
  const alternate = others.map(
    (other) => markup`<link rel="alternate" hreflang="${other.language.tag}" href="${relativeAddress(other.file)}">
`,
  );
  return markup`<!DOCTYPE html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(css)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="generator" content="${manifest.generator}">
${alternate}<style>${raw(css)}</style>
</head>
<body>
<a class="skip" href="#documents">${label(language, 'skipToText')}</a>
${languageSwitch(page)}${header(page, title)}
<main id="documents" tabindex="-1">
${filters(page)}
${page.groups.map((group) => section(group, page))}<p id="nothing" hidden role="status">${label(language, 'session.none')}</p>
</main>
${mark(page)}<script>${raw(filterScript)}</script>
</body>
</html>
`.toString();
}

/** CSP 3: the page's own style and script by their hashes, and nothing else. */
function policy(css: string): string {
  return `default-src 'none'; style-src ${hashSource(css)}; script-src ${hashSource(filterScript)}; base-uri 'none'; form-action 'none'`;
}

function languageSwitch({ pages, language }: SessionPage): Markup | undefined {
  if (pages.length < 2) return undefined;
  const items = pages.map(({ file, language: { tag, direction, autonym } }) =>
    tag === language.tag
      ? markup`<li><span lang="${tag}" aria-current="page">${autonym}</span></li>
`
      : markup`<li><a href="${relativeAddress(file)}" hreflang="${tag}" lang="${tag}" dir="${direction}">${autonym}</a></li>
`,
  );
  return markup`<nav class="languages" aria-label="${label(language, 'otherLanguages')}">
<ul>
${items}</ul>
</nav>
`;
}

function header({ manifest, language }: SessionPage, title: string): Markup {
  const organisation = inLanguage(manifest.organisation, language, manifest);
  const when = datesOf(manifest, language);
  const place = inLanguage(manifest.place, language, manifest);
  const placeAndDate =
    place === '' || when === '' ? place + when : fillPattern(label(language, 'placeAndDates'), { place, dates: when });
  return markup`<header>
${organisation === '' ? undefined : markup`<p class="organisation">${organisation}</p>`}<h1>${title}</h1>${placeAndDate === '' ? undefined : markup`<p>${placeAndDate}</p>`}
</header>`;
}

function datesOf({ start, end }: Manifest, language: Language): string {
  if (start === undefined) return '';
  return end === undefined ? formatDate(start, language) : formatRange(start, end, language);
}

/** Hidden until the script that they need has run. */
function filters({ groups, language, pages }: SessionPage): Markup {
  const kinds = [...new Set(groups.flatMap((group) => group.documents.map((document) => document.kind)))].sort();
  const ofKind = kinds.map((kind) => markup`<option value="${kind}">${label(language, `kind.${kind}`)}</option>`);
  const ofLanguage = pages.map(
    ({ language: { tag, autonym } }) => markup`<option value="${tag}" lang="${tag}">${autonym}</option>`,
  );
  return markup`<div id="filters" hidden role="search">
${field('text', label(language, 'session.search'), markup`<input type="search" id="text" name="text">`)}
${field('kind', label(language, 'session.kind'), choice('kind', language, ofKind))}
${field('language', label(language, 'session.language'), choice('language', language, ofLanguage))}
</div>`;
}

function field(id: string, name: string, control: Markup): Markup {
  return markup`<p><label for="${id}">${name}</label>${control}</p>`;
}

function choice(id: string, language: Language, options: readonly Markup[]): Markup {
  return markup`<select id="${id}" name="${id}"><option value="">${label(language, 'session.all')}</option>${options}</select>`;
}

function section(group: SessionPage['groups'][number], page: SessionPage): Markup {
  const { manifest, language } = page;
  const item = manifest.items.find((one) => one.number === group.item);
  const number = group.item === undefined ? undefined : fillPattern(label(language, 'item'), { item: group.item });
  const name = item === undefined ? '' : inLanguage(item.title, language, manifest);
  const heading = number ?? label(language, page.groups.length > 1 ? 'session.other' : 'session.documents');
  return markup`<section>
<h2>${heading}${name === '' ? undefined : markup`<span class="item"> ${name}</span>`}</h2>
${group.documents.map((document) => documentEntry(document, page))}</section>
`;
}

function mark({ manifest, language }: SessionPage): Markup | undefined {
  const words = inLanguage(manifest.mark, language, manifest);
  return words === ''
    ? undefined
    : markup`<footer><p>${words}</p></footer>
`;
}
