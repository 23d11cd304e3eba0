/**
 * DOCX in the hands of others: LibreOffice counts the labels that we computed, and brings every segment back; what a
 * person does to a text is told for what it is; python-docx reads the words. Skipped where these programs are not.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/render/docx/render-docx.js';
import { type Matched, matchSegments, sentSegments } from '../../src/revise/match-segments.js';
import { type ReturnedDocx, readReturnedDocx } from '../../src/revise/returned-docx.js';
import { engross, PACKAGE } from '../support/cli.js';
import { finishText } from '../support/compiling.js';
import { problemsOf } from '../support/package-check.js';
import { partsOf } from '../support/projections.js';
import { resourcesFor } from '../support/resources.js';
import { wordParagraphs } from '../support/word-labels.js';
import { has, wordsOf } from '../support/words.js';

const CORPUS = join(import.meta.dirname, '../../../shared/corpus/statements');
if (!existsSync(CORPUS)) console.warn('The shared corpus is not here: only the specimens are taken in hand.');

/** Debian's own Python, which has the bridge to LibreOffice and python-docx. */
const PYTHON = '/usr/bin/python3';
const office = has('soffice') && imports('uno');
if (!office) console.warn('LibreOffice or its Python bridge is not here: no DOCX is sent through it.');
const pythonDocx = imports('docx');
if (!pythonDocx) console.warn('python-docx is not here: no DOCX is read by it.');

