/** What a build is asked for. */
import { resolve } from 'node:path';
import type { FormatName } from '../../render/index.js';
import { allowPaths, type Workspace } from '../../workspace.js';
import type { CompilePool } from '../workers/compile-pool.js';

/** What a command asks for; paths absolute or relative to `cwd`. */
export interface BuildRequest {
  workspace: Workspace;
  cwd: string;
  paths: string[];
  formats: readonly FormatName[];
  /** Language of lone files, or the only languages wanted. */
  languages: string[] | undefined;
  kind: string | undefined;
  /** `field=value`, each over front matter. */
  set: string[];
  /** Absolute path of the folder that the documents go to. */
  out: string;
  variant: 'circulation' | 'reading';
  /** ISO day to build for. */
  date: string | undefined;
  /** False when the sources are only judged. */
  write: boolean;
  /** Threads at once; by default as many as the machine can run. */
  jobs?: number | undefined;
  /** Absolute path of the cache; nothing is remembered without. */
  cache?: string | undefined;
  /** True to build again what has not changed. */
  force?: boolean | undefined;
  /** The part of the set that this machine builds: `{index: 1, of: 3}`. */
  shard?: { index: number; of: number } | undefined;
  /** Seconds that one document may take, 120 by default, and megabytes that one thread may keep. */
  limit?: number | undefined;
  memory?: number | undefined;
  /** Formats to make now, of `formats`; by default all. With fewer, sessions keep the manifest and the pages they have. */
  only?: readonly FormatName[] | undefined;
  /** Threads that stay open over many builds; by default a build has its own. */
  pool?: CompilePool | undefined;
  /** Threads of the build's own that were started before it; it closes them. */
  early?: CompilePool | undefined;
  /** True where the user allows the plugins that `engross.yaml` names, which are programs, to run. */
  allowPlugins?: boolean | undefined;
  /** Aborted when newer sources make the build pointless: what it has not written by then it does not write. */
  signal?: AbortSignal | undefined;
  /** Told after each document. */
  onProgress?: ((done: number, all: number) => void) | undefined;
  /** Done while threads compile: what its caller is to need after them. */
  meanwhile?: (() => Promise<unknown>) | undefined;
}

/** The request with an area of its own, in which it may touch what it names: sources, outputs and cache. */
export function withAllowedPaths(request: BuildRequest): BuildRequest {
  const { workspace, cwd, paths, out, cache } = request;
  const named = paths.map((path) => resolve(cwd, path));
  return { ...request, workspace: allowPaths(workspace, named, [out, cache]) };
}
