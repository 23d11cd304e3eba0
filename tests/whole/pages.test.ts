/** Pages in a browser: what a delegate does with one, what a writer sees in the preview, what a hostile source gets. */

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDocuments } from '../../src/build/build.js';
import type { BuildRequest } from '../../src/build/build-request.js';
import { openWorkspace } from '../../src/workspace.js';
import { axeFindings, describeInBrowser, openBrowser } from '../support/browser.js';
import { folderWith, PACKAGE } from '../support/cli.js';
import { messagesOf } from '../support/messages.js';
import { thisThread } from '../support/this-thread.js';

const LONG = Array.from(
  { length: 40 },
  (_, index) => `4. Paragraph ${index} of a text that takes several pages in print.`,
)
  .map((text, index) => text.replace('4.', `${index + 4}.`))
  .join('\n');

const BODY = {
  en: `The Meeting of the Parties,\n\n*Recalling* its decision 1/4,[^1]\n\n1. Takes note of the report;\n2. Thanks the host;\n3. Decides:\n\n      1. To begin the work;\n\n      2. To end it as well; {#end}\n\n${LONG}\n\n[^1]: See the report of the first meeting.\n`,
  ar: `إن اجتماع الأطراف،\n\nإذ يشير إلى مقرره 1/4،[^1]\n\n1. يحيط علما بالتقرير؛\n2. يشكر البلد المضيف؛\n3. يقرر ما يلي:\n\n      1. بدء العمل؛\n\n      2. إنهاؤه أيضا؛ {#end}\n\n${LONG.replace(/Paragraph (\d+)[^\n]*/g, 'فقرة من نص طويل عددها $1.')}\n\n[^1]: انظر تقرير الاجتماع الأول.\n`,
};

const HOSTILE = '"><script>document.title="run"</script><img src=x onerror="document.title=1">';

const FILES = {
  'engross.yaml': 'engross: 1\n',
  'sources/s/session.yaml':
    'title: {en: A Meeting, ar: اجتماع}\noriginal: en\nlanguages: [en, ar]\nstart: 2027-05-18\nend: 2027-05-20\norganisation: {en: United Parties, ar: الأطراف المتحدة}\n',
  'sources/s/decision/en.md': `---\nkind: resolution\ntitle: On the work\nsymbol: CML/MOP.2/1\nstatus: draft\ndistribution: limited\ndate: 2027-05-18\n---\n\n${BODY.en}`,
  'sources/s/decision/ar.md': `---\nkind: resolution\ntitle: بشأن العمل\n---\n\n${BODY.ar}`,
};

// The workers of a build run the compiled product; pages are made in this thread, from the sources.

function request(root: string, out: string, more: Partial<BuildRequest> = {}): BuildRequest {
  return {
    workspace: openWorkspace(root),
    cwd: root,
    paths: [join(root, 'sources')],
    formats: ['pdf', 'docx', 'html'],
    only: ['html'],
    languages: undefined,
    kind: undefined,
    set: [],
    out,
    variant: 'circulation',
    date: undefined,
    write: true,
    pool: thisThread,
    ...more,
  };
}

