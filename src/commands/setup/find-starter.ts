/** The text that a new source begins with: the workspace's own starter of its kind, the package's, or a generated one. */

import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { LIMITS } from '../../limits.js';
import { textOfFile } from '../../report/source-file.js';
import type { Kind } from '../../templates/kind.js';
import type { Workspace } from '../../workspace.js';
import { readStarter } from '../../world/package-files.js';
import { readOptional } from '../../world/read-files.js';
import { generatedStarter } from './generated-starter.js';

/**
 * Finds the starter of a kind in a language. In the workspace, templates/starters/<kind>.<language>.md goes before <kind>.md; a
 * file there that cannot be read is reported in `workspace.files`, and gives undefined.
 */
export async function findStarter(
  name: string,
  kind: Kind,
  language: string,
  workspace: Workspace,
): Promise<string | undefined> {
  const { area, root, templates, files } = workspace;
  for (const own of [`${name}.${language}.md`, `${name}.md`]) {
    const file = readOptional(area, root, join(templates, 'starters', own), LIMITS.sourceBytes);
    if (file === undefined) continue;
    files.push(file);
    return file.diagnostics.length > 0 ? undefined : withHead(textOfFile(file), name);
  }
  const builtIn = await readStarter(`${name}.md`);
  if (builtIn === undefined)
    return generatedStarter(name, kind, { symbols: workspace.symbols(), language: workspace.language(language) });
  return builtIn.replace(/\n---\n/, `\n${await inventedNames(builtIn, language)}---\n`);
}

/** A starter with front matter that says its kind, whether or not it has one. */
function withHead(text: string, name: string): string {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const whole = /^---\n[\s\S]*?\n---\n/.test(lines) ? lines : `---\nengross: 1\n---\n\n${lines}`;
  const [head = ''] = /^---\n[\s\S]*?\n---\n/.exec(whole) ?? [];
  return /^kind:/m.test(head) ? whole : whole.replace(/^---\n/, `---\nkind: ${name}\n`);
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
