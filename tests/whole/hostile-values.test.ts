/**
 * Values that look like paths, in every field that ever becomes one: whatever they are, the build ends without an exception,
 * and nothing outside the workspace's outputs and cache is changed. `HOSTILE_RUNS` sets how many workspaces are built.
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeShards } from '../../src/session/merge-shards.js';
import { verifyFolder } from '../../src/session/verify.js';
import { openWorkspace } from '../../src/workspace.js';
import { folderWith } from '../support/cli.js';
import { build } from '../support/sessions.js';

const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 150);

/** Parts of paths, and whole ones, that lead elsewhere or that some program reads in its own way. */
const part = fc.oneof(
  fc.constantFrom(
    ...['..', '.', '', '~', '/', '\\', 'victim', 'output', 'sources', '.git', '.engross', 'en', 'fr', 's', 'one', 'C:'],
    ...[
      '%2e%2e',
      '\u0000',
      '\n',
      '\u001b[31m',
      '\u202e',
      '\ufeff',
      'con',
      'index',
      'manifest',
      '$HOME',
      '`id`',
      '::error::',
    ],
  ),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
);
const pathLike = fc
  .tuple(fc.constantFrom('', '/', '../', '../../', '../../../', 'file:///', '//'), fc.array(part, { maxLength: 5 }))
  .map(([start, parts]) => start + parts.join('/'));
const hostile = fc.oneof(
  pathLike,
  fc.constantFrom('../victim/kept.txt', '../../../victim/kept.txt', '../../../../victim/kept.png', '/etc/hostname'),
);
/** Of two values one is what it should be, so that a workspace gets as far as its later fields. */
const or = <T>(good: T) => fc.oneof(fc.constant(good), hostile);

/** A name of a folder that can be made: what is no name is left to the fields. */
const folderName = hostile
  .map((text) => text.replace(/[/\0]/g, '_').slice(0, 60))
  .filter((name) => !['', '.', '..'].includes(name) && Buffer.byteLength(name) < 200);

const workspace = fc.record({
  settings: fc.record({
    output: or('output'),
    sources: or('sources'),
    templates: or('templates'),
    paper: fc.oneof(fc.constant('A4'), hostile),
    languages: fc.array(or('en'), { maxLength: 2 }),
  }),
  sessionName: fc.oneof(fc.constant('s'), folderName),
  documentName: fc.oneof(fc.constant('one'), folderName),
  session: fc.record({
    title: fc.dictionary(or('en'), hostile, { minKeys: 1, maxKeys: 2 }),
    original: or('en'),
    emblem: hostile,
    symbol: hostile,
  }),
  fields: fc.record({ language: or('en'), kind: or('note'), original: or('en'), emblem: hostile, symbol: hostile }),
  image: hostile,
  reference: hostile,
  font: fc.record({ package: hostile, file: hostile, system: hostile }),
  manifest: fc.record({ file: hostile, source: hostile, session: hostile, id: hostile, language: hostile }),
  link: fc.record({
    at: fc.constantFrom('output', 'output/s', '.engross', 'templates', 'sources/s/one/fr.md'),
    to: hostile,
  }),
  isLinked: fc.boolean(),
});
type Hostile = typeof workspace extends fc.Arbitrary<infer T> ? T : never;

/** Keeps one field in four, so that others have their turn. */
function some(fields: Record<string, unknown>, index: number): string {
  const kept = Object.entries(fields).filter((_, at) => (index + at) % 4 === 0);
  // JSON is YAML.
  return kept.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('');
}

function arrange(root: string, one: Hostile, index: number): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const digest = '0'.repeat(64);
  write('engross.yaml', `engross: 1\nformats: [html]\n${some(one.settings, index)}`);
  const folder = `sources/${one.sessionName}`;
  write(
    `${folder}/session.yaml`,
    `start: 2027-05-18\n${index % 3 === 0 ? '' : 'title: {en: A}\n'}${some(one.session, index).replace(/^title:/m, index % 3 === 0 ? 'title:' : '# title:')}`,
  );
  const text = `![A lake](<${one.image.replace(/[<>\n]/g, '')}>)\n\n1. See [](doc:${one.reference.replace(/[()\n]/g, '')}).`;
  write(`${folder}/${one.documentName}/en.md`, `---\nkind: note\ntitle: One\n---\n\n1. Words.\n`);
  write(
    `${folder}/two/en.md`,
    `---\ntitle: Two\n${index % 4 === 3 ? '' : 'kind: note\n'}${some(one.fields, index)}---\n\n${text}\n`,
  );
  if (index % 4 === 0)
    write(
      'templates/design.yaml',
      `fonts: {serif: {latn: ${JSON.stringify({ package: one.font.package, files: { regular: one.font.file }, system: [{ cut: 'regular', file: one.font.system }] })}}}\n`,
    );
  const { file, source, session, id, language } = one.manifest;
  const output = { file, format: 'pdf', variant: 'circulation', sha256: digest, size: 1 };
  const version = {
    language,
    title: '',
    date: '',
    status: '',
    words: 0,
    source: { path: source, sha256: digest },
    labels: [],
    outputs: [output],
    diagnostics: [],
  };
  const manifest = {
    engross: 1,
    generator: 'engross 0.1.0',
    session,
    source: { path: source, sha256: digest },
    templates: digest,
    title: { en: 'A' },
    languages: [language],
    items: [],
    documents: [{ id, kind: '', original: language, versions: [version] }],
  };
  write('output/s/manifest.json', JSON.stringify(manifest));
  write('output/s/manifest.1-of-1.json', JSON.stringify(manifest));
  if (one.isLinked && !one.link.to.includes('\0'))
    try {
      mkdirSync(dirname(join(root, one.link.at)), { recursive: true });
      symlinkSync(one.link.to, join(root, one.link.at));
    } catch {
      // There is something already, or the system has no such name: then it is no link.
    }
}

/** Every file beside the outputs and the cache, with its bytes. */
function besideOutputs(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .filter(
        (path) =>
          !path.startsWith(join(folder, 'work/output')) && !path.startsWith(join(folder, 'work/.engross/cache')),
      )
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );
}

describe('a workspace of hostile values', () => {
  it(`ends, and changes nothing outside its outputs (${RUNS} workspaces)`, async () => {
    let index = 0;
    const property = fc.asyncProperty(workspace, async (one) => {
      const { folder, done } = folderWith({ 'victim/kept.txt': 'kept', 'victim/kept.png': 'kept', 'kept.txt': 'kept' });
      try {
        const root = join(folder, 'work');
        arrange(root, one, index++);
        const before = besideOutputs(folder);
        const opened = openWorkspace(root);
        const { settings } = opened;
        const result = await build(root, {
          workspace: opened,
          paths: [join(root, settings.sources)],
          out: join(root, settings.output),
        });
        for (const { diagnostics } of result.files)
          for (const { message } of diagnostics) expect(message).not.toMatch(/TypeError|undefined/);
        await mergeShards(openWorkspace(root), join(root, settings.output));
        await verifyFolder(openWorkspace(root), join(root, settings.output));
        const after = besideOutputs(folder);
        const changed = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);
        const out = join(root, settings.output);
        expect(changed.filter((path) => !path.startsWith(out))).toEqual([]);
      } finally {
        done();
      }
    });
    await fc.assert(property, { numRuns: RUNS, verbose: fc.VerbosityLevel.Verbose });
  });
});
