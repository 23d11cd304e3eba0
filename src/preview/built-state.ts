/** What a preview knows of its documents, and who is told when that changes. */
import type { BuildResult } from '../build/build.js';
import type { BuiltDocument } from '../build/outputs/built-document.js';
import { type Problem, problemsByFile } from './problems.js';

/** What is known of the outputs now. */
export interface BuiltState {
  /** `pages` while the pages of what changed are made, `rest` while all else is. */
  making: 'pages' | 'rest' | undefined;
  /** Documents done and all, while many are made. */
  progress: { done: number; all: number } | undefined;
  documents: readonly BuiltDocument[];
  /** By file, as messages name it. */
  problems: ReadonlyMap<string, Problem[]>;
}

/** The state, as one place that is read and watched. */
export interface StateStore {
  get(): BuiltState;
  set(change: Partial<BuiltState>): void;
  /** Calls after each change; gives the way to stop that. */
  listen(listener: () => void): () => void;
}

/** A store of nothing. */
export function newStore(): StateStore {
  let state: BuiltState = { making: undefined, progress: undefined, documents: [], problems: new Map() };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What a build of everything came to. */
export function wholeResult({ documents, files }: BuildResult): Pick<BuiltState, 'documents' | 'problems'> {
  return { documents, problems: problemsByFile(files) };
}

/** What a build of some versions came to, joined to what is known of all. */
export function partResult(state: BuiltState, result: BuildResult): Pick<BuiltState, 'documents' | 'problems'> {
  const isSame = (one: BuiltDocument, other: BuiltDocument) => one.id === other.id && one.session === other.session;
  const known = state.documents.map((document) => {
    const made = result.documents.find((one) => isSame(one, document));
    const versions = document.versions.map(
      (version) => made?.versions.find((one) => one.source === version.source) ?? version,
    );
    return { ...document, symbol: made?.symbol ?? document.symbol, versions };
  });
  const others = result.documents.filter((one) => !known.some((document) => isSame(one, document)));
  return { documents: [...known, ...others], problems: new Map([...state.problems, ...problemsByFile(result.files)]) };
}
