/** Digests that name what went into something: SHA-256, in hexadecimal digits. */
import { createHash, hash } from 'node:crypto';

/** Digest of several things in order; each is told apart from the next by its length. */
export function digestOf(...parts: readonly (string | Uint8Array | undefined)[]): string {
  const lengthOf = (part: string | Uint8Array | undefined) => `${part === undefined ? '-' : part.length}:`;
  // A thousand documents come to some thousand keys: a text handed over at once takes a tenth of the time.
  if (parts.every((part) => !(part instanceof Uint8Array)))
    return hash('sha256', parts.map((part) => lengthOf(part) + (part ?? '')).join(''));
  const long = createHash('sha256');
  for (const part of parts) {
    long.update(lengthOf(part));
    if (part !== undefined) long.update(part);
  }
  return long.digest('hex');
}

/** Length of a digest in digits. */
const DIGITS = 64;

/** Bytes of a text, in parts, below their digest, which stands on a line of its own. */
export function sealed(...parts: readonly Uint8Array[]): Uint8Array {
  const file = Buffer.concat([Buffer.from(`${' '.repeat(DIGITS)}\n`), ...parts]);
  file.write(sha256(file.subarray(DIGITS + 1)), 'latin1');
  return file;
}

/** The text of a file that {@link sealed} made; undefined when there is none, and when it is torn or was mended. */
function unsealed(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.length <= DIGITS) return undefined;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const rest = file.subarray(DIGITS + 1);
  return file.toString('latin1', 0, DIGITS + 1) === `${sha256(rest)}\n` ? rest.toString('utf8') : undefined;
}

/** The value of a file of JSON that {@link sealed} made; undefined where there is none. */
export function sealedJson(bytes: Uint8Array | undefined): unknown {
  const json = unsealed(bytes);
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // Whoever writes a cache can seal anything.
    return undefined;
  }
}

/** The digest that a manifest gives and `sha256sum` comes to. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}
