/**
 * The pipeline as a sentence: a source is parsed, its fields and blocks are read, the tree is labelled and judged by the
 * rules, then finished, then rendered.
 *
 * It touches no disk: sources come as files with their bytes, templates and resources as values.
 */
import { hash } from 'node:crypto';
import type { VFile } from 'vfile';
import { judgeConcordance } from './concord/judge-concordance.js';
import { judgeStaleness } from './concord/judge-staleness.js';
import { type Ledger, parseLedger } from './concord/ledger.js';
import type { DocumentLabels, SessionDocument, ShapeContext } from './context.js';
import { isUnsound, type RuleSetting, report, settle } from './message.js';
import { parseSource } from './read/parse-source.js';
import { readBlocks } from './read/read-blocks.js';
import { readVersions, type VersionFields } from './read/read-fields.js';
import type { ParsedSource } from './read/reading.js';
import { type FormatName, formats } from './render/index.js';
import type { Resources } from './render/resources.js';
import { judge } from './rules/judge.js';
import { collectLabels } from './shape/collect-labels.js';
import { documentMeta } from './shape/document-meta.js';
import { type FinishingPurpose, finish, label } from './shape/shape.js';
import { rememberingHouse } from './templates/asked-templates.js';
import { type StyleSheet, styleSheet } from './templates/design.js';
import type { Fields, Session } from './templates/fields.js';
import type { House } from './templates/house.js';
import type { Language } from './templates/language.js';
import { furnitureFor } from './templates/masthead.js';
import { placeOfText } from './templates/read-yaml.js';
import type { OfficialDocument } from './tree.js';

/** One language version of a document as a file with its bytes. */
export interface VersionInput {
  file: VFile;
  /** Language by file name or `--lang`; else front matter must say. */
  language: string | undefined;
  /** False when it is only read for its labels or for what others inherit. */
  wanted: boolean;
  /** The ledger beside it, of what it translated, as text. */
  ledger?: { path: string; text: string } | undefined;
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
  formats: string[];
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
  file: VFile;
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
  const names = versions.map((version) => ({ language: version.language, file: outputName(input, version.language) }));
  return versions.flatMap((version) => {
    const own = rememberingHouse(house);
    const draft = draftVersion(version, names, input, own.house);
    return draft === undefined ? [] : [{ ...draft, templates: { own: own.asked, document: reading.asked } }];
  });
}

function draftVersion(
  version: VersionFields,
  versions: { language: string; file: string }[],
  input: DocumentInput,
  house: House,
): Omit<Draft, 'templates'> | undefined {
  const { file } = version.parsed;
  const ground = groundOf(version, input, house);
  if (ground === undefined) return undefined;
  const { context, sheet } = ground;
  const reading = readBlocks(version.parsed, context);
  context.fields = { ...reading.fields, ...context.fields };
  const meta = documentMeta(context, {
    id: input.id,
    original: version.original,
    variant: input.variant,
    title: reading.title,
    undated: input.undated,
    sourceHash: hash('sha256', version.parsed.text),
    generator: input.generator,
    versions,
    formats: input.formats,
  });
  const title = reading.title === undefined ? [] : [{ type: 'title' as const, children: reading.title }];
  const document: OfficialDocument = {
    type: 'root',
    meta,
    furniture: { firstHead: [], firstFoot: [], laterHead: [], laterFoot: [] },
    children: [...title, ...reading.children],
    notes: reading.notes,
  };
  label(document, context);
  judge(document, context);
  settle(file, house.settings.rules);
  const output = outputName(input, version.language);
  const wanted = input.versions.some((one) => one.file === file && one.wanted);
  return {
    id: input.id,
    session: input.sessionId,
    language: version.language,
    original: version.original,
    wanted,
    file,
    parsed: version.parsed,
    document,
    context,
    sheet,
    ledger: ledgerOf(input, file),
    labels: collectLabels(document, context, output),
    listing: listingOf(document, context, versions, input.day),
    rules: house.settings.rules,
    output,
  };
}

