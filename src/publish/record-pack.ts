/** Records that a build uses together, in one file: a thousand files take longer to open than to understand. */
import { sealed, unsealed } from './digest.js';

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
  const json = unsealed(file);
  const records: unknown = json === undefined ? [] : JSON.parse(json);
  return new Map(Array.isArray(records) ? (records as [string, unknown][]) : []);
}
