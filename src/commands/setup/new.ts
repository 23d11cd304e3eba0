/** `engross new`: a source of a kind, with its fields and words to write over. */
import { basename, resolve } from 'node:path';
import { isUnsound } from '../../report/source-file.js';
import { allowPaths, openWorkspace, type Workspace } from '../../workspace.js';
import { shownPath } from '../../world/paths.js';
import { findRoot, kindOfPath } from '../../world/read-files.js';
import { reasonOf } from '../../world/system-errors.js';
import { writeWhole } from '../../world/write-files.js';
import { checkKind } from '../shared/check-kind.js';
import { printPaths } from '../shared/print.js';
import { reportFiles, wrongUsage } from '../shared/report-files.js';
import { findStarter } from './find-starter.js';
import { fieldList } from './starter-fields.js';

/** Writes the source; refuses to write over a file. Gives the exit code. */
export async function newSource(name: string, path: string, options: { lang?: string | undefined }): Promise<number> {
  const file = resolve(path);
  const workspace = allowPaths(openWorkspace(await findRoot(process.cwd())), [file]);
  const unknownKind = await checkKind(name, workspace);
  const kind = workspace.kind(name);
  if (unknownKind !== undefined || kind === undefined) return unknownKind ?? 2;
  const language = options.lang ?? languageOfName(file, workspace) ?? 'en';
  if (!workspace.hasLanguage(language))
    return wrongUsage(`there is no language \`${language}\``, `name ${workspace.choice('languages')}`);
  const shown = shownPath(process.cwd(), file);
  const present = await kindOfPath(workspace.area, file);
  if (present === 'outside') return wrongUsage(`${shown} leads out of the workspace`, 'name a path inside it');
  if (present !== undefined) return wrongUsage(`${shown} exists already`, 'name a new file');
  const starter = await findStarter(name, kind, language, workspace);
  if (starter === undefined) return reportFiles(workspace.files.filter(isUnsound), { report: 'text' });
  const text = withLanguage(starter, language);
  try {
    await writeWhole(
      workspace.area,
      file,
      text.replace(/\n---\n/, () => `\n${fieldList(kind, text)}---\n`),
    );
  } catch (error) {
    return wrongUsage(`${shown} cannot be written (${reasonOf(error)})`, 'check that you may write to its folder');
  }
  printPaths([file]);
  return 0;
}

/** The language that a file's name says: `fr.md`, `speech.fr.md`. */
function languageOfName(path: string, { hasLanguage }: Workspace): string | undefined {
  const tag = /^(?:.*\.)?([^.]+)\.md$/i.exec(basename(path))?.[1];
  return tag !== undefined && hasLanguage(tag) ? tag : undefined;
}

/** The text with its language in front matter, in place of another that is stated there. */
function withLanguage(text: string, language: string): string {
  const [head = ''] = /^---\n[\s\S]*?\n---\n/.exec(text) ?? [];
  const others = head.replace(/^language:.*\n/m, '');
  return others.replace(/^---\n/, `---\nlanguage: ${language}\n`) + text.slice(head.length);
}
