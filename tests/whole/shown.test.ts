/** The built command on a workspace whose files and fields are named by a stranger: whatever is printed is text. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith, PACKAGE, type Ran } from '../support/cli.js';
import { commandsIn, HIDDEN } from '../support/hostile.js';
import { xmlTree } from '../support/xml-tree.js';

/** Names in which each character is seen: documents may be called so. */
const SEEN = [
  '::error file=x,line=1::forged',
  ' ::debug::x',
  '##[error]x',
  'x ##vso[task.complete]',
  'i`|<b>[l](http:x)`',
  'javascript:alert(1)',
  'l#m?n%20',
  '"quoted"',
];
/** Names that no output may have; the sources are told of. */
const UNSEEN = ['a\u001b[2Jb', 'c\n::warning::forged\nd', 'e\u202egpj', 'f\u2028g\u0085h', 'k\u007f\u009b\u200f\ufeff'];
const NAMES = [...SEEN, ...UNSEEN];

/** A value of front matter that no template, page or report may take for anything but words. */
const VALUE = '</script><b>::error::x ##[error]x | `y` [l](http://x) \\u2066z';

/** The same as Markdown, which a title is: HTML and links in one are refused. */
const WORDS = VALUE.replace(/[<`[]/g, '\\$&');

const NOTE = (title: string, more = '') =>
  `---\nkind: note\ntitle: ${JSON.stringify(title)}\n${more}---\n\n1. Lakes.\n`;

const FILES: Record<string, string> = {
  'engross.yaml': 'engross: 1\nformats: [html, docx]\n',
  'sources/s/session.yaml': `title: {en: ${JSON.stringify(VALUE)}}\nlanguages: [en, fr]\noriginal: en\n`,
};
for (const name of NAMES) {
  FILES[`sources/s/${name}/en.md`] = NOTE(WORDS);
  FILES[`sources/wrong/${name}.en.md`] = NOTE('One', `"${'colour ##[x] \\n::error::x \\u202e'}": red\n`);
}

describe('a workspace named by a stranger', () => {
  let folder: string;
  let clean: () => void;
  let built: Ran;
  const summary = (): string => join(folder, 'summary.md');

  /** What a person, a terminal or a CI reads of a command. */
  function expectText({ stdout, stderr }: Ran): void {
    for (const text of [stdout, stderr]) {
      expect(text).not.toMatch(HIDDEN);
      expect(commandsIn(text)).toEqual([]);
    }
  }

  beforeAll(async () => {
    ({ folder, done: clean } = folderWith(FILES));
    built = await engross(folder, ['build', 'sources/s', '--verbose'], { GITHUB_STEP_SUMMARY: summary() });
  });
  afterAll(() => clean?.());

  it('is built as far as its names are seen, and each written file has a line that leads to it', () => {
    expect([built.code, built.stderr.match(/\[output-name\]/g)?.length]).toEqual([1, UNSEEN.length]);
    expectText(built);
    const paths = built.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => (line.startsWith('"') ? JSON.parse(line) : line));
    // The pages of the session are not listed.
    expect(paths).toHaveLength(2 * SEEN.length);
    for (const path of paths) expect(existsSync(join(folder, path)), path).toBe(true);
  });

  it('has a page for its session whose links lead to the files beside it', () => {
    const page = readFileSync(join(folder, 'output/s/index.html'), 'utf8');
    expect(page.match(/<script/g)).toHaveLength(1);
    const links = [...page.matchAll(/href="([^"]*)"/g)]
      .map(([, link = '']) => link)
      .filter((link) => !link.startsWith('#'));
    for (const link of links) {
      expect(link).toMatch(/^\.\/[A-Za-z0-9_.!~*'()%-]+$/);
      expect(existsSync(join(folder, 'output/s', decodeURIComponent(link))), link).toBe(true);
    }
    expect(links).toHaveLength(2 * SEEN.length + 2);
  });

  it('has DOCX files of which every part is XML', () => {
    for (const name of SEEN) {
      const parts = unzipSync(readFileSync(join(folder, `output/s/${name}.en.docx`)));
      for (const [path, bytes] of Object.entries(parts))
        if (/\.(?:xml|rels)$/.test(path)) expect(() => xmlTree(new TextDecoder().decode(bytes)), path).not.toThrow();
    }
  });

  it('is reported of as text', async () => {
    const ran = await engross(folder, ['check', 'sources/wrong', '--verbose']);
    expect(ran.code).toBe(1);
    expectText(ran);
    expect(ran.stderr).toContain('sources/wrong/a\\u{1b}[2Jb.en.md');
    expect(ran.stderr.split('\n').filter((line) => line.startsWith('sources/wrong/'))).toHaveLength(NAMES.length);
  });

  it('is reported of as JSON that names its files as they are', async () => {
    const ran = await engross(folder, ['check', 'sources/wrong', '--report', 'json']);
    expectText(ran);
    const files = JSON.parse(ran.stdout).map(({ file }: { file: string }) => file);
    expect(files.toSorted()).toEqual(NAMES.map((name) => `sources/wrong/${name}.en.md`).toSorted());
  });

  it('is reported of as SARIF that leads to its files', async () => {
    const ran = await engross(folder, ['check', 'sources/wrong', '--report', 'sarif']);
    expectText(ran);
    for (const { locations } of JSON.parse(ran.stdout).runs[0].results) {
      const uri: string = locations[0].physicalLocation.artifactLocation.uri;
      expect(existsSync(join(folder, decodeURIComponent(uri))), uri).toBe(true);
    }
  });

  it('is reported of to GitHub by one command for each finding', async () => {
    const { stdout } = await engross(folder, ['check', 'sources/wrong', '--report', 'github']);
    expect(stdout).not.toMatch(HIDDEN);
    const lines = stdout.split('\n').slice(0, -1);
    expect(lines).toHaveLength(NAMES.length);
    for (const line of lines)
      expect(line).toMatch(/^::error file=[^,:]+,line=\d,col=1,title=(?:unknown-field|output-name)::/);
  });

  it('is summed up for a step in a table with a row for each finding', async () => {
    writeFileSync(summary(), '');
    await engross(folder, ['build', 'sources/wrong'], { GITHUB_STEP_SUMMARY: summary() });
    const text = readFileSync(summary(), 'utf8');
    expect(text).not.toMatch(HIDDEN);
    const rows = text.split('\n').filter((line) => line.startsWith('| error'));
    expect(rows).toHaveLength(NAMES.length);
    for (const row of rows)
      expect(row.replaceAll(/<\/?code>/g, '')).toMatch(
        /^\| error \|[^|`<[]*\|[^|`<[]*\| (?:unknown-field|output-name) \|$/,
      );
  });

  it.each([
    ['plan', ['plan', 'sources/s']],
    ['plan --report json', ['plan', 'sources/s', '--report', 'json']],
    ['translate status', ['translate', 'status', 'sources/s']],
    ['translate status --report json', ['translate', 'status', 'sources/s', '--report', 'json']],
    ['translate export', ['translate', 'export', 'sources/s', '--lang', 'fr', '--out', 'xliff']],
    ['check --fix', ['check', '--fix', 'sources']],
    ['verify', ['verify', 'output']],
  ])('is text to %s', async (_, args) => {
    const ran = await engross(folder, args);
    expect([0, 1]).toContain(ran.code);
    expect(ran.stdout + ran.stderr).not.toBe('');
    expectText(ran);
    if (args.includes('json')) expect(JSON.parse(ran.stdout).length).toBeGreaterThanOrEqual(SEEN.length);
  });

  it('is text to merge, of which the folder is named', async () => {
    for (const part of ['1/2', '2/2'])
      expectText(await engross(folder, ['build', 'sources/s', '--out', 'p\u001b[1m\n::error::x', '--shard', part]));
    const ran = await engross(folder, ['merge', 'p\u001b[1m\n::error::x']);
    expectText(ran);
    expect(ran.stdout).toBe('"p\\u001b[1m\\n::error::x/s"\n');
  });

  it.each([
    [['bo\n::error::x']],
    [['build', '--format', 'a\n::error::x\u001b[2J']],
    [['build', '--no\n::error::x']],
    [['build', '--date', '\u202e\n##[error]x']],
    [['build', '--kind', 'x\n::error::y']],
    [['build', '--lang', 'zz\u001b[1m\n::error::y']],
    [['build', 'no\u202e\n::error::y']],
    [['build', 'sources/s', '--set', 'title\n::error::x']],
    [['build', 'sources/s', '--set', 'title="\u001b[2J\n::error::x"']],
    [['new', 'note', 'sources/s/a\u001b[2Jb/en.md']],
    [['init', 'new\u001b[1m\n::error::x']],
    [['schema', 'x\n::error::y']],
    [['translate', 'accept', 'sources/s', '--place', 'x\n::error::y']],
    [['translate', 'import', 'no\n::error::y\u001b[1m.xlf']],
    [['build', '--sett']],
  ])('arguments are quoted as text: %j', async (args) => {
    const ran = await engross(folder, args);
    expectText(ran);
    expect(ran.stderr + ran.stdout).not.toBe('');
  });

  it('is text to those who watch, when a file that changes is named so', async () => {
    const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'build', 'sources/s', '--watch'], {
      cwd: folder,
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += String(data);
    });
    try {
      await expect.poll(() => said, { timeout: 90_000 }).toMatch(/Watching the sources/);
      said = '';
      for (const name of ['::error file=x,line=1::forged', 'a\u001b[2Jb'])
        writeFileSync(join(folder, `sources/s/${name}/en.md`), NOTE('Changed'));
      await expect.poll(() => said, { timeout: 90_000 }).toMatch(/made, \d+ unchanged/);
      expect(said).toContain('sources/s/a\\u{1b}[2Jb/en.md');
      expectText({ code: 0, stdout: '', stderr: said });
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is text to the browser of a preview', async () => {
    const { folder: other, done } = folderWith({
      'engross.yaml': 'engross: 1\n',
      'sources/s/session.yaml': 'title: {en: One}\n"x\\n::error::y \\u202e": 1\n',
      'sources/s/one/en.md': NOTE('One'),
      'sources/a\u001b[2Jb.en.md': NOTE('One', 'colour: red\n'),
    });
    const child = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'preview'], { cwd: other });
    try {
      const said = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
      expectText({ code: 0, stdout: said, stderr: '' });
      const [address = ''] = said.split('\n');
      const list = async () => (await fetch(`${address}list`)).text();
      await expect.poll(list, { timeout: 90_000 }).toContain('a\\u{1b}[2Jb (');
      const page = await list();
      expect(page).not.toMatch(HIDDEN);
      const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
      expect(links.filter((link) => !/^\/(?:preview\.css|files\/[A-Za-z0-9_.!~*'()%/&#;-]+)$/.test(link))).toEqual([]);
      const { body } = await fetch(`${address}events?page=`);
      const reader = body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      await reader?.cancel();
      const [, data = ''] = /^data: (.*)$/m.exec(new TextDecoder().decode(value)) ?? [];
      const status: { problems: Record<string, unknown>[] } = JSON.parse(data);
      expect(status.problems.length).toBeGreaterThan(0);
      for (const text of status.problems.flatMap((problem) => Object.values(problem)))
        if (typeof text === 'string') expect(text).not.toMatch(HIDDEN);
    } finally {
      child.kill('SIGKILL');
      done();
    }
  });

  it('is reported of by nobody else: the YAML parser prints no warnings of its own', async () => {
    const { folder: other, done } = folderWith({
      'session.yaml': 'title: {en: One}\n? {a: "x\u202ey"}\n: 1\n',
      'en.md': NOTE('One'),
    });
    const ran = await engross(other, ['check', 'en.md', '--set', 'topic=!x \u202e']);
    done();
    expectText(ran);
    expect(ran.code).toBe(1);
    expect(ran.stderr).not.toMatch(/Warning/);
  });

  it('values that no document can hold are refused with file and line, whatever format is asked for', async () => {
    const { folder: other, done } = folderWith({
      'engross.yaml': 'engross: 1\n',
      'templates/design.yaml': 'screen:\n  autonyms: {en: "a\\uffff"}\n',
      'sources/s/session.yaml': 'title: {en: One}\nmark: {en: "a\\e[2J"}\n',
      'sources/s/one/en.md': NOTE('One'),
      'sources/two.en.md': '---\nkind: note\ntitle: "a\\ud800"\n---\n\n1. Two.\n',
    });
    for (const format of ['html', 'docx', 'pdf']) {
      const { code, stdout } = await engross(other, ['build', '--format', format, '--report', 'json']);
      const found = JSON.parse(stdout).filter(({ rule }: { rule: string }) => rule === 'control-character');
      expect(code).toBe(1);
      expect(found.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`).toSorted()).toEqual(
        expect.arrayContaining(['sources/s/session.yaml:2', 'sources/two.en.md:3']),
      );
    }
    done();
  });
});
