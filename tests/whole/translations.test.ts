/** Translations by the built command: XLIFF against its schema, ledgers that builds notice, what is held back. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith, PACKAGE } from '../support/cli.js';

const SCHEMAS = join(PACKAGE, '../shared/tools/schemas');
const NOTE = 'sources/specimen-session/declaration';

let cwd = '';
let done = () => {};
beforeAll(async () => {
  const session = join(PACKAGE, 'sources/specimen-session');
  const files: Record<string, string> = { 'engross.yaml': 'engross: 1\n' };
  files['sources/specimen-session/session.yaml'] = readFileSync(join(session, 'session.yaml'), 'utf8');
  for (const name of readdirSync(join(session, 'declaration')))
    if (name.endsWith('.md')) files[`${NOTE}/${name}`] = readFileSync(join(session, 'declaration', name), 'utf8');
  ({ folder: cwd, done } = folderWith(files));
  await engross(cwd, ['translate', 'accept', NOTE]);
});
afterAll(() => done());

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return existsSync(SCHEMAS);
  } catch {
    return false;
  }
}
const canValidate = hasXmllint();
if (!canValidate) process.stderr.write('XLIFF against its schema is skipped: xmllint or ../shared is not here\n');

describe('ledgers of lone files', () => {
  it('have the names of their files, and no other ledger is written over', async () => {
    const note = (title: string, more = '') => `---\nkind: note\ntitle: ${title}\n${more}---\n\n1. ${title}.\n`;
    const { folder, done: clean } = folderWith({
      'en.md': note('One', 'original: en\n'),
      'fr.md': note('Un'),
      'talk.en.md': note('Talk', 'original: en\n'),
      'talk.fr.md': note('Parole'),
    });
    expect(await engross(folder, ['translate', 'accept', 'en.md', 'fr.md'])).toMatchObject({ code: 0 });
    const before = readFileSync(join(folder, 'fr.ledger.yaml'), 'utf8');
    const accepted = await engross(folder, ['translate', 'accept', 'talk.en.md', 'talk.fr.md']);
    expect(accepted).toMatchObject({ code: 0, stdout: 'talk.fr.ledger.yaml\n' });
    expect(readFileSync(join(folder, 'fr.ledger.yaml'), 'utf8')).toBe(before);
    writeFileSync(join(folder, 'talk.en.md'), note('Talk again', 'original: en\n'));
    const { stdout } = await engross(folder, ['translate', 'status', 'talk.en.md', 'talk.fr.md']);
    expect(stdout).toContain('stale');
    clean();
  });
});

describe('translations', () => {
  it('are accepted at places that there are, and a place that there is not is told', async () => {
    const ran = await engross(cwd, ['translate', 'accept', NOTE, '--place', 'p2,p99']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toBe(
      'engross: the original has no place `p99`\n  help: name it as `engross check` does: `p3`, `annex1-p2`\n',
    );
    expect(await engross(cwd, ['translate', 'accept', NOTE, '--place', 'p2'])).toMatchObject({ code: 0 });
  });

  it.skipIf(!canValidate)('are sent as XLIFF that is valid', async () => {
    const { stdout } = await engross(cwd, ['translate', 'export', NOTE]);
    const files = stdout.trim().split('\n');
    expect(files).toHaveLength(5);
    const schema = join(SCHEMAS, 'xliff/2.1/xliff_core_2.0.xsd');
    const env = { ...process.env, XML_CATALOG_FILES: join(SCHEMAS, 'catalog.xml') };
    const given = ['--nonet', '--noout', '--schema', schema, ...files.map((file) => join(cwd, file))];
    // Throws, with what xmllint says, when one is not.
    execFileSync('xmllint', given, { env, stdio: 'pipe' });
  });

  it('are held back when their original has changed, though their sources have not', async () => {
    const before = await engross(cwd, ['build', NOTE, '--lang', 'fr', '--format', 'html']);
    expect(before.stdout).toContain('declaration.fr.html');
    const ledger = join(cwd, NOTE, 'fr.ledger.yaml');
    const place = /place: "p1"\n {4}fingerprint: "[0-9a-f]+"|place: "measure"\n {4}fingerprint: "[0-9a-f]+"/;
    writeFileSync(
      ledger,
      readFileSync(ledger, 'utf8').replace(place, (text) => text.replace(/"[0-9a-f]{14}"/, '"00000000000000"')),
    );
    const after = await engross(cwd, ['build', NOTE, '--lang', 'fr', '--format', 'html']);
    expect([after.code, after.stdout]).toEqual([1, '']);
    expect(after.stderr).toContain('stale-translation');
    const { stdout } = await engross(cwd, ['translate', 'status', NOTE, '--lang', 'fr']);
    expect(stdout).toContain('1 paragraph stale');
  });
});
