/** The folder that a session's documents go to: what stands there is known without reading it again. */
import { join } from 'node:path';
import { factsOf, readIfThere, removeFile, writeQuickly } from '../world.js';
import { digestOf, sha256 } from './digest.js';

/** What is known of outputs: size, time of change (ms) and digest by path. */
type Known = Record<string, [size: number, changed: number, digest: string]>;

/** Outputs as they lie on the disk. */
export interface OutputFolder {
  /** True when the file is there with these bytes. */
  holds(path: string, digest: string): Promise<boolean>;
  /** Writes a file whole or not at all; throws what the system says. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Keeps what is known for the next build. */
  close(): Promise<void>;
}

/** Opens the outputs below `out`; without a cache nothing is known, and each file is read to be compared. */
export async function openOutputs(out: string, cache: string | undefined): Promise<OutputFolder> {
  const memory = cache === undefined ? undefined : join(cache, `outputs-${digestOf(out).slice(0, 16)}.json`);
  const known = memory === undefined ? {} : parseKnown(await readIfThere(memory));
  let isChanged = false;
  const learn = async (path: string, digest: string): Promise<void> => {
    const facts = await factsOf(path);
    if (facts === undefined) return;
    known[path] = [facts.size, facts.changed, digest];
    isChanged = true;
  };
  return {
    holds: async (path, digest) => {
      const facts = await factsOf(path);
      if (facts === undefined) return false;
      const [size, changed, last] = known[path] ?? [];
      if (size === facts.size && changed === facts.changed) return last === digest;
      const bytes = await readIfThere(path);
      const found = bytes === undefined ? '' : sha256(bytes);
      await learn(path, found);
      return found === digest;
    },
    write: async (path, bytes) => {
      await writeQuickly(path, bytes);
      await learn(path, sha256(bytes));
    },
    remove: async (path) => {
      await removeFile(path);
      if (known[path] !== undefined) isChanged = true;
      delete known[path];
    },
    close: async () => {
      if (memory === undefined || !isChanged) return;
      await writeQuickly(memory, JSON.stringify(known)).catch(() => undefined);
    },
  };
}

/** What cannot be read is forgotten: the outputs are then read to be compared. */
function parseKnown(bytes: Uint8Array | undefined): Known {
  if (bytes === undefined) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Known) : {};
  } catch {
    return {};
  }
}
