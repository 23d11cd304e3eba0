/** Where all lies that a build is made from, for those who build again when it changes. */
import { dirname, join, resolve } from 'node:path';
import type { Watched } from '../watch.js';
import type { Area } from '../world/area.js';
import { isInside } from '../world/paths.js';
import { kindOfPath } from '../world/read-files.js';
import type { BuildRequest } from './build-request.js';
import { discover } from './sources/discover.js';

/** Folders of the sources, their sessions and the templates; never the outputs and the cache. */
export async function watchedInputs(request: BuildRequest): Promise<Watched> {
  const { workspace, cwd, paths, out, cache } = request;
  const { documents } = await discover(workspace, cwd, paths);
  const sessions = documents.flatMap(({ session }) => session ?? []);
  const named = paths.map((path) => resolve(cwd, path));
  const kinds = await Promise.all(named.map((path) => kindOfPath(workspace.area, path)));
  const folders = named.filter((_, index) => kinds[index] === 'folder');
  const lone = named.filter((_, index) => kinds[index] === 'file').map((path) => dirname(path));
  const deep = await existing(workspace.area, [workspace.templates, ...sessions, ...folders]);
  const all = await existing(workspace.area, [
    workspace.root,
    ...lone,
    ...pluginPaths(workspace).map((path) => dirname(path)),
  ]);
  const shallow = all.filter((path) => !deep.some((folder) => isInside(folder, path)));
  // Outputs that go beside the sources hide none of them.
  const except = [out, cache].filter((path) => path !== undefined);
  return {
    deep,
    shallow,
    except: except.filter((path) => ![...deep, ...shallow].some((root) => isInside(path, root))),
  };
}

async function existing(area: Area, paths: readonly string[]): Promise<string[]> {
  const unique = [...new Set(paths)];
  const kinds = await Promise.all(unique.map((path) => kindOfPath(area, path)));
  return unique.filter((_, index) => kinds[index] === 'folder');
}

/** True when a change concerns every document: templates, settings. */
export function concernsAll(path: string, { workspace }: Pick<BuildRequest, 'workspace'>): boolean {
  const own = [join(workspace.root, 'engross.yaml'), ...pluginPaths(workspace)];
  return isInside(workspace.templates, path) || own.includes(path);
}

function pluginPaths({ root, settings }: BuildRequest['workspace']): string[] {
  return settings.rehype.map((name) => join(root, name));
}
