/** The commands as their users meet them: what they print, where, and how they end. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith, shell } from '../support/cli.js';

const SPEECH = 'Madam President,\n\nWe thank you all.\n\nThank you.\n';
const GIVEN = ['--lang', 'en', '--kind', 'statement', '--set', 'delegation=PE', '--set', 'date=2007-02-23'];

let clean: (() => void) | undefined;
function folder(files: Record<string, string | Uint8Array>): string {
  const made = folderWith(files);
  clean = made.done;
  return made.folder;
}
afterEach(() => clean?.());

describe('a text that is no Markdown file', () => {
  it('is not taken for its own ledger', async () => {
    const { folder, done: clean } = folderWith({ 'speech.txt': 'Mr. President,\n\nWater is life.\n' });
    const ran = await engross(folder, [
      'build',
      'speech.txt',
      ...'--kind statement --lang en --set delegation=PE --set date=2007-02-23'.split(' '),
    ]);
    expect([ran.code, ran.stderr]).toEqual([
      0,
      expect.stringContaining('to keep the source: engross import speech.txt'),
    ]);
    expect(ran.stderr).not.toMatch(/warning|error|ledger/);
    clean();
  });
});

describe('what engross prints', () => {
  // Half of a list without an item is an error.
  const UNSOUND = '1. One.\n\n2.\n';

  it.skipIf(!existsSync('/dev/full'))('is told of in a line when it cannot be written to the end', async () => {
    const cwd = folder({ 'speech.md': SPEECH });
    const lost = {
      code: 1,
      stdout: '',
      stderr: 'engross: the output cannot be written (the disk is full)\n',
    };
    expect(await shell(cwd, `$engross build speech.md ${GIVEN.join(' ')} > /dev/full`)).toEqual(lost);
    expect(readdirSync(join(cwd, 'output'))).toHaveLength(3);
    expect(await shell(cwd, '$engross check speech.md --report json > /dev/full')).toEqual(lost);
    expect(await shell(cwd, '$engross --help > /dev/full')).toEqual(lost);
  });

  it('may be read in part: the code is that of the sources', async () => {
    const cwd = folder({ 'good.md': SPEECH, 'bad.md': UNSOUND });
    const given = GIVEN.join(' ');
    expect(await shell(cwd, `$engross check good.md ${given} --report json | true`)).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await shell(cwd, `$engross check bad.md ${given} --report json | true`)).toMatchObject({
      code: 1,
      stderr: '',
    });
    expect(await shell(cwd, `$engross check bad.md ${given} 2>&1 | true`)).toMatchObject({ code: 1 });
  });

  it('says that the folder it was called in is gone', async () => {
    const cwd = folder({});
    const ran = await shell(cwd, 'mkdir a && cd a && rmdir ../a && $engross build');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toBe('engross: the working folder does not exist any more\n');
  });
});

describe('engross build', () => {
  it('makes three documents of a text that says nothing of itself', async () => {
    const cwd = folder({ 'speech.md': SPEECH });
    const ran = await engross(cwd, ['build', 'speech.md', ...GIVEN]);
    expect(ran).toEqual({
      code: 0,
      stdout: 'output/speech.en.pdf\noutput/speech.en.docx\noutput/speech.en.html\n',
      stderr: expect.any(String),
    });
    expect(readdirSync(join(cwd, 'output')).sort()).toEqual(['speech.en.docx', 'speech.en.html', 'speech.en.pdf']);
  });

  it('takes a text in a folder of a folder, where nobody has a session', async () => {
    const cwd = join(folder({ 'a/b/speech.md': SPEECH }), 'a/b');
    const ran = await engross(cwd, ['build', 'speech.md', ...GIVEN, '--format', 'html']);
    expect(ran.stderr).not.toContain('session.yaml');
    expect([ran.code, ran.stdout]).toEqual([0, 'output/speech.en.html\n']);
  });

  it('writes the formats and the folder asked for', async () => {
    const cwd = folder({ 'speech.md': SPEECH });
    await engross(cwd, ['build', 'speech.md', ...GIVEN, '--format', 'html', '--out', 'there']);
    expect(readdirSync(join(cwd, 'there'))).toEqual(['speech.en.html']);
  });

  it('names the line of a wrong key and the key that was meant, and writes nothing', async () => {
    const cwd = folder({ 'note.en.md': '---\nkind: note\ntitel: One\n---\n\n1. Text.\n' });
    const ran = await engross(cwd, ['build', 'note.en.md']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(
      /note\.en\.md\n {2}3:1 error: .*`titel`.*\[unknown-field\]\n {4}3 \| titel: .*\n {6}\| \^{5}\n/,
    );
    expect(existsSync(join(cwd, 'output'))).toBe(false);
  });

  it('lets no failing document stop the others', async () => {
    const cwd = folder({
      'a.en.md': '---\nkind: note\n---\n\n1. No title.\n',
      'b.en.md': '---\nkind: note\ntitle: Two\n---\n\n1. Text.\n',
    });
    const ran = await engross(cwd, ['build', '.', '--format', 'html']);
    expect(ran.code).toBe(1);
    expect(readdirSync(join(cwd, 'output'))).toEqual(['b.en.html']);
  });

  it('keeps what an earlier build made of a source that fails now, and says so', async () => {
    const cwd = folder({ 'speech.md': SPEECH });
    await engross(cwd, ['build', 'speech.md', ...GIVEN, '--format', 'html']);
    const before = readFileSync(join(cwd, 'output/speech.en.html'));
    writeFileSync(join(cwd, 'speech.md'), `${SPEECH}\n<b>bold</b>\n`);
    const ran = await engross(cwd, ['build', 'speech.md', ...GIVEN, '--format', 'html']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('stale-output');
    expect(readFileSync(join(cwd, 'output/speech.en.html'))).toEqual(before);
  });

  it('leaves no temporary file behind', async () => {
    const cwd = folder({ 'speech.md': SPEECH });
    await engross(cwd, ['build', 'speech.md', ...GIVEN]);
    expect(readdirSync(join(cwd, 'output')).every((name) => name.startsWith('speech.en.'))).toBe(true);
  });

  it('says where it cannot write', async () => {
    const cwd = folder({ 'speech.md': SPEECH, 'out/speech.en.html/in-the-way': '' });
    const ran = await engross(cwd, ['build', 'speech.md', ...GIVEN, '--format', 'html', '--out', 'out']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/unwritable/);
    expect(ran.stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it('builds the same bytes in another folder, time zone, locale and order', async () => {
    const files = {
      'a/x.en.md': SPEECH,
      'a/y.en.md': `---\nkind: note\ntitle: Y\n---\n\n1. A [link](https://x.example/).[^1] {#zeta}\n\n2. Two. {#theta}\n\n[^1]: Note.\n`,
    };
    const sums: string[][] = [];
    // Estonian has z before t.
    for (const [paths, env] of [
      [['a/x.en.md', 'a/y.en.md'], { TZ: 'UTC', LC_ALL: 'C' }],
      [['a/y.en.md', 'a/x.en.md'], { TZ: 'Asia/Tokyo', LC_ALL: 'et_EE.UTF-8' }],
    ] as const) {
      const made = folderWith(files);
      for (const path of paths) {
        const kind = path.includes('x')
          ? ['--kind', 'statement', '--set', 'delegation=PE', '--set', 'date=2007-02-23']
          : [];
        expect((await engross(made.folder, ['build', path, ...kind], env)).code).toBe(0);
      }
      const names = readdirSync(join(made.folder, 'output')).sort();
      sums.push(
        names.map(
          (name) =>
            `${name} ${createHash('sha256')
              .update(readFileSync(join(made.folder, 'output', name)))
              .digest('hex')}`,
        ),
      );
      for (const name of names)
        expect(readFileSync(join(made.folder, 'output', name)).includes(made.folder)).toBe(false);
      made.done();
    }
    expect(sums[0]).toHaveLength(6);
    expect(sums[1]).toEqual(sums[0]);
  }, 60_000);
});

/** Front matter and text of a note, with more of either. */
const noted = (fields: string, text = '') =>
  `---\nkind: note\ntitle: One\n${fields}---\n\n1. Text.\n${text === '' ? '' : `\n${text}\n`}`;
