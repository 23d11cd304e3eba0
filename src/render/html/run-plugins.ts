/** Plugins of rehype that change a page: whatever one of them does, its user gets a page or a message. */
import type { Root } from 'hast';
import { type Pluggable, unified } from 'unified';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import type { PagePlugin, Resources } from '../resources.js';

/** The page as the plugins leave it, each after the one before. A fault, and what a plugin reports, is a message of the document. */
export async function runPlugins(page: Root, { plugins = [], file }: Resources): Promise<Root> {
  let changed = page;
  for (const plugin of plugins) {
    const own = new VFile({ path: file.path, cwd: file.cwd });
    try {
      changed = await run(changed, plugin, own);
    } catch (error) {
      if (!own.messages.some((message) => message === error)) reportFault(file, plugin.name, error);
    }
    for (const message of own.messages) passOn(file, plugin.name, message);
  }
  return changed;
}

async function run(page: Root, plugin: PagePlugin, file: VFile): Promise<Root> {
  const processor = unified().use((await plugin.load()) as Pluggable as []);
  const changed = await processor.run(page, file);
  if (changed.type !== 'root') throw new Error('it returns no root');
  return changed as Root;
}

/** Reports that a plugin failed, or that the page which it left cannot be written. */
export function reportFault(file: SourceFile, name: string, error: unknown): void {
  report(file, RULE, undefined, {
    message: `the plugin \`${name}\` failed: ${withoutFolder(textOf(error), file.cwd).slice(0, LONGEST)}`,
    help: 'correct the plugin, or take it out of `rehype:` in engross.yaml',
  });
}

/** What a plugin says of the page, as a message of the source. */
function passOn(file: SourceFile, name: string, message: VFileMessage): void {
  report(file, RULE, message.place, {
    message: `the plugin \`${name}\` reports: ${message.reason.slice(0, LONGEST)}`,
    // VFile keeps the severity in `fatal`.
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
  });
}

/** What was thrown, which may be anything. */
function textOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'unknown reason';
  }
}

const RULE = 'plugin';
/** Characters of a stranger's message that are shown. */
const LONGEST = 300;

/** The text without the name of the folder. Texts compiled in memory have none. */
function withoutFolder(text: string, folder: string): string {
  return folder === '' ? text : text.replaceAll(folder, '.');
}
