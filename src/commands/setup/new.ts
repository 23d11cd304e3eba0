/** `engross new`: a source of a kind, with its fields and words to write over. */
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { allowPaths, openWorkspace } from '../../workspace.js';
import { readStarter } from '../../world/package-files.js';
import { shownPath } from '../../world/paths.js';
import { findRoot, kindOfPath } from '../../world/read-files.js';
import { reasonOf } from '../../world/system-errors.js';
import { writeWhole } from '../../world/write-files.js';
import { checkKind } from '../shared/check-kind.js';
import { printPaths } from '../shared/print.js';
import { wrongUsage } from '../shared/report-files.js';
import { fieldList } from './starter-fields.js';

/** Writes the source; refuses to write over a file. Gives the exit code. */
export async function newSource(name: string, path: string, options: { lang: string }): Promise<number> {
  const file = resolve(path);
  const workspace = allowPaths(openWorkspace(await findRoot(process.cwd())), [file]);
  const unknownKind = await checkKind(name, workspace);
  const kind = workspace.kind(name);
  if (unknownKind !== undefined || kind === undefined) return unknownKind ?? 2;
  if (!workspace.hasLanguage(options.lang))
    return wrongUsage(`language "${options.lang}"`, workspace.choice('languages'));
  const shown = shownPath(process.cwd(), file);
  const present = await kindOfPath(workspace.area, file);
  if (present === 'outside') return wrongUsage(`path ${shown} that leads out of the workspace`, 'one inside it');
  if (present !== undefined) return wrongUsage(`path ${shown}, where there is something already`, 'a new file');
  const starter = (await readStarter(`${name}.md`)) ?? `---\nengross: 1\nkind: ${name}\n---\n\n# \n`;
  const text = starter.replace(/\n---\n/, `\n${await inventedNames(starter, options.lang)}---\n`);
  try {
    await writeWhole(
      workspace.area,
      file,
      text.replace(/^---\n/, `---\nlanguage: ${options.lang}\n`).replace(/\n---\n/, `\n${fieldList(kind, text)}---\n`),
    );
  } catch (error) {
    return wrongUsage(`path ${shown} that cannot be written (${reasonOf(error)})`, 'a folder that can be written to');
  }
  printPaths([file]);
  return 0;
}

/** Names of the invented delegations that a starter speaks of: a session states them, a text alone must state its own. */
async function inventedNames(starter: string, language: string): Promise<string> {
  const session = parse((await readStarter('session.yaml')) ?? '') as {
    names?: Record<string, { en?: unknown }>;
  } | null;
  const used = Object.entries(session?.names ?? {}).filter(([code]) => new RegExp(`\\b${code}\\b`).test(starter));
  if (used.length === 0) return '';
  const names = Object.fromEntries(used.map(([code, { en }]) => [code, { [language]: en }]));
  return stringify({ names }, { lineWidth: 0 });
}
