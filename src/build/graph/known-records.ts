/** What is known of a document: its record as the cache has it, else as a thread makes it. */
import type { BuildRequest } from '../sources/build-request.js';
import { loadSources, type OpenDocument } from '../sources/open-documents.js';
import { unpackMessages } from '../store/message-data.js';
import { type Building, CHANGED, taskGround } from './building.js';
import { documentKey, knownRecord, seenKey } from './keys.js';
import { giveUp, isOvertaken, newWork, taskOf, type Work } from './work.js';

/** A document at the beginning of its way, with its record where the cache has one that holds. */
export async function rememberedWork(
  document: OpenDocument,
  { ground, templates, cache, request: { variant } }: Pick<Building, 'ground' | 'templates' | 'cache' | 'request'>,
): Promise<Work> {
  const work = newWork(document, documentKey(ground, document), seenKey(ground, document));
  work.record = await knownRecord(work.key, { document, variant }, templates, cache);
  return work;
}

/** Reads, labels and compares the versions of a document, unless that is known. */
export async function ensureRecord(work: Work, make: 'all' | 'record', building: Building): Promise<void> {
  const { pool, cache, request, templates, index } = building;
  if (work.record === undefined) {
    if (isOvertaken(request)) return;
    // Of a document that was built before some versions may not have changed: it is read first, and then only what must.
    // A preview asks for the pages of what changed: to make them at once costs less than to read the document twice.
    const isKnown = isPartly(work, request) && (await cache.hasMark(work.seenKey));
    if (!(await loadSources(work.document, request.workspace, index))) return giveUp(work, CHANGED);
    const result = await pool.run(taskOf(work, request, taskGround(building), isKnown ? 'record' : make, []));
    if ('problem' in result) return giveUp(work, result.problem);
    work.record = result.record;
    work.made = result.units;
    await cache.putRecord('documents', work.key, {
      record: result.record,
      templates: templates.of(result.record.madeFrom),
    });
    if (isPartly(work, request)) await cache.setMark(work.seenKey);
  }
  const messages = new Map([...work.record.versions, ...work.record.unread].map((one) => [one.path, one.messages]));
  for (const { file } of work.document.versions) {
    const told = messages.get(file.path) ?? [];
    // What was found when the file was opened stands at the head of both lists.
    unpackMessages(file, told.slice(file.messages.length));
  }
}

/** True of a document that may have versions which need not be made again when others change. */
function isPartly({ document }: Work, { only, write }: BuildRequest): boolean {
  return write && only === undefined && document.versions.length > 1;
}