const text = (more: string) => noted('', more);
/** 90 names that stand for nine times the one before: 9^9 values when they are written out. */
const BOMB = Array.from({ length: 9 }, (_, index) => {
  const inside = index === 0 ? 'x' : `*a${index - 1}`;
  return `a${index}: &a${index} [${Array(9).fill(inside).join(', ')}]\n`;
}).join('');

/** A fault of a source, the rule that names it, and its line. */
const faults: [name: string, source: string | Uint8Array, rule: string, line: number][] = [
  ['an unknown key', noted('titel: Two\n'), 'unknown-field', 4],
  ['a missing key', '---\nkind: note\n---\n\n1. Text.\n', 'missing-field', 1],
  ['a note without text where a key is missing too', '---\nkind: note\n---\n\n1. Text.[^1]\n', 'undefined-note', 5],
  ['a value of another type', noted('keywords: 3\n'), 'field', 4],
  ['a date that does not exist', noted('issued: 2027-02-30\n'), 'field', 4],
  ['a State that is none', noted('sponsors: [Atlantis]\n'), 'unknown-field', 4],
  ['YAML with an open quotation mark', '---\ntitle: "a\n---\n\nText.\n', 'yaml', 2],
  ['YAML with a key twice', noted('title: Two\n'), 'yaml', 4],
  ['YAML with thousands of aliases', noted(`a: &a One\nkeywords: [${Array(3000).fill('*a').join(', ')}]\n`), 'yaml', 5],
  ['YAML whose aliases multiply', noted(BOMB), 'yaml', 5],
  ['YAML that holds itself', noted('a: &a [*a]\n'), 'yaml', 4],
  ['YAML of five thousand brackets', noted(`x: ${'['.repeat(5000)}\n`), 'yaml', 4],
  ['front matter that is a list', '---\n- a\n---\n\nText.\n', 'front-matter', 1],
  ['front matter that never ends', '---\nkind: note\ntitle: One\n\n1. Text.\n', 'front-matter', 1],
  ['an unknown kind', noted('').replace('note', 'sonnet'), 'kind', 2],
  ['another language than its name says', noted('language: fr\n'), 'language', 4],
  ['an empty file', '', 'kind', 1],
  ['no text', '---\nkind: note\ntitle: One\n---\n', 'no-text', 1],
  ['HTML', text('<div>x</div>'), 'html', 8],
  ['HTML among words', text('a <b>x</b>'), 'html', 8],
  ['a script', text('<script>alert(1)</script>'), 'html', 8],
  ['a comment that never ends', text('<!-- x'), 'html', 8],
  ['code', text('```js\nx\n```'), 'code', 8],
  ['a typed label', `---\nkind: declaration\ntitle: One\n---\n\nDecides:\n\n(a) To go.\n`, 'typed-label', 8],
  ['an unknown container', text(':::box\nx\n:::'), 'container', 8],
  ['a container without end', text(':::quote\nx'), 'container', 8],
  ['a container in a paragraph', text('x\n:::quote'), 'container', 9],
  [
    'six levels',
    '---\nkind: note\ntitle: One\n---\n\n1. a\n   1. b\n      1. c\n         1. d\n            1. e\n               1. f\n',
    'clause-level',
    11,
  ],
  ['emphasis that is not closed', text('a **b ** c'), 'stray-asterisk', 8],
  ['a note without text', text('x[^1]'), 'undefined-note', 8],
  ['a note with two texts', text('x[^1]\n\n[^1]: a\n\n[^1]: b'), 'duplicate-note', 12],
  ['a note that nothing calls', text('[^1]: a'), 'unused-note', 8],
  ['a reference to nowhere', text('See [](#nowhere).'), 'dangling-reference', 8],
  ['a reference to no document', text('See [](doc:nowhere#x).'), 'dangling-reference', 8],
  ['a name twice', text('2. One. {#a}\n\n3. Two. {#a}'), 'duplicate-name', 8],
  ['a link to javascript', text('[a](javascript:alert(1))'), 'link', 8],
  ['an image without words', text('![](lake.png)'), 'alt-text', 8],
  ['an image that is not there', text('![A lake](none.png)'), 'image', 8],
  ['an image outside the folder', text('![A lake](../lake.png)'), 'image', 8],
  ['an image of the network', text('![A lake](https://x.example/lake.png)'), 'image', 8],
  ['an image that is a link out of the folder', text('![A lake](linked.png)'), 'image', 8],
  ['bytes that are no UTF-8', new Uint8Array([0x2d, 0x0a, 0xff, 0xfe, 0x41]), 'encoding', 2],
  ['a binary file', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]), 'encoding', 1],
  ['a control character', text('a\u0007b'), 'control-character', 8],
  ['three megabytes', text('word '.repeat(600_000)), 'too-large', 1],
  ['fifty megabytes', 'word '.repeat(10 * 2 ** 20), 'too-large', 1],
  ['ten thousand quotations in one another', text(`${'>'.repeat(10_000)} a`), 'too-deep', 8],
  ['five thousand bullets on a line', text(`${'- '.repeat(5000)}a`), 'too-deep', 8],
  ['two thousand containers', text(':::a\n'.repeat(2000)), 'too-deep', 16],
];