describeInBrowser('pages', () => {
  let browser: Browser;
  let page: Page;
  const { folder, done } = folderWith(FILES);
  const asked: string[] = [];

  beforeAll(async () => {
    const { files } = await buildDocuments(request(folder, join(folder, 'output')));
    expect(
      files.flatMap((file) =>
        messagesOf(file)
          .filter((message) => message.fatal)
          .map(String),
      ),
    ).toEqual([]);
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('request', (sent) => asked.push(sent.url()));
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    done();
  });

  const addressOf = (path: string) => pathToFileURL(join(folder, 'output/s', path)).href;

  it('lead a delegate to paragraph 3 (b), to a note and back, and to Arabic', async () => {
    await page.goto(addressOf('decision.en.html'));
    const label = page.locator('#end > a.label');
    expect(await label.textContent()).toBe('(b)');
    await label.click();
    expect(page.url()).toMatch(/#end$/);
    expect(await page.locator(':target').textContent()).toContain('To end it as well');
    await page.locator('[role=doc-noteref]').click();
    expect(await page.locator(':target').textContent()).toContain('report of the first meeting');
    await page.locator('[role=doc-backlink]').click();
    expect(await page.locator(':target').getAttribute('role')).toBe('doc-noteref');
    await page.getByRole('link', { name: 'Arabic' }).or(page.locator('.editions a[hreflang=ar]')).first().click();
    expect(await page.locator('html').evaluate((html) => [html.lang, html.dir])).toEqual(['ar', 'rtl']);
    expect(await page.locator('h1').textContent()).toBe('بشأن العمل');
    expect(await page.locator('#end > a.label').textContent()).toBe('(ب)');
  });

  it('ask for nothing, in any language', () => {
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  });

  it.each(['en', 'ar'])('say what they are and where their other versions lie (%s)', async (language) => {
    await page.goto(addressOf(`decision.${language}.html`));
    const said = await page.evaluate(`({
      metas: Object.fromEntries([...document.querySelectorAll('meta[name^="DC."]')].map((one) => [one.name, one.content])),
      schema: document.querySelector('link[rel="schema.DC"]').href,
      languages: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map((one) => [one.hreflang, one.getAttribute('href')]),
      formats: [...document.querySelectorAll('link[rel=alternate][type]')].map((one) => one.getAttribute('href')),
      policy: document.querySelector('meta[http-equiv]').content.replace(/'sha256-[^']*'/g, 'HASH'),
    })`);
    const other = language === 'en' ? 'ar' : 'en';
    expect(said).toEqual({
      metas: {
        'DC.title': language === 'en' ? 'On the work' : 'بشأن العمل',
        'DC.identifier': 'CML/MOP.2/1',
        'DC.creator': language === 'en' ? 'United Parties' : 'الأطراف المتحدة',
        'DC.date': '2027-05-18',
        'DC.language': language,
      },
      schema: 'http://purl.org/dc/elements/1.1/',
      languages: [[other, `./decision.${other}.html`]],
      formats: [`./decision.${language}.pdf`, `./decision.${language}.docx`],
      policy: "default-src 'none'; style-src HASH; base-uri 'none'; form-action 'none'",
    });
  });

  it.each(['en', 'ar'])('print with the furniture of first and later pages (%s)', async (language) => {
    await page.goto(addressOf(`decision.${language}.html`));
    const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 })
      .promise;
    const texts: string[] = [];
    for (const number of [1, 2]) {
      const content = await (await pdf.getPage(number)).getTextContent();
      texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    const [width, height] = (await pdf.getPage(1)).view.slice(2);
    expect(pdf.numPages).toBeGreaterThan(1);
    expect([width, height].map((points) => Math.round(((points ?? 0) * 25.4) / 72))).toEqual([210, 297]);
    const [first = '', later = ''] = texts;
    expect(first).not.toMatch(new RegExp(`\\b1\\s*/\\s*${pdf.numPages}\\b`));
    expect(later.replace(/\s/g, '')).toContain('CML/MOP.2/1');
    expect(later.replace(/\s/g, '')).toContain(`2/${pdf.numPages}`);
    await pdf.destroy();
  });

  it('run nothing of a hostile source, wherever it puts its script', async () => {
    const big = 'A'.repeat(2 ** 20);
    const source = [
      'Plain \\<script>document.title="run"\\</script> and &lt;script&gt;document.title="run"&lt;/script&gt;.',
      '[a](https://example.org/"onmouseover="document.title=1)',
      '*\\<img src=x onerror=document.title=1>*',
      '| \\<script>document.title=1\\</script> |\n|---|\n| \\</td>\\<script>document.title=1\\</script> |',
      '# \\</h2>\\<script>document.title=1\\</script>',
      ': \\</caption>\\<script>document.title=1\\</script>\n\n| a | b |\n|---|---|\n| c | d |',
      '> \\</blockquote>\\<script>document.title=1\\</script>',
      '- \\</ul>\\<svg onload=document.title=1>',
      ':::note\n\\</aside>\\<iframe src="javascript:document.title=1">\n:::',
      ':::annex[\\</h2>\\<script>document.title=1\\</script>]{#own}\n\nText.\n:::',
      '<https://example.org/?a=%22onerror=document.title=1//> [](#own)',
      '1. \\</li>\\<script>document.title=1\\</script>[^1]',
      '[^1]: \\</section>\\<script>document.title=1\\</script>',
    ].join('\n\n');
    const front = [
      `title: '\\</title>\\</style>\\</script>\\<script>document.title="run"\\</script>'`,
      `byline: '${HOSTILE.replaceAll('<', '\\<')}'`,
      'symbol: A/1',
    ];
    const titled = (text: string) => `---\ntitle: A title\n---\n\n${text}`;
    const { folder: cwd, done: clean } = folderWith({
      'text.en.md': `---\n${front.join('\n')}\n---\n\n${source}`,
      'raw.en.md': titled('<script>document.title="run"</script>\n\n<b onclick="x()">a</b>\n'),
      'link.en.md': titled('[a](javascript:document.title="run") [b](data:text/html,<script>1</script>)\n'),
      'symbol.en.md': `---\ntitle: A title\nsymbol: 'A/1 ${HOSTILE}'\n---\n\nText.\n`,
      'big-link.en.md': titled(`[a](data:text/html;base64,${big})\n`),
      'big-image.en.md': titled(`![b](data:image/svg+xml;base64,${big})\n`),
    });
    const result = await buildDocuments(request(cwd, cwd, { paths: [cwd], kind: 'note' }));
    // What could run is an error and no page, told in few words; what is left is text.
    const told = result.files.flatMap((file) => messagesOf(file));
    expect(told.filter((message) => message.reason.length > 400)).toEqual([]);
    const refused = told.filter((message) => message.fatal).map(({ file, ruleId }) => `${file} ${ruleId}`);
    expect([...new Set(refused)].sort()).toEqual([
      'big-image.en.md image',
      'big-link.en.md link',
      'link.en.md link',
      'raw.en.md html',
      'symbol.en.md symbol',
    ]);
    expect(result.written.map((path) => path.slice(cwd.length + 1))).toEqual(['text.en.html']);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => dialogs.push(dialog.message()));
    await page.goto(pathToFileURL(join(cwd, 'text.en.html')).href);
    await page.locator('a[href^="https:"]').first().hover();
    const found = await page.evaluate(`({
      title: document.title,
      scripts: document.scripts.length,
      handlers: [...document.querySelectorAll('*')].filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).length,
      images: document.images.length,
      frames: window.length,
    })`);
    expect(found).toEqual({
      title: expect.stringContaining('</script>'),
      scripts: 0,
      handlers: 0,
      images: 0,
      frames: 0,
    });
    expect(dialogs).toEqual([]);
    clean();
  });

  it('of the specimens are without a finding of html-validate and axe, and reflow on a telephone', async () => {
    const { folder: out, done: clean } = folderWith({});
    cpSync(join(PACKAGE, 'sources'), join(out, 'sources'), { recursive: true });
    const built = await buildDocuments(request(out, join(out, 'output')));
    const written = built.written.filter((path) => path.endsWith('.html'));
    expect(written.length).toBeGreaterThanOrEqual(36);
    const validator = new HtmlValidate(
      new StaticConfigLoader({
        extends: ['html-validate:recommended', 'html-validate:a11y'],
        rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
      }),
    );
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 640 } });
    const narrow = await context.newPage();
    const findings: string[] = [];
    for (const path of written) {
      const name = path.slice(out.length);
      const html = readFileSync(path, 'utf8');
      const { results } = await validator.validateString(html);
      findings.push(
        ...results.flatMap(({ messages }) => messages.map((one) => `${name}: ${one.ruleId} ${one.message}`)),
      );
      await narrow.setContent(html);
      const width = await narrow.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 320) findings.push(`${name}: ${width} px wide on a telephone`);
      const violations = await axeFindings(narrow);
      findings.push(...violations.map((id) => `${name}: axe ${id}`));
    }
    await context.close();
    clean();
    expect(findings).toEqual([]);
  });
});

