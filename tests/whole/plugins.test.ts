/** Plugins of rehype that a workspace names: never run without consent; with it, whatever they do gives a page or a message. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { engross, folderWith } from '../support/cli.js';

const NOTE = '---\nkind: note\ntitle: One\nsymbol: CML/1\n---\n\n1. Lakes and rivers.\n';
/** Leaves a file beside itself when it is loaded, and when it runs. */
const TELLTALE = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('./ran.txt', import.meta.url), 'ran');
export default () => (page) => { page.children.push({ type: 'comment', value: 'by a plugin' }); };
`;
const ALLOWED = ['build', 'note.en.md', '--format', 'html', '--allow-plugins'];

const opened: { folder: string; done(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.done();
});

function workspace(plugin: string | undefined, files: Record<string, string> = {}): string {
  const made = folderWith({
    'engross.yaml': 'engross: 1\nrehype: [./plugin.mjs]\n',
    'note.en.md': NOTE,
    ...(plugin === undefined ? {} : { 'plugin.mjs': plugin }),
    ...files,
  });
  opened.push(made);
  return made.folder;
}

const page = (folder: string) => readFileSync(join(folder, 'output/note.en.html'), 'utf8');

describe('a plugin that nobody has allowed', () => {
  it.each([
    ['build', ['build', 'note.en.md'], 1],
    ['build of pages alone', ['build', 'note.en.md', '--format', 'html'], 1],
    ['preview', ['preview', 'note.en.md'], 1],
    ['build of other formats', ['build', 'note.en.md', '--format', 'docx'], 0],
    ['check', ['check', 'note.en.md'], 0],
    ['plan', ['plan', 'note.en.md'], 0],
  ])('is not run by %s', async (_, command, code) => {
    const folder = workspace(TELLTALE);
    const ran = await engross(folder, command, { ENGROSS_ALLOW_PLUGINS: '1' });
    expect(ran.code).toBe(code);
    expect(existsSync(join(folder, 'ran.txt'))).toBe(false);
    expect(existsSync(join(folder, 'output/note.en.html'))).toBe(false);
    if (code === 1)
      expect(ran.stderr).toMatch(/engross\.yaml[\s\S]*2:1.*plugins[\s\S]*`\.\/plugin\.mjs`[\s\S]*--allow-plugins/);
    else expect(ran.stderr).not.toContain('plugin');
  });

  it('cannot be allowed by the workspace', async () => {
    const folder = workspace(TELLTALE, { 'engross.yaml': 'rehype: [./plugin.mjs]\nallowPlugins: true\n' });
    expect((await engross(folder, ['build', 'note.en.md'])).code).toBe(1);
    expect(existsSync(join(folder, 'ran.txt'))).toBe(false);
  });

  it.each([
    '../plugin.mjs',
    '/tmp/plugin.mjs',
    'plugin',
    'data:text/javascript,1',
    './a/../../plugin.mjs',
    './.git/x.mjs',
  ])('is no module outside the workspace: %s', async (path) => {
    const folder = workspace(TELLTALE, { 'engross.yaml': `rehype: [${JSON.stringify(path)}]\n` });
    const ran = await engross(folder, ALLOWED);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/a module inside the workspace/);
  });
});

describe('a plugin that is allowed', () => {
  it('changes the page, in a worker, and the page still runs nothing', async () => {
    const folder = workspace(TELLTALE);
    expect((await engross(folder, ALLOWED)).code).toBe(0);
    expect(page(folder)).toContain('<!--by a plugin-->');
    expect(page(folder)).toContain('default-src');
  });

  it('is run again when it was changed, and not when nothing was', async () => {
    const folder = workspace(TELLTALE);
    await engross(folder, ALLOWED);
    writeFileSync(join(folder, 'plugin.mjs'), TELLTALE.replace('by a plugin', 'by another'));
    await engross(folder, ALLOWED);
    expect(page(folder)).toContain('<!--by another-->');
    writeFileSync(join(folder, 'ran.txt'), 'before');
    await engross(folder, ALLOWED);
    expect(readFileSync(join(folder, 'ran.txt'), 'utf8')).toBe('before');
  });

  it('has its styles allowed by the policy of the page, and its scripts not', async () => {
    const folder = workspace(`export default () => (page) => {
      const head = page.children.find((one) => one.type === 'element').children[0];
      head.children.push({ type: 'element', tagName: 'style', properties: {}, children: [{ type: 'text', value: 'h1{color:red}' }] });
      head.children.push({ type: 'element', tagName: 'script', properties: {}, children: [{ type: 'text', value: 'alert(1)' }] });
    };`);
    expect((await engross(folder, ALLOWED)).code).toBe(0);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page(folder)) ?? [];
    expect(policy.match(/sha256-/g)).toHaveLength(2);
    expect(policy).not.toContain('script-src');
  });

  it.each([
    [
      'throws',
      'export default () => () => { throw new Error("no lakes here"); };',
      /plugin\.mjs` failed: no lakes here/,
    ],
    ['rejects', 'export default () => async () => { throw "no rivers"; };', /failed: no rivers/],
    ['throws when it is loaded', 'throw new Error(import.meta.filename);\n', /failed: \.\/plugin\.mjs/],
    ['is no program', 'export default {{{;\n', /failed: Unexpected token/],
    ['exports nothing', 'export const a = 1;\n', /failed: it has no default export/],
    ['exports no plugin', 'export default 1;\n', /failed: /],
    ['returns no page', 'export default () => () => ({ type: "text", value: "" });', /failed: it returns no root/],
    [
      'leaves what cannot be written',
      'export default () => (page) => { page.children.push({ type: "lake" }); };',
      /failed: Cannot compile unknown node `lake`/,
    ],
    ['imports what is not there', 'import "./lakes.mjs";\nexport default () => {};', /failed: Cannot find module/],
    ['ends its worker', 'export default () => () => { process.exit(0); };', /this document /],
  ])('that %s is a message, not a trace', async (_, plugin, says) => {
    const folder = workspace(plugin);
    const { code, stderr } = await engross(folder, ALLOWED);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at |fault of its own/m);
    expect(stderr).not.toContain(folder);
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'output/note.en.html'))).toBe(false);
  });

  it('is missing: a message', async () => {
    expect((await engross(workspace(undefined), ALLOWED)).stderr).toMatch(/failed: there is no such file/);
  });

  it('is not run where a link leads out of the workspace', async () => {
    const folder = workspace(undefined, { 'other/evil.mjs': TELLTALE });
    mkdirSync(join(folder, 'work'));
    writeFileSync(join(folder, 'work/engross.yaml'), 'rehype: [./plugin.mjs]\n');
    writeFileSync(join(folder, 'work/note.en.md'), NOTE);
    symlinkSync('../other/evil.mjs', join(folder, 'work/plugin.mjs'));
    const { code, stderr } = await engross(join(folder, 'work'), ALLOWED);
    expect(stderr).toMatch(/failed: it leads out of the workspace/);
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'other/ran.txt'))).toBe(false);
  });

  it('may report what it finds, at the place in the source', async () => {
    const folder = workspace(`export default () => (page, file) => {
      const find = (node) => node.properties?.id === 'p1' ? node : (node.children ?? []).map(find).find(Boolean);
      file.message('lakes are missing', find(page));
    };`);
    const { code, stderr } = await engross(folder, ALLOWED);
    expect(code).toBe(0);
    expect(stderr).toMatch(/7:1.*warning.*lakes are missing/);
  });
});
