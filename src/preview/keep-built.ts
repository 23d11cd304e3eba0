/**
 * Keeps the outputs of a preview up to date: after each change the pages of what changed come first, in a worker that
 * stays warm; then everything that the change touches, in every format, in workers of their own.
 */
import { resolve } from 'node:path';
import { buildDocuments } from '../build/build.js';
import type { BuildRequest } from '../build/build-request.js';
import { discover } from '../build/sources/discover.js';
import { concernsAll, watchedInputs } from '../build/watched-inputs.js';
import { type CompilePool, openCompilePool } from '../build/workers/compile-pool.js';
import { poolBounds } from '../build/workers/worker-pool.js';
import { isUnsound } from '../report/source-file.js';
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
  const keeping: Keeping = {
    options,
    store: newStore(),
    warm: await openWarm(options.openRequest()),
    request: options.openRequest(),
    threads: undefined,
    overtaken: new AbortController(),
    pages: Promise.resolve(),
    rest: Promise.resolve(),
  };
  const { store } = keeping;
  const watching = await watchFolders(
    await watchedInputs(keeping.request),
    (paths) => follow(paths, keeping),
    (reason) => store.set(faultOf(reason)),
  );
  keeping.pages = guarded(store, () => make(() => sourcesAtStart(keeping.request), keeping.overtaken.signal, keeping));
  return {
    get: store.get,
    listen: store.listen,
    close: async () => {
      keeping.overtaken.abort();
      // Closing the workers ends what they are making; all that waits for it then ends too, and writes nothing more.
      await Promise.all([watching.close(), keeping.warm.close(), (await keeping.threads)?.close()]);
      await Promise.all([keeping.pages, keeping.rest]);
    },
  };
}

/** One worker, with the limits of every other. */
function openWarm(request: BuildRequest): Promise<CompilePool> {
  return openCompilePool({ ...poolBounds(request), jobs: 1, tasks: 1 });
}

/** What is kept while a preview goes on. */
interface Keeping {
  options: KeepOptions;
  store: StateStore;
  /** The worker that makes the pages, and is ready for the next ones. */
  warm: CompilePool;
  request: BuildRequest;
  /** Threads for all else, started when there is something for them. */
  threads: Promise<CompilePool> | undefined;
  /** Aborted by the next save. */
  overtaken: AbortController;
  /** Ends of what was asked for last: the pages first, then all else, each after what was asked before. */
  pages: Promise<void>;
  rest: Promise<void>;
}

/** What a save asks for overtakes what is being made. */
function follow(paths: readonly string[], keeping: Keeping): void {
  keeping.overtaken.abort();
  keeping.overtaken = new AbortController();
  const { signal } = keeping.overtaken;
  const { options, store } = keeping;
  const step = async (): Promise<void> => {
    if (paths.some((path) => concernsAll(path, keeping.request))) keeping.request = options.openRequest();
    const first = async () => sourcesFirst(paths, keeping.request, store.get(), options.pagesShown());
    await make(first, signal, keeping);
  };
  keeping.pages = keeping.pages.then(() => guarded(store, step));
}

/** Makes the pages of some sources, then has all else made. */
async function make(first: () => Promise<string[]>, signal: AbortSignal, keeping: Keeping): Promise<void> {
  const { store, request } = keeping;
  const { files } = request.workspace;
  if (files.some(isUnsound)) {
    store.set({ making: undefined, progress: undefined, problems: problemsByFile(files) });
    return;
  }
  store.set({ making: 'pages' });
  await makePages(await first(), keeping);
  store.set({ making: 'rest' });
  keeping.rest = keeping.rest.then(() => guarded(store, () => makeRest(signal, keeping)));
}

async function makePages(paths: readonly string[], { store, request, warm }: Keeping): Promise<void> {
  if (paths.length === 0) return;
  const result = await buildDocuments({ ...request, paths: [...paths], only: ['html'], pool: warm });
  store.set(partResult(store.get(), result));
}

async function makeRest(signal: AbortSignal, keeping: Keeping): Promise<void> {
  const { store } = keeping;
  await new Promise((done) => setTimeout(done, PAUSE));
  if (signal.aborted) return;
  const { request } = keeping;
  keeping.threads ??= openCompilePool({ ...poolBounds(request), tasks: Number.MAX_SAFE_INTEGER });
  const onProgress = (done: number, all: number) => {
    if (!signal.aborted && done % 10 === 0) store.set({ progress: { done, all } });
  };
  const result = await buildDocuments({ ...request, pool: await keeping.threads, signal, onProgress });
  if (!signal.aborted) store.set({ ...wholeResult(result), making: undefined, progress: undefined });
}

/** A fault of ours is told like any other, and the preview goes on. */
function guarded(store: StateStore, step: () => Promise<void>): Promise<void> {
  return step().catch((error: unknown) => store.set(faultOf(error)));
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
