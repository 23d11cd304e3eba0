/** Digests that name what went into something: SHA-256, in hexadecimal digits. */
import { createHash } from 'node:crypto';

/** Digest of several things in order; each is told apart from the next by its length. */
export function digestOf(...parts: readonly (string | Uint8Array | undefined)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part === undefined ? '-' : part.length}:`);
    if (part !== undefined) hash.update(part);
  }
  return hash.digest('hex');
}

/** The digest that a manifest gives and `sha256sum` comes to. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
