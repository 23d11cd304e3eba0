/**
 * A format that is added: in a scratch copy of the code, one folder and one line make it known to the command line, the
 * settings, the manifest, the page of a session, `verify` and the preview; nothing writes it that does not name it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE } from '../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-format-'));
const work = join(folder, 'work');

const FORMAT = `/** Words alone. */
import { plainText } from '../../tree/text.js';

export const words = {
  name: 'words',
  label: 'Words',
  extension: 'wrd',
  mediaType: 'text/x-words',
  order: 9,
  column: 9,
  defaultOf: [],
  preview: 'Words',
  isOpened: false,
  render: async (document) => new TextEncoder().encode(plainText(document.children)),
  load: async () => undefined,
};
`;

// The code as it is compiled: its types are those of `txt`, and to compile all of it again takes a minute.
beforeAll(() => {
  for (const name of ['build', 'assets', 'package.json', 'templates'])
    cpSync(join(PACKAGE, name), join(folder, name), { recursive: true });
  symlinkSync(join(PACKAGE, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'build/render/words'));
  writeFileSync(join(folder, 'build/render/words/format.js'), FORMAT);
  const list = join(folder, 'build/render/registered.js');
  writeFileSync(list, `${readFileSync(list, 'utf8')}\nexport { words } from './words/format.js';\n`);
  mkdirSync(join(work, 'sources/s/one'), { recursive: true });
  writeFileSync(join(work, 'sources/s/session.yaml'), 'title: {en: A Meeting}\noriginal: en\nstart: 2027-05-18\n');
  writeFileSync(join(work, 'sources/s/one/en.md'), '---\nkind: note\ntitle: One\nsymbol: CML/1\n---\n\n1. Lakes.\n');
  writeFileSync(join(work, 'engross.yaml'), 'engross: 1\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function engross(...args: string[]): string {
  return execFileSync(process.execPath, [join(folder, 'build/cli.js'), ...args], { cwd: work, encoding: 'utf8' });
}

const output = (name: string) => join(work, 'output/s', name);

describe('a format that is added by a folder and a line', () => {
  it('is in the help, and written only where it is named', () => {
    expect(engross('build', '--help')).toMatch(/pdf,\s+docx,\s+html,\s+txt,\s+words/);
    engross('build');
    expect(existsSync(output('one.en.pdf'))).toBe(true);
    expect(existsSync(output('one.en.wrd'))).toBe(false);
    expect(readFileSync(output('one.en.html'), 'utf8')).not.toContain('one.en.wrd');
  });

  it('is in the manifest, on the page of the session and in the page beside it', () => {
    writeFileSync(join(work, 'engross.yaml'), 'formats: [html, words]\n');
    engross('build');
    expect(readFileSync(output('one.en.wrd'), 'utf8')).toContain('Lakes.');
    const { outputs } = JSON.parse(readFileSync(output('manifest.json'), 'utf8')).documents[0].versions[0];
    expect(outputs).toContainEqual(
      expect.objectContaining({ file: 'one.en.wrd', format: 'words', mediaType: 'text/x-words' }),
    );
    expect(readFileSync(output('index.html'), 'utf8')).toMatch(
      /<th scope="col">Words<\/th>[\s\S]*href="\.\/one\.en\.wrd"[^>]* download="/,
    );
    expect(readFileSync(output('one.en.html'), 'utf8')).toContain('type="text/x-words" href="./one.en.wrd"');
  });

  it('is verified', () => {
    expect(() => engross('verify', 'output/s')).not.toThrow();
    writeFileSync(output('two.en.wrd'), 'A stranger.\n');
    const report = JSON.parse(engross('verify', 'output/s', '--report', 'json'));
    expect(report).toEqual([
      expect.objectContaining({ file: 'output/s/two.en.wrd', rule: 'verify', severity: 'warning' }),
    ]);
  });

  it('is in the preview, with its media type', () => {
    const script = `
      import { pageStatus } from ${JSON.stringify(join(folder, 'build/preview/page-status.js'))};
      import { previewApp } from ${JSON.stringify(join(folder, 'build/preview/app.js'))};
      const document = { id: 'one', session: 's', symbol: undefined, versions: [{ source: 'en.md', language: 'en', title: 'One', output: 's/one.en' }] };
      const state = { documents: [document], problems: new Map(), making: undefined, progress: undefined };
      const folder = ${JSON.stringify(join(work, 'output'))};
      const app = previewApp({ store: { get: () => state, listen: () => () => {} }, folder, looking: new Set() });
      const { formats } = await pageStatus(state, folder, 's/one.en.html');
      const { address, name } = formats.at(-1);
      const response = await app.request(address, { headers: { host: '127.0.0.1:80' } });
      console.log(JSON.stringify([name, address, response.status, response.headers.get('content-type')]));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: work,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual(['Words', '/files/s/one.en.wrd', 200, 'text/x-words; charset=utf-8']);
  });
});
