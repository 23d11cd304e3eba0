/** What has become of each document in each language: up to date, so many paragraphs stale, or missing. */
import { type StaleSegment, staleSegments } from '../concord/check-staleness.js';
import { shownText } from '../report/shown-text.js';
import { nameOf, type OpenTranslations, soundVersion } from './open-document.js';

/** `untracked`: a version without a ledger, of which nobody can tell. `unreadable`: one with errors in it. */
export type TranslationState = 'original' | 'current' | 'stale' | 'untracked' | 'missing' | 'unreadable';

/** One thing that is stale. */
export interface StalePlace {
  change: StaleSegment['change'];
  /** Place in the original now; of what was deleted, where it was. */
  place: string;
  /** Line in the version, where it can be told. */
  line: number | null;
}

/** One language of one document. */
export interface LanguageStatus {
  language: string;
  state: TranslationState;
  stale: StalePlace[];
}

/** One document in all languages that its session, or the workspace, wants. */
export interface DocumentStatus {
  document: string;
  original: string;
  languages: LanguageStatus[];
}

/** The status of a document in `expected` languages and in those that it has beside them. */
export function statusOf(document: OpenTranslations, expected: readonly string[]): DocumentStatus {
  const original = document.original?.language ?? '';
  // A corrigendum concerns some languages only, and says so.
  const concerned = document.original?.context.fields.languages ?? expected;
  const languages = [...new Set([original, ...concerned, ...document.languages])].filter((tag) => tag !== '');
  return {
    document: nameOf(document),
    original,
    languages: languages.map((language) => languageStatus(document, language, original)),
  };
}

function languageStatus(document: OpenTranslations, language: string, original: string): LanguageStatus {
  const is = (state: TranslationState, stale: StalePlace[] = []): LanguageStatus => ({ language, state, stale });
  if (!document.languages.includes(language)) return is('missing');
  const [source, version] = [soundVersion(document, original), soundVersion(document, language)];
  if (version === undefined || source === undefined) return is('unreadable');
  if (language === original) return is('original');
  if (version.ledger === undefined) return is('untracked');
  const stale = staleSegments(source, version, version.ledger).map(
    (one): StalePlace => ({
      change: one.change,
      place: one.segment === undefined ? one.entry.place : one.segment.place,
      line: one.position?.start.line ?? null,
    }),
  );
  return stale.length === 0 ? is('current') : is('stale', stale);
}

/** Lines of the table that people read: a row a document, a column a language. */
export function statusTable(statuses: readonly DocumentStatus[]): string[] {
  const languages = [...new Set(statuses.flatMap((status) => status.languages.map(({ language }) => language)))];
  const rows = [
    ['document', ...languages],
    ...statuses.map((status) => [
      shownText(status.document),
      ...languages.map((tag) => inWords(status.languages.find(({ language }) => language === tag))),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function inWords(status: LanguageStatus | undefined): string {
  if (status === undefined) return '-';
  if (status.state === 'current') return 'up to date';
  if (status.state === 'untracked') return 'no ledger';
  if (status.state !== 'stale') return status.state;
  const { length } = status.stale;
  return `${length} ${length === 1 ? 'paragraph' : 'paragraphs'} stale`;
}
