/** What comes with the package: its version, templates, starters and assets. */

import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '../limits.js';
import type { SourceFile } from '../report/source-file.js';
import type { KnownTemplate } from '../templates/yaml/load.js';
import { type Area, openArea } from './area.js';
import { shownPath } from './paths.js';
import { factsOf, listFiles, listFolder, readIfThere, readOptional } from './read-files.js';

/** The package's own folder: the nearest upwards with a `package.json`, from `src/world/` as from `dist/`. */
export const PACKAGE = packageRoot(dirname(fileURLToPath(import.meta.url)));

/** The package's own files. */
const packageArea = openArea([PACKAGE]);

/** Version of engross, from its package. */
export const version: string = (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string })
  .version;

/**
 * A template that comes with the package, by its path below `templates/`. When it is still the text that the package was
 * built with, `known` is what that text comes to: YAML takes longer to parse and to judge than a statement to compile.
 */
export function readBuiltIn(name: string): SourceFile | undefined {
  const file = readOptional(packageArea, PACKAGE, join(PACKAGE, 'templates', name), LIMITS.templateBytes);
  const template = file === undefined ? undefined : knownTemplate(hash('sha256', file.value));
  if (file !== undefined && template !== undefined) file.known = template;
  return file;
}

/**
 * A template of the package by the SHA-256 of its text (scripts/write-templates.mjs); none in a checkout that was not built.
 * Each lies in a file of its own: a document is made from few of them.
 */
function knownTemplate(key: string): KnownTemplate | undefined {
  const path = join(PACKAGE, 'dist', 'known-templates', `${key}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KnownTemplate) : undefined;
}

/** The manual of the rules (docs/rules.md). */
export function readRulesManual(): Promise<string> {
  return readFile(join(PACKAGE, 'docs/rules.md'), 'utf8');
}

/** Whether the package or the workspace's folder of templates has one of that name. */
export function hasTemplate(name: string, area: Area, folder: string): boolean {
  return existsSync(join(PACKAGE, 'templates', name)) || factsOf(area, join(folder, name)) !== undefined;
}

/** Names of the package's templates in a folder, without `.yaml`. */
export async function builtInNames(folder: string): Promise<string[]> {
  const names = await readdir(join(PACKAGE, 'templates', folder));
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** Names of the templates that the package and the workspace's folder of templates have in a folder. */
export function templateNames(kind: string, area: Area, folder: string): string[] {
  const builtIn = listFolder(packageArea, join(PACKAGE, 'templates', kind)).files;
  const names = [...builtIn, ...listFolder(area, join(folder, kind)).files]
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'));
  return [...new Set(names)].sort();
}

/** A text that comes with the package, by its path below `templates/`: a starter of `new` and `init`. */
export async function readStarter(name: string): Promise<string | undefined> {
  return readFile(join(PACKAGE, 'templates', 'starters', name), 'utf8').catch(() => undefined);
}

/** A file that the preview sends to browsers as it is, by its name in the package's `assets/preview/`. */
export function readAsset(name: string): Promise<string> {
  return readFile(join(PACKAGE, 'assets', 'preview', name), 'utf8');
}

/**
 * The built-in templates and those of a workspace's folder, with their bytes, in order of path. A workspace's file that
 * is the built-in one changes nothing, and is left out.
 */
export async function templateFiles(area: Area, folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const builtIn = await filesBelow(packageArea, join(PACKAGE, 'templates'));
  const same = new Map(builtIn.map(({ name, bytes }) => [name, bytes]));
  const own = await filesBelow(area, folder);
  return [...builtIn, ...own.filter(({ name, bytes }) => !Buffer.from(bytes).equals(same.get(name) ?? NOTHING))];
}

const NOTHING = new Uint8Array();

async function filesBelow(area: Area, root: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const paths = (await listFiles(area, root)).map(({ path }) => path);
  return Promise.all(
    paths.map(async (path) => ({ name: shownPath(root, path), bytes: (await readIfThere(area, path)) ?? NOTHING })),
  );
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
