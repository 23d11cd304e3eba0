/** The specimens as plain text: the words and labels of the page, in every language. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith, PACKAGE } from '../support/cli.js';
import { htmlWords, wordsOf } from '../support/words.js';

const { folder, done } = folderWith({ 'engross.yaml': 'engross: 1\nformats: [html, txt]\n' });
const OUTPUT = join(folder, 'output/specimen-session');

beforeAll(async () => {
  cpSync(join(PACKAGE, 'sources'), join(folder, 'sources'), { recursive: true });
  const { code, stderr } = await engross(folder, ['build']);
  expect(`${code} ${stderr}`).toMatch(/^0 /);
}, 120_000);
afterAll(done);

/** Names of the documents, without suffix: those of the sources, each in its languages. */
const NAMES = readdirSync(join(PACKAGE, 'sources/specimen-session'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name, parentPath }) =>
    readdirSync(join(parentPath, name))
      .filter((file) => /^\w+\.md$/.test(file))
      .map((file) => `${name}.${file.replace('.md', '')}`),
  );

const read = (name: string) => readFileSync(join(OUTPUT, name), 'utf8');

/** What a reader of the page reads, with the marks of notes and the addresses of links as plain text has them. */
function pageWords(html: string): string[] {
  const body = html
    .replace(/<div class="editions">[\s\S]*?<\/ul><\/nav><\/div>/, '')
    .replace(/<a class="skip"[^>]*>[^<]*<\/a>/, '')
    .replace(/<sup>[^<]*<a [^>]*>([^<]*)<\/a><\/sup>/g, '[$1]')
    .replace(/(<a class="label"[^>]*role="doc-backlink"[^>]*>)([^<]*)/g, '$1[$2]')
    .replace(/<li class="(?:list-item|note-bullet)"[^>]*>/g, '$&• ')
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, (_, alt) => (alt === '' ? '' : `[${alt}]`))
    .replace(/<(\/?)body\b[^>]*>/g, '<$1main>')
    .replace(/<(\/?)main id[^>]*>/g, '');
  const text = body.slice(body.indexOf('<main>'), body.lastIndexOf('</main>')).replace(/<\/main>/g, '');
  return htmlWords(new TextEncoder().encode(`${text}</main>`));
}

describe('the specimens as plain text', () => {
  it('are all there', () => {
    expect(NAMES.length).toBeGreaterThan(30);
    expect(new Set(NAMES.map((name) => name.split('.')[1])).size).toBe(6);
  });

  it.each(NAMES)('%s has the words of its page, in their order', (name) => {
    const lines = read(`${name}.txt`).split('\n');
    const found = wordsOf(lines.filter((line) => !/^-{3,}(?: +-+)*$/.test(line)).join('\n'));
    const page = read(`${name}.html`);
    const wanted = pageWords(page);
    // Lines of Chinese end within words; cells of a row are read line by line, those of a page one after the other.
    const parts = (words: string[]) => (/\.zh$/.test(name) ? [...words.join('')] : words);
    const shown = (words: string[]) => (page.includes('<table') ? parts(words).toSorted() : parts(words)).join(' ');
    expect(wanted.length).toBeGreaterThan(10);
    expect(shown(found)).toBe(shown(wanted));
  });

  it.each(NAMES)('%s has every label of its page at the beginning of a line, in order', (name) => {
    const labels = [...read(`${name}.html`).matchAll(/<(?:li class="clause|h\d)[^>]*><a class="label"[^>]*>([^<]*)</g)];
    const lines = read(`${name}.txt`).split('\n');
    let at = 0;
    for (const [, label = ''] of labels) {
      const index = lines.findIndex((line, place) => place >= at && line.trimStart().startsWith(`${label} `));
      expect(index, `label ${label}`).toBeGreaterThanOrEqual(at);
      at = index + 1;
    }
  });

  it('is in the manifest with its media type, and on the page of the session', () => {
    const manifest = JSON.parse(read('manifest.json'));
    const outputs = manifest.documents.flatMap((one: { versions: { outputs: unknown[] }[] }) =>
      one.versions.flatMap((version) => version.outputs),
    );
    const types = new Map(outputs.map((one: { format: string; mediaType: string }) => [one.format, one.mediaType]));
    expect(Object.fromEntries(types)).toEqual({ html: 'text/html', txt: 'text/plain', ics: 'text/calendar' });
    expect(read('index.html')).toMatch(/<th scope="col">TXT<\/th>/);
  });
});
