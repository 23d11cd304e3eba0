/** Keys of the cache: the digest of all that goes into a document's record, and into one output of it. */
import type { ImageData } from '../render/resources.js';
import { readImage, sourceDate, templateFiles, toolIdentity } from '../world.js';
import type { BuildRequest } from './build-request.js';
import { digestOf } from './digest.js';
import type { OpenDocument } from './open-documents.js';
import type { DocumentRecord, OtherDocument, UnitFormat, VersionRecord } from './records.js';

/** Digest of the built-in templates and of the workspace's own. */
export async function templatesKey({ workspace }: Pick<BuildRequest, 'workspace'>): Promise<string> {
  const templates = await templateFiles(workspace.templates);
  return digestOf(...templates.flatMap(({ name, bytes }) => [name, bytes]));
}

/** What every document of a build has in common: tools, templates (by their digest), settings, options. */
export function groundKey(request: BuildRequest, templates: string): string {
  const { workspace, kind, set, variant, date, formats } = request;
  return digestOf(
    ...toolIdentity(),
    templates,
    JSON.stringify([workspace.settings, kind ?? null, set, variant, date ?? null, sourceDate(), formats]),
  );
}

/** Key of a document's record: all its versions, its session, and which of them are wanted. */
export function documentKey(ground: string, document: OpenDocument): string {
  const versions = document.versions.flatMap(({ file, digest, language, wanted, ledger }) => [
    file.path,
    digest,
    ledger?.text,
    language,
    String(wanted),
    JSON.stringify(file.messages.map((message) => message.reason)),
  ]);
  return digestOf(ground, document.id, document.session?.name, document.session?.text, ...versions);
}

/** Key of the mark that a document was built before by the same tools and templates, whatever its words were. */
export function seenKey(ground: string, { id, session, source }: OpenDocument): string {
  return digestOf(ground, 'seen', session?.name, id, source.versions.length === 0 ? '' : source.folder);
}

/** What goes into every output of a version beside its format. */
export interface VersionGround {
  ground: string;
  document: OpenDocument;
  record: DocumentRecord;
  version: VersionRecord;
  /** Digest of its images, from {@link imagesKey}. */
  images: string;
  /** Documents that it refers to, or lists. */
  others: readonly OtherDocument[];
}

/**
 * Key of one output. A version rests on its own source, on its ledger, and on its original's, whose fields it inherits and with which it
 * was compared; of the other versions only on whether they are there.
 */
export function unitKey(version: VersionGround, format: UnitFormat): string {
  const { ground, document, record } = version;
  const digests = new Map(document.versions.map(({ file, digest }) => [file.path, digest]));
  const original = record.versions.find((one) => one.language === record.original);
  return digestOf(
    ground,
    document.id,
    document.session?.name,
    document.session?.text,
    version.version.path,
    digests.get(version.version.path),
    document.versions.find(({ file }) => file.path === version.version.path)?.ledger?.text,
    original === undefined ? undefined : digests.get(original.path),
    JSON.stringify([version.version.language, record.original, version.version.listing, version.version.output]),
    version.images,
    JSON.stringify(version.others.map((other) => seenFrom(other, version.version.language))),
    format,
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
