/** Documents that are read for others: those that are referred to, and those that a list of documents lists. */
import { join } from 'node:path';
import pMap from 'p-map';
import { kindOfPath } from '../../world/read-files.js';
import { type DocumentSource, discover } from '../sources/discover.js';
import type { OtherDocument } from '../store/records.js';
import { AT_ONCE, type Building } from './building.js';
import { ensureRecord, rememberedWork } from './known-records.js';
import { asOther, type Work } from './work.js';

/** Opens and reads the documents that others refer to or list, and those that these refer to. None of them is built. */
export async function readOthers(waiting: readonly Work[], building: Building): Promise<void> {
  const folders = [...waiting.flatMap((work) => referredFolders(work))];
  for (const work of waiting.filter((one) => one.record?.listsOthers === true)) {
    const session = work.document.session?.folder;
    if (session !== undefined) folders.push(session);
  }
  const seen = new Set<string>();
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (
      seen.has(folder) ||
      building.others.has(folder) ||
      (await kindOfPath(building.request.workspace.area, folder)) !== 'folder'
    )
      continue;
    seen.add(folder);
    const { documents } = await discover(building.request.workspace, building.request.cwd, [folder]);
    const unknown = documents.filter((document) => !building.others.has(document.folder));
    const opened = await pMap(unknown, (document) => openUnwanted(document, building), { concurrency: AT_ONCE });
    folders.push(...opened.flatMap((work) => referredFolders(work)));
  }
}

async function openUnwanted(source: DocumentSource, building: Building): Promise<Work> {
  const versions = source.versions.map((version) => ({ ...version, wanted: false }));
  const document = await building.open({ ...source, versions });
  const work = await rememberedWork(document, building);
  building.others.set(source.folder, work);
  await ensureRecord(work, 'record', building);
  return work;
}

function referredFolders({ document, record }: Work): string[] {
  const session = document.session?.folder;
  return session === undefined ? [] : (record?.refers ?? []).map((id) => join(session, id));
}

/** What a document must know of others: those it refers to; all of its session when it lists them. */
export function othersOf(work: Work, { others }: Building): OtherDocument[] {
  const { document, record } = work;
  const session = document.session?.folder;
  if (session === undefined || record === undefined) return [];
  const own = [...others.values()].filter((one) => one.document.session?.folder === session);
  const wanted = record.listsOthers ? own : own.filter((one) => record.refers.includes(one.document.id));
  return wanted
    .flatMap((one) => asOther(one, work, record.refers.includes(one.document.id)) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