/** A damaged ledger is told in the version that it belongs to; the version stands without it. */
function ledgerOf(input: DocumentInput, file: VFile): Ledger | undefined {
  const kept = input.versions.find((one) => one.file === file)?.ledger;
  if (kept === undefined) return undefined;
  const { ledger, file: damaged } = parseLedger(kept.path, kept.text);
  for (const { reason, line } of damaged.messages.slice(0, 1)) {
    report(file, 'ledger', undefined, {
      found: `ledger ${kept.path} that is damaged (line ${line ?? 1}: ${reason})`,
      expected: 'one as engross wrote it; `engross translate accept` makes it anew',
      severity: 'warning',
    });
  }
  return ledger;
}

/** Templates of one version: its language and that of its distribution block, its masthead, its style sheet. */
function groundOf(
  version: VersionFields,
  input: DocumentInput,
  house: House,
): { context: ShapeContext; sheet: StyleSheet } | undefined {
  const { kind, fields } = version;
  const { file } = version.parsed;
  const [language, design, masthead] = [house.language(version.language), house.design(), house.masthead()];
  const block = fields.blockLanguage ?? input.session?.blockLanguage;
  const blockLanguage = block === undefined ? language : house.language(block);
  const reading = input.variant === 'reading' ? 'reading' : undefined;
  const layout = masthead?.layouts[`${kind.masthead}-${input.variant}`] ?? masthead?.layouts[kind.masthead];
  const furniture = masthead?.furniture[reading ?? kind.furniture];
  if (
    language === undefined ||
    blockLanguage === undefined ||
    design === undefined ||
    layout === undefined ||
    furniture === undefined
  ) {
    report(file, 'template', undefined, {
      found: 'templates that are unsound or missing',
      expected: `sound templates for ${version.language} and ${kind.kind} (see the messages on templates)`,
    });
    return undefined;
  }
  const languages = new Map([language, blockLanguage].map((one): [string, Language] => [one.tag, one]));
  const { on, spacing } = house.settings.typography;
  const sheet = styleSheet(design, language.script, [kind.styles, kind.scripts?.[language.script]], input.variant);
  const context: ShapeContext = {
    file,
    fields,
    whereSaid: (value) => placeOfText(version.parsed.frontMatter, value),
    session: input.session,
    kind,
    language,
    blockLanguage,
    languages,
    masthead: layout,
    furniture: furnitureFor(furniture, sheet.page.height),
    labelsOf: () => undefined,
    typography: { on, spacing: spacing[language.tag] },
    siblings: () => [],
  };
  return { context, sheet };
}

/**
 * Between the phases: the versions of each document are compared with their original. A version that differs is held
 * back by the errors in its file; the original and the others are not.
 */
export function concordDrafts(drafts: readonly Draft[]): void {
  const versions = drafts.filter(
    (draft) => !isUnsound(draft.file) && (draft.wanted || draft.language === draft.original),
  );
  judgeConcordance(versions);
  const original = versions.find((draft) => draft.language === draft.original);
  for (const draft of original === undefined ? [] : versions.filter((one) => one !== original)) {
    if (original !== undefined && draft.ledger !== undefined)
      judgeStaleness(original, draft, draft.ledger, draft.rules['stale-translation']);
  }
  for (const { file, rules } of versions) settle(file, rules);
  // No page links to a version that is held back, and no list names it.
  const sound = new Set(drafts.filter((draft) => !isUnsound(draft.file)).map((draft) => draft.language));
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
  settle(draft.file, draft.rules);
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

function outputName(input: DocumentInput, language: string): string {
  return `${input.id}.${language}${input.variant === 'reading' ? '.reading' : ''}`;
}

/** The clock is never read: an embargo holds until the day that the build is for is past its end, or past delivery. */
function isEmbargoed({ embargo, delivered }: Fields, day: string | undefined): boolean {
  if (embargo === undefined) return false;
  if (day === undefined) return true;
  if (embargo === 'delivery') return delivered === undefined || day <= delivered;
  return new Date(`${day}T00:00:00Z`) < new Date(embargo);
}

function listingOf(
  document: OfficialDocument,
  context: ShapeContext,
  versions: { language: string }[],
  day: string | undefined,
): SessionDocument {
  const { fields } = context;
  const closed = fields.distribution === 'restricted' || isEmbargoed(fields, day);
  return {
    id: document.meta.id,
    title: document.meta.title,
    languages: versions.map((version) => version.language),
    closed,
    ...(fields.symbol === undefined ? {} : { symbol: fields.symbol }),
    ...(fields.item === undefined ? {} : { item: String(fields.item) }),
  };
}
