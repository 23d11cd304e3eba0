/** A session on any number of threads and machines: the same bytes, messages and order. */

import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mergeShards } from '../../src/session/merge-shards.js';
import { openWorkspace } from '../../src/workspace.js';
import { engross } from '../support/cli.js';
import { messagesOf } from '../support/messages.js';
import { build, digests, FILES, NOTE, removeWorkspaces, workspaceWith } from '../support/sessions.js';

afterAll(removeWorkspaces);

/** Some are broken, so that there are messages to keep in order. */
const MANY: Record<string, string> = { ...FILES };
for (let index = 10; index < 22; index++) {
  const text = `${index % 5 === 4 ? '<b>broken</b>\n\n' : ''}1. Words of ${index}.`;
  MANY[`sources/s/d${index}/en.md`] = NOTE(`Number ${index}`, `symbol: CML/${index}\n`, text);
}

describe('any number of threads and machines', () => {
  it('1, 2 and 4 threads give the same bytes and messages', async () => {
    const told: unknown[] = [];
    for (const jobs of ['1', '2', '4']) {
      const root = workspaceWith(MANY);
      const ran = await engross(root, ['build', '--jobs', jobs, '--report', 'json']);
      told.push([ran.code, ran.stdout, digests(join(root, 'output'))]);
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it.each([2, 3, 7])('%i machines make what one makes', async (of) => {
    const whole = workspaceWith(MANY);
    await build(whole);
    const joined = workspaceWith(MANY);
    let made = 0;
    for (let index = 1; index <= of; index++) {
      const machine = workspaceWith(MANY);
      const result = await build(machine, { shard: { index, of } });
      made += result.made;
      expect(result.made).toBeLessThan(20);
      cpSync(join(machine, 'output'), join(joined, 'output'), { recursive: true });
    }
    const { files } = await mergeShards(openWorkspace(joined), join(joined, 'output'));
    expect(files.flatMap((file) => messagesOf(file).map(String))).toEqual([]);
    expect(digests(join(joined, 'output'))).toEqual(digests(join(whole, 'output')));
    // No document is made on two machines.
    expect(made).toBe((await build(whole, { force: true })).made);
  });

  it('machines without a document of a session, or with closed ones only, leave their part too', async () => {
    const files = {
      ...FILES,
      'sources/s/three/en.md': NOTE('Three', 'distribution: restricted\n'),
      'sources/t/session.yaml': FILES['sources/s/session.yaml'] ?? '',
      'sources/t/lone/en.md': NOTE('Lone'),
    };
    const whole = workspaceWith(files);
    await build(whole);
    const joined = workspaceWith(files);
    for (let index = 1; index <= 9; index++) await build(joined, { shard: { index, of: 9 } });
    const result = await mergeShards(openWorkspace(joined), join(joined, 'output'));
    expect(result.files.flatMap((file) => messagesOf(file).map(String))).toEqual([]);
    expect(result.merged.map((path) => basename(path)).sort()).toEqual(['s', 's.closed', 't']);
    expect(digests(join(joined, 'output'))).toEqual(digests(join(whole, 'output')));
    expect(readdirSync(join(joined, 'output')).sort()).toEqual(readdirSync(join(whole, 'output')).sort());
  });

  it.each([
    ['sources', { files: { 'sources/s/three/en.md': NOTE('Three', '', '1. Words that another commit has.') } }],
    ['options', { given: { set: ['status=draft'] } }],
  ])('parts of different %s are told, and not joined: a document may be in none of them', async (_, other) => {
    const { files = {}, given = {} } = other as { files?: Record<string, string>; given?: { set?: string[] } };
    const root = workspaceWith();
    const machine = workspaceWith({ ...FILES, ...files });
    await build(root, { shard: { index: 1, of: 2 } });
    await build(machine, { ...given, shard: { index: 2, of: 2 } });
    cpSync(join(machine, 'output'), join(root, 'output'), { recursive: true });
    const ran = await engross(root, ['merge']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('the parts are of different sources')]);
    expect(existsSync(join(root, 'output/s/manifest.json'))).toBe(false);
  });

  it('a part that lacks is told, and nothing is joined', async () => {
    const root = workspaceWith();
    await build(root, { shard: { index: 1, of: 2 } });
    const ran = await engross(root, ['merge']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('part 2 of 2 is missing')]);
    expect(existsSync(join(root, 'output/s/manifest.json'))).toBe(false);
  });

  it('a file that is not a part of any build is let lie', async () => {
    const root = workspaceWith();
    await build(root);
    writeFileSync(join(root, 'output/s/manifest.1-of-99999999999.json'), '{}');
    const { files, merged } = await mergeShards(openWorkspace(root), join(root, 'output'));
    expect(files.flatMap((file) => messagesOf(file).map((message) => message.reason))).toEqual([
      expect.stringContaining('this folder has no parts to merge'),
    ]);
    expect(merged).toEqual([]);
  });

  it('a plan of nothing says so', async () => {
    const root = workspaceWith();
    expect(await engross(root, ['plan', '--lang', 'de'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'engross: there is no source in `--lang de`\n  help: name a language of the sources\n',
    });
    const ran = await engross(root, ['plan', 'sources/nope', '--report', 'json']);
    expect([ran.code, ran.stdout]).toEqual([1, '[]\n']);
    expect(ran.stderr).toMatch(/sources\/nope\n {2}error: there is no such file or folder/);
  });

  it('a plan lists the units with their keys, their cost and what has changed', async () => {
    const root = workspaceWith();
    await build(root, { paths: [join(root, 'sources/s/two')] });
    const ran = await engross(root, ['plan', '--report', 'json']);
    const units = JSON.parse(ran.stdout) as Record<string, unknown>[];
    expect(units).toHaveLength(10);
    expect(units.filter((unit) => unit['changed'] === false).map((unit) => unit['document'])).toEqual(['two', 'two']);
    for (const unit of units) {
      expect(unit['key']).toMatch(/^[0-9a-f]{64}$/);
      expect(unit['cost']).toBeGreaterThan(0);
    }
  });
});
