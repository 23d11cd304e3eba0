/** Texts compiled in memory, for programs: nothing is written, and nothing but templates and fonts is read. */

import { join } from 'node:path';
import type { Pluggable } from 'unified';
import { resourcesWith } from '../build/workers/open-resources.js';
import { concordDrafts, type Draft, draftDocument, finishDraft, renderDraft } from '../compile.js';
import { readSession } from '../read/read-session.js';
import { defaultFormats, type FormatName } from '../render/index.js';
import type { ImageData, PagePlugin } from '../render/resources.js';
import { type ReportedDiagnostic as Diagnostic, reportedDiagnostics } from '../report/format-report.js';
import { report } from '../report/report.js';
import { isUnsound, type SourceFile, sourceFile } from '../report/source-file.js';
import type { OfficialDocument } from '../tree/document.js';
import { imagesOf } from '../tree/images.js';
import { openWorkspace, type Workspace } from '../workspace.js';
import { checkImage } from '../world/images.js';
import { sourceDate } from '../world/machine.js';
import { PACKAGE, version } from '../world/package-files.js';
import { otherDrafts } from './other-drafts.js';
import { type Named, nameSource, type TextSource } from './source-names.js';

/** What a text does not say itself. */
export interface CompileOptions {
  /** Kind of texts that do not say: `note`, `declaration`. */
  kind?: string;
  /** BCP 47 tag of a text whose path does not say. */
  language?: string;
  /** Fields over those of the front matter: `{symbol: 'A/1'}`. */
  set?: Readonly<Record<string, string>>;
  /** Text of the `session.yaml` that the documents belong to. */
  session?: string;
  /** PNG and JPEG files by the names that the texts have for them. */
  images?: Readonly<Record<string, Uint8Array>>;
  /** Folder of a workspace whose settings and templates are used; without it, the built-in ones. */
  workspace?: string;
  /** Plugins of rehype that change the HTML page. */
  rehype?: readonly Pluggable[];
}

/** A file in one format, and what its renderer reported. */
export interface Rendered {
  /** Undefined where an error forbids it; `diagnostics` say which. */
  bytes: Uint8Array | undefined;
  diagnostics: Diagnostic[];
}

/** One language version. */
export interface CompiledDocument {
  /** Name of the document, the same in all its languages. */
  id: string;
  /** BCP 47 tag; undefined where the source could not be read so far. */
  language: string | undefined;
  /** The finished tree; undefined where an error forbids it. */
  tree: OfficialDocument | undefined;
  diagnostics: Diagnostic[];
  render(format: FormatName): Promise<Rendered>;
}

/** What came of a call of {@link compile}. */
export interface Compiled {
  /** Every language version, in the order of the sources. */
  documents: CompiledDocument[];
  /** What was reported of all sources, of the session and of the templates. */
  diagnostics: Diagnostic[];
}

/**
 * Compiles a text, or several: versions of one document are compared with each other, and references to another document
 * are resolved. A fault of a text is a diagnostic, never an exception. The work is done in the thread that calls: for texts
 * of strangers, call it in a worker that can be ended.
 */
export async function compile(
  sources: string | Uint8Array | readonly TextSource[],
  options: CompileOptions = {},
): Promise<Compiled> {
  const workspace = openWorkspace(options.workspace ?? BUILT_IN);
  const given = isTexts(sources) ? sources : [{ path: 'text.md', text: sources }];
  const named = given.map((source) => nameSource(source, workspace, options.language));
  const session = sourceFile({ path: 'session.yaml', value: options.session ?? '' });
  const drafts = draftsOf(named, session, workspace, options);
  const finished = drafts.filter((draft) => finishDraft(draft, otherDrafts(draft, drafts)));
  const documents = await Promise.all(
    named.map(({ id, language, file }): CompiledDocument => {
      const draft = drafts.find((one) => one.file === file);
      const isSound = draft !== undefined && finished.includes(draft);
      return {
        id,
        language: draft?.language ?? language,
        tree: isSound ? draft.document : undefined,
        diagnostics: reportedDiagnostics([file]),
        render: (format) => renderTo(format, isSound ? draft : undefined, file, options),
      };
    }),
  );
  const files = [...workspace.files, session, ...named.map(({ file }) => file)];
  return { documents, diagnostics: reportedDiagnostics(files) };
}

/** A folder of the package without settings and templates of its own. */
export const BUILT_IN = join(PACKAGE, 'assets');

function isTexts(sources: string | Uint8Array | readonly TextSource[]): sources is readonly TextSource[] {
  return Array.isArray(sources);
}

/** Every version that can be read, labelled, and compared with the others of its document. */
function draftsOf(named: readonly Named[], file: SourceFile, workspace: Workspace, options: CompileOptions): Draft[] {
  const languages = [...new Set(named.flatMap(({ language }) => language ?? []))];
  const session = options.session === undefined ? undefined : readSession(file, languages);
  if (isUnsound(file)) return [];
  const ids = [...new Set(named.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const versions = named.filter((one) => one.id === id).map((one) => ({ ...one, wanted: true }));
    const drafts = draftDocument(
      {
        id,
        sessionId: session === undefined ? undefined : 'session',
        session,
        versions,
        kind: options.kind,
        set: Object.entries(options.set ?? {}).map(([field, value]) => `${field}=${value}`),
        variant: 'circulation',
        formats: defaultFormats('build'),
        undated: sourceDate(),
        generator: `engross ${version}`,
      },
      workspace,
    );
    concordDrafts(drafts);
    return drafts;
  });
}

async function renderTo(
  format: FormatName,
  draft: Draft | undefined,
  file: SourceFile,
  { images = {}, rehype = [] }: CompileOptions,
): Promise<Rendered> {
  if (draft === undefined) return { bytes: undefined, diagnostics: reportedDiagnostics([file]) };
  // Each rendering reports for itself.
  const before = [...file.diagnostics];
  const plugins = rehype.map(
    (plugin, index): PagePlugin => ({ name: nameOf(plugin, index), load: async () => plugin }),
  );
  const resources = resourcesWith(draft, await openImages(draft, images), plugins);
  const [output] = (await renderDraft(draft, [format], resources)) ?? [];
  const found = file.diagnostics.filter((message) => !before.includes(message));
  file.diagnostics = before;
  const own = sourceFile({ path: file.path });
  own.diagnostics = found;
  return { bytes: output?.bytes, diagnostics: reportedDiagnostics([own]) };
}

function nameOf(plugin: Pluggable, index: number): string {
  return typeof plugin === 'function' && plugin.name !== '' ? plugin.name : `plugin ${index + 1}`;
}

async function openImages(
  draft: Draft,
  images: NonNullable<CompileOptions['images']>,
): Promise<Map<string, ImageData>> {
  const opened = new Map<string, ImageData>();
  for (const image of imagesOf(draft.document)) {
    const bytes = Object.hasOwn(images, image.url) ? images[image.url] : undefined;
    const read = bytes === undefined ? { problem: 'is not among the images given' } : await checkImage(bytes);
    if ('problem' in read)
      report(draft.file, 'image', image, {
        message: `image \`${image.url}\` ${read.problem}`,
        help: 'give a PNG or JPEG under its name in `images`',
      });
    else opened.set(image.url, read);
  }
  return opened;
}
