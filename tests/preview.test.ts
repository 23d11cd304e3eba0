/** The preview without a port: who may ask it, what it gives out, and what stays shut. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { previewApp } from '../src/preview/app.js';
import { newStore } from '../src/preview/built-state.js';
import { folderWith } from './support/cli.js';

const { folder, done } = folderWith({
  'outputs/s/note.en.html': '<!DOCTYPE html><title>Note</title>',
  'outputs/s/index.html': '<!DOCTYPE html><title>Session</title>',
  'outputs/s/note.en.pdf': '%PDF-1.7',
  'outputs/s/manifest.json': '{}',
  'outputs/.hidden/note.html': 'hidden',
  'outside/secret.html': 'secret',
});
const outputs = join(folder, 'outputs');
symlinkSync(join(folder, 'outside/secret.html'), join(outputs, 's/leads-out.html'));
symlinkSync(join(folder, 'outside'), join(outputs, 'way-out'));
symlinkSync(join(outputs, 's/note.en.html'), join(outputs, 's/stays-in.html'));
mkdirSync(join(outputs, 's/folder.html'));
afterAll(done);

const app = previewApp({ store: newStore(), folder: outputs, looking: new Set() });

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return app.request(`http://127.0.0.1:4127${path}`, { headers: { host: '127.0.0.1:4127', ...headers }, method });
}

describe('the preview gives out', () => {
  it('the outputs of its folder, as what they are', async () => {
    const page = await ask('/files/s/note.en.html');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await ask('/files/s/note.en.pdf')).headers.get('content-type')).toBe('application/pdf');
    expect(await (await ask('/files/s/stays-in.html')).text()).toContain('Note');
  });

  it.each([
    ['a link to a file outside', '/files/s/leads-out.html'],
    ['a link to a folder outside', '/files/way-out/secret.html'],
    ['a way up', '/files/s/..%2f..%2foutside/secret.html'],
    ['a way up in the system’s other manner', '/files/s/..%5c..%5coutside%5csecret.html'],
    ['a hidden folder', '/files/.hidden/note.html'],
    ['a folder', '/files/s/folder.html'],
    ['what is no document', '/files/s/manifest.json'],
    ['a null character', '/files/s/note.en%00.html'],
    ['an address that is none', '/files/%'],
  ])('nothing by %s', async (_, path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/secret|hidden/);
  });

  it('nothing that was written after a link took the place of a file', async () => {
    writeFileSync(join(outputs, 's/late.html'), 'late');
    expect((await ask('/files/s/late.html')).status).toBe(200);
    rmSync(join(outputs, 's/late.html'));
    symlinkSync(join(folder, 'outside/secret.html'), join(outputs, 's/late.html'));
    expect((await ask('/files/s/late.html')).status).toBe(404);
  });
});

describe('the preview answers', () => {
  it.each([
    ['another name for this machine', { host: 'evil.example' }, 'GET', 403],
    ['its own name with an ending', { host: '127.0.0.1.evil.example' }, 'GET', 403],
    ['a page from elsewhere', { origin: 'https://evil.example' }, 'GET', 403],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, 'GET', 403],
    ['who wants to write', {}, 'POST', 405],
    ['its own pages', { origin: 'http://127.0.0.1:4127' }, 'GET', 200],
  ])('%s', async (_, headers: Record<string, string>, method, status) => {
    expect((await ask('/view/', headers, method)).status).toBe(status);
  });

  it('with a policy for each kind of page, and keeps nothing', async () => {
    const policyOf = async (path: string) => (await ask(path)).headers.get('content-security-policy') ?? '';
    expect(await policyOf('/view/s/note.en.html')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    // No `allow-scripts`: a document runs none, whatever stands in it.
    expect(await policyOf('/files/s/note.en.html')).toMatch(/^sandbox (?!.*allow-scripts)/);
    expect(await policyOf('/files/s/index.html')).toBe("frame-ancestors 'self'");
    const answer = await ask('/files/s/note.en.html');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