/** All faults in one folder, beside sound sources, with outputs of an earlier build of each: one run judges them. */
describe('bad input', () => {
  const workspace = folderWith({
    ...Object.fromEntries(faults.map(([, source], index) => [`in/f${index}.en.md`, source])),
    ...Object.fromEntries(faults.map((_, index) => [`output/f${index}.en.html`, 'of an earlier build'])),
    'in/sound.en.md': noted(''),
    'in/marked.en.md': `\ufeff${noted('')}`.replaceAll('\n', '\r\n'),
    'in/marked-badly.en.md': `\ufeff${text('a <b>.')}`.replaceAll('\n', '\r\n'),
    'lake.png': 'x',
  });
  symlinkSync('circle.en.md', join(workspace.folder, 'in/circle.en.md'));
  symlinkSync('../lake.png', join(workspace.folder, 'in/linked.png'));
  let ran: Awaited<ReturnType<typeof engross>>;
  let found: { file: string; line: number; column: number; rule: string; severity: string; message: string }[];
  beforeAll(async () => {
    ran = await engross(workspace.folder, ['build', 'in', '--report', 'json']);
    found = JSON.parse(ran.stdout);
  });
  afterAll(() => workspace.done());

  it('ends with 1, without a trace of the program', () => {
    expect([ran.code, ran.stderr]).toEqual([1, '']);
    expect(found.filter((one) => /\bat .*:\d+:\d+|a fault of its own/.test(one.message))).toEqual([]);
  });

  it('builds what is sound, and nothing else', () => {
    const built = readdirSync(join(workspace.folder, 'output')).filter((name) => !/^f\d+\.en\.html$/.test(name));
    expect(built.sort()).toEqual(
      ['marked', 'sound'].flatMap((id) => ['docx', 'html', 'pdf'].map((format) => `${id}.en.${format}`)),
    );
  });

  it.each(faults.map(([name, , rule, line], index) => [name, rule, line, index] as const))(
    '%s: an error of the rule %s at line %i',
    (_, rule, line, index) => {
      const own = found.filter((one) => one.file === `in/f${index}.en.md` && one.severity === 'error');
      expect(own.map((one) => [one.rule, one.line])).toContainEqual([rule, line]);
      expect(own.every((one) => one.line > 0 && one.column > 0)).toBe(true);
      expect(readFileSync(join(workspace.folder, `output/f${index}.en.html`), 'utf8')).toBe('of an earlier build');
      const stale = found.find((one) => one.file === `in/f${index}.en.md` && one.rule === 'stale-output');
      expect(stale?.message).toContain(`f${index}.en.html is of an earlier build`);
    },
  );

  it('counts lines and columns as an editor does, whatever the line ends and the byte order mark', () => {
    expect(found.filter((one) => one.file === 'in/marked-badly.en.md')).toMatchObject([
      { rule: 'html', line: 8, column: 3 },
    ]);
    expect(found.filter((one) => one.file === 'in/marked.en.md')).toEqual([]);
  });

  // Permissions do not bind the superuser of a CI's container; a link in a circle cannot be read by anyone.
  it('a source that cannot be read', () => {
    expect(found.filter((one) => one.file === 'in/circle.en.md')).toMatchObject([{ rule: 'unreadable', line: 1 }]);
  });
});

