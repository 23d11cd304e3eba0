/** Compiles one document from its bytes to its outputs: the function that workers run. */

import {
  concordDrafts,
  type DocumentInput,
  type Draft,
  draftDocument,
  finishDraft,
  type Others,
  referencedDocuments,
  renderDraft,
} from '../../compile.js';
import type { SessionDocument } from '../../context.js';
import { readSession } from '../../read/read-session.js';
import { report } from '../../report/report.js';
import { isUnsound, type SourceFile, sourceFile } from '../../report/source-file.js';
import { rememberingHouse } from '../../templates/asked-templates.js';
import type { Session } from '../../templates/fields.js';
import type { Kind } from '../../templates/kind.js';
import { imagesOf } from '../../tree/images.js';
import { plainText } from '../../tree/text.js';
import { openWorkspace, type Workspace } from '../../workspace.js';
import { version } from '../../world/package-files.js';
import { sha256 } from '../store/digest.js';
import type { DocumentRecord, FileDiagnostics, UnitFormat, VersionRecord } from '../store/records.js';
import { pagePlugins, resourcesOf } from './open-resources.js';
import type { CompileResult, CompileTask, MadeUnit } from './task.js';

let opened: { root: string; environment: string; workspace: Workspace } | undefined;

/** The workspace of a task. A worker keeps it open until templates or settings change. */
function workspaceOf({ root, environment }: CompileTask): Workspace {
  if (opened?.root !== root || opened.environment !== environment)
    opened = { root, environment, workspace: openWorkspace(root) };
  return opened.workspace;
}

/** Compiles a document. Problems of sources, templates and images are returned as messages, never thrown. */
export async function compileDocument(task: CompileTask): Promise<CompileResult> {
  const { drafts, record } = takeRead(task) ?? (await readDocument(task));
  const isWhole = task.make === 'all' && record.refers.length === 0 && !record.listsOthers;
  const all = drafts
    .filter((draft) => draft.wanted)
    .map((draft) => ({ language: draft.language, formats: task.formats }));
  const wanted = task.make === 'all' ? (isWhole ? all : []) : task.make === 'record' ? [] : task.make;
  const units: MadeUnit[] = [];
  for (const { language, formats } of wanted) {
    const draft = drafts.find((one) => one.language === language);
    if (draft !== undefined && !isUnsound(draft.file)) units.push(...(await makeUnits(draft, formats, task)));
  }
  // Finishing changes drafts: only unfinished ones can be used again.
  if (wanted.length === 0) lastRead = { root: task.root, key: task.key, drafts, record };
  return { record, units };
}

interface ReadDocument {
  drafts: Draft[];
  record: DocumentRecord;
}

/** A document that refers to others needs two tasks: one for its record, then one for its units. */
let lastRead: (ReadDocument & { root: string; key: string }) | undefined;

/** Takes the document of the last task, if this task is for the same one. */
function takeRead({ root, key }: CompileTask): ReadDocument | undefined {
  const read = lastRead?.root === root && lastRead.key === key ? lastRead : undefined;
  lastRead = undefined;
  return read;
}

async function readDocument(task: CompileTask): Promise<ReadDocument> {
  const workspace = workspaceOf(task);
  const input = inputOf(task);
  // Also templates of versions that could not be read: when one of these is mended, the record is no longer valid.
  const { house, asked } = rememberingHouse(workspace);
  const drafts = draftDocument(input, house);
  concordDrafts(drafts);
  return { drafts, record: recordOf(input, drafts, { workspace, asked }, await calendarsOf(drafts)) };
}

function inputOf(task: CompileTask): DocumentInput {
  const session = task.session === undefined ? undefined : sessionOf(task.session, task.root);
  const versions = task.versions.map(({ path, bytes, diagnostics, language, wanted, ledger }) => {
    const file = sourceFile({ path, cwd: task.root, value: bytes });
    file.diagnostics.push(...diagnostics);
    if (task.session !== undefined && session === undefined) sessionUnsound(file);
    return { file, language, wanted, ledger };
  });
  const { kind, set, variant, formats, date } = task.options;
  return {
    id: task.id,
    sessionId: task.session?.name,
    session,
    versions,
    kind,
    set,
    variant,
    formats,
    undated: task.undated,
    day: date,
    generator: `engross ${version}`,
  };
}

type TaskSession = NonNullable<CompileTask['session']>;

let lastSession: { text: string; languages: readonly string[]; session: Session | undefined } | undefined;

/** The fields of a session, read once for all of its documents. */
function sessionOf({ path, text, languages }: TaskSession, root: string): Session | undefined {
  if (lastSession?.text !== text || lastSession.languages.join() !== languages.join())
    lastSession = { text, languages, session: readSession(sourceFile({ path, cwd: root, value: text }), languages) };
  return lastSession.session;
}

function sessionUnsound(file: SourceFile): void {
  report(file, 'not-made', undefined, {
    message: 'not made, since session.yaml has errors',
  });
}

/** Calendar files of the versions. The module that writes them is loaded only for announcements. */
async function calendarsOf(drafts: readonly Draft[]): Promise<Map<Draft, string | undefined>> {
  // The circulation copy alone has one, so that nobody enters a meeting twice.
  const announcing = drafts.filter(({ document: { meta } }) => meta.event !== undefined && meta.variant !== 'reading');
  if (announcing.length === 0) return new Map();
  const { calendarOf } = await import('./calendar.js');
  return new Map(announcing.map((draft) => [draft, calendarOf(draft.document.meta, draft.session)]));
}

