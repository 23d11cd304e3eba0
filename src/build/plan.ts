/** Plans a build: its units, each with its cache key and approximate cost. */

import pMap from 'p-map';
import type { SourceFile } from '../report/source-file.js';
import { type BuildRequest, documentOptions, withAllowedPaths } from './build-request.js';
import { cachedRecord, documentKey, environmentKey, templateKeys } from './graph/keys.js';
import { discover } from './sources/discover.js';
import { sourceOpener } from './sources/open-documents.js';
import { costOf } from './sources/shards.js';
import { openCache } from './store/cache.js';
import { digestOf } from './store/digest.js';
import { openFileIndex } from './store/file-index.js';

/** A document in one language and format. */
export interface PlannedUnit {
  session: string | null;
  document: string;
  language: string | null;
  format: string;
  /** Digest of the document with all its versions, its session, the templates and the tools. */
  key: string;
  /** Bytes of source, which time grows with. */
  cost: number;
  /** False where nothing of the document has changed since the cache saw it. */
  changed: boolean;
}

/** The units of a build, and the files with messages: paths that lead to nothing. */
export interface Plan {
  units: PlannedUnit[];
  files: SourceFile[];
}

/** Plans without compiling anything. */
export async function planBuild(given: BuildRequest): Promise<Plan> {
  const request = withAllowedPaths(given);
  const { area } = request.workspace;
  const { documents, files } = await discover(request.workspace, request.cwd, request.paths);
  const environment = environmentKey(request.workspace, documentOptions(request));
  const templates = await templateKeys(request.workspace);
  const cache = await openCache(area, request.cache, 'plan');
  const opened = await pMap(documents, sourceOpener(request, await openFileIndex(area, undefined)), {
    concurrency: 32,
  });
  const units = await pMap(
    opened,
    async (document): Promise<PlannedUnit[]> => {
      const own = documentKey(environment, document);
      const changed = (await cachedRecord(own, { document, variant: request.variant }, templates, cache)) === undefined;
      const key = digestOf(own, templates.all);
      const wanted = document.versions.filter((version) => version.wanted);
      const cost = Math.round(costOf(document) / Math.max(1, wanted.length * request.formats.length));
      return wanted.flatMap(({ language }) =>
        request.formats.map((format) => ({
          session: document.session?.name ?? null,
          document: document.id,
          language: language ?? null,
          format,
          key,
          cost,
          changed,
        })),
      );
    },
    { concurrency: 32 },
  );
  return { units: units.flat(), files };
}
