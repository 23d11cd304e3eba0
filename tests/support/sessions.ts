/** A small session to build, and what came of it. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildResult, buildDocuments } from '../../src/build/build.js';
import type { BuildRequest } from '../../src/build/build-request.js';
import { sha256 } from '../../src/build/store/digest.js';
import type { Manifest } from '../../src/manifest.js';
import { openWorkspace } from '../../src/workspace.js';
import { folderWith } from './cli.js';
import { messagesOf } from './messages.js';
import { thisThread } from './this-thread.js';

export const NOTE = (title: string, more = '', text = '1. Some words.') =>
  `---\nkind: note\ntitle: ${title}\n${more}---\n\n${text}\n`;

/** Four documents in five versions and two formats: `two` refers to `one`, and `list` lists them all. */
export const FILES: Record<string, string> = {
  'engross.yaml': 'engross: 1\nformats: [html, docx]\n',
  'sources/s/session.yaml':
    'title: {en: A Meeting, fr: Une réunion}\noriginal: en\nlanguages: [en, fr]\nstart: 2027-05-18\n',
  'sources/s/one/en.md': NOTE('One', 'symbol: CML/1\n', '1. The first. {#first}\n2. The second. {#second}'),
  'sources/s/one/fr.md': NOTE('Un', '', '1. Le premier. {#first}\n2. Le deuxième. {#second}'),
  'sources/s/two/en.md': NOTE('Two', 'symbol: CML/2\n', '1. See [](doc:one#second).'),
  'sources/s/three/en.md': NOTE('Three', 'symbol: CML/3\n'),
  'sources/s/list/en.md': '---\nkind: list-of-documents\ntitle: List\nsymbol: CML/INF.1\ndate: 2027-05-18\n---\n',
};

const done: (() => void)[] = [];

/** A workspace of its own; {@link removeWorkspaces} takes it away. */
export function workspaceWith(files: Readonly<Record<string, string>> = FILES): string {
  const { folder, done: clean } = folderWith(files);
  done.push(clean);
  return folder;
}

export function removeWorkspaces(): void {
  for (const clean of done.splice(0)) clean();
}

/** Most builds of tests are small, and start no threads; those that are about threads are processes of their own. */
const pool = thisThread;

/** Builds a workspace in this process. */
export function build(root: string, more: Partial<BuildRequest> = {}): Promise<BuildResult> {
  const workspace = openWorkspace(root);
  return buildDocuments({
    workspace,
    cwd: root,
    paths: [join(root, 'sources')],
    formats: workspace.settings.formats,
    languages: undefined,
    kind: undefined,
    set: [],
    out: join(root, 'output'),
    variant: 'circulation',
    date: undefined,
    write: true,
    cache: workspace.cache,
    pool,
    ...more,
  });
}

export function manifestOf(root: string, folder = 's'): Manifest {
  return JSON.parse(readFileSync(join(root, 'output', folder, 'manifest.json'), 'utf8')) as Manifest;
}

export function errorsOf({ files }: BuildResult): string[] {
  return files.flatMap((file) =>
    messagesOf(file)
      .filter(({ fatal }) => fatal === true)
      .map(String),
  );
}

/** Every file of a folder with its digest; what is hidden is left out. */
export function digests(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(^|\/)\./.test(path) && statSync(join(folder, path)).isFile())
    .sort();
  return Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
}
