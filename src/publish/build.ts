/**
 * Builds a set of documents: finds them, reads and labels all of them, then finishes, renders and writes each.
 *
 * The two phases are what lets documents refer to each other. A document that fails stops no other, and leaves no file
 * half made.
 */
import { basename, join } from 'node:path';
import type { VFile } from 'vfile';
import { concordDrafts, type Draft, draftDocument, finishDraft, renderDraft } from '../compile.js';
import type { DocumentLabels, SessionDocument } from '../context.js';
import { isUnsound, report } from '../message.js';
import { formats } from '../render/index.js';
import type { Workspace } from '../workspace.js';
import { kindOfPath, reasonOf, writeWhole } from '../world.js';
import type { BuildRequest } from './build-request.js';
import { calendarOf } from './calendar.js';
import { discover } from './discover.js';
import { type OpenDocument, openDocuments, referredDocuments } from './open-documents.js';
import { resourcesOf } from './open-resources.js';

/** What came of a build: every file that was read, with its messages, and the paths that were written. */
export interface BuildResult {
  files: VFile[];
  written: string[];
}

/** Builds what is asked for. Never throws for a fault of a source, a template or the disk. */
export async function buildDocuments(request: BuildRequest): Promise<BuildResult> {
  const { workspace } = request;
  const found = await discover(workspace, request.cwd, request.paths);
  const named = await openDocuments(request, found.documents);
  const others = await referredDocuments(request, named);
  const drafts = [...named, ...others].flatMap((document) => {
    const versions = draftDocument(document.input, workspace);
    concordDrafts(versions);
    return versions;
  });
  const labels = labelTable(drafts);
  const written: string[] = [];
  for (const draft of drafts.filter((one) => one.wanted)) {
    const labelsOf = (document: string) => labelsIn(labels, draft, document);
    const sound = finishDraft(draft, { labelsOf, siblings: () => siblingsOf(draft, drafts) });
    const outputs = sound ? await publish(request, draft) : undefined;
    if (outputs === undefined) await tellStale(request, draft);
    else written.push(...outputs);
  }
  return { files: filesOf(workspace, found.files, named, others), written };
}

/**
 * Renders a finished document in every format, and only then writes: a fault in one keeps all back.
 * Gives the paths that were written; undefined when nothing came of the document.
 */
async function publish(request: BuildRequest, draft: Draft): Promise<string[] | undefined> {
  const resources = await resourcesOf(draft, request.workspace.root);
  if (!request.write) return [];
  const outputs = isUnsound(draft.file) ? undefined : await renderDraft(draft, request.formats, resources);
  if (outputs === undefined) return undefined;
  const files = outputs.map(({ format, bytes }): [string, Uint8Array | string] => [formats[format].suffix, bytes]);
  const calendar = calendarOf(draft.document.meta, draft.session);
  if (calendar !== undefined) files.push(['ics', calendar]);
  const written: string[] = [];
  for (const [suffix, content] of files) {
    const path = `${outputBase(request.out, draft)}.${suffix}`;
    if (await write(path, content, draft)) written.push(path);
  }
  return written;
}

async function write(path: string, content: Uint8Array | string, draft: Draft): Promise<boolean> {
  try {
    await writeWhole(path, content);
    return true;
  } catch (error) {
    report(draft.file, 'unwritable', undefined, {
      found: `output ${basename(path)} that cannot be written (${reasonOf(error)})`,
      expected: 'a folder that can be written to, and a file that is not open in another program',
    });
    return false;
  }
}

/** Outputs of an earlier build are kept when a document fails, and told: they are not what the source says now. */
async function tellStale(request: BuildRequest, draft: Draft): Promise<void> {
  if (!request.write) return;
  for (const format of request.formats) {
    const path = `${outputBase(request.out, draft)}.${formats[format].suffix}`;
    if ((await kindOfPath(path)) === undefined) continue;
    report(draft.file, 'stale-output', undefined, {
      found: `${basename(path)} of an earlier build`,
      expected: 'a sound source, from which it is built again; it is left as it was',
      severity: 'warning',
    });
  }
}

/** Path of the outputs without format: `output/<session>/<document>.<lang>`; a reading copy says so in its name. */
function outputBase(out: string, draft: Draft): string {
  return join(out, ...(draft.session === undefined ? [] : [draft.session]), draft.output);
}

function labelTable(drafts: readonly Draft[]): Map<string, DocumentLabels> {
  return new Map(drafts.map((draft) => [labelKey(draft.session, draft.id, draft.language), draft.labels]));
}

/** Labels of a document in the language of `draft`, else in its original's: an untranslated document can be cited too. */
function labelsIn(
  labels: ReadonlyMap<string, DocumentLabels>,
  draft: Draft,
  document: string,
): DocumentLabels | undefined {
  const own = labels.get(labelKey(draft.session, document, draft.language));
  return own ?? labels.get(labelKey(draft.session, document, draft.original));
}

function labelKey(session: string | undefined, document: string, language: string): string {
  return JSON.stringify([session ?? null, document, language]);
}

/** The documents of the same session as a list shows them: each by its version in the list's language, else by its original. */
function siblingsOf(list: Draft, drafts: readonly Draft[]): SessionDocument[] {
  const shown = new Map<string, Draft>();
  for (const draft of drafts.filter((other) => other.session === list.session)) {
    const known = shown.get(draft.id);
    const isBetter =
      draft.language === list.language || (known?.language !== list.language && draft.language === draft.original);
    if (known === undefined || isBetter) shown.set(draft.id, draft);
  }
  return [...shown.values()].map((draft) => draft.listing);
}

function filesOf(workspace: Workspace, found: VFile[], named: OpenDocument[], others: OpenDocument[]): VFile[] {
  const sources = named.flatMap((document) => document.files);
  const referred = others.flatMap((document) => document.files).filter((file) => file.messages.length > 0);
  return [...new Set([...workspace.files, ...found, ...sources, ...referred])];
}
