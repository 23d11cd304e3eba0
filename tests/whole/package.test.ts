/** The package as npm ships it: packed, installed into an empty folder, and run from there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PACKAGE } from '../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package', () => {
  it('builds a statement where nothing else is', () => {
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      cwd: PACKAGE,
      encoding: 'utf8',
    });
    const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
    const paths = files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'templates/design.yaml',
        'schemas/statement.json',
        'docs/rules.md',
        'LICENSE',
        'THIRD-PARTY.md',
      ]),
    );
    expect(paths.filter((path) => /^(?:src|tests|sources|node_modules)\//.test(path))).toEqual([]);
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--omit=optional', '--loglevel=error'];
    execFileSync('npm', ['install', join(folder, filename), ...quiet], { cwd: folder, stdio: 'pipe' });
    writeFileSync(join(folder, 'speech.md'), 'Madam President,\n\nWe thank you.\n');
    const args = [
      'build',
      'speech.md',
      '--kind',
      'statement',
      '--lang',
      'en',
      '--set',
      'delegation=PE',
      '--set',
      'date=2027-01-01',
    ];
    execFileSync('npx', ['--no-install', 'engross', ...args], { cwd: folder, stdio: 'pipe' });
    expect(readdirSync(join(folder, 'output')).sort()).toEqual(['speech.en.docx', 'speech.en.html', 'speech.en.pdf']);
  }, 120_000);

  it('takes nothing for its own that other code made under the same version', () => {
    const source = '---\nkind: statement\nlanguage: en\ndelegation: PE\ndelivered: 2027-01-01\n---\n\nWe thank you.\n';
    writeFileSync(join(folder, 'engross.yaml'), 'engross: 1\n');
    writeFileSync(join(folder, 'words.md'), source);
    const run = (...args: string[]) =>
      execFileSync('npx', ['--no-install', 'engross', ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    const changed = () =>
      (JSON.parse(run('plan', 'words.md', '--report', 'json')) as { changed: boolean }[]).map((unit) => unit.changed);
    run('build', 'words.md');
    expect(changed()).toEqual([false, false, false]);
    writeFileSync(join(folder, 'node_modules/engross/dist/code.sha256'), 'other code');
    expect(changed()).toEqual([true, true, true]);
  }, 120_000);
});
