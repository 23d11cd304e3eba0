/**
 * Workspaces of strangers: whatever they hold, nothing outside is read, written or removed, and the message says what was
 * refused (SECURITY.md). Each scene has a victim's folder beside the workspace, whose names and bytes are the same after.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engross, folderWith, type Ran } from '../support/cli.js';
import { NOTE } from '../support/sessions.js';

/** What is only in the victim's files. */
const SECRET = 'the-secret-of-the-victim';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const WORKSPACE: Record<string, string> = {
  'work/engross.yaml': 'engross: 1\nformats: [html]\n',
  'work/sources/s/session.yaml': 'title: {en: A Meeting, fr: Une réunion}\noriginal: en\nstart: 2027-05-18\n',
  'work/sources/s/one/en.md': NOTE('One', 'symbol: CML/1\n', '1. The first.\n2. The second.'),
  'work/sources/s/two/en.md': NOTE('Two', 'symbol: CML/2\n', '1. Some words.'),
};

const VICTIM: Record<string, string | Uint8Array> = {
  'victim/secret.md': NOTE(SECRET, '', `1. ${SECRET}.`),
  'victim/fr.md': NOTE(SECRET, '', `1. ${SECRET}.\n2. Deux.`),
  'victim/session.yaml': `title: {en: ${SECRET}}\nstart: 2027-05-18\n`,
  'victim/fr.ledger.yaml': `# ${SECRET}\n`,
  'victim/engross.yaml': `engross: 1\nformats: [html] # ${SECRET}\n`,
  'victim/manifest.json': JSON.stringify({ secret: SECRET }),
  'victim/kept.pdf': SECRET,
  'victim/one.en.html': SECRET,
  'victim/picture.png': PNG,
  'victim/design.yaml': `colours: {ink: "${SECRET}"}\n`,
  'victim/templates/languages/en.yaml': `autonym: ${SECRET}\n`,
  'victim/sources/s/session.yaml': `title: {en: ${SECRET}}\nstart: 2027-05-18\n`,
  'victim/sources/s/one/en.md': NOTE(SECRET),
  [`victim/outputs/ab/${'ab'.repeat(32)}`]: SECRET,
};

interface Scene {
  name: string;
  /** Changes the workspace in the folder `root`; the victim's is beside it. */
  arrange: (root: string) => void;
  /** What is typed in the workspace; by default `build`. */
  commands?: readonly string[][];
  /** What the last command prints on either stream, and its exit code. */
  says: RegExp;
  code?: number;
  /** What else must hold afterwards. */
  after?: (root: string) => void;
}

