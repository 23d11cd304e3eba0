/** Many records in one file, each as it is in a file of its own: a thousand files take longer to open than to understand. */

/** Below a line with its name and its length in bytes, each record stands as it is, with a line end after it. */
export function packed(records: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const lineEnd = Buffer.from('\n');
  const parts = [...records].flatMap(([id, bytes]) => [Buffer.from(`${id} ${bytes.length}\n`), bytes, lineEnd]);
  return Buffer.concat(parts);
}

/**
 * The records of a file that {@link packed} made, by their names; what follows a torn one is as if it were not there.
 * Whether a record itself is whole is seen by its seal.
 */
export function unpacked(file: Uint8Array | undefined): Map<string, Uint8Array> {
  const records = new Map<string, Uint8Array>();
  if (file === undefined) return records;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf('\n', from);
    const [, id, length] = /^(\S{1,200}) (\d{1,10})$/.exec(bytes.toString('latin1', from, Math.max(end, from))) ?? [];
    if (id === undefined) break;
    records.set(id, bytes.subarray(end + 1, end + 1 + Number(length)));
    from = end + 1 + Number(length) + 1;
  }
  return records;
}
