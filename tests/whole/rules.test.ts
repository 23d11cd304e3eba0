/** Examples of rules that need files and commands, played as their users would. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/lint/rules/catalogue.js';
import { type ChangeStep, type FolderExample, isFolderExample, type Rule } from '../../src/lint/rules/rule.js';
import { engross, folderWith } from '../support/cli.js';

interface Told {
  rule: string;
  severity: string;
  message: string;
  file: string;
}

/** What the last step of an example tells. */
async function play({ files, steps }: FolderExample): Promise<Told[]> {
  const { folder, done } = folderWith(files);
  try {
    let told: Told[] = [];
    for (const step of steps) {
      if (typeof step !== 'string') change(join(folder, step.path), step);
      else {
        const { stdout, stderr } = await engross(folder, [...step.split(' '), '--report', 'json']);
        expect(stdout, stderr).toMatch(/^\[/);
        told = JSON.parse(stdout) as Told[];
      }
    }
    return told;
  } finally {
    done();
  }
}

function change(path: string, { text, link }: ChangeStep): void {
  rmSync(path, { force: true });
  if (text === undefined && link === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  if (link !== undefined) symlinkSync(link, path);
  else if (text !== undefined) writeFileSync(path, text);
}

const played = new Map<string, Promise<Told[]>>();

/** Several rules have the same sound example: it is played once. */
function playOnce(example: FolderExample): Promise<Told[]> {
  const key = JSON.stringify([example.files, example.steps]);
  const told = played.get(key) ?? play(example);
  played.set(key, told);
  return told;
}

describe('rules about files', () => {
  for (const [id, rule] of Object.entries<Rule>(rules)) {
    for (const [index, example] of rule.examples.entries()) {
      if (!isFolderExample(example)) continue;
      it.concurrent(`${id} ${example.fires ? 'fires' : 'is silent'} (example ${index + 1})`, async () => {
        const told = await playOnce(example);
        const found = told.filter((one) => one.rule === id);
        expect(found.length > 0, JSON.stringify(told)).toBe(example.fires);
        for (const { message } of found) expect(message).not.toMatch(/\.$/);
        // An example that is silent is sound: no other rule finds fault, though an import always reports what it made.
        if (!example.fires) expect(told.filter(({ severity }) => severity !== 'info')).toEqual([]);
      });
    }
  }
});