function imports(module: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Edit = Record<string, string>;
interface Job {
  open: string;
  edits?: Edit[];
  save?: string;
}
type Shown = [label: string, text: string][];

const folder = mkdtempSync(join(tmpdir(), 'docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a person does to a declaration, and what must be told of it. */
const SOURCE = `The Parties,

Recalling the Convention,

Convinced that neighbours who measure together trust each other,

1. Decide to measure the level of every lake once a month;

2. Request the secretariat:

      1. to publish the measurements on one page;

      2. to report to each Meeting of the Parties;

3. Invite all States to be guided by paragraph 1;

4. Decide to review the measures at their third meeting.`;

const EDITS: Record<string, { edits: Edit[]; fates: Record<string, string>; added?: string[] }> = {
  retype: {
    edits: [{ do: 'retype', at: 'Decide to measure', to: 'Agree to measure every lake every week;' }],
    fates: { p1: 'changed' },
  },
  split: { edits: [{ do: 'split', at: 'Convinced', before: 'trust' }], fates: { pp2: 'split' } },
  merge: { edits: [{ do: 'merge', at: 'to publish' }], fates: { 'p2-a': 'merged', 'p2-b': 'merged' } },
  delete: { edits: [{ do: 'delete', at: 'Invite all' }], fates: { p3: 'missing' } },
  add: { edits: [{ do: 'add', at: 'Invite all', to: 'Thank the hosts;' }], fates: {}, added: ['Thank the hosts;'] },
  tracked: {
    edits: [
      { do: 'track', at: 'Recalling' },
      { do: 'replace', at: 'Recalling', from: 'the Convention', to: 'the Treaty' },
    ],
    fates: { pp1: 'changed, tracked' },
  },
  'tracked delete': {
    edits: [
      { do: 'track', at: 'Recalling' },
      { do: 'delete', at: 'Invite all' },
    ],
    fates: { p3: 'missing, tracked' },
  },
};

const sent: string[] = [];
const returnedFrom = (path: string) => join(folder, 'returned', basename(path));
const shown = new Map<string, Shown>();
let edited = '';

beforeAll(async () => {
  mkdirSync(join(folder, 'returned'));
  const ran = await engross(PACKAGE, ['build', 'sources', '--out', join(folder, 'sent'), '--format', 'docx']);
  expect(ran.code, ran.stderr).toBe(0);
  sent.push(...docxUnder(join(folder, 'sent')));
  mkdirSync(join(folder, 'statements'));
  for (const path of statements()) {
    const source = readFileSync(join(CORPUS, path), 'utf8');
    const bytes = await rendered(source, 'statement', ['delegation=PE', 'date=2007-02-23']);
    if (bytes === undefined) continue;
    sent.push(join(folder, 'statements', `${basename(path, '.txt')}.docx`));
    writeFileSync(sent.at(-1) ?? '', bytes);
  }
  edited = join(folder, 'edited.docx');
  writeFileSync(edited, (await rendered(SOURCE, 'declaration', ['title=Declaration on lakes'])) ?? new Uint8Array());
  if (!office) return;
  const jobs: Job[] = [
    ...sent.map((path) => ({ open: path, save: returnedFrom(path) })),
    ...Object.entries(EDITS).map(([name, { edits }]) => ({ open: edited, edits, save: returnedFrom(`${name}.docx`) })),
  ];
  const done = inOffice(jobs);
  for (const [index, job] of jobs.entries()) shown.set(job.save ?? '', done[index] ?? []);
}, 400_000);

function docxUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.docx'))
    .map((path) => join(root, path));
}

function statements(): string[] {
  return existsSync(CORPUS)
    ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.txt'))
    : [];
}

async function rendered(source: string, kind: string, set: string[]): Promise<Uint8Array | undefined> {
  const { draft, sound } = finishText({ source, kind, set });
  return draft === undefined || !sound ? undefined : renderDocx(draft.document, resourcesFor(draft));
}

/** One LibreOffice for all jobs. */
function inOffice(jobs: readonly Job[]): Shown[] {
  const script = join(import.meta.dirname, '../support/office.py');
  const out = execFileSync(PYTHON, [script, join(folder, 'profile')], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return JSON.parse(out) as Shown[];
}

function read(path: string): ReturnedDocx {
  const found = readReturnedDocx(readFileSync(path));
  if ('problem' in found) throw new Error(`${path} ${found.problem}`);
  return found;
}

function back(original: string, returned: string): Matched {
  return matchSegments(sentSegments(read(original)), read(returned));
}

describe('every specimen and statement', () => {
  it('is sound by our own check of packages', () => {
    expect(sent.length).toBeGreaterThan(30);
    for (const path of sent) expect(problemsOf(partsOf(readFileSync(path))), path).toEqual([]);
  });

  it.skipIf(!office)('has in LibreOffice the labels and words that the specification gives it', () => {
    for (const path of sent) {
      const found = shown.get(returnedFrom(path)) ?? [];
      const labels = found.flatMap(([label, text]) => (label === '' || label === '•' ? [] : [`${label} ${text}`]));
      const wanted = wordParagraphs(partsOf(readFileSync(path))).flatMap(({ label, text }) =>
        label === undefined || label === '•' ? [] : [`${label} ${text}`],
      );
      expect(labels.map(bare), path).toEqual(wanted.map(bare));
    }
  });

  it.skipIf(!office)('comes back from LibreOffice with every segment unchanged', () => {
    for (const path of sent) {
      const { segments, added } = back(path, returnedFrom(path));
      expect(segments.length, path).toBeGreaterThan(1);
      expect(
        segments.filter(({ fate }) => fate !== 'unchanged'),
        path,
      ).toEqual([]);
      // LibreOffice keeps the bookmark of the first note only: the others are found by their words.
      const lost = segments.filter(({ place, foundBy }) => foundBy !== 'bookmark' && !/^note\d/.test(place));
      expect(lost, path).toEqual([]);
      expect(added, path).toEqual([]);
      expect(read(returnedFrom(path)).source, path).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it.skipIf(!pythonDocx)('is read by python-docx word by word', () => {
    const script =
      'import sys, json, docx\n' +
      'def text(path):\n  d = docx.Document(path)\n  return "\\n".join("".join(t.text or "" for t in p._p.iter("{%s}t" % p._p.nsmap["w"])) for p in d.element.body.iter("{%s}p" % d.element.nsmap["w"]) for p in [docx.text.paragraph.Paragraph(p, d)])\n' +
      'print(json.dumps([text(path) for path in json.load(sys.stdin)]))';
    const out = execFileSync(PYTHON, ['-c', script], {
      input: JSON.stringify(sent),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    for (const [index, text] of (JSON.parse(out) as string[]).entries()) {
      const own = wordParagraphs(partsOf(readFileSync(sent[index] ?? ''))).map((paragraph) => paragraph.text);
      expect(wordsOf(text), sent[index]).toEqual(wordsOf(own.join('\n')));
    }
  });

  it('has the same bytes from another process, in another zone and order', async () => {
    const again = join(folder, 'again');
    const env = { TZ: 'Asia/Tokyo', LANG: 'ar_EG.UTF-8' };
    const paths = ['statement', 'declaration'].map((document) => `sources/specimen-session/${document}`);
    const ran = await engross(PACKAGE, ['build', ...paths, '--out', again, '--format', 'docx', '--jobs', '1'], env);
    expect(ran.code, ran.stderr).toBe(0);
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    for (const path of docxUnder(again)) {
      const first = sent.find((other) => basename(other) === basename(path));
      expect(hash(path), path).toBe(hash(first ?? ''));
    }
    expect(docxUnder(again).length).toBeGreaterThan(10);
  });
});

/** A label and its words for comparison: LibreOffice has spaces of its own at fields and marks. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

describe.skipIf(!office)('what a person did in LibreOffice', () => {
  it.each(Object.entries(EDITS))('%s is told for what it is', (name, { fates, added }) => {
    const matched = back(edited, returnedFrom(`${name}.docx`));
    const changed = matched.segments.filter(({ fate }) => fate !== 'unchanged');
    const told = changed.map(({ place, fate, tracked }) => [place, tracked ? `${fate}, tracked` : fate]);
    expect(Object.fromEntries(told)).toEqual(fates);
    expect(matched.added.map(({ final }) => final)).toEqual(added ?? []);
  });

  it('a paragraph that was put in moves the numbers of those behind it', () => {
    const labels = (shown.get(returnedFrom('add.docx')) ?? []).flatMap(([label]) => (label === '' ? [] : [label]));
    expect(labels).toEqual(['1.', '2.', '(a)', '(b)', '3.', '4.', '5.']);
  });
});