describe('bad input around the sources', () => {
  const GOOD = noted('');
  const cases: [name: string, files: Record<string, string | Uint8Array>, args: string[], rule: RegExp][] = [
    ['a path that leads to nothing', {}, ['nowhere.md'], /missing-file/],
    ['a folder without sources', { 'empty/readme.txt': 'x' }, ['empty'], /no-sources/],
    ['an unknown language', { 'x.md': GOOD }, ['x.md', '--lang', 'tlh'], /language/],
    [
      'a broken session.yaml',
      { 's/session.yaml': 'title: [', 's/d/en.md': GOOD },
      ['s'],
      /session\.yaml\n {2}1:\d+ error: .*never closed.*\[yaml\]/,
    ],
    [
      'a broken template',
      { 'engross.yaml': 'engross: 1\n', 'templates/design.yaml': 'styles: {title: {size: huge}}\n', 'x.en.md': GOOD },
      ['x.en.md'],
      /design\.yaml[\s\S]*1:\d+.*\[template\]/,
    ],
    ['wrong settings', { 'engross.yaml': 'output: ../elsewhere\n', 'x.en.md': GOOD }, ['x.en.md'], /engross\.yaml/],
  ];

  it.each(cases)('%s: one clear message, exit code 1, no stack, no file', async (_, files, args, rule) => {
    const cwd = folder(files);
    const ran = await engross(cwd, ['build', ...args]);
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.stderr).toMatch(rule);
    expect(ran.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$|a fault of its own/m);
    expect(existsSync(join(cwd, 'output'))).toBe(false);
  });

  it('a rule that there is not is told where it is set', async () => {
    const settings = 'engross: 1\nrules: {lone-item: off, lone-itme: off, nonsense: error}\n';
    const cwd = folder({ 'engross.yaml': settings, 'sources/s/d/en.md': GOOD });
    for (const command of ['check', 'build']) {
      const { code, stdout } = await engross(cwd, [command, '--report', 'json']);
      const found = JSON.parse(stdout) as { line: number; column: number; message: string }[];
      expect(code).toBe(0);
      expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
        '2:25 there is no rule `lone-itme`',
        '2:41 there is no rule `nonsense`',
      ]);
    }
  });

  it('a language in which there is no source is wrong usage, not success', async () => {
    const cwd = folder({ 'engross.yaml': 'engross: 1\n', 'sources/s/d/en.md': GOOD });
    for (const [command, code] of [
      ['build --lang de', 2],
      ['check --lang xx', 2],
      ['check --lang en,de', 0],
      ['build --lang de --shard 1/2', 0],
    ] as const)
      expect([command, (await engross(cwd, command.split(' '))).code]).toEqual([command, code]);
  });

  it('what is wrong with a session is told in its own file, by each command, and again when its documents are known', async () => {
    const cwd = folder({
      'engross.yaml': 'engross: 1\n',
      'sources/s/session.yaml': 'title: {en: A}\nstrat: 2027-05-18\n',
      'sources/s/d/en.md': GOOD,
    });
    for (const command of ['check', 'check', 'build', 'build']) {
      const { code, stdout } = await engross(cwd, [command, '--report', 'json']);
      const found = JSON.parse(stdout) as { file: string; line: number; column: number; message: string }[];
      expect(code).toBe(1);
      expect(found.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([
        'sources/s/session.yaml:2:1 `strat` is not a field here',
        'sources/s/d/en.md:1:1 not made, since session.yaml has errors',
      ]);
    }
  });

  it('two language versions that disagree in what is the same: told at both places, the others built', async () => {
    const head = (more: string) => `---\nkind: note\ntitle: One\n${more}---\n\n1. Text.\n`;
    const cwd = folder({
      's/session.yaml': 'title: {en: A, fr: B}\noriginal: en\n',
      's/d/en.md': head('symbol: A/1\nissued: 2027-01-01\n'),
      's/d/fr.md': head('symbol: A/2\n'),
    });
    const ran = await engross(cwd, ['build', 's', '--format', 'html', '--report', 'json']);
    const [found] = JSON.parse(ran.stdout) as {
      rule: string;
      file: string;
      line: number;
      related: { file: string; line: number }[];
    }[];
    expect(found).toMatchObject({
      rule: 'contradiction',
      file: 's/d/fr.md',
      line: 4,
      related: [{ file: 's/d/en.md', line: 4 }],
    });
    const outputs = readdirSync(join(cwd, 'output/s')).filter((name) => name.startsWith('d.'));
    expect([ran.code, outputs]).toEqual([1, ['d.en.html']]);
  });
});