describeInBrowser('the preview', () => {
  let browser: Browser;
  let preview: ChildProcess;
  let address = '';
  const { folder, done } = folderWith(FILES);
  const source = join(folder, 'sources/s/decision/en.md');

  beforeAll(async () => {
    preview = spawn(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'preview'], { cwd: folder });
    address = await new Promise((resolve) =>
      preview.stdout?.once('data', (data: Buffer) => resolve(String(data).split('\n')[0] ?? '')),
    );
    browser = await openBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    preview?.kill('SIGKILL');
    done();
  });

  it('shows a save, what is wrong with it at its line, and the page again when it is mended', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}view/s/decision.en.html`);
    const frame = page.frameLocator('#page');
    await frame.getByText('Thanks the host').waitFor({ timeout: 120_000 });
    const problems = page.locator('#problems');
    expect(await problems.isVisible()).toBe(false);
    writeFileSync(source, FILES['sources/s/decision/en.md'].replace('Thanks the host', 'Thanks Peru'));
    await frame.getByText('Thanks Peru').waitFor({ timeout: 60_000 });
    writeFileSync(
      source,
      FILES['sources/s/decision/en.md'].replace('title: On', 'titel: <img src=x onerror=alert(1)> On'),
    );
    const misspelt = problems.getByRole('listitem').filter({ hasText: 'sources/s/decision/en.md:3:1' });
    await misspelt.waitFor({ timeout: 60_000 });
    expect(await misspelt.textContent()).toContain('`titel` is not a field of a resolution');
    expect(await misspelt.locator('pre').textContent()).toBe('titel: <img src=x onerror=alert(1)> On the work');
    expect(await problems.locator('img').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    writeFileSync(source, FILES['sources/s/decision/en.md'].replace('Thanks the host', 'Thanks Chile'));
    await frame.getByText('Thanks Chile').waitFor({ timeout: 60_000 });
    await expect.poll(() => problems.isVisible()).toBe(false);
    await page.close();
  });

  it('shows the PDF beside the page where the screen is wide, and not on a narrow one', async () => {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`${address}view/s/decision.en.html`);
    const pdf = page.locator('iframe#pdf');
    await pdf.waitFor({ timeout: 120_000 });
    const shown = (await pdf.getAttribute('src')) ?? '';
    expect(shown).toMatch(/^\/files\/s\/decision\.en\.pdf\?[0-9a-f]{8}#navpanes=0&/);
    const answer = await page.request.get(new URL(shown, address).href);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const [beside, html] = [await pdf.boundingBox(), await page.locator('iframe#page').boundingBox()];
    expect([html?.width, beside?.x, beside?.width]).toEqual([700, 700, 700]);
    await page.setViewportSize({ width: 900, height: 900 });
    await pdf.waitFor({ state: 'hidden' });
    await page.close();
  });

  it('makes every format of what is looked at, and goes where links lead', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}view/s/decision.en.html`);
    await page.locator('#progress.ready').waitFor({ timeout: 120_000 });
    expect(await page.locator('#formats a').allTextContents()).toEqual(['Page alone', 'PDF', 'DOCX']);
    await page.frameLocator('#page').locator('.editions a[hreflang=ar]').click();
    await page.waitForURL(/decision\.ar\.html$/);
    await page.getByRole('heading', { name: 'بشأن العمل' }).first().waitFor();
    await page.goto(address);
    await page.waitForURL(/view\/s\/index\.html$/);
    await page.close();
  });

  it('has pages of its own without a finding of axe, wide and narrow', async () => {
    for (const width of [1400, 320]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      for (const path of ['view/s/decision.ar.html', 'list', 'files/s/not-there.html']) {
        await page.goto(address + path);
        if (path.startsWith('view')) await page.locator('#progress.ready').waitFor({ timeout: 120_000 });
        expect([path, width, await axeFindings(page)]).toEqual([path, width, []]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
      await page.close();
    }
  });

  it('answers this machine alone, by its own name, and nothing outside its folder', async () => {
    const { request: ask } = await import('node:http');
    const statusOf = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(address);
        ask({ hostname, port, path, headers, method }, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await statusOf('/view/')).toBe(200);
    expect(await statusOf('/view/', { host: 'evil.example' })).toBe(403);
    expect(await statusOf('/events', { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf('/view/', {}, 'POST')).toBe(405);
    for (const way of [
      '/files/../../../engross.yaml',
      '/files/..%2f..%2fengross.yaml',
      '/files/%2e%2e/x.html',
      '/files/%00.html',
      '/files//etc/passwd.html',
      '/files/s/manifest.json',
      '/files/%',
    ])
      expect([way, await statusOf(way)]).toEqual([way, 404]);
  });

  it('ends at Ctrl-C, and leaves the outputs of the workspace alone', async () => {
    const ended = new Promise((resolve) => preview.once('exit', (code) => resolve(code)));
    preview.kill('SIGINT');
    expect(await ended).toBe(0);
    const { existsSync } = await import('node:fs');
    expect(existsSync(join(folder, 'output'))).toBe(false);
  });
});
