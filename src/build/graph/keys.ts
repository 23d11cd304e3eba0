/** Cache keys: digests of everything that a document's record, or one of its outputs, depends on. */
import type { ImageData } from '../../render/resources.js';
import type { Workspace } from '../../workspace.js';
import { readImage } from '../../world/images.js';
import { sourceDate } from '../../world/machine.js';
import { templateFiles } from '../../world/package-files.js';
import { pluginDigests } from '../../world/plugins.js';
import { toolIdentity } from '../../world/tool-identity.js';
import type { OpenDocument } from '../sources/open-documents.js';
import type { Cache } from '../store/cache.js';
import { digestOf } from '../store/digest.js';
import type { DocumentOptions, DocumentRecord, UnitFormat, VersionRecord } from '../store/records.js';
import type { OtherDocument } from '../workers/task.js';
import { isRecordOf } from './check-record.js';

/** Digests of the templates as they are now. */
export interface TemplateKeys {
  /** Digest of all templates. */
  all: string;
  /** Digest of the templates with these names; a missing one counts as missing. */
  of(names: readonly string[]): string;
}

/** Digests of the built-in templates and of a workspace's overrides. */
export async function templateKeys(workspace: Pick<Workspace, 'area' | 'templates'>): Promise<TemplateKeys> {
  const templates = await templateFiles(workspace.area, workspace.templates);
  const digests = new Map<string, string>();
  for (const { name, bytes } of templates) digests.set(name, digestOf(digests.get(name), bytes));
  // Most documents use the same few templates.
  const known = new Map<string, string>();
  return {
    all: digestOf(...templates.flatMap(({ name, bytes }) => [name, bytes])),
    of: (names) => {
      const key = names.join('\n');
      const digest = known.get(key) ?? digestOf(...names.flatMap((name) => [name, digests.get(name)]));
      known.set(key, digest);
      return digest;
    },
  };
}

/** Digest of what all documents of a build depend on: tools, settings, options. */
export function environmentKey(
  { area, root, settings }: Pick<Workspace, 'area' | 'root' | 'settings'>,
  options: DocumentOptions,
): string {
  const { kind, set, variant, date, formats } = options;
  return digestOf(
    ...toolIdentity(),
    ...pluginDigests(area, root, settings.rehype),
    JSON.stringify([settings, kind ?? null, set, variant, date ?? null, sourceDate(), formats]),
  );
}

/**
 * Key of a document's record: all its versions and which of them are requested, and its session. Its templates are known
 * once it is read, so the record stores their digest: see {@link cachedRecord}.
 */
export function documentKey(environment: string, document: OpenDocument): string {
  const versions = document.versions.flatMap(({ file, digest, language, wanted, ledger }) => [
    file.path,
    digest,
    ledger?.text,
    language,
    String(wanted),
    JSON.stringify(file.diagnostics.map(({ message }) => message)),
  ]);
  return digestOf(
    environment,
    document.id,
    document.session?.name,
    document.session?.text,
    ...(document.session?.languages ?? []),
    ...versions,
  );
}

/** The cached record of a document; undefined unless the templates that it used are unchanged. */
export async function cachedRecord(
  key: string,
  { document, variant }: { document: OpenDocument; variant: DocumentOptions['variant'] },
  templates: TemplateKeys,
  cache: Cache,
): Promise<DocumentRecord | undefined> {
  const known = await cache.record('documents', key);
  if (!isRecordOf(known, document, variant)) return undefined;
  return known.templates === templates.of(known.record.madeFrom) ? known.record : undefined;
}

/** Key of the mark that a document was built before by the same tools, whatever its text was. */
export function seenKey(environment: string, { id, session, source }: OpenDocument): string {
  return digestOf(environment, 'seen', session?.name, id, source.versions.length === 0 ? '' : source.folder);
}

/** What every output of a version depends on, beside its format. */
export interface VersionInputs {
  environment: string;
  templates: TemplateKeys;
  document: OpenDocument;
  record: DocumentRecord;
  version: VersionRecord;
  /** Digest of its images, from {@link imagesKey}. */
  images: string;
  /** Documents that it refers to or lists. */
  others: readonly OtherDocument[];
}

/** Key of one output; `version` is from {@link versionKey}. */
export function unitKey(version: string, format: UnitFormat): string {
  return digestOf(version, format);
}

/**
 * Key of what all outputs of a version depend on: its source and ledger, and its original's source, from which it inherits
 * fields and with which it is compared. Other versions count only by being there (in the record's listing).
 */
export function versionKey(version: VersionInputs): string {
  const { environment, document, record } = version;
  const digests = new Map(document.versions.map(({ file, digest }) => [file.path, digest]));
  const original = record.versions.find((one) => one.language === record.original);
  return digestOf(
    environment,
    version.templates.of(version.version.templates),
    version.templates.of(original?.templates ?? []),
    document.id,
    document.session?.name,
    document.session?.text,
    document.session?.languages.join(),
    version.version.path,
    digests.get(version.version.path),
    document.versions.find(({ file }) => file.path === version.version.path)?.ledger?.text,
    original === undefined ? undefined : digests.get(original.path),
    JSON.stringify([version.version.language, record.original, version.version.listing, version.version.output]),
    version.images,
    JSON.stringify(version.others.map((other) => seenFrom(other, version.version.language))),
  );
}

/** The part of another document that a version can show: its own language, else the original. */
function seenFrom({ id, original, versions }: OtherDocument, language: string): unknown {
  const own = versions.find((one) => one.language === language) ?? versions.find((one) => one.language === original);
  return [id, own ?? versions];
}

/** Digest of the images of a version; an unreadable one counts by its problem. */
export async function imagesKey(folder: string, urls: readonly string[]): Promise<string> {
  const images = await Promise.all(urls.map((url) => readImage(folder, url)));
  return digestOf(...images.map((image) => ('problem' in image ? image.problem : (image as ImageData).bytes)));
}
