/** What somebody meets who has just installed engross: help, first steps, completion, and the pages of rules. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/lint/rules/catalogue.js';
import { engross } from '../support/cli.js';
import { NOTE, removeWorkspaces, workspaceWith } from '../support/sessions.js';

afterAll(removeWorkspaces);

const root = workspaceWith({ 'warned.en.md': NOTE('One', 'symbol: A/1\n', '1. One.\n\n82. Two.') });

/** The commands that `--help` lists, those of `translate` among them. */
async function commands(): Promise<string[][]> {
  const names = async (args: string[]) =>
    [...(await engross(root, [...args, '--help'])).stdout.matchAll(/^ {2}([a-z]+) (?=[[<]| {2})/gm)].map(
      ([, name = '']) => name,
    );
  const nested = await names(['translate']);
  return [
    ...(await names([])).filter((name) => name !== 'help').map((name) => [name]),
    ...nested.filter((name) => name !== 'help').map((name) => ['translate', name]),
  ];
}

describe('help', () => {
  it('of every command begins with an example of that command', async () => {
    const all = await commands();
    expect(all.length).toBeGreaterThan(15);
    for (const args of all) {
      const { stdout } = await engross(root, [...args, '--help']);
      expect(stdout).toMatch(/^Example: .+\n\nUsage: /);
      expect(stdout.split('\n')[0]).toContain(args.join(' '));
    }
  });

  it('without arguments names four commands to begin with', async () => {
    const ran = await engross(root, []);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect([...ran.stdout.matchAll(/^ {2}engross (\w+)/gm)].map(([, name]) => name)).toEqual([
      'init',
      'build',
      'preview',
      'check',
    ]);
    expect(Math.max(...ran.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('explain', () => {
  it('prints the section of every rule', async () => {
    const { stdout } = await engross(root, ['explain', 'item-number']);
    expect(stdout).toMatch(/^## item-number\n\n\*error\* /);
    expect(stdout.match(/^## /gm)).toHaveLength(1);
    for (const id of [Object.keys(rules)[0], Object.keys(rules).at(-1)].flatMap((rule) => rule ?? []))
      expect((await engross(root, ['explain', id])).stdout).toMatch(new RegExp(`^## ${id}\n`));
  });

  it('answers a slip of the pen with the rule that was meant', async () => {
    const ran = await engross(root, ['explain', 'item-numbr']);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('`item-number`');
  });
});

describe('completion', () => {
  const complete = (words: string[]) =>
    execFileSync(
      'bash',
      [
        '-c',
        `source ./completion.sh; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _engross; printf '%s\\n' "\${COMPREPLY[@]}"`,
        '-',
        'engross',
        ...words,
      ],
      { cwd: root, encoding: 'utf8' },
    )
      .trim()
      .split('\n');

  it('completes commands, options, their choices and files in bash', async () => {
    writeFileSync(join(root, 'completion.sh'), (await engross(root, ['completion', 'bash'])).stdout);
    expect(complete(['prev'])).toEqual(['preview']);
    expect(complete(['translate', 'ex'])).toEqual(['export']);
    expect(complete(['translate', 'export', '--l'])).toEqual(['--lang']);
    expect(complete(['build', '--report', 's'])).toEqual(['sarif']);
    expect(complete(['build', 'warn'])).toEqual(['warned.en.md']);
    // The former name of an option is not offered.
    expect(complete(['check', '--'])).not.toContain('--frail');
  });

  it('writes a script for zsh, which takes that of bash, and for fish', async () => {
    expect((await engross(root, ['completion', 'zsh'])).stdout).toMatch(/^autoload -U \+X bashcompinit/);
    expect((await engross(root, ['completion', 'fish'])).stdout).toContain(
      "__fish_seen_subcommand_from translate; and __fish_seen_subcommand_from export' -l lang -r",
    );
    expect((await engross(root, ['completion', 'ksh'])).code).toBe(2);
  });
});

it.each(['--strict', '--frail'])('`%s` ends with 1 on a warning', async (option) => {
  expect((await engross(root, ['check', 'warned.en.md'])).code).toBe(0);
  expect((await engross(root, ['check', 'warned.en.md', option])).code).toBe(1);
});
