/**
 * Keeps the outputs of a preview up to date: after each change the pages of what changed come first, in this thread, where
 * all is warm; then everything that the change touches, in every format, in threads of their own.
 */
import { resolve } from 'node:path';
import { isUnsound } from '../message.js';
import { buildDocuments } from '../publish/build.js';
import type { BuildRequest } from '../publish/build-request.js';
import { type CompilePool, openThisThread, openThreads, poolBounds } from '../publish/compile-pool.js';
import { discover } from '../publish/discover.js';
import { concernsAll, watchedInputs } from '../publish/watched-inputs.js';
import { watchFolders } from '../watch.js';
import { type BuiltState, newStore, partResult, type StateStore, wholeResult } from './built-state.js';
import { ownProblem, problemsByFile } from './problems.js';

/** A preview's outputs, kept up to date until it is closed. */
export interface KeptBuild extends Pick<StateStore, 'get' | 'listen'> {
  close(): Promise<void>;
}

export interface KeepOptions {
  /** The request, with the workspace opened anew. */
  openRequest(): BuildRequest;
  /** Pages that are looked at: paths of outputs without format, below the folder of outputs. */
  pagesShown(): readonly string[];
}

/** Versions of which the pages are made before anything else when a preview begins. */
const FEW = 64;
/** Milliseconds that a browser has for the new page before the other formats take the processor. */
const PAUSE = 120;

/** Builds everything, watches, and builds again. */
export async function keepBuilt(options: KeepOptions): Promise<KeptBuild> {
  const store = newStore();
  const here = await openThisThread();
  let request = options.openRequest();
  let threads: Promise<CompilePool> | undefined;
  let overtaken = new AbortController();
  let pages = Promise.resolve();
  let rest = Promise.resolve();

  const makePages = async (paths: readonly string[]): Promise<void> => {
    if (paths.length === 0) return;
    const result = await buildDocuments({ ...request, paths: [...paths], only: ['html'], pool: here });
    store.set(partResult(store.get(), result));
  };

  const makeRest = async (signal: AbortSignal): Promise<void> => {
    await new Promise((done) => setTimeout(done, PAUSE));
    if (signal.aborted) return;
    threads ??= openThreads({ ...poolBounds(request), tasks: Number.MAX_SAFE_INTEGER });
    const onProgress = (done: number, all: number) => {
      if (!signal.aborted && done % 10 === 0) store.set({ progress: { done, all } });
    };
    const result = await buildDocuments({ ...request, pool: await threads, signal, onProgress });
    if (!signal.aborted) store.set({ ...wholeResult(result), making: undefined, progress: undefined });
  };

  const guarded = (step: () => Promise<void>) => step().catch((error: unknown) => store.set(faultOf(error)));

  const make = async (first: () => Promise<string[]>, signal: AbortSignal): Promise<void> => {
    const { files } = request.workspace;
    if (files.some(isUnsound)) {
      store.set({ making: undefined, progress: undefined, problems: problemsByFile(files) });
      return;
    }
    store.set({ making: 'pages' });
    await makePages(await first());
    store.set({ making: 'rest' });
    rest = rest.then(() => guarded(() => makeRest(signal)));
  };

  const change = (paths: readonly string[]): void => {
    overtaken.abort();
    overtaken = new AbortController();
    const { signal } = overtaken;
    const step = async (): Promise<void> => {
      if (paths.some((path) => concernsAll(path, request))) request = options.openRequest();
      await make(async () => sourcesFirst(paths, request, store.get(), options.pagesShown()), signal);
    };
    pages = pages.then(() => guarded(step));
  };

  const watching = await watchFolders(await watchedInputs(request), change, (reason) => store.set(faultOf(reason)));
  pages = guarded(() => make(() => sourcesAtStart(request), overtaken.signal));
  return {
    get: store.get,
    listen: store.listen,
    close: async () => {
      overtaken.abort();
      await watching.close();
      await pages;
      await rest;
      await (await threads)?.close();
    },
  };
}

/** Of few documents all pages; of many one, by which everything becomes warm. */
async function sourcesAtStart({ workspace, cwd, paths }: BuildRequest): Promise<string[]> {
  const { documents } = await discover(workspace, cwd, paths);
  const sources = documents.flatMap(({ versions }) => versions.filter(({ wanted }) => wanted).map(({ path }) => path));
  return sources.length <= FEW ? sources : sources.slice(0, 1);
}

/** Sources of which the pages come first: those that changed; those looked at, when something around them changed. */
function sourcesFirst(
  changed: readonly string[],
  { workspace }: BuildRequest,
  { documents }: BuiltState,
  shown: readonly string[],
): string[] {
  const versions = documents
    .flatMap((document) => document.versions)
    .map(({ source, output = '' }) => ({ path: resolve(workspace.root, source), output }));
  const isAround = changed.some((path) => !versions.some((version) => version.path === path));
  return versions
    .filter(({ path, output }) => changed.includes(path) || (isAround && shown.includes(output)))
    .map(({ path }) => path);
}

function faultOf(error: unknown): Partial<BuiltState> {
  const problem = ownProblem(error instanceof Error ? error.message : String(error));
  return { making: undefined, progress: undefined, problems: new Map([[problem.file, [problem]]]) };
}
