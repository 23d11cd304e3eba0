/** Divides the documents of a build among several machines: the same parts on each, of about equal cost. */
import { digestOf } from '../store/digest.js';
import type { DocumentOptions } from '../store/records.js';
import type { OpenDocument } from './open-documents.js';

export interface Shard {
  /** From 1. */
  index: number;
  of: number;
}

/** Name of the manifest that a part writes for `engross merge`. */
export function shardName({ index, of }: Shard): string {
  return `manifest.${index}-of-${of}.json`;
}

/**
 * Digest of the divided documents and options. Machines with other sources divide them otherwise, so that a document could
 * be in two parts or in none: `engross merge` refuses parts with different digests.
 */
export function dividedKey(
  documents: readonly OpenDocument[],
  { set, kind, date, variant, formats }: DocumentOptions,
  languages: readonly string[] | undefined,
): string {
  const sources = documents.map(({ id, session, versions }) => [
    session?.name,
    id,
    versions.map(({ file, digest, ledger }) => [file.path, digest, ledger?.text]),
  ]);
  return digestOf(JSON.stringify([set, kind, date, variant, formats, languages, sources]));
}

/** Cost of a document in bytes of source, which compile time grows with. */
export function costOf(document: OpenDocument): number {
  return document.versions.filter((version) => version.wanted).reduce((sum, { size }) => sum + 1000 + size, 0);
}

/** The documents of one part, in their order. The most costly are placed first, each in the part with the least cost so far. */
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
