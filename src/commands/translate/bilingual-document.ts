/** Writes the bilingual documents of one document: runs in a worker. */

import { dirname, join } from 'node:path';
import { discover } from '../../build/sources/discover.js';
import { resourcesOf } from '../../build/workers/open-resources.js';
import { type Draft, finishDraft, type Others, referencedDocuments, renderDraft } from '../../compile.js';
import { defaultFormats, type FormatName, formats } from '../../render/index.js';
import { isUnsound, type SourceFile } from '../../report/source-file.js';
import { bilingualDocument, bilingualSheet, hostOf, planBilingual } from '../../translate/bilingual.js';
import { type OpenTranslations, openTranslations, soundVersion } from '../../translate/open-document.js';
import type { Workspace } from '../../workspace.js';
import type { Area } from '../../world/area.js';
import { kindOfPath } from '../../world/read-files.js';
import { writeOrReport } from '../../world/write-or-report.js';

/** What is wanted of a document. */
export interface WantedBilingual {
  /** Language of the first column; by default the original. */
  with: string | undefined;
  lang: string[] | undefined;
  format: FormatName[] | undefined;
  review: boolean;
  /** Absolute path of the folder for files of translations. */
  out: string;
}

/** Writes one document for each translation; gives the paths. */
export async function bilingualDocuments(
  document: OpenTranslations,
  workspace: Workspace,
  options: WantedBilingual,
): Promise<string[]> {
  const written: string[] = [];
  const other = options.with ?? document.original?.language ?? '';
  const wanted = [...document.wanted].filter((tag) => tag !== other && (options.lang?.includes(tag) ?? true));
  // A version is finished once: each pair is read anew.
  for (const tag of wanted) written.push(...(await makeBilingual(document, [other, tag], workspace, options)));
  return written;
}

async function makeBilingual(
  document: OpenTranslations,
  [other, tag]: readonly [string, string],
  workspace: Workspace,
  options: WantedBilingual,
): Promise<string[]> {
  const [source] = (await discover(workspace, workspace.root, [document.folder])).documents.filter(
    (one) => one.id === document.id,
  );
  const open = source === undefined ? undefined : await openTranslations(source, workspace);
  const [original, version] = [other, tag].map((one) => (open === undefined ? undefined : soundVersion(open, one)));
  if (open === undefined || original === undefined || version === undefined) return [];
  const isOriginal = original.language === version.original;
  const plan = planBilingual(original, isOriginal ? version : { ...version, ledger: undefined }, options.review);
  const others = await othersOf(open, workspace);
  if (![original, version].every((draft) => finishDraft(draft, others(draft)))) return [];
  const host = hostOf(original, version);
  const draft: Draft = { ...host, sheet: bilingualSheet(host), document: bilingualDocument(original, version, plan) };
  const resources = await resourcesOf(draft, workspace.root);
  const outputs = (await renderDraft(draft, options.format ?? defaultFormats('bilingual'), resources)) ?? [];
  const name = `${open.id}.${other}-${tag}${options.review ? '.review' : ''}`;
  return writeOutputs(workspace.area, outputs, join(options.out, open.sessionName ?? '', name), version.file);
}

async function writeOutputs(
  area: Area,
  outputs: readonly { format: FormatName; bytes: Uint8Array | string }[],
  stem: string,
  file: SourceFile,
): Promise<string[]> {
  const written: string[] = [];
  for (const { format, bytes } of outputs) {
    const path = `${stem}.${formats[format].extension}`;
    if (await writeOrReport(area, path, bytes, `bilingual ${format}`, file)) written.push(path);
  }
  return written;
}

/** Labels of the documents that are referred to, in the language of whoever refers. */
async function othersOf(document: OpenTranslations, workspace: Workspace): Promise<(draft: Draft) => Others> {
  const opened = new Map<string, OpenTranslations>();
  for (const id of referencedDocuments(document.input).filter((one) => one !== document.id)) {
    const folder = join(dirname(document.folder), id);
    if ((await kindOfPath(workspace.area, folder)) !== 'folder') continue;
    const [source] = (await discover(workspace, workspace.root, [folder])).documents;
    if (source !== undefined) opened.set(id, await openTranslations(source, workspace));
  }
  return (draft) => ({
    labelsOf: (id) => {
      const drafts = opened.get(id)?.drafts.filter((one) => !isUnsound(one.file)) ?? [];
      return (
        drafts.find((one) => one.language === draft.language) ?? drafts.find((one) => one.language === one.original)
      )?.labels;
    },
    siblings: () => [],
  });
}
