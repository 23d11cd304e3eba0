/** `engross schema`: the JSON Schema of a kind's front matter. */
import { kindJsonSchema } from '../../templates/kind-schema.js';
import { openWorkspace } from '../../workspace.js';
import { findRoot } from '../../world/read-files.js';
import { checkKind } from '../shared/check-kind.js';
import { printJson } from '../shared/print.js';

/** Prints the schema on stdout; gives the exit code. */
export async function schema(name: string): Promise<number> {
  const workspace = openWorkspace(await findRoot(process.cwd()));
  const kind = workspace.kind(name);
  if (kind === undefined) return (await checkKind(name, workspace)) ?? 2;
  printJson(kindJsonSchema(kind), 2);
  return 0;
}
