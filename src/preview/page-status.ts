/** What the browser is told of the page that it shows. */
import type { BuiltDocument } from '../build/outputs/built-document.js';
import { sha256 } from '../build/store/digest.js';
import { pageColumns } from '../render/index.js';
import { shownText } from '../report/shown-text.js';
import { readBelow } from '../world/read-files.js';
import { addressOf } from './addresses.js';
import type { BuiltState } from './built-state.js';
import { listDigest } from './list-page.js';
import { byGravity, countOf, type Problem, shownProblem } from './problems.js';
import { words } from './words.js';

export interface PageStatus {
  /** Name of the page for the bar and the window. */
  title: string;
  /** What is being done, in words; whether that is all done. */
  progress: string;
  isReady: boolean;
  /** Digest of the page; null where there is none. */
  page: string | null;
  /** The formats of the document that are there, with their digests. */
  formats: { format: string; name: string; address: string; digest: string | null }[];
  /** Of this document, and of what all documents share, the gravest first. */
  problems: (Problem & { place: string })[];
  /** True when the page does not say what its source says now. */
  isBlocked: boolean;
  /** Their number in words; and of those in other documents. */
  count: string;
  elsewhere: string;
}

/** Problems that one page lists at most. */
const MOST = 50;

/** The status of a page, by its path below the folder of outputs; that of the list of documents is empty. */
export async function pageStatus(state: BuiltState, folder: string, page: string): Promise<PageStatus> {
  const name = page.replace(/\.html$/, '');
  const document = state.documents.find(({ versions }) => versions.some(({ output }) => output === name));
  const version = document?.versions.find(({ output }) => output === name);
  const { own, shared, others } = sortProblems(state, document);
  const concerning = [...shared, ...own];
  const blocking = [...shared, ...own.filter(({ file }) => file === version?.source)];
  return {
    title: version?.title ?? (page === '' ? words.documents : shownText(name)),
    progress: progressOf(state),
    isReady: state.making === undefined,
    page: page === '' ? listDigest(state) : await digestOf(folder, page),
    formats: document === undefined ? [] : await formatsOf(folder, name),
    problems: byGravity(concerning).slice(0, MOST).map(shownProblem),
    isBlocked: blocking.some(({ severity }) => severity === 'error'),
    count: countOf(concerning),
    elsewhere: countOf(others),
  };
}

/** Problems of the document, of what all documents share (session, templates, settings), and of the other documents. */
function sortProblems(
  { documents, problems }: BuiltState,
  document: BuiltDocument | undefined,
): Record<'own' | 'shared' | 'others', Problem[]> {
  const sourcesOf = (some: readonly BuiltDocument[]) =>
    new Set(some.flatMap(({ versions }) => versions.map(({ source }) => source)));
  const all = [...problems.values()].flat();
  const [every, mine] = [sourcesOf(documents), sourcesOf(document === undefined ? [] : [document])];
  return {
    own: all.filter(({ file }) => mine.has(file)),
    shared: all.filter(({ file }) => !every.has(file)),
    others: all.filter(({ file }) => every.has(file) && !mine.has(file)),
  };
}

async function formatsOf(folder: string, name: string): Promise<PageStatus['formats']> {
  const formats = await Promise.all(
    pageColumns().map(async ({ name: format, preview, extension }) => ({
      format,
      name: preview,
      address: addressOf(`${name}.${extension}`),
      digest: await digestOf(folder, `${name}.${extension}`),
    })),
  );
  return formats.filter(({ digest }) => digest !== null);
}

async function digestOf(folder: string, path: string): Promise<string | null> {
  const bytes = await readBelow(folder, path);
  return bytes === undefined ? null : sha256(bytes);
}

function progressOf({ making, progress }: BuiltState): string {
  if (making === undefined) return words.ready;
  const count = progress === undefined ? '' : ` ${progress.done}/${progress.all}`;
  return words.making[making] + count;
}
