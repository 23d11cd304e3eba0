/** The limits and their manual say the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS, sizeText } from '../src/limits.js';

const MANUAL = readFileSync(join(import.meta.dirname, '../docs/limits.md'), 'utf8');

/** A limit as the manual writes it. */
function written(name: string, value: number): string {
  if (name.endsWith('Bytes') && Number.isInteger(value / 2 ** 16)) return sizeText(value);
  if (name.endsWith('Seconds')) return `${value} seconds`;
  if (name.endsWith('Megabytes')) return `${value} MB`;
  return value >= 1e6 ? `${value / 1e6} million` : String(value);
}

describe('docs/limits.md', () => {
  it.each(Object.entries(LIMITS))('names the limit %s (%s)', (name, value) =>
    expect(MANUAL).toContain(written(name, value)),
  );
});

describe('sizes', () => {
  it.each([
    [2 ** 18, '256 KiB'],
    [2 ** 20, '1 MiB'],
    [1.5 * 2 ** 20, '1.5 MiB'],
    [100, '0.1 KiB'],
  ])('%s bytes: %s', (bytes, wanted) => expect(sizeText(bytes)).toBe(wanted));

  it('a file one byte above its limit does not seem to be at it', () => {
    expect(sizeText(2 ** 20 + 1)).toBe('1.0 MiB');
  });
});