describe('wrong usage', () => {
  const cases: [string[], RegExp][] = [
    [['build', '--format', 'odt'], /odt.*pdf,\s+docx,\s+html/s],
    [['build', '--variant', 'big'], /variant/],
    [['build', '--date', '2027-02-30'], /day\s+that\s+exists/],
    [['build', '--kind', 'sonnet', 'x.md'], /kind `sonnet`/],
    [['new', 'sonnet', 'x.md'], /kind `sonnet`/],
    [['schema', 'sonnet'], /kind `sonnet`/],
    [['frobnicate', 'x.md'], /unknown command 'frobnicate'/],
  ];
  for (const [args, message] of cases) {
    it(`\`engross ${args.join(' ')}\` ends with 2 and a line`, async () => {
      const ran = await engross(folder({}), args);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(message);
      expect(ran.stdout).toBe('');
    });
  }
});

describe('engross check', () => {
  it('judges and writes nothing', async () => {
    const cwd = folder({ 'x.en.md': '---\nkind: note\ntitle: One\n---\n\n1. One.\n\n3. Three.\n' });
    const ran = await engross(cwd, ['check', 'x.en.md']);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(/item-number/);
    expect((await engross(cwd, ['check', 'x.en.md', '--strict'])).code).toBe(1);
    expect(readdirSync(cwd)).toEqual(['x.en.md']);
  });

  it('reports as JSON, SARIF and GitHub annotations on stdout', async () => {
    const cwd = folder({ 'x.en.md': '---\nkind: note\ntitel: One\n---\n\n1. One.\n' });
    const json = JSON.parse((await engross(cwd, ['check', 'x.en.md', '--report', 'json'])).stdout) as Record<
      string,
      unknown
    >[];
    expect(json[0]).toMatchObject({
      file: 'x.en.md',
      line: 3,
      column: 1,
      severity: 'error',
      rule: 'unknown-field',
      fixable: false,
      related: [],
    });
    const sarif = JSON.parse((await engross(cwd, ['check', 'x.en.md', '--report', 'sarif'])).stdout) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect([sarif.version, sarif.runs[0]?.results.length]).toEqual(['2.1.0', json.length]);
    expect((await engross(cwd, ['check', 'x.en.md', '--report', 'github'])).stdout).toMatch(
      /^::error file=x\.en\.md,line=3,/m,
    );
  });
});

