/** What a build is asked to do. */
import { resolve } from 'node:path';
import type { FormatName } from '../render/index.js';
import { allowPaths, type Workspace } from '../workspace.js';
import type { Shard } from './sources/shards.js';
import type { DocumentOptions, UnitFormat } from './store/records.js';
import type { CompilePool } from './workers/compile-pool.js';

/** The request of a command or a program; paths are absolute or relative to `cwd`. */
export interface BuildRequest extends Omit<DocumentOptions, 'formats'> {
  workspace: Workspace;
  cwd: string;
  paths: string[];
  formats: readonly FormatName[];
  /** Language of lone files, or the only languages to build. */
  languages: string[] | undefined;
  /** Absolute path of the output folder. */
  out: string;
  /** False to check the sources and write nothing. */
  write: boolean;
  /** Documents at once; by default as many as the machine has cores. */
  jobs?: number | undefined;
  /** Absolute path of the cache; without it nothing is cached. */
  cache?: string | undefined;
  /** True to rebuild what has not changed. */
  force?: boolean | undefined;
  /** The part of the documents that this machine builds: `{index: 1, of: 3}`. */
  shard?: Shard | undefined;
  /** Seconds that one document may take (default 120), and megabytes that one worker may use. */
  limit?: number | undefined;
  memory?: number | undefined;
  /** The formats to make now, of `formats`; by default all. With fewer, manifests and session pages are left as they are. */
  only?: readonly FormatName[] | undefined;
  /** Workers that stay open over many builds; by default a build starts its own. */
  pool?: CompilePool | undefined;
  /** True to allow the plugins that `engross.yaml` names, which are programs, to run. */
  allowPlugins?: boolean | undefined;
  /** Aborted when newer sources replace these: the build then writes nothing more. */
  signal?: AbortSignal | undefined;
  /** Called after each document. */
  onProgress?: ((done: number, all: number) => void) | undefined;
}

/** The request with an area that covers what it names: sources, outputs and cache. */
export function withAllowedPaths(request: BuildRequest): BuildRequest {
  const { workspace, cwd, paths, out, cache } = request;
  const named = paths.map((path) => resolve(cwd, path));
  return { ...request, workspace: allowPaths(workspace, named, [out, cache]) };
}

/** The options of a request that change its documents. */
export function documentOptions({ kind, set, variant, date, formats }: BuildRequest): DocumentOptions {
  return { kind, set, variant, date, formats: [...formats] };
}

/** The units to make of each version. */
export function requestedUnits({ write, only, formats }: BuildRequest): UnitFormat[] {
  return write ? [...(only ?? formats)] : ['check'];
}
