/** Keys of the cache: the digest of all that goes into a document's record, and into one output of it. */
import type { ImageData } from '../../render/resources.js';
import { readImage } from '../../world/images.js';
import { sourceDate } from '../../world/machine.js';
import { templateFiles } from '../../world/package-files.js';
import { pluginDigests } from '../../world/plugins.js';
import { toolIdentity } from '../../world/tool-identity.js';
import type { BuildRequest } from '../sources/build-request.js';
import type { OpenDocument } from '../sources/open-documents.js';
import type { Cache } from '../store/cache.js';
import { digestOf } from '../store/digest.js';
import type { DocumentRecord, OtherDocument, UnitFormat, VersionRecord } from '../store/records.js';
import { isRecordOf } from './record-shape.js';

/** The templates as they are now. */
export interface TemplateKeys {
  /** Digest of them all. */
  all: string;
  /** Digest of those with these names; one that is missing counts as such. */
  of(names: readonly string[]): string;
}

/** Digests of the built-in templates, and of the workspace's own over them. */
export async function templateKeys({ workspace }: Pick<BuildRequest, 'workspace'>): Promise<TemplateKeys> {
  const templates = await templateFiles(workspace.area, workspace.templates);
  const digests = new Map<string, string>();
  for (const { name, bytes } of templates) digests.set(name, digestOf(digests.get(name), bytes));
  // Most documents are made from the same few.
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

/** What every document of a build has in common: tools, settings, options. */
export function groundKey(request: BuildRequest): string {
  const { workspace, kind, set, variant, date, formats } = request;
  return digestOf(
    ...toolIdentity(),
    ...pluginDigests(workspace.area, workspace.root, workspace.settings.rehype),
    JSON.stringify([workspace.settings, kind ?? null, set, variant, date ?? null, sourceDate(), formats]),
  );
}

/**
 * Key of a document's record: all its versions, its session, and which of them are wanted. Which templates it is made from
 * is known when it is read: the record says so, and holds while they are the same.
 */
export function documentKey(ground: string, document: OpenDocument): string {
  const versions = document.versions.flatMap(({ file, digest, language, wanted, ledger }) => [
    file.path,
    digest,
    ledger?.text,
    language,
    String(wanted),
    JSON.stringify(file.messages.map((message) => message.reason)),
  ]);
  return digestOf(
    ground,
    document.id,
    document.session?.name,
    document.session?.text,
    ...(document.session?.languages ?? []),
    ...versions,
  );
}

/** The cached record of a document, while the templates that it was made from are the same. */
export async function knownRecord(
  key: string,
  { document, variant }: { document: OpenDocument; variant: BuildRequest['variant'] },
  templates: TemplateKeys,
  cache: Cache,
): Promise<DocumentRecord | undefined> {
  const known = await cache.record('documents', key);
  if (!isRecordOf(known, document, variant)) return undefined;
  return known.templates === templates.of(known.record.madeFrom) ? known.record : undefined;
}

/** Key of the mark that a document was built before by the same tools, whatever its words were. */
export function seenKey(ground: string, { id, session, source }: OpenDocument): string {
  return digestOf(ground, 'seen', session?.name, id, source.versions.length === 0 ? '' : source.folder);
}

/** What goes into every output of a version beside its format. */
export interface VersionGround {
  ground: string;
  templates: TemplateKeys;
  document: OpenDocument;
  record: DocumentRecord;
  version: VersionRecord;
  /** Digest of its images, from {@link imagesKey}. */
  images: string;
  /** Documents that it refers to, or lists. */
  others: readonly OtherDocument[];
}

/** Key of one output of a version, whose key is from {@link versionKey}. */
export function unitKey(version: string, format: UnitFormat): string {
  return digestOf(version, format);
}

/**
 * Key of all that the outputs of a version have in common. A version rests on its own source and ledger, and on its
 * original's source, whose fields it inherits and with which it was compared; of the others only on whether they are there.
 */
export function versionKey(version: VersionGround): string {
  const { ground, document, record } = version;
  const digests = new Map(document.versions.map(({ file, digest }) => [file.path, digest]));
  const original = record.versions.find((one) => one.language === record.original);
  return digestOf(
    ground,
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

/** Of another document a version sees its own language, else the original. */
function seenFrom({ id, original, versions }: OtherDocument, language: string): unknown {
  const own = versions.find((one) => one.language === language) ?? versions.find((one) => one.language === original);
  return [id, own ?? versions];
}

/** Digest of the images of a version; one that cannot be read counts by the reason. */
export async function imagesKey(folder: string, urls: readonly string[]): Promise<string> {
  const images = await Promise.all(urls.map((url) => readImage(folder, url)));
  return digestOf(...images.map((image) => ('problem' in image ? image.problem : (image as ImageData).bytes)));
}
