/** The list of all documents of a preview, by session: what stands where a session has no page of its own yet. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { BuiltDocument, BuiltVersion } from '../build/outputs/built-document.js';
import { sha256 } from '../build/store/digest.js';
import { shownText } from '../report/shown-text.js';
import { addressOf } from './addresses.js';
import type { BuiltState } from './built-state.js';
import { frame } from './frame-page.js';
import { countOf, type Problem } from './problems.js';
import { words } from './words.js';

/** Digest of what the list shows. */
export function listDigest(state: BuiltState): string {
  return sha256(listPage(state));
}

/** The page. */
export function listPage(state: BuiltState): string {
  const sessions = [...new Set(state.documents.map(({ session }) => session))];
  return frame(words.documents, [
    h('main', [
      h('h1', words.documents),
      ...(sessions.length === 0
        ? [h('p', state.making === undefined ? words.nothing : words.making[state.making])]
        : []),
      ...sessions.map((session) => section(session, state)),
    ]),
  ]);
}

function section(session: string | undefined, { documents, problems }: BuiltState): Element {
  const page =
    session === undefined ? [] : [h('p', h('a', { href: addressOf(`${session}/index.html`) }, words.sessionPage))];
  return h('section', [
    h('h2', session === undefined ? words.lone : `${words.session} ${shownText(session)}`),
    ...page,
    h(
      'ul',
      documents.filter((one) => one.session === session).map((document) => entry(document, problems)),
    ),
  ]);
}

function entry({ id, symbol, versions }: BuiltDocument, problems: ReadonlyMap<string, Problem[]>): Element {
  const title =
    versions.find((version) => version.title !== undefined)?.title ?? `${shownText(id)} (${words.unreadable})`;
  return h('li', [
    h('span', { className: ['symbol'] }, symbol ?? shownText(id)),
    h('bdi', title),
    h(
      'ul',
      { className: ['versions'] },
      versions.map((version) => h('li', versionLink(version, problems.get(version.source) ?? []))),
    ),
  ]);
}

function versionLink({ source, language, output }: BuiltVersion, problems: readonly Problem[]): (Element | string)[] {
  const name = shownText(language ?? source);
  const link = output === undefined ? h('span', name) : h('a', { href: addressOf(`${output}.html`) }, name);
  const count = countOf(problems);
  return count === '' ? [link] : [link, ' ', h('strong', count)];
}
