/** Modules of the workspace that are run, only where the command line allows it. Each is a file inside the area. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LIMITS, sizeText } from '../limits.js';
import type { Area } from './area.js';
import { codeOf, missing, noFile, reasonOf } from './system-errors.js';

/** The digest of each module, or why it cannot be read, for keys of the cache. What a module imports is not looked at. */
export function pluginDigests(area: Area, root: string, names: readonly string[]): string[] {
  return names.map((name) => {
    try {
      return `${name} ${findPlugin(area, root, name).digest}`;
    } catch (error) {
      return `${name} ${reasonOf(error)}`;
    }
  });
}

/** Runs a module, and returns its default export. Throws an error whose message is fit to be shown. */
export async function importPlugin(area: Area, root: string, name: string): Promise<unknown> {
  const { path, digest } = findPlugin(area, root, name);
  // A module that was changed is imported again: `build --watch` and `preview` keep their workers.
  const imported = (await import(`${pathToFileURL(path).href}?${digest}`)) as { default?: unknown };
  if (imported.default === undefined) throw new Error('it has no default export');
  return imported.default;
}

function findPlugin(area: Area, root: string, name: string): { path: string; digest: string } {
  try {
    const { path, facts } = area.find(join(root, name)) ?? missing();
    if (!facts.isFile()) throw noFile();
    if (facts.size > LIMITS.pluginBytes) throw new Error(`it has ${sizeText(facts.size)}`);
    return { path, digest: createHash('sha256').update(readFileSync(path)).digest('hex') };
  } catch (error) {
    throw codeOf(error) === '' ? error : Object.assign(new Error(reasonOf(error)), { code: codeOf(error) });
  }
}
