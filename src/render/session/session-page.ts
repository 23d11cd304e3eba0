/** The page of a session: its documents by item and symbol, each in its languages and formats. One page for each language. */
import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Manifest } from '../../manifest.js';
import { formatDate, formatRange } from '../../templates/dates.js';
import type { Language } from '../../templates/language.js';
import { fillPattern } from '../../templates/patterns.js';
import { documentEntry } from './document-entry.js';
import { filterScript } from './filter-script.js';
import { inLanguage, label, type SessionPage } from './page-model.js';
import { sessionStyle } from './session-style.js';

/** Renders the page; it asks for nothing, and works without its script. */
export function renderSessionPage(page: SessionPage): string {
  const { manifest, language } = page;
  const css = sessionStyle(page.sheet);
  const title = inLanguage(manifest.title, language, manifest);
  const root = h(null, [
    { type: 'doctype' },
    h('html', { lang: language.tag, dir: language.direction }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy(css) }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', title),
        h('meta', { name: 'generator', content: manifest.generator }),
        ...page.pages
          .filter((other) => other.language !== language)
          .map((other) => h('link', { rel: 'alternate', hreflang: other.language.tag, href: other.file })),
        h('style', css),
      ]),
      h('body', [
        h('a', { className: ['skip'], href: '#documents' }, label(language, 'skipToText')),
        languageSwitch(page),
        header(page, title),
        h('main', { id: 'documents', tabindex: '-1' }, [
          filters(page),
          ...page.groups.flatMap((group) => section(group, page)),
          h('p', { id: 'nothing', hidden: true, role: 'status' }, label(language, 'session.none')),
        ]),
        ...mark(page),
        h('script', filterScript),
      ]),
    ]),
  ]);
  return `${toHtml(root, { upperDoctype: true })}\n`;
}

/** CSP 3: the page's own style and script by their hashes, and nothing else. */
function policy(css: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(css)}; script-src ${hash(filterScript)}; base-uri 'none'; form-action 'none'`;
}

function languageSwitch({ pages, language }: SessionPage): Element | [] {
  if (pages.length < 2) return [];
  return h('nav', { className: ['languages'], 'aria-label': label(language, 'otherLanguages') }, [
    h(
      'ul',
      pages.map((page) =>
        h('li', [
          page.language === language
            ? h('span', { lang: page.language.tag, 'aria-current': 'page' }, page.language.autonym)
            : h(
                'a',
                { href: page.file, hreflang: page.language.tag, lang: page.language.tag, dir: page.language.direction },
                page.language.autonym,
              ),
        ]),
      ),
    ),
  ]);
}

function header({ manifest, language }: SessionPage, title: string): Element {
  const organisation = inLanguage(manifest.organisation, language, manifest);
  const when = datesOf(manifest, language);
  const place = inLanguage(manifest.place, language, manifest);
  const placeAndDate =
    place === '' || when === '' ? place + when : fillPattern(label(language, 'placeAndDates'), { place, dates: when });
  return h('header', [
    ...(organisation === '' ? [] : [h('p', { className: ['organisation'] }, organisation)]),
    h('h1', title),
    ...(placeAndDate === '' ? [] : [h('p', placeAndDate)]),
  ]);
}

function datesOf({ start, end }: Manifest, language: Language): string {
  if (start === undefined) return '';
  return end === undefined ? formatDate(start, language) : formatRange(start, end, language);
}

/** Hidden until the script that they need has run. */
function filters({ groups, language, pages }: SessionPage): Element {
  const kinds = [...new Set(groups.flatMap((group) => group.documents.map((document) => document.kind)))].sort();
  return h('div', { id: 'filters', hidden: true, role: 'search' }, [
    field('text', label(language, 'session.search'), h('input', { type: 'search', id: 'text', name: 'text' })),
    field(
      'kind',
      label(language, 'session.kind'),
      choice(
        'kind',
        language,
        kinds.map((kind) => h('option', { value: kind }, label(language, `kind.${kind}`))),
      ),
    ),
    field(
      'language',
      label(language, 'session.language'),
      choice(
        'language',
        language,
        pages.map(({ language: { tag, autonym } }) => h('option', { value: tag, lang: tag }, autonym)),
      ),
    ),
  ]);
}

function field(id: string, name: string, control: Element): Element {
  return h('p', [h('label', { for: id }, name), control]);
}

function choice(id: string, language: Language, options: Element[]): Element {
  return h('select', { id, name: id }, [h('option', { value: '' }, label(language, 'session.all')), ...options]);
}

function section(group: SessionPage['groups'][number], page: SessionPage): ElementContent[] {
  const { manifest, language } = page;
  const item = manifest.items.find((one) => one.number === group.item);
  const number = group.item === undefined ? undefined : fillPattern(label(language, 'item'), { item: group.item });
  const name = item === undefined ? '' : inLanguage(item.title, language, manifest);
  const heading =
    number === undefined ? label(language, page.groups.length > 1 ? 'session.other' : 'session.documents') : number;
  return [
    h('section', [
      h('h2', name === '' ? heading : [heading, h('span', { className: ['item'] }, ` ${name}`)]),
      ...group.documents.map((document) => documentEntry(document, page)),
    ]),
  ];
}

function mark({ manifest, language }: SessionPage): Element[] {
  const words = inLanguage(manifest.mark, language, manifest);
  return words === '' ? [] : [h('footer', [h('p', words)])];
}
