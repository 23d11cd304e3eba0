/** Style and script of a page as its Content-Security-Policy allows them. */
import { createHash } from 'node:crypto';

/** The hash source of an inline style or script (CSP 3, 2.3.1). */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