describe('engross check --fix', () => {
  it('mends a source where it lies and tells what is left', async () => {
    const head = '\ufeff---\r\nkind: note\r\ntitle: One\r\n---\r\n\r\n';
    const cwd = folder({
      'kept/x.en.md': `${head}1. One:\r\n\r\n(a) first;\r\n\r\n(b) second.\r\n\r\n(d) fourth.\r\n`,
      'sound.en.md': '---\nkind: note\ntitle: Two\n---\n\n1. Text.\n',
    });
    chmodSync(join(cwd, 'kept/x.en.md'), 0o640);
    symlinkSync('kept/x.en.md', join(cwd, 'linked.en.md'));
    const ran = await engross(cwd, ['check', 'linked.en.md', 'sound.en.md', '--fix', '--report', 'json']);
    expect(JSON.parse(ran.stdout)).toMatchObject([{ rule: 'typed-label', line: 12, fixable: false }]);
    expect(ran.stderr).toBe('linked.en.md: fixed in 2 places\n');
    expect(readFileSync(join(cwd, 'kept/x.en.md'), 'utf8')).toBe(
      `${head}1. One:\r\n\r\n      1. first;\r\n\r\n      2. second.\r\n\r\n(d) fourth.\r\n`,
    );
    expect(statSync(join(cwd, 'kept/x.en.md')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(cwd, 'linked.en.md')).isSymbolicLink()).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['kept', 'linked.en.md', 'sound.en.md']);
  });

  it('is offered, and changes nothing unasked', async () => {
    const source = '---\nkind: note\ntitle: One\n---\n\n1. One:\n\n(a) first;\n\n(b) second.\n';
    const cwd = folder({ 'x.en.md': source });
    expect((await engross(cwd, ['check', 'x.en.md'])).stderr).toContain('2 of these can be fixed by');
    expect(readFileSync(join(cwd, 'x.en.md'), 'utf8')).toBe(source);
  });
});

