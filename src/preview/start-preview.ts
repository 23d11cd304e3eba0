/** The preview: sources watched, outputs kept up to date, a server that shows them on this machine and nowhere else. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { previewApp } from './app.js';
import { type KeepOptions, type KeptBuild, keepBuilt } from './keep-built.js';

export interface PreviewOptions extends Pick<KeepOptions, 'openRequest'> {
  /** Absolute path of the folder that the outputs go to. */
  folder: string;
  /** The port to take; without, one that browsers find again after a restart, else any that is free. */
  port: number | undefined;
}

/** A preview that runs. */
export interface Preview extends Pick<KeptBuild, 'get' | 'listen'> {
  /** Where a browser finds it. */
  address: string;
  close(): Promise<void>;
}

/** Reachable from this machine only. */
const HOST = '127.0.0.1';
/** Taken when it is free, so that a window that is still open goes on. */
const USUAL_PORT = 4127;

type Server = ReturnType<typeof createAdaptorServer>;

/** Starts; throws what the system says when the port that was asked for cannot be had. */
export async function startPreview({ openRequest, folder, port }: PreviewOptions): Promise<Preview> {
  const looking = new Set<{ page: string }>();
  const pagesShown = () => [...looking].map(({ page }) => page.replace(/\.html$/, ''));
  const built = await keepBuilt({ openRequest, pagesShown });
  const server = createAdaptorServer({ fetch: previewApp({ store: built, folder, looking }).fetch, hostname: HOST });
  try {
    await listen(server, port ?? USUAL_PORT).catch((error: unknown) => {
      if (port !== undefined) throw error;
      return listen(server, 0);
    });
  } catch (error) {
    await built.close();
    throw error;
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${HOST}:${taken}/`,
    get: built.get,
    listen: built.listen,
    close: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await built.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
