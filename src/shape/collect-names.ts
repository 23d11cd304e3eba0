/** Names that the author gave to places of a document: each may stand once. */

import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Marks } from '../tree/node.js';
import { type Structure, structuresIn } from '../tree/spec.js';

type Named = Structure & Marks & { name: string };

/** Authors' names of a document; where one is given twice, an error tells it at both places. */
export function collectNames(document: OfficialDocument, file: SourceFile): Set<string> {
  const first = new Map<string, Named>();
  for (const named of namedBlocks([...document.children, ...document.notes])) {
    const other = first.get(named.name);
    if (other === undefined) first.set(named.name, named);
    else reportTwice(other, named, file);
  }
  return new Set(first.keys());
}

function* namedBlocks(nodes: readonly Structure[]): Generator<Named> {
  for (const node of structuresIn(nodes)) if (isNamed(node)) yield node;
}

/** Parts of a masthead have names of another sort. */
function isNamed(node: Structure): node is Named {
  const isMasthead = node.type === 'mastheadBand' || node.type === 'mastheadCell';
  return !isMasthead && 'name' in node && node.name !== undefined;
}

function reportTwice(first: Named, second: Named, file: SourceFile): void {
  for (const [here, there] of [
    [first, second],
    [second, first],
  ] as const) {
    report(file, 'duplicate-name', here, {
      message: `two places have the name \`${here.name}\``,
      help: 'give one of them another name',
      related: [{ path: file.path, position: there.position, message: 'the other one' }],
    });
  }
}