describe('engross init and new', () => {
  it('makes a workspace that builds without a word of complaint', async () => {
    const cwd = folder({});
    expect((await engross(cwd, ['init', 'ws'])).code).toBe(0);
    const ran = await engross(join(cwd, 'ws'), ['build', '--strict']);
    expect(ran).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/warning|error/) });
    expect(ran.stdout.trim().split('\n').length).toBeGreaterThan(25);
  }, 60_000);

  it('leaves files that are there', async () => {
    const cwd = folder({ 'engross.yaml': '# mine\n' });
    const ran = await engross(cwd, ['init']);
    expect(readFileSync(join(cwd, 'engross.yaml'), 'utf8')).toBe('# mine\n');
    expect(ran.stderr).toContain('engross.yaml: there already');
  });

  it('writes a source of a kind and never over another', async () => {
    const cwd = folder({});
    expect((await engross(cwd, ['new', 'note', 'a/n.md'])).code).toBe(0);
    const text = readFileSync(join(cwd, 'a/n.md'), 'utf8');
    expect(text).toMatch(/^---\nlanguage: en\n[\s\S]*# distribution|# contents: /);
    expect((await engross(cwd, ['build', 'a/n.md', '--format', 'html'])).code).toBe(0);
    expect((await engross(cwd, ['new', 'note', 'a/n.md'])).code).toBe(2);
    expect(readFileSync(join(cwd, 'a/n.md'), 'utf8')).toBe(text);
  });

  it.each(['statement', 'resolution', 'working-paper'])(
    'writes a %s that is sound where nothing else is',
    async (kind) => {
      const cwd = folder({});
      await engross(cwd, ['new', kind, 'x.md', '--lang', 'fr']);
      expect(await engross(cwd, ['check', 'x.md'])).toEqual({ code: 0, stdout: '', stderr: '' });
    },
  );

  it('prints a JSON Schema that knows the fields of a kind', async () => {
    const schema = JSON.parse((await engross(folder({}), ['schema', 'statement'])).stdout) as {
      properties: Record<string, unknown>;
    };
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['delegation', 'speaker', 'embargo']));
    expect(schema.properties).not.toHaveProperty('symbol');
  });
});

describe('the package', () => {
  it('has a command that says its version', async () => {
    const ran = await engross(folder({}), ['--version']);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(statSync('dist/cli.js').isFile()).toBe(true);
  });
});
