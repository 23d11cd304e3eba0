/** Parts of a set for several machines: the same parts everywhere, each with about as much to do. */

import { digestOf } from '../store/digest.js';
import type { BuildRequest } from './build-request.js';
import type { OpenDocument } from './open-documents.js';

export interface Shard {
  /** From 1. */
  index: number;
  of: number;
}

/** Name of the manifest that a shard leaves for `engross merge`. */
export function shardName({ index, of }: Shard): string {
  return `manifest.${index}-of-${of}.json`;
}

/**
 * Digest of the whole that parts are of. Machines that begin from other sources divide them otherwise: a document might be in
 * two parts, or in none.
 */
export function dividedKey(documents: readonly OpenDocument[], request: BuildRequest): string {
  const { set, kind, date, variant, formats, languages } = request;
  const sources = documents.map(({ id, session, versions }) => [
    session?.name,
    id,
    versions.map(({ file, digest, ledger }) => [file.path, digest, ledger?.text]),
  ]);
  return digestOf(JSON.stringify([set, kind, date, variant, formats, languages, sources]));
}

/** Cost of a document, in bytes of source: what takes the time grows with the text. */
export function costOf(document: OpenDocument): number {
  return document.versions.filter((version) => version.wanted).reduce((sum, { size }) => sum + 1000 + size, 0);
}

/** The documents of one part: the dearest first, each to the part that has least so far; then in their own order. */
export function takeShard(documents: readonly OpenDocument[], { index, of }: Shard): OpenDocument[] {
  const loads = Array.from({ length: of }, () => 0);
  const taken = new Set<OpenDocument>();
  const keyOf = (document: OpenDocument) => `${document.session?.name ?? ''}/${document.id}`;
  const byCost = [...documents].sort((a, b) => costOf(b) - costOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const document of byCost) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + costOf(document);
    if (least === index - 1) taken.add(document);
  }
  return documents.filter((document) => taken.has(document));
}
