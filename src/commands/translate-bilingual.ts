/** `engross translate bilingual`: two versions of a document side by side, as DOCX and PDF. */
import { dirname, join } from 'node:path';
import type { VFile } from 'vfile';
import { type Draft, finishDraft, type Others, referencedDocuments, renderDraft } from '../compile.js';
import type { FormatName } from '../formats.js';
import { isUnsound } from '../message.js';
import { discover } from '../publish/discover.js';
import { resourcesOf } from '../publish/open-resources.js';
import { bilingualDocument, bilingualSheet, hostOf, planBilingual } from '../translate/bilingual.js';
import { type OpenTranslations, openTranslations, soundVersion } from '../translate/open-document.js';
import type { Workspace } from '../workspace.js';
import type { Area } from '../world/area.js';
import { kindOfPath } from '../world/read-files.js';
import { removeLitter } from '../world/write-files.js';
import { writeTold } from '../world/write-told.js';
import { listPaths } from './print.js';
import { type TellOptions, tell, wrongUsage } from './tell.js';
import { openForTranslation, translationFolder } from './translating.js';

/** Options as the command line gives them. */
export interface BilingualOptions extends TellOptions {
  /** Language of the first column; by default the original. */
  with?: string;
  lang?: string[];
  format?: FormatName[];
  out?: string;
  review?: boolean;
}

/** Writes one document for each translation, and prints the paths; gives the exit code. */
export async function translateBilingual(paths: string[], options: BilingualOptions): Promise<number> {
  const { workspace, documents, files } = await openForTranslation(paths, options.out);
  if (options.with !== undefined && !workspace.hasLanguage(options.with))
    return wrongUsage(`language "${options.with}"`, workspace.choice('languages'));
  const written: string[] = [];
  for (const document of documents) {
    const other = options.with ?? document.original?.language ?? '';
    const wanted = [...document.wanted].filter((tag) => tag !== other && (options.lang?.includes(tag) ?? true));
    // A version is finished once: each pair is read anew.
    for (const tag of wanted) written.push(...(await makeBilingual(document, [other, tag], workspace, options)));
  }
  for (const folder of new Set(written.map((path) => dirname(path)))) await removeLitter(workspace.area, folder);
  const code = await tell(files, options);
  if (options.report === 'text') listPaths(written);
  return code;
}

async function makeBilingual(
  document: OpenTranslations,
  [other, tag]: readonly [string, string],
  workspace: Workspace,
  options: BilingualOptions,
): Promise<string[]> {
  const [source] = (await discover(workspace, workspace.root, [document.folder])).documents.filter(
    (one) => one.id === document.id,
  );
  const open = source === undefined ? undefined : await openTranslations(source, workspace);
  const [original, version] = [other, tag].map((one) => (open === undefined ? undefined : soundVersion(open, one)));
  if (open === undefined || original === undefined || version === undefined) return [];
  const isOriginal = original.language === version.original;
  const plan = planBilingual(
    original,
    isOriginal ? version : { ...version, ledger: undefined },
    options.review === true,
  );
  const others = await othersOf(open, workspace);
  if (![original, version].every((draft) => finishDraft(draft, others(draft)))) return [];
  const host = hostOf(original, version);
  const draft: Draft = { ...host, sheet: bilingualSheet(host), document: bilingualDocument(original, version, plan) };
  const resources = await resourcesOf(draft, workspace.root);
  const outputs = (await renderDraft(draft, options.format ?? ['docx', 'pdf'], resources)) ?? [];
  const name = `${open.id}.${other}-${tag}${options.review === true ? '.review' : ''}`;
  return writeOutputs(
    workspace.area,
    outputs,
    join(translationFolder(workspace, options.out), open.sessionName ?? '', name),
    version.file,
  );
}

async function writeOutputs(
  area: Area,
  outputs: readonly { format: FormatName; bytes: Uint8Array | string }[],
  stem: string,
  file: VFile,
): Promise<string[]> {
  const written: string[] = [];
  for (const { format, bytes } of outputs) {
    const path = `${stem}.${format}`;
    if (await writeTold(area, path, bytes, `bilingual ${format}`, file)) written.push(path);
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
