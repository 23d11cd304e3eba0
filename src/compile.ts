/**
 * The pipeline as a sentence: a source is parsed, its fields and blocks are read, the tree is labelled and judged by the
 * rules, then finished, then rendered.
 *
 * It touches no disk: sources come as files with their bytes, templates and resources as values.
 */

import { hash } from 'node:crypto';
import { listingOf } from './compile/listing.js';
import { outputName } from './compile/output-name.js';
import { proveFixes, type ReadSource } from './compile/prove-fixes.js';
import { groundOf } from './compile/version-ground.js';
import { type LedgerText, readLedger } from './compile/version-ledger.js';
import { checkConcordance } from './concord/check-concordance.js';
import { checkStaleness } from './concord/check-staleness.js';
import type { Ledger } from './concord/ledger.js';
import type { DocumentLabels, SessionDocument, ShapeContext } from './context.js';
import { runChecks } from './lint/checks/run-checks.js';
import { readFieldWords } from './read/fields/field-words.js';
import { parseSource } from './read/parse-source.js';
import { readBlocks } from './read/read-blocks.js';
import { readVersions, type VersionFields } from './read/read-fields.js';
import type { ParsedSource } from './read/state/reading.js';
import { type FormatName, factsOf, formats } from './render/index.js';
import type { Resources } from './render/resources.js';
import { type RuleSetting, type Silence, settle } from './report/settle.js';
import { isUnsound, type SourceFile, sourceFile } from './report/source-file.js';
import { documentMeta } from './shape/document-meta.js';
import { collectLabels } from './shape/numbering/collect-labels.js';
import { type FinishingPurpose, finish, label } from './shape/shape.js';
import { rememberingHouse } from './templates/asked-templates.js';
import type { StyleSheet } from './templates/design.js';
import type { Session } from './templates/fields.js';
import type { House } from './templates/house.js';
import type { Meta, OfficialDocument } from './tree/document.js';

/** One language version of a document as a file with its bytes. */
export interface VersionInput {
  file: SourceFile;
  /** Language by file name or `--lang`; else front matter must say. */
  language: string | undefined;
  /** False when it is only read for its labels or for what others inherit. */
  wanted: boolean;
  /** The ledger beside it, of what it translated, as text. */
  ledger?: LedgerText | undefined;
}

/** A document with all its language versions, and what they are compiled for. */
export interface DocumentInput {
  id: string;
  /** Name of the session's folder. */
  sessionId: string | undefined;
  session: Session | undefined;
  versions: VersionInput[];
  kind: string | undefined;
  set: string[];
  variant: 'circulation' | 'reading';
  formats: FormatName[];
  /** ISO day for documents without a date. */
  undated: string;
  /** ISO day that the build is for: embargoes that end before it are over. */
  day?: string | undefined;
  /** Version of engross. */
  generator: string;
}

/** A language version that is read and labelled. */
export interface Draft {
  id: string;
  session: string | undefined;
  language: string;
  original: string;
  wanted: boolean;
  file: SourceFile;
  /** Its source, for those who write in it. */
  parsed: ParsedSource;
  document: OfficialDocument;
  context: ShapeContext;
  sheet: StyleSheet;
  /** Of what it translated of the original, where it keeps that. */
  ledger: Ledger | undefined;
  labels: DocumentLabels;
  listing: SessionDocument;
  /** What the house makes of each rule's findings. */
  rules: Readonly<Record<string, RuleSetting>>;
  /** What the author says is meant. */
  silences: readonly Silence[];
  /** File name of the outputs without format. */
  output: string;
  /** Names of the templates that it was made from itself, and those from which the fields of all versions were read. */
  templates: { own: ReadonlySet<string>; document: ReadonlySet<string> };
}

/** What is known of the other documents when one is finished. */
export interface Others {
  labelsOf(document: string): DocumentLabels | undefined;
  siblings(): SessionDocument[];
}

/** A rendered document in one format. */
export interface Output {
  format: FormatName;
  bytes: Uint8Array;
}

/**
 * First phase: every language version parsed, read, labelled and judged.
 * A version that cannot be read at all is left out; what is wrong with the others stands in their files.
 */
export function draftDocument(input: DocumentInput, house: House): Draft[] {
  const parsed = input.versions.flatMap((version) => {
    const source = isUnsound(version.file) ? undefined : parseSource(version.file);
    return source === undefined ? [] : [{ parsed: source, language: version.language }];
  });
  const reading = rememberingHouse(house);
  const { session, kind, set } = input;
  const versions = readVersions(parsed, { house: reading.house, session, kind, set });
  const names = versions.map((version) => ({
    language: version.language,
    file: outputName(input.id, version.language, input.variant),
  }));
  return versions.flatMap((version) => {
    const own = rememberingHouse(house);
    const draft = draftVersion(version, names, input, own.house);
    if (draft === undefined) return [];
    const proved = { text: version.parsed.text, document: draft.document, diagnostics: draft.file.diagnostics };
    draft.file.diagnostics = proveFixes(proved, (text) => readAgain(text, version, names, input, own.house));
    return [{ ...draft, templates: { own: own.asked, document: reading.asked } }];
  });
}

/** A changed text of a version, read with the fields that the version has, in a file of its own. */
function readAgain(
  text: string,
  version: VersionFields,
  versions: Meta['versions'],
  input: DocumentInput,
  house: House,
): Omit<ReadSource, 'text'> | undefined {
  const parsed = parseSource(sourceFile({ path: version.parsed.file.path, value: text }));
  const draft = parsed && draftVersion({ ...version, parsed }, versions, input, house);
  return draft && { document: draft.document, diagnostics: draft.file.diagnostics };
}

