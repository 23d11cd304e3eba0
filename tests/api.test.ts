/** The interface for programs where docs/api.md has no example: images, faults, plugins, sessions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { compile, engrossHtml, engrossParse, engrossShape } from '../src/index.js';

const note = (text: string) => `---\nkind: note\ntitle: Lakes\nsymbol: CML/1\n---\n\n${text}\n`;
const page = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

describe('compile', () => {
  it('shows the images that it is given, and reads none from the disk', async () => {
    const source = note('1. One.\n\n![A lake](lake.png)');
    const [given] = (await compile(source, { language: 'en', images: { 'lake.png': PNG } })).documents;
    expect(page((await given?.render('html'))?.bytes)).toContain('data:image/png;base64,');
    const [none] = (await compile(source, { language: 'en' })).documents;
    const { bytes, diagnostics } = (await none?.render('html')) ?? {};
    expect(bytes).toBeUndefined();
    expect(diagnostics?.map(({ rule }) => rule)).toEqual(['image']);
  });

  it('renders again after a fault, and says what each rendering found', async () => {
    const throws = () => () => {
      throw new Error('no lakes here');
    };
    const [document] = (await compile(note('1. One.'), { language: 'en', rehype: [throws] })).documents;
    const html = await document?.render('html');
    expect(html?.bytes).toBeUndefined();
    expect(html?.diagnostics[0]?.message).toContain('the plugin `throws` failed: no lakes here');
    expect((await document?.render('txt'))?.diagnostics).toEqual([]);
    expect(page((await document?.render('txt'))?.bytes)).toContain('1.  One.');
  });

  it('takes the fields of a session, and reports its faults', async () => {
    const session = 'title: {en: A Meeting}\noriginal: en\norganisation: {en: The Convention}\nstart: 2027-05-18\n';
    const [document] = (await compile([{ path: 'a/en.md', text: note('1. One.') }], { session })).documents;
    expect(page((await document?.render('txt'))?.bytes)).toContain('The Convention');
    const unsound = await compile([{ path: 'a/en.md', text: note('1. One.') }], { session: 'titel: x\n' });
    expect(unsound.documents[0]?.tree).toBeUndefined();
    expect(unsound.diagnostics.map(({ file }) => file)).toContain('session.yaml');
  });

  it('makes the page that the command makes', async () => {
    const source = note('1. One.[^a]\n\n[^a]: A note.');
    const [document] = (await compile(source, { language: 'en' })).documents;
    const file = await unified()
      .use(engrossParse, { language: 'en' })
      .use(engrossShape)
      .use(engrossHtml)
      .process({ path: 'text.md', value: source });
    expect(String(file)).toBe(page((await document?.render('html'))?.bytes));
  });
});

describe('the presets', () => {
  it('throw the first error of a text, with its place', async () => {
    const run = unified().use(engrossParse, { kind: 'note', language: 'en' }).use(engrossShape).use(engrossHtml);
    await expect(run.process(note('1. See [](#none).'))).rejects.toMatchObject({
      ruleId: 'dangling-reference',
      line: 7,
    });
  });
});

describe('the package', () => {
  it('publishes the manual of the interface', () => {
    const { files } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
    expect(files).toContain('docs/api.md');
  });
});
