/** One document on the page of its session: what it is, and a matrix of its languages and formats. */
import { extname } from 'node:path';
import type { ManifestDocument, ManifestOutput, ManifestVersion } from '../../manifest.js';
import { relativeAddress } from '../../relative-address.js';
import { withoutHidden } from '../../report/shown-text.js';
import type { Language } from '../../templates/language.js';
import { formatDate } from '../../templates/languages/dates.js';
import { fillPattern } from '../../templates/languages/patterns.js';
import { symbolSlug } from '../../templates/symbols.js';
import { attribute, type Markup, markup } from './markup.js';
import { label, type SessionPage } from './page-model.js';

/** The entry, with what the filters look at as data. */
export function documentEntry(document: ManifestDocument, page: SessionPage): Markup {
  const { language } = page;
  const shown = versionFor(document, language);
  const open = document.versions.filter((version) => version.outputs.length > 0).map((version) => version.language);
  const words = [document.symbol, ...document.versions.map((version) => version.title)].join(' ').toLowerCase();
  const name = withoutHidden(document.id);
  // The heading stands where the page begins its lines, whatever the direction of the title.
  const title = markup`<bdi${attribute('lang', shown?.language)}${attribute('dir', directionOf(shown, page))}>${shown?.title ?? name}</bdi>`;
  return markup`<article id="doc-${name}" data-kind="${document.kind}" data-languages="${open.join(' ')}" data-words="${words}">
<h3>${title}</h3>
<p class="facts">${facts(document, shown, page)}</p>
${matrix(document, page)}
</article>
`;
}

/** In the page's language, else the original. */
function versionFor(document: ManifestDocument, language: Language): ManifestVersion | undefined {
  const titled = document.versions.filter((version) => version.status !== '');
  return (
    titled.find((version) => version.language === language.tag && version.outputs.length > 0) ??
    titled.find((version) => version.language === document.original) ??
    titled[0]
  );
}

function directionOf(version: ManifestVersion | undefined, { pages }: SessionPage): string | undefined {
  return pages.find((one) => one.language.tag === version?.language)?.language.direction;
}

function facts(document: ManifestDocument, shown: ManifestVersion | undefined, page: SessionPage): Markup[] {
  const { language } = page;
  const status = shown === undefined ? undefined : language.labels[`status.${shown.status}`];
  const parts: (string | Markup | undefined)[] = [
    document.symbol === undefined ? undefined : markup`<bdi class="symbol">${document.symbol}</bdi>`,
    label(language, `kind.${document.kind}`),
    shown?.date === undefined || shown.date === '' ? undefined : formatDate(shown.date, language),
    status === undefined ? undefined : markup`<strong>${status}</strong>`,
    calendar(document, language),
  ];
  return parts.flatMap((part) => (part === undefined ? [] : [markup`<span>${part}</span>`]));
}

/** The calendar file in the page's language, else the first. */
function calendar(document: ManifestDocument, language: Language): Markup | undefined {
  const files = document.versions.flatMap((version) =>
    version.outputs.filter((output) => output.format === 'ics').map((output) => ({ version, output })),
  );
  const found = files.find(({ version }) => version.language === language.tag) ?? files[0];
  if (found === undefined) return undefined;
  return markup`<a href="${relativeAddress(found.output.file)}" type="text/calendar">${label(language, 'session.calendar')}</a>`;
}

function matrix(document: ManifestDocument, page: SessionPage): Markup {
  const { language, formats } = page;
  const heads = [label(language, 'session.language'), ...formats.map((format) => format.label)];
  const rows = rowsOf(document, page).map((row) => versionRow(row, formats, document, page));
  return markup`<table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

interface Row {
  tag: string;
  autonym: string;
  version: ManifestVersion | undefined;
}

/** Languages in the order of the session; of a document that is translated, those too in which it is to follow. */
function rowsOf(document: ManifestDocument, { pages, manifest }: SessionPage): Row[] {
  const translated = document.versions.length > 1;
  const tags = [...new Set([...manifest.languages, ...document.versions.map((version) => version.language)])];
  return tags.flatMap((tag): Row[] => {
    const version = document.versions.find((one) => one.language === tag);
    if (version === undefined && (!translated || document.kind === 'corrigendum')) return [];
    const autonym = pages.find((page) => page.language.tag === tag)?.language.autonym ?? tag;
    return [{ tag, autonym, version }];
  });
}

function versionRow(
  { tag, autonym, version }: Row,
  formats: SessionPage['formats'],
  document: ManifestDocument,
  page: SessionPage,
): Markup {
  const outputs = (version?.outputs ?? []).filter((output) => output.variant === 'circulation');
  const cells = formats.map((format) => {
    const output = outputs.find((one) => one.format === format.name);
    return markup`<td>${output && download(output, format, tag, autonym, document, page.language)}</td>`;
  });
  const toFollow = markup`<td colspan="${formats.length}">${label(page.language, 'session.toFollow')}</td>`;
  return markup`<tr><th scope="row" lang="${tag}">${autonym}</th>${outputs.length === 0 ? toFollow : cells}</tr>
`;
}

/** Saved under the symbol, which says more than the name of a folder; pages are opened, not saved. */
function download(
  output: ManifestOutput,
  format: SessionPage['formats'][number],
  tag: string,
  autonym: string,
  document: ManifestDocument,
  language: Language,
): Markup {
  const size = fillPattern(label(language, 'session.size'), {
    size: String(Math.max(1, Math.round(output.size / 1024))),
  });
  const name = `${document.symbol === undefined ? document.id : symbolSlug(document.symbol)}.${tag}${extname(output.file)}`;
  const saved = attribute('download', format.isOpened ? undefined : withoutHidden(name));
  const told = `${format.label}, ${autonym}, ${size}`;
  return markup`<a href="${relativeAddress(output.file)}" hreflang="${tag}" aria-label="${told}"${saved}>${size}</a>`;
}