function draftVersion(
  version: VersionFields,
  versions: Meta['versions'],
  input: DocumentInput,
  house: House,
): Omit<Draft, 'templates'> | undefined {
  const ground = groundOf(version, input.session, input.variant, house);
  if (ground === undefined) return undefined;
  const { context, sheet } = ground;
  const { parsed, language, original } = version;
  const { file } = parsed;
  const { rules } = house.settings;
  const { document, silences } = readDocument(version, versions, input, context);
  label(document, context);
  runChecks(document, context);
  file.diagnostics = settle(file.diagnostics, rules, silences);
  const output = outputName(input.id, language, input.variant);
  const given = input.versions.find((one) => one.file === file);
  return {
    id: input.id,
    session: input.sessionId,
    language,
    original,
    wanted: given?.wanted === true,
    file,
    parsed,
    document,
    context,
    sheet,
    ledger: readLedger(given?.ledger, file),
    labels: collectLabels(document, context, output),
    listing: listingOf(document.meta, context, input.day),
    rules,
    silences,
    output,
  };
}

/** The blocks of a version under its meta; fields that the text itself gives are put under those of the context. */
function readDocument(
  { parsed, original }: VersionFields,
  versions: Meta['versions'],
  { id, variant, undated, generator, formats: wanted }: DocumentInput,
  context: ShapeContext,
): { document: OfficialDocument; silences: readonly Silence[] } {
  context.fieldWords = readFieldWords(context);
  const { fields, fieldWords, title, children, notes, silences } = readBlocks(parsed, context);
  context.fields = { ...fields, ...context.fields };
  context.fieldWords = { ...fieldWords, ...context.fieldWords };
  const sourceHash = hash('sha256', parsed.text);
  const document: OfficialDocument = {
    type: 'root',
    meta: documentMeta(context, {
      id,
      original,
      variant,
      title,
      undated,
      sourceHash,
      generator,
      versions,
      formats: factsOf(wanted),
    }),
    furniture: { firstHead: [], firstFoot: [], laterHead: [], laterFoot: [] },
    children: title === undefined ? children : [{ type: 'title', children: title }, ...children],
    notes,
  };
  return { document, silences };
}

/**
 * Between the phases: the versions of each document are compared with their original. A version that differs is held
 * back by the errors in its file; the original and the others are not. One that nobody asked for is held back without a
 * word: lists and links are the same, whatever part of a session is built.
 */
export function concordDrafts(drafts: readonly Draft[]): void {
  const versions = drafts.filter((draft) => !isUnsound(draft.file));
  const foundBefore = new Map(versions.map(({ file }) => [file, file.diagnostics.length]));
  checkConcordance(versions);
  const original = versions.find((draft) => draft.language === draft.original);
  for (const draft of original === undefined ? [] : versions.filter((one) => one !== original)) {
    if (original !== undefined && draft.ledger !== undefined)
      checkStaleness(original, draft, draft.ledger, draft.rules['stale-translation']);
  }
  for (const { file, rules, silences } of versions) file.diagnostics = settle(file.diagnostics, rules, silences);
  // No page links to a version that is held back, and no list names it.
  const sound = new Set(drafts.filter((draft) => !isUnsound(draft.file)).map((draft) => draft.language));
  for (const { file, wanted, language, original: drafted } of versions)
    if (!wanted && language !== drafted) file.diagnostics.length = foundBefore.get(file) ?? 0;
  for (const { document, listing } of drafts) {
    document.meta.versions = document.meta.versions.filter(({ language }) => sound.has(language));
    listing.languages = listing.languages.filter((language) => sound.has(language));
  }
}

/**
 * Second phase: references resolved, the house's parts composed; for pages, typography applied, which judges nothing.
 * False when the document is unsound.
 */
export function finishDraft(draft: Draft, others: Others, purpose: FinishingPurpose = 'pages'): boolean {
  // The guard on documents that already failed stands here and nowhere else.
  if (isUnsound(draft.file)) return false;
  draft.context.labelsOf = others.labelsOf;
  draft.context.siblings = others.siblings;
  finish(draft.document, draft.context, purpose);
  draft.file.diagnostics = settle(draft.file.diagnostics, draft.rules, draft.silences);
  return !isUnsound(draft.file);
}

/** Renders a finished document; undefined when a renderer found something that forbids it. */
export async function renderDraft(
  draft: Draft,
  names: readonly FormatName[],
  resources: Resources,
): Promise<Output[] | undefined> {
  const outputs: Output[] = [];
  for (const format of names) outputs.push({ format, bytes: await formats[format].render(draft.document, resources) });
  // What a renderer reports can be silenced as any other message.
  draft.file.diagnostics = settle(draft.file.diagnostics, draft.rules, draft.silences);
  return isUnsound(draft.file) ? undefined : outputs;
}

/** Names of the documents that the versions of a document refer to, by a look at their text; no more than a hint. */
export function referencedDocuments(input: DocumentInput): string[] {
  const names = input.versions.flatMap(({ file: { value } }) => {
    const bytes =
      typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.length);
    // Most documents refer to none: their bytes are not made a text once more.
    if (!bytes.includes('](doc:')) return [];
    return [...bytes.toString('utf8').matchAll(/\]\(doc:([A-Za-z0-9][\w-]*)/g)].map((match) => match[1] ?? '');
  });
  return [...new Set(names)].sort();
}