/** Puts a link where something else may be. */
function link(root: string, path: string, target: string): void {
  rmSync(join(root, path), { recursive: true, force: true });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

function write(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function fifo(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  execFileSync('mkfifo', [join(root, path)]);
}

const OUTSIDE = /leads out of the workspace/;

const linked: Scene[] = [
  {
    name: 'a language version is a link to a file outside',
    arrange: (root) => link(root, 'sources/s/one/fr.md', '../../../../victim/fr.md'),
    says: /sources\/s\/one\/fr\.md[\s\S]*leads out of the workspace/,
    code: 1,
    after: (root) => expect(existsSync(join(root, 'output/s/two.en.html'))).toBe(true),
  },
  {
    name: 'a link to a file outside is named on the command line',
    arrange: (root) => link(root, 'linked.en.md', '../victim/secret.md'),
    commands: [['build', 'linked.en.md']],
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a folder of a document is a link to a folder outside, and named',
    arrange: (root) => link(root, 'sources/s/three', '../../../victim'),
    commands: [['check', 'sources/s/three']],
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a folder of a document is a link to a folder outside, and not named',
    arrange: (root) => link(root, 'sources/s/three', '../../../victim'),
    says: /two\.en\.html/,
    code: 0,
    after: (root) => expect(existsSync(join(root, 'output/s/three.en.html'))).toBe(false),
  },
  {
    name: 'a language version is a link to a file elsewhere in the workspace, which is followed',
    arrange: (root) => {
      write(root, 'texts/fr.md', NOTE('Un', '', '1. Le premier.\n2. Le deuxième.'));
      link(root, 'sources/s/one/fr.md', '../../../texts/fr.md');
    },
    says: /one\.fr\.html/,
    code: 0,
  },
  {
    name: 'a session’s folder of outputs is a link to its sources',
    arrange: (root) => link(root, 'output/s', '../sources/s'),
    says: OUTSIDE,
    code: 1,
    after: (root) => expect(readdirSync(join(root, 'sources/s')).sort()).toEqual(['one', 'session.yaml', 'two']),
  },
  {
    name: 'session.yaml is a link to a file outside',
    arrange: (root) => link(root, 'sources/s/session.yaml', '../../../victim/session.yaml'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a ledger is a link to a file outside',
    arrange: (root) => {
      write(root, 'sources/s/one/fr.md', NOTE('Un', '', '1. Le premier.\n2. Le deuxième.'));
      link(root, 'sources/s/one/fr.ledger.yaml', '../../../../victim/fr.ledger.yaml');
    },
    commands: [['check']],
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'engross.yaml is a link to a file outside',
    arrange: (root) => link(root, 'engross.yaml', '../victim/engross.yaml'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'the folder of templates is a link to a folder outside',
    arrange: (root) => link(root, 'templates', '../victim/templates'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a template is a link to a file outside',
    arrange: (root) => link(root, 'templates/design.yaml', '../../victim/design.yaml'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'an image is a link to a file outside',
    arrange: (root) => {
      link(root, 'sources/s/one/picture.png', '../../../../victim/picture.png');
      write(root, 'sources/s/one/en.md', NOTE('One', '', '![A lake](picture.png)'));
    },
    says: /picture\.png[\s\S]*outside/,
    code: 1,
  },
  {
    name: 'the folder of sources is a link to a folder outside',
    arrange: (root) => link(root, 'sources', '../victim/sources'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'the folder of outputs is a link to a folder outside',
    arrange: (root) => link(root, 'output', '../victim'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a session’s folder of outputs is a link to a folder outside',
    arrange: (root) => link(root, 'output/s', '../../victim'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'the folder of outputs is a link to a folder that is not there',
    arrange: (root) => link(root, 'output', '../victim/new'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'an output is a link to a file outside: the link is replaced, the file is not',
    arrange: (root) => link(root, 'output/s/one.en.html', '../../../victim/one.en.html'),
    says: /one\.en\.html/,
    code: 0,
    after: (root) => expect(lstatSync(join(root, 'output/s/one.en.html')).isSymbolicLink()).toBe(false),
  },
  {
    name: 'the manifest is a link to a file outside',
    arrange: (root) => link(root, 'output/s/manifest.json', '../../../victim/manifest.json'),
    says: OUTSIDE,
    after: (root) => expect(lstatSync(join(root, 'output/s/manifest.json')).isSymbolicLink()).toBe(false),
  },
  {
    name: '.engross is a link to a folder outside: nothing is cached',
    arrange: (root) => link(root, '.engross', '../victim'),
    says: /one\.en\.html/,
    code: 0,
  },
  {
    name: 'the cache is a link to a folder outside',
    arrange: (root) => link(root, '.engross/cache', '../../victim'),
    commands: [['build'], ['build', '--force']],
    says: /one\.en\.html/,
    code: 0,
  },
  {
    name: 'a part of the cache is a link to a folder outside',
    arrange: (root) => {
      write(root, '.engross/cache/CACHEDIR.TAG', '');
      for (const part of ['outputs', 'documents', 'units', 'marks'])
        link(root, `.engross/cache/${part}`, '../../../victim');
    },
    commands: [['build'], ['build', '--force']],
    says: /one\.en\.html/,
    code: 0,
  },
  {
    name: 'the preview’s folder is a link to a folder outside',
    arrange: (root) => link(root, '.engross/preview', '../../victim'),
    commands: [['preview']],
    says: OUTSIDE,
    code: 2,
  },
  {
    name: 'a source to be fixed is a link to a file outside',
    arrange: (root) => link(root, 'sources/s/one/fr.md', '../../../../victim/fr.md'),
    commands: [['check', '--fix']],
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a source is to be written into a folder that is a link to one outside',
    arrange: (root) => link(root, 'sources/linked', '../../victim'),
    commands: [['new', 'note', 'sources/linked/new.en.md']],
    says: OUTSIDE,
    code: 2,
  },
  {
    name: 'a workspace is to be made over a link to a folder outside',
    arrange: (root) => link(root, 'new/sources', '../../victim'),
    commands: [['init', 'new']],
    says: OUTSIDE,
    code: 2,
  },
  {
    name: 'translations are to be exported into a link to a folder outside',
    arrange: (root) => link(root, 'exchange', '../victim'),
    commands: [['translate', 'export', '--lang', 'fr', '--out', 'exchange']],
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'documents are to be built into a link to a folder outside, by --out',
    arrange: (root) => link(root, 'exchange', '../victim'),
    commands: [['build', '--out', 'exchange']],
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a translation is to be accepted whose ledger is a link to a file outside',
    arrange: (root) => {
      write(root, 'sources/s/one/fr.md', NOTE('Un', '', '1. Le premier.\n2. Le deuxième.'));
      link(root, 'sources/s/one/fr.ledger.yaml', '../../../../victim/fr.ledger.yaml');
    },
    commands: [['translate', 'accept', 'sources/s/one/fr.md']],
    says: OUTSIDE,
    code: 1,
  },
];

/** A manifest that lists a file of its session. */
function manifestWith(file: string, path = 'sources/s/session.yaml'): string {
  const digest = '0'.repeat(64);
  return JSON.stringify({
    engross: 1,
    generator: 'engross 0.1.0',
    session: 's',
    source: { path, sha256: digest },
    templates: digest,
    title: { en: 'A Meeting' },
    languages: ['en'],
    items: [],
    documents: [
      {
        id: 'gone',
        kind: 'note',
        original: 'en',
        versions: [
          {
            language: 'en',
            title: 'Gone',
            date: '2027-05-18',
            status: 'issued',
            words: 1,
            source: { path: 'sources/s/gone/en.md', sha256: digest },
            labels: [],
            outputs: [{ file, format: 'pdf', variant: 'circulation', sha256: digest, size: 1 }],
            diagnostics: [],
          },
        ],
      },
    ],
  });
}

function xliff(original: string, target = 'fr'): string {
  return `<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="${target}">
<file id="f1" original="${original}"><unit id="p1"><segment state="translated"><source>Some words.</source><target>Des mots.</target></segment></unit></file></xliff>`;
}

const named: Scene[] = [
  ...['../victim', '/tmp', 'a/../../victim', '.git', '..', 'a/.hidden', 'C:\\\\x'].map((path) => ({
    name: `output: ${path} in engross.yaml`,
    arrange: (root: string) => write(root, 'engross.yaml', `engross: 1\nformats: [html]\noutput: "${path}"\n`),
    says: /engross\.yaml[\s\S]*a folder inside the workspace/,
    code: 1,
  })),
  ...['sources', 'templates'].map((key) => ({
    name: `${key}: ../victim/${key} in engross.yaml`,
    arrange: (root: string) => write(root, 'engross.yaml', `engross: 1\nformats: [html]\n${key}: ../victim/${key}\n`),
    says: /engross\.yaml[\s\S]*a folder inside the workspace/,
    code: 1,
  })),
  ...['../../../victim/kept.pdf', '/tmp/kept.pdf', '.hidden.pdf', 'notes.log', 'a\u001b.pdf'].map((file) => ({
    name: `a manifest lists ${JSON.stringify(file)}`,
    arrange: (root: string) => {
      write(root, 'output/s/notes.log', 'of somebody else');
      write(root, 'output/s/.hidden.pdf', 'of somebody else');
      write(root, 'output/s/manifest.json', manifestWith(file));
    },
    says: /manifest is damaged or was changed by hand/,
    code: 0,
    after: (root: string) =>
      expect(['notes.log', '.hidden.pdf'].map((name) => existsSync(join(root, 'output/s', name)))).toEqual([
        true,
        true,
      ]),
  })),
  {
    name: 'a part to merge lists a file outside',
    arrange: (root) => write(root, 'output/s/manifest.1-of-1.json', manifestWith('../../../victim/kept.pdf')),
    commands: [['merge']],
    says: /part 1 of 1 is damaged/,
    code: 1,
  },
  {
    name: 'a part to merge is a link to a file outside',
    arrange: (root) => link(root, 'output/s/manifest.1-of-1.json', '../../../victim/manifest.json'),
    commands: [['merge']],
    says: /part 1 of 1|has no parts/,
    code: 1,
  },
  ...[
    '../victim/secret.md',
    '/etc/hostname',
    '.git/en.md',
    'sources/linked/en.md',
    'sources/s/one/../../../../victim/fr.md',
  ].map((original) => ({
    name: `a translation is of ${original}`,
    arrange: (root: string) => {
      link(root, 'sources/linked', '../../victim');
      write(root, '.git/en.md', NOTE('One'));
      write(root, 'back.xlf', xliff(original));
    },
    commands: [['translate', 'import', 'back.xlf']],
    says: /translation of `/,
    code: 1,
  })),
  ...['../../../../victim/fr', 'fr/../../x', 'fr\u0007'].map((target) => ({
    name: `a translation is into ${JSON.stringify(target)}`,
    arrange: (root: string) => write(root, 'back.xlf', xliff('sources/s/one/en.md', target)),
    commands: [['translate', 'import', 'back.xlf']],
    says: /error/,
    code: 1,
  })),
  ...[
    '../../../victim/picture.png',
    '%2e%2e/%2e%2e/%2e%2e/victim/picture.png',
    'file:///etc/hostname',
    '/etc/hostname',
  ].map((url) => ({
    name: `an image is ${url}`,
    arrange: (root: string) => write(root, 'sources/s/one/en.md', NOTE('One', '', `![A lake](${url})`)),
    says: /sources\/s\/one\/en\.md[\s\S]*image/,
    code: 1,
  })),
  {
    name: 'an emblem is a file outside',
    arrange: (root) => write(root, 'sources/s/one/en.md', NOTE('One', 'emblem: ../../../../victim/picture.png\n')),
    says: /picture\.png/,
    code: 1,
  },
  ...['../x', '../../../../victim/fr', 'en/../fr', 'e\\u0000n'].map((tag) => ({
    name: `a text is in the language ${JSON.stringify(tag)}`,
    arrange: (root: string) => write(root, 'speech.md', NOTE('One', `language: "${tag}"\n`)),
    commands: [['build', 'speech.md']],
    says: /error/,
    code: 1,
    after: (root: string) => expect(existsSync(join(root, 'output'))).toBe(false),
  })),
  {
    name: 'a reference is to a document outside',
    arrange: (root) => write(root, 'sources/s/one/en.md', NOTE('One', '', '1. See [](doc:../../../victim).')),
    says: /sources\/s\/one\/en\.md/,
    code: 1,
  },
  ...[
    ['package', "'../../../victim'"],
    ['package', "'@scope/../../victim'"],
    ['files', '{regular: ../../../../victim/kept.ttf}'],
    ['files', '{regular: /etc/hostname}'],
    ['system', '[{cut: regular, file: ../../../etc/hostname}]'],
  ].map(([key, value]) => ({
    name: `a font’s ${key} is ${value}`,
    arrange: (root: string) =>
      write(root, 'templates/design.yaml', `fonts:\n  serif:\n    latn:\n      ${key}: ${value}\n`),
    says: /templates\/design\.yaml/,
    code: 1,
  })),
  {
    name: '--cache names a folder with other files in it',
    arrange: (root) => write(root, 'things/kept.txt', 'of somebody else'),
    commands: [['build', '--cache', 'things']],
    says: /folder `things` has other files than a cache in it/,
    code: 2,
    after: (root) => expect(readdirSync(join(root, 'things'))).toEqual(['kept.txt']),
  },
];

const collisions: Scene[] = [
  {
    name: 'two sessions of one name in different folders',
    arrange: (root) => {
      write(root, 'sources/other/s/session.yaml', 'title: {en: Another}\nstart: 2027-05-18\n');
      write(root, 'sources/other/s/one/en.md', NOTE('Other'));
    },
    says: /sources\/other\/s\/session\.yaml[\s\S]*sources\/s\/session\.yaml/,
    code: 1,
    after: (root) => expect(existsSync(join(root, 'output/s'))).toBe(false),
  },
  {
    name: 'two sessions of one name, built one after the other',
    arrange: (root) => {
      write(root, 'sources/other/s/session.yaml', 'title: {en: Another}\nstart: 2027-05-18\n');
      write(root, 'sources/other/s/one/en.md', NOTE('Other'));
    },
    commands: [
      ['build', 'sources/s'],
      ['build', 'sources/other/s'],
    ],
    says: /output folder `s` has the documents of `sources\/s\/session\.yaml`/,
    code: 1,
    after: (root) => expect(readFileSync(join(root, 'output/s/one.en.html'), 'utf8')).not.toContain('Other'),
  },
  {
    name: 'a session s.closed beside a session s',
    arrange: (root) => {
      write(root, 'sources/s.closed/session.yaml', 'title: {en: Another}\nstart: 2027-05-18\n');
      write(root, 'sources/s.closed/one/en.md', NOTE('Other'));
    },
    says: /output folder `s\.closed`/,
    code: 1,
    after: (root) => expect(existsSync(join(root, 'output'))).toBe(false),
  },
  {
    name: 'documents that differ in upper and lower case',
    arrange: (root) => write(root, 'sources/s/ONE/en.md', NOTE('Other')),
    says: /sources\/s\/ONE\/en\.md[\s\S]*`sources\/s\/one\/en\.md` would be written to .*ONE.* as well/,
    code: 1,
    after: (root) => expect(readdirSync(join(root, 'output/s')).filter((name) => /^one/i.test(name))).toEqual([]),
  },
  {
    name: 'documents that differ in composed and decomposed letters',
    arrange: (root) => {
      write(root, 'sources/s/\u00e9t\u00e9/en.md', NOTE('Composed'));
      write(root, 'sources/s/e\u0301te\u0301/en.md', NOTE('Decomposed'));
    },
    says: /would be written to .* as well/,
    code: 1,
  },
  ...['index', 'manifest', 'Index'].map((id) => ({
    name: `a document named ${id}`,
    arrange: (root: string) => write(root, `sources/s/${id}/en.md`, NOTE('Other')),
    says: new RegExp(`document of a session cannot be named \`${id}\``),
    code: 1,
    after: (root: string) => expect(existsSync(join(root, 'output/s/two.en.html'))).toBe(true),
  })),
  {
    name: 'two lone files of one name',
    arrange: (root) => {
      write(root, 'a/speech.en.md', NOTE('Mine'));
      write(root, 'b/speech.en.md', NOTE('Yours'));
    },
    commands: [['build', 'a', 'b']],
    says: /a\/speech\.en\.md[\s\S]*b\/speech\.en\.md/,
    code: 1,
    after: (root) => expect(existsSync(join(root, 'output'))).toBe(false),
  },
  {
    name: 'two documents of one name whose translations are exported',
    arrange: (root) => {
      write(root, 'sources/other/s/session.yaml', 'title: {en: Another}\nstart: 2027-05-18\n');
      write(root, 'sources/other/s/one/en.md', NOTE('Other'));
    },
    commands: [['translate', 'export', '--lang', 'fr']],
    says: /sources\/other\/s\/one\/en\.md[\s\S]*output `s\/one`/,
    code: 1,
    after: (root) => expect(readdirSync(join(root, 'output/translation/s'))).toEqual(['two.fr.xlf']),
  },
  {
    name: 'two lone files of one name whose language is inside',
    arrange: (root) => {
      write(root, 'a/speech.md', NOTE('Mine', 'language: en\n'));
      write(root, 'b/speech.en.md', NOTE('Yours'));
    },
    commands: [['build', 'a', 'b']],
    says: /output `speech\.en`/,
    code: 1,
    after: (root) => expect(existsSync(join(root, 'output'))).toBe(false),
  },
  {
    name: 'two lone files of one name in a language and in a variety of it',
    arrange: (root) => {
      write(root, 'a/speech.en-GB.md', NOTE('Mine'));
      write(root, 'b/speech.en.md', NOTE('Yours'));
    },
    commands: [['build', 'a', 'b']],
    says: /output `speech\.en`/,
    code: 1,
    after: (root) => expect(existsSync(join(root, 'output'))).toBe(false),
  },
  {
    name: 'two lone files of one name in two languages, which are no collision',
    arrange: (root) => {
      write(root, 'a/speech.md', NOTE('Mine', 'language: en\n'));
      write(root, 'b/speech.md', NOTE('La mienne', 'language: fr\n'));
    },
    commands: [['build', 'a', 'b']],
    says: /speech\.en\.html[\s\S]*speech\.fr\.html/,
    code: 0,
  },
];

const kinds: Scene[] = [
  ...[
    ['a source', 'sources/s/one/en.md', 'it is no file'],
    ['session.yaml', 'sources/s/session.yaml', 'it is no file'],
    ['engross.yaml', 'engross.yaml', 'it is no file'],
    ['a template', 'templates/design.yaml', 'it is no file'],
    ['a ledger', 'sources/s/one/en.ledger.yaml', ''],
    ['an output', 'output/s/one.en.html', ''],
    ['the manifest', 'output/s/manifest.json', ''],
    ['a part of the cache', '.engross/cache/uncounted', ''],
  ].map(([what = '', path = '', says = '']) => ({
    name: `${what} is a pipe that nobody writes to`,
    arrange: (root: string) => fifo(root, path),
    says: new RegExp(says),
  })),
  {
    name: 'an image is a pipe that nobody writes to',
    arrange: (root) => {
      fifo(root, 'sources/s/one/picture.png');
      write(root, 'sources/s/one/en.md', NOTE('One', '', '![A lake](picture.png)'));
    },
    says: /picture\.png/,
    code: 1,
  },
  {
    name: 'a source is a device',
    arrange: (root) => link(root, 'sources/s/one/en.md', '/dev/zero'),
    says: OUTSIDE,
    code: 1,
  },
  {
    name: 'a document’s name has characters that cannot be seen',
    arrange: (root) => write(root, 'sources/s/a\u001b[31m\nb/en.md', NOTE('Other')),
    says: /name of this document has invisible characters/,
    code: 1,
  },
  {
    name: 'a session’s name has marks of direction',
    arrange: (root) => {
      write(root, 'sources/\u202es/session.yaml', 'title: {en: Another}\nstart: 2027-05-18\n');
      write(root, 'sources/\u202es/one/en.md', NOTE('Other'));
    },
    says: /name of this session has invisible characters/,
    code: 1,
  },
  {
    name: 'a document’s name has a backslash: it is built and verified',
    arrange: (root) => write(root, 'sources/s/x\\y/en.md', NOTE('Other')),
    commands: [['build'], ['build'], ['verify', 'output']],
    says: /^3 files are as the manifest says\n$/,
    code: 0,
  },
  {
    name: 'a document’s name has 240 bytes: it is built and verified',
    arrange: (root) => write(root, `sources/s/${'n'.repeat(240)}/en.md`, NOTE('Other')),
    commands: [['build'], ['verify', 'output']],
    says: /^3 files are as the manifest says\n$/,
    code: 0,
  },
  {
    name: 'a document’s name is too long for its outputs',
    arrange: (root) => write(root, `sources/s/${'n'.repeat(252)}/en.md`, NOTE('Other')),
    says: /the name is too long/,
    code: 1,
  },
];

/** Names and bytes of all that is in a folder. */
function snapshot(folder: string): Record<string, string> {
  // With types, so that links to folders are not followed.
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }));
  return Object.fromEntries(
    paths.map(({ path, isFile }) => [relative(folder, path), isFile ? readFileSync(path, 'latin1') : 'no file']),
  );
}

/** Every text below the workspace's outputs and cache. */
function outputsOf(root: string): string {
  return ['output', '.engross', 'exchange', 'sources']
    .map((name) => join(root, name))
    .filter((folder) => lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    .map((folder) => Object.values(snapshot(folder)).join('\n'))
    .join('\n');
}

async function play({ arrange, commands = [['build']], says, code, after }: Scene): Promise<void> {
  const { folder, done } = folderWith({ ...WORKSPACE, ...VICTIM });
  try {
    const root = join(folder, 'work');
    const before = snapshot(join(folder, 'victim'));
    arrange(root);
    let ran: Ran = { code: 0, stdout: '', stderr: '' };
    for (const command of commands) ran = await engross(root, command);
    const printed = ran.stdout + ran.stderr;
    expect(snapshot(join(folder, 'victim'))).toEqual(before);
    expect(printed).toMatch(says);
    expect(printed).not.toMatch(/a fault of its own|at .*\.js:\d/);
    expect(printed + outputsOf(root)).not.toContain(SECRET);
    if (code !== undefined) expect(ran.code, printed).toBe(code);
    after?.(root);
  } finally {
    done();
  }
}

describe.each([
  ['links', linked],
  ['names', named],
  ['outputs with one name', collisions],
  ['kinds of files', kinds],
] as const)('%s', (_, scenes) => {
  for (const scene of scenes) it.concurrent(scene.name, () => play(scene));
});

describe('two sessions of one name', () => {
  it('are the same error in twenty builds with one, two and four jobs', async () => {
    const other = {
      'work/sources/other/s/session.yaml': 'title: {en: Another}\nstart: 2027-05-18\n',
      'work/sources/other/s/one/en.md': NOTE('Other'),
    };
    const { folder, done } = folderWith({ ...WORKSPACE, ...other });
    const root = join(folder, 'work');
    const printed = new Set<string>();
    for (let count = 0; count < 20; count++) {
      const { code, stdout, stderr } = await engross(root, ['build', '--jobs', String([1, 2, 4][count % 3])]);
      printed.add(JSON.stringify({ code, stdout, stderr }));
    }
    expect([...printed]).toHaveLength(1);
    expect([...printed][0]).toMatch(/"code":1/);
    expect(existsSync(join(root, 'output'))).toBe(false);
    done();
  });
});

describe('a template that is a link inside the workspace', () => {
  it('is read, and what it leads to is built again when it changes', async () => {
    const { folder, done } = folderWith({
      ...WORKSPACE,
      'work/house/design.yaml': 'screen: {colours: {link: "#003366"}}\n',
    });
    const root = join(folder, 'work');
    link(root, 'templates/design.yaml', '../house/design.yaml');
    const html = () => readFileSync(join(root, 'output/s/one.en.html'), 'utf8');
    expect(await engross(root, ['build'])).toMatchObject({ code: 0 });
    const before = html();
    write(root, 'house/design.yaml', 'screen: {colours: {link: "#663300"}}\n');
    expect(await engross(root, ['build'])).toMatchObject({ code: 0 });
    expect(html()).not.toBe(before);
    done();
  });
});

it('has at least sixty scenes', () => {
  expect(linked.length + named.length + collisions.length + kinds.length).toBeGreaterThanOrEqual(60);
});
