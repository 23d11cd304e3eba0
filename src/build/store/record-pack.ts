/** Records that a build uses together, in one file: a thousand files take longer to open than to understand. */
import { sealed, sealedJson } from './digest.js';

/** A file of many records, given as the bytes of their JSON, under their names. */
export function packed(records: readonly (readonly [id: string, json: Uint8Array])[]): Uint8Array {
  const entries = records.flatMap(([id, json], index) => [
    Buffer.from(`${index === 0 ? '' : ','}[${JSON.stringify(id)},`),
    json,
    Buffer.from(']'),
  ]);
  return sealed(Buffer.from('['), ...entries, Buffer.from(']'));
}

/** The records of a file that {@link packed} made, by their names; none of a file that is torn or was mended. */
export function unpacked(file: Uint8Array | undefined): Map<string, unknown> {
  const records = sealedJson(file);
  return new Map(Array.isArray(records) ? records.filter(isNamed) : []);
}

function isNamed(entry: unknown): entry is [string, unknown] {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
}
