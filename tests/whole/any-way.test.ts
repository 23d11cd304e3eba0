/**
 * Whatever is done to the sources, a build comes to the same: step by step with what earlier builds left, all at once, or in
 * parts on several machines.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { mergeShards } from '../../src/session/merge-shards.js';
import { openWorkspace } from '../../src/workspace.js';
import { build, digests, FILES, NOTE, removeWorkspaces, workspaceWith } from '../support/sessions.js';

afterEach(removeWorkspaces);

/** A file that is written, or a file or folder that is removed. */
type Change = readonly [path: string, text: string | undefined];

const DOCUMENTS = ['one', 'two', 'three', 'list'];
const sessions = fc.constantFrom('s', 't');
const documents = fc.constantFrom(...DOCUMENTS);
const versions = fc
  .tuple(sessions, documents, fc.constantFrom('en', 'fr', 'ru'))
  .map(([session, document, language]) => `sources/${session}/${document}/${language}.md`);

const fronts = fc.constantFrom(
  '',
  'symbol: CML/1\n',
  'symbol: CML/2\nitem: 3\n',
  'distribution: restricted\n',
  'embargo: 2027-01-10T00:00:00Z\n',
  'original: fr\n',
  'nothing: known\n',
);
const texts = fc.constantFrom(
  '1. Some words.',
  '1. The first. {#first}\n2. The second. {#second}',
  ...DOCUMENTS.map((name) => `1. See [](doc:${name}#second).`),
  '1. See [x](doc:one).\n2. And more.',
  'Words with a note.[^1]\n\n[^1]: The note.',
);
const LIST = '---\nkind: list-of-documents\ntitle: List\nsymbol: CML/INF.1\ndate: 2027-05-18\n---\n';

const written = fc.tuple(
  versions,
  fc.oneof(fc.tuple(fronts, texts), fc.constantFrom(LIST, 'No front matter', '---\n')),
);
const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: written.map(([path, text]): Change => [path, typeof text === 'string' ? text : NOTE('T', ...text)]),
  },
  { weight: 2, arbitrary: versions.map((path): Change => [path, undefined]) },
  fc.tuple(sessions, documents).map(([session, document]): Change => [`sources/${session}/${document}`, undefined]),
  fc
    .tuple(sessions, fc.constantFrom('en', 'fr', 'en, fr', 'fr, en', 'en, fr, ru'), fc.constantFrom('A', 'Another'))
    .map(
      ([session, languages, title]): Change => [
        `sources/${session}/session.yaml`,
        `title: {en: ${title} Meeting, fr: Une réunion}\noriginal: en\nlanguages: [${languages}]\nstart: 2027-05-18\n`,
      ],
    ),
  fc.constantFrom<Change>(
    ['templates', undefined],
    ['templates/languages/fr.yaml', "labels: {annex: 'Annexe au document'}\n"],
  ),
);

function apply(root: string, [path, text]: Change): void {
  const full = join(root, path);
  if (text === undefined) return rmSync(full, { recursive: true, force: true });
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** The same sources where nothing was built yet. */
function copyOf(root: string): string {
  const copy = workspaceWith({});
  for (const part of ['engross.yaml', 'sources', 'templates'])
    if (existsSync(join(root, part))) cpSync(join(root, part), join(copy, part), { recursive: true });
  return copy;
}

function made(root: string): Record<string, string> {
  return existsSync(join(root, 'output')) ? digests(join(root, 'output')) : {};
}

it('builds come to the same files, whatever was built before and on however many machines', async () => {
  const steps = fc.array(fc.tuple(fc.array(changes, { minLength: 1, maxLength: 3 }), fc.boolean()), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(2, 3, 5), async (taken, machines) => {
      const root = workspaceWith({ ...FILES, 'sources/t/session.yaml': FILES['sources/s/session.yaml'] ?? '' });
      const dateOf = (isOver: boolean) => ({ date: isOver ? '2027-02-01' : '2027-01-05' });
      for (const [all, isOver] of taken) {
        for (const change of all) apply(root, change);
        await build(root, dateOf(isOver));
      }
      const last = dateOf(taken.at(-1)?.[1] ?? false);
      await build(root, last);
      const [whole, parts] = [copyOf(root), copyOf(root)];
      await build(whole, last);
      expect(made(root)).toEqual(made(whole));
      for (let index = 1; index <= machines; index++) await build(parts, { ...last, shard: { index, of: machines } });
      await mergeShards(openWorkspace(parts), join(parts, 'output'));
      expect(made(parts)).toEqual(made(whole));
      removeWorkspaces();
    }),
    { numRuns: 30 },
  );
});
