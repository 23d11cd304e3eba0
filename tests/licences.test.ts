/** The check of licences: it passes here only if it fails where something lacks. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { folderWith, PACKAGE } from './support/cli.js';

const LICENCE = 'Permission is hereby granted, free of charge, to any person. '.repeat(5);
const LINE = `\n\n${'-'.repeat(80)}\n\n`;

function lockOf(packages: Record<string, object>): string {
  const entries = Object.entries(packages).map(([name, facts]) => [`node_modules/${name}`, facts]);
  return JSON.stringify({ packages: { '': {}, ...Object.fromEntries(entries) } });
}

/** A small package of this kind, in which all is well. */
const SOUND = {
  'build/bundled-modules.json': '["build/cli.js", "node_modules/one/index.js"]',
  'dist/cli.js': '// node_modules/@two/b/lib/x.js\nlet b;\n',
  'dist/licences.txt': [`@two/b 2.0.0 (ISC)\n\n${LICENCE}`, `one 1.0.0 (MIT)\n\n${LICENCE}`].join(LINE),
  'package-lock.json': lockOf({
    one: { version: '1.0.0', license: 'MIT' },
    '@two/b': { version: '2.0.0', license: 'ISC' },
    beside: { version: '3.0.0', license: '(MIT AND Zlib)' },
    tool: { version: '4.0.0', license: 'GPL-3.0', dev: true },
  }),
  'THIRD-PARTY.md': '| Font | `@fonts/f`, embedded in PDF | SIL Open Font License 1.1 |\n',
  'templates/design.yaml': 'fonts: {serif: {latn: {package: "@fonts/f"}}}\n',
};

function check(changes: Partial<Record<keyof typeof SOUND, string>>): string {
  const { folder, done } = folderWith({ ...SOUND, ...changes });
  try {
    const options = { cwd: PACKAGE, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync(process.execPath, ['scripts/check-licences.mjs', folder], options);
  } catch (error) {
    return (error as { stderr: string }).stderr;
  } finally {
    done();
  }
}

describe('the check of licences', () => {
  it('passes where each package in the bundle has its licence', () => {
    expect(check({})).toBe('2 bundled packages, all with their licences\n');
  });

  it.each<[string, Parameters<typeof check>[0], string]>([
    [
      'a package without entry',
      { 'dist/licences.txt': `one 1.0.0 (MIT)\n\n${LICENCE}` },
      'dist/licences.txt: lacks @two/b 2.0.0, which is in the bundle',
    ],
    [
      'an entry of another version',
      { 'dist/licences.txt': SOUND['dist/licences.txt'].replace('one 1.0.0', 'one 0.9.0') },
      'dist/licences.txt: lacks one 1.0.0, which is in the bundle',
    ],
    [
      'an entry without text',
      { 'dist/licences.txt': `@two/b 2.0.0 (ISC)\n\n${LICENCE}${LINE}one 1.0.0 (MIT)` },
      'dist/licences.txt: one without the text of its licence',
    ],
    [
      'a bundled licence that is not on the list',
      { 'dist/licences.txt': SOUND['dist/licences.txt'].replace('(MIT)', '(AGPL-3.0-only)') },
      'one: licence AGPL-3.0-only, which is not on the list of scripts/check-licences.mjs',
    ],
    [
      'a licence beside the bundle that is not on the list',
      { 'package-lock.json': SOUND['package-lock.json'].replace('MIT AND Zlib', 'MIT AND SSPL-1.0') },
      'beside: licence (MIT AND SSPL-1.0), which is not on the list of scripts/check-licences.mjs',
    ],
    [
      'a package beside the bundle without licence',
      { 'package-lock.json': SOUND['package-lock.json'].replace(',"license":"(MIT AND Zlib)"', '') },
      'beside: licence unknown, which is not on the list of scripts/check-licences.mjs',
    ],
    [
      'a font that nobody names',
      { 'THIRD-PARTY.md': '| HarfBuzz | `harfbuzzjs` | MIT |\n' },
      'THIRD-PARTY.md: lacks the font package @fonts/f with its licence',
    ],
    [
      'a bundle that does not say what is in it',
      { 'build/bundled-modules.json': '[]', 'dist/cli.js': 'let a;\n' },
      'build/bundled-modules.json: no package; was the bundle made?',
    ],
  ])('fails at %s', (_, changes, told) => {
    expect(check(changes).trim().split('\n')).toEqual([told]);
  });
});
