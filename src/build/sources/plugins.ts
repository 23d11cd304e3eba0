/** Plugins that `engross.yaml` names: they are code of the workspace, and run only when the user of the command allows it. */

import type { FormatName } from '../../render/index.js';
import { report } from '../../report/report.js';
import { textOfFile } from '../../report/source-file.js';
import { parseYaml, placeOf } from '../../templates/yaml/read-yaml.js';
import type { Workspace } from '../../workspace.js';

/** What decides whether plugins are needed and allowed. */
interface PluginUse {
  workspace: Workspace;
  write: boolean;
  only?: readonly FormatName[] | undefined;
  formats: readonly FormatName[];
  allowPlugins?: boolean | undefined;
}

/** Reports, in `engross.yaml`, plugins that pages need and that are not allowed; true when there are any. */
export function refusesPlugins(request: PluginUse): boolean {
  const { workspace, write, only, formats, allowPlugins } = request;
  const { settings, files } = workspace;
  const [file] = files;
  const isNeeded = settings.rehype.length > 0 && write && (only ?? formats).includes('html');
  if (!isNeeded || allowPlugins === true || file === undefined) return false;
  if (!file.diagnostics.some(({ rule }) => rule === 'plugin')) {
    const names = settings.rehype.map((name) => `\`${name}\``).join(', ');
    const yaml = parseYaml(file, textOfFile(file));
    report(file, 'plugin', yaml && placeOf(yaml, ['rehype'], true), {
      message: `the plugins of this workspace (${names}) are not allowed; nothing was built`,
      help: 'a plugin is a program that can do on this machine what you can do; allow those you trust with `--allow-plugins`',
    });
  }
  return true;
}

/** Names of the plugins that workers may run. */
export function allowedPlugins({ workspace, allowPlugins }: Pick<PluginUse, 'workspace' | 'allowPlugins'>): string[] {
  return allowPlugins === true ? workspace.settings.rehype : [];
}
