/** The pages of a session. */
import type { Workspace } from '../workspace.js';
import type { Manifest } from './manifest.js';
import type { OutputFolder } from './output-folder.js';

export async function writeSessionPages(
  _folder: string,
  _manifest: Manifest,
  _workspace: Workspace,
  _outputs: OutputFolder,
): Promise<void> {}