function recordOf(
  input: DocumentInput,
  drafts: readonly Draft[],
  { workspace, asked }: { workspace: Workspace; asked: ReadonlySet<string> },
  calendars: ReadonlyMap<Draft, string | undefined>,
): DocumentRecord {
  const first = drafts.find((draft) => draft.language === draft.original) ?? drafts[0];
  const read = new Set(drafts.map((draft) => draft.file));
  const { fields, kind } = first?.context ?? {};
  return {
    id: input.id,
    kind: kind?.kind ?? '',
    original: first?.original ?? '',
    symbol: fields?.symbol,
    item: fields?.item === undefined ? undefined : String(fields.item),
    closed: drafts.some((draft) => draft.listing.closed),
    versions: drafts.map((draft) => versionRecord(draft, calendars.get(draft))),
    unread: input.versions.filter(({ file }) => !read.has(file)).map(({ file }) => diagnosticsOf(file)),
    templates: workspace.files.filter((file) => file.diagnostics.length > 0).map(diagnosticsOf),
    madeFrom: [...asked].sort(),
    refers: referencedDocuments(input).filter((id) => id !== input.id),
    listsOthers: kind !== undefined && listsDocuments(kind),
  };
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function diagnosticsOf(file: SourceFile): FileDiagnostics {
  return { path: file.path, diagnostics: [...file.diagnostics] };
}

/** A kind that has the block `documents` among its parts. */
function listsDocuments({ head, tail }: Kind): boolean {
  return [...head, ...tail].some(({ block }) => block === 'documents');
}

function versionRecord(draft: Draft, calendar: string | undefined): VersionRecord {
  const { meta } = draft.document;
  const text = [...draft.document.children, ...draft.document.notes].map((block) => plainText([block])).join(' ');
  return {
    language: draft.language,
    path: draft.file.path,
    sound: !isUnsound(draft.file),
    diagnostics: [...draft.file.diagnostics],
    labels: draft.labels,
    listing: draft.listing,
    images: imageNames(draft),
    // Reading the fields asks for the languages of all versions; only the version's own decides its outputs.
    templates: sorted([
      ...draft.templates.own,
      ...[...draft.templates.document].filter((name) => !name.startsWith('languages/')),
    ]),
    output: draft.output,
    calendar,
    facts: {
      title: meta.title,
      date: meta.date,
      status: meta.status,
      words: countWords(text),
      labels: Object.values(draft.labels.names)
        .filter((place, index, all) => place.label !== undefined && all.indexOf(place) === index)
        .map((place): [string, string] => [place.place, place.label?.text ?? '']),
    },
  };
}

const WORD = /\p{Script=Han}|[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Number of words as an author counts them; characters in scripts without spaces. */
function countWords(text: string): number {
  let words = 0;
  WORD.lastIndex = 0;
  while (WORD.test(text)) words++;
  return words;
}

/** URLs of the images in the text, and of the emblem, which is added to the tree when the masthead is composed. */
function imageNames({ document, context: { fields, session } }: Draft): string[] {
  const emblem = fields.emblem ?? session?.emblem;
  return [...new Set([...(emblem === undefined ? [] : [emblem]), ...imagesOf(document).map((image) => image.url)])];
}

/** Finishes a version and renders it in each format; each unit has the messages of its own format. */
async function makeUnits(draft: Draft, wanted: readonly UnitFormat[], task: CompileTask): Promise<MadeUnit[]> {
  const before = draft.file.diagnostics.length;
  const isCheck = wanted.every((format) => format === 'check');
  const sound = finishDraft(draft, othersOf(draft, task), isCheck ? 'findings' : 'pages');
  const resources = await resourcesOf(draft, task.root, pagePlugins(task.plugins, workspaceOf(task)));
  const finishing = draft.file.diagnostics.slice(before);
  const units: MadeUnit[] = [];
  for (const format of wanted) {
    const from = draft.file.diagnostics.length;
    const [output] = sound && format !== 'check' ? ((await renderDraft(draft, [format], resources)) ?? []) : [];
    const bytes = typeof output?.bytes === 'string' ? new TextEncoder().encode(output.bytes) : output?.bytes;
    units.push({
      language: draft.language,
      format,
      bytes,
      record: {
        output:
          bytes === undefined
            ? undefined
            : { sha256: sha256(bytes), size: bytes.length, pages: format === 'pdf' ? pagesOf(bytes) : undefined },
        finishing,
        rendering: draft.file.diagnostics.slice(from),
      },
    });
  }
  return units;
}

/** Number of pages: the count of the page tree's root (ISO 32000-1, 7.7.3.2). */
function pagesOf(pdf: Uint8Array): number | undefined {
  const count = /\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/.exec(
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1'),
  )?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Labels and listings of other documents in the language of `draft`, else in their original's. */
function othersOf(draft: Draft, { others }: CompileTask): Others {
  const pick = <T extends { language: string }>(versions: readonly T[], original: string): T | undefined =>
    versions.find((one) => one.language === draft.language) ?? versions.find((one) => one.language === original);
  return {
    labelsOf: (id) => {
      const other = others.find((one) => one.id === id);
      return other === undefined ? undefined : pick(other.versions, other.original)?.labels;
    },
    siblings: (): SessionDocument[] =>
      others.flatMap((other) => (pick(other.versions, other.original) ?? other.versions[0])?.listing ?? []),
  };
}
