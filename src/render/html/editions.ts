/** Ways to the same document in other languages and formats; they lie beside the page. */
import type { Element } from 'hast';
import { relativeAddress } from '../../relative-address.js';
import type { Meta } from '../../tree/document.js';
import { element } from './elements.js';
import { labelText, type PageState } from './page-state.js';

/** Two lists of links; either is left out where it would be empty. */
export function editions(state: PageState): Element[] {
  const { meta } = state.document;
  const languages = otherVersions(meta).map(({ language, file }) => {
    const autonym = state.resources.sheet.screen.autonyms[language];
    return element(
      'a',
      { href: address(file, 'html'), hrefLang: language, lang: autonym && language, rel: ['alternate'] },
      autonym ?? state.resources.language.languages[language] ?? language,
    );
  });
  const formats = otherFormats(meta).map((format) =>
    element('a', { href: address(ownFile(meta), format.extension), download: '' }, format.label),
  );
  const navs = [linkList('otherLanguages', languages, state), linkList('otherFormats', formats, state)].filter(
    (nav) => nav !== undefined,
  );
  return navs.length === 0 ? [] : [element('div', { className: ['editions'] }, ...navs)];
}

function linkList(key: string, links: readonly Element[], state: PageState): Element | undefined {
  if (links.length === 0) return undefined;
  return element(
    'nav',
    { ariaLabel: labelText(state, key) },
    element('ul', {}, ...links.map((link) => element('li', {}, link))),
  );
}

/** The other language versions. */
export function otherVersions(meta: Meta): Meta['versions'] {
  return meta.versions.filter((version) => version.language !== meta.language);
}

/** The formats that lie beside the page. */
export function otherFormats(meta: Meta): Meta['formats'] {
  return meta.formats.filter((format) => format.name !== 'html');
}

/** File name of this version without format suffix. */
export function ownFile(meta: Meta): string {
  return meta.versions.find((version) => version.language === meta.language)?.file ?? meta.id;
}

/** The relative address of a file beside the page. */
export function address(file: string, suffix: string): string {
  return relativeAddress(`${file}.${suffix}`);
}
