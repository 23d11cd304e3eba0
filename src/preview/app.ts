/** The addresses of the preview: its own page, what is told to it, and the documents as they are. */
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { sha256 } from '../build/store/digest.js';
import { FORMATS } from '../render/index.js';
import { readAsset } from '../world/package-files.js';
import { readBelow } from '../world/read-files.js';
import { addressOf, FILES, LIST, pathOf, VIEW } from './addresses.js';
import type { StateStore } from './built-state.js';
import { guard, headers, POLICIES } from './guard.js';
import { listDigest, listPage } from './list-page.js';
import { pageStatus } from './page-status.js';
import { notYetPage, shellPage } from './shell-page.js';

/** What the addresses are answered from. */
export interface Previewed {
  store: Pick<StateStore, 'get' | 'listen'>;
  /** Absolute path of the folder of outputs. */
  folder: string;
  /** Pages that are looked at, one for each window. */
  looking: Set<{ page: string }>;
}

const SERVED_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FORMATS.map(({ extension, mediaType }) => [extension, served(mediaType)])),
  ics: 'text/calendar; charset=utf-8',
};

/** Texts are UTF-8. */
function served(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

/** The application; it answers without a port too. */
export function previewApp(previewed: Previewed): Hono {
  const { store } = previewed;
  // Digest of each page as it was last given out: that is what the browser shows.
  const given = new Map<string, string>();
  const app = new Hono();
  app.use(guard, ...headers);
  app.get('/', async (c) => c.redirect(await firstAddress(previewed)));
  app.get(`${VIEW}*`, (c) => ownPage(c, shellPage()));
  app.get('/preview.js', async (c) =>
    c.body(await readAsset('preview.js'), 200, { 'Content-Type': 'text/javascript' }),
  );
  app.get('/preview.css', async (c) => c.body(await readAsset('preview.css'), 200, { 'Content-Type': 'text/css' }));
  app.get(LIST, (c) => {
    given.set('', listDigest(store.get()));
    return ownPage(c, listPage(store.get()));
  });
  app.get(`${FILES}*`, (c) => output(c, previewed, given));
  app.get('/events', (c) => events(c, previewed, given));
  return app;
}

/** The page of the one session that there is, else the list of documents. */
async function firstAddress({ store, folder }: Previewed): Promise<string> {
  const [session, ...others] = new Set(store.get().documents.map((document) => document.session));
  const page = `${session}/index.html`;
  const isThere = session !== undefined && others.length === 0 && (await readBelow(folder, page)) !== undefined;
  return isThere ? addressOf(page, VIEW) : VIEW;
}

function ownPage(c: Context, html: string, status: 200 | 404 = 200): Response {
  c.header('Content-Security-Policy', POLICIES.own);
  return c.html(html, status);
}

/** An output as it is, or that it is not there. */
async function output(c: Context, { folder }: Previewed, given: Map<string, string>): Promise<Response> {
  const path = pathOf(c.req.path) ?? '';
  const type = SERVED_TYPES[/\.([a-z]+)$/.exec(path)?.[1] ?? ''];
  const bytes = type === undefined ? undefined : await readBelow(folder, path);
  if (type === undefined || bytes === undefined) {
    given.delete(path);
    return ownPage(c, notYetPage(), 404);
  }
  given.set(path, sha256(bytes));
  const isDocument = path.endsWith('.html') && !/(?:^|\/)index(?:\.[A-Za-z-]+)?\.html$/.test(path);
  c.header('Content-Security-Policy', isDocument ? POLICIES.document : POLICIES.other);
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': type });
}

/** The status of a page, now and after each change, until the window is closed. */
function events(c: Context, { store, folder, looking }: Previewed, given: ReadonlyMap<string, string>): Response {
  const page = c.req.query('page') ?? '';
  return streamSSE(c, async (stream) => {
    const window = { page };
    looking.add(window);
    let last = '';
    let telling = Promise.resolve();
    const tell = async (): Promise<void> => {
      const data = JSON.stringify({ ...(await pageStatus(store.get(), folder, page)), given: given.get(page) ?? null });
      if (data !== last) await stream.writeSSE({ event: 'status', data });
      last = data;
    };
    const stop = store.listen(() => {
      telling = telling.then(tell);
    });
    const closed = new Promise<void>((resolve) => stream.onAbort(resolve));
    await tell();
    await closed;
    stop();
    looking.delete(window);
  });
}
