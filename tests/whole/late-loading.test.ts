/** What pdfkit loads and few documents need; asked in a process of its own, for another file's texts may have loaded it. */
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { expect, it } from 'vitest';
import { loadFontkit, PdfmakeDocument } from '../../src/render/pdf/pdfmake/internals.js';

const load = createRequire(import.meta.url);
const isLoaded = (name: string) => Object.keys(load.cache).some((path) => path.includes(`${sep}${name}${sep}`));

it('is loaded when it is asked for', () => {
  expect(typeof PdfmakeDocument).toBe('function');
  expect(isLoaded('pdfkit')).toBe(true);
  expect(isLoaded('brotli')).toBe(false);
  expect(() => loadFontkit().create(Buffer.from('no font'))).toThrow('Unknown font format');
  expect(isLoaded('brotli')).toBe(true);
  expect(load('fontkit').create).toBe(loadFontkit().create);
});
