/** What a build is asked for: a module of types. */
import type { FormatName } from '../render/index.js';
import type { Workspace } from '../workspace.js';

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
}
