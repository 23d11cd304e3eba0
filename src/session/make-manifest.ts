/** Makes the manifest of a session from what was built, and from what an earlier build made of the rest. */
import { basename, resolve } from 'node:path';
import type { VFile } from 'vfile';
import { imageFolder, type Work, wantedVersions } from '../build/graph/work.js';
import type { BuildRequest } from '../build/sources/build-request.js';
import type { OpenSession } from '../build/sources/open-documents.js';
import { sha256 } from '../build/store/digest.js';
import { GENERATOR } from '../build/store/manifest-file.js';
import type { VersionRecord } from '../build/store/records.js';
import type { Manifest, ManifestDocument, ManifestOutput, ManifestVersion } from '../manifest.js';
import { FORMATS } from '../render/index.js';
import { severityOf } from '../report/message.js';
import type { Session } from '../templates/fields.js';
import { readImage } from '../world/images.js';
import { isFileOrHidden } from '../world/read-files.js';

/** A session whose documents are where they belong: its open ones, or those that are not. */
export interface SessionWorks {
  session: OpenSession;
  works: readonly Work[];
  isClosed: boolean;
  /** Digest of the templates. */
  templates: string;
}

/** What documents come to in a manifest: each made once, whatever is asked of it later. */
export interface ManifestDocuments {
  /** Of one that is where it belongs. */
  of(work: Work): Promise<ManifestDocument>;
  /** What an earlier build made of documents other than these, as long as they have a source. */
  others(named: ReadonlySet<string>): ManifestDocument[];
}

/** Documents of a build, and of the manifest that an earlier one left. */
export function manifestDocuments(request: BuildRequest, old: Manifest | undefined): ManifestDocuments {
  const before = new Map(old?.documents.map((one) => [one.id, one]));
  const made = new Map<Work, Promise<ManifestDocument>>();
  return {
    of: (work) => {
      const document = made.get(work) ?? documentOf(work, request, before.get(work.document.id));
      made.set(work, document);
      return document;
    },
    others: (named) =>
      withSources(
        [...before.values()].filter((one) => !named.has(one.id)),
        request,
      ),
  };
}

/** The manifest; undefined when `session.yaml` is unsound, for then nothing is known of the session. */
export async function makeManifest(
  { session, works, isClosed, templates }: SessionWorks,
  { of, others }: ManifestDocuments,
): Promise<Manifest | undefined> {
  const fields = session.fields();
  if (fields === undefined) return undefined;
  const built = works.filter((work) => work.record?.closed === isClosed);
  const named = new Set(works.map((work) => work.document.id));
  const documents = [
    ...(await Promise.all(built.map(of))),
    // What this build was not asked for stays as it is, as long as it has a source.
    ...others(named),
  ].filter((document) => document.versions.length > 0);
  return {
    engross: 1,
    generator: GENERATOR,
    session: session.name,
    source: { path: session.file.path, sha256: sha256(session.text) },
    templates,
    ...factsOf(fields),
    documents: documents.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function factsOf(
  session: Session,
): Pick<Manifest, 'title' | 'organisation' | 'place' | 'mark' | 'start' | 'end' | 'languages' | 'items'> {
  const { title, organisation, place, mark, start, end } = session;
  return {
    title,
    ...(organisation === undefined ? {} : { organisation }),
    ...(place === undefined ? {} : { place }),
    ...(mark === undefined ? {} : { mark }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    languages: languagesOf(session),
    items: (session.items ?? []).map((item) => ({ number: String(item.number), title: item.title })),
  };
}

/** Languages of a session: those that it names, else those that it has a title in. */
export function languagesOf({ languages, title }: Session): string[] {
  return languages ?? Object.keys(title).sort();
}

async function documentOf(
  work: Work,
  request: BuildRequest,
  old: ManifestDocument | undefined,
): Promise<ManifestDocument> {
  const { record, document } = work;
  const wanted = wantedVersions(work);
  const built = await Promise.all(
    wanted.map((version) =>
      versionOf(
        version,
        work,
        request,
        old?.versions.find((one) => one.language === version.language),
      ),
    ),
  );
  const unread = unreadVersions(work);
  const known = new Set([...built, ...unread].map((version) => version.language));
  const others = (old?.versions ?? []).filter((version) => !known.has(version.language));
  const left = others.length === 0 ? [] : withSources([{ ...emptyDocument(document.id), versions: others }], request);
  return {
    id: document.id,
    kind: record?.kind ?? '',
    original: record?.original ?? '',
    ...(record?.symbol === undefined ? {} : { symbol: record.symbol }),
    ...(record?.item === undefined ? {} : { item: record.item }),
    versions: [...built, ...unread, ...left.flatMap((one) => one.versions)].sort((a, b) =>
      a.language < b.language ? -1 : 1,
    ),
  };
}

/** What programs that serve a file say it is. */
function mediaTypeOf(format: string): string {
  return FORMATS.find(({ name }) => name === format)?.mediaType ?? 'text/calendar';
}

function emptyDocument(id: string): ManifestDocument {
  return { id, kind: '', original: '', versions: [] };
}

async function versionOf(
  version: VersionRecord,
  work: Work,
  request: BuildRequest,
  old: ManifestVersion | undefined,
): Promise<ManifestVersion> {
  const source = work.document.versions.find((one) => one.file.path === version.path);
  const files = work.published.get(version.language);
  const outputs = (files ?? []).map((file): ManifestOutput => {
    const { path, format, sha256: digest, size, pages } = file;
    return {
      file: basename(path),
      // Only what is judged and not written has another format, and that is never published.
      format: format as ManifestOutput['format'],
      mediaType: mediaTypeOf(format),
      variant: request.variant,
      sha256: digest,
      size,
      ...(pages === undefined ? {} : { pages }),
    };
  });
  const asked = new Set<string>([...request.formats, 'ics']);
  const others = (old?.outputs ?? []).filter((one) => one.variant !== request.variant || !asked.has(one.format));
  const reasons = files === undefined ? reasonsOf(source?.file) : undefined;
  const { title, date, status, words, labels } = version.facts;
  return {
    language: version.language,
    title,
    date,
    status,
    words,
    source: { path: version.path, sha256: source?.digest ?? '' },
    ...(version.images.length === 0 ? {} : { images: await imagesUsed(version, request) }),
    labels,
    outputs: files === undefined ? [] : [...outputs, ...others].sort((a, b) => (a.file < b.file ? -1 : 1)),
    diagnostics: diagnosticsOf(source?.file),
    ...(reasons === undefined ? {} : { heldBack: reasons }),
  };
}

async function imagesUsed(version: VersionRecord, request: BuildRequest): Promise<ManifestVersion['images']> {
  const folder = imageFolder(version, request);
  return Promise.all(
    version.images.map(async (path) => {
      const read = await readImage(folder, path);
      return 'problem' in read ? { path } : { path, sha256: sha256(read.bytes) };
    }),
  );
}

/** Versions whose source could not even be read: they are held back too. */
function unreadVersions({ document, record }: Work): ManifestVersion[] {
  const read = new Set(record?.versions.map((version) => version.path));
  return document.versions
    .filter((version) => version.wanted && !read.has(version.file.path))
    .map(({ file, digest, language }) => ({
      language: language ?? '',
      title: document.id,
      date: '',
      status: '',
      words: 0,
      source: { path: file.path, sha256: digest },
      labels: [],
      outputs: [],
      diagnostics: diagnosticsOf(file),
      heldBack: reasonsOf(file),
    }));
}

function reasonsOf(file: VFile | undefined): string[] {
  return (file?.messages ?? []).filter((message) => message.fatal === true).map((message) => message.reason);
}

function diagnosticsOf(file: VFile | undefined): ManifestVersion['diagnostics'] {
  return (file?.messages ?? []).map((message) => ({
    severity: severityOf(message),
    rule: message.ruleId ?? 'internal',
    line: message.line ?? null,
    column: message.column ?? null,
    message: message.reason,
  }));
}

/** Documents of an earlier build, without the versions whose source is gone. */
function withSources(documents: readonly ManifestDocument[], request: BuildRequest): ManifestDocument[] {
  const isThere = ({ source }: ManifestVersion) =>
    isFileOrHidden(request.workspace.area, resolve(request.workspace.root, source.path));
  // What is as it was stays the same object: what is made of it is remembered.
  return documents.map((document) =>
    document.versions.every(isThere) ? document : { ...document, versions: document.versions.filter(isThere) },
  );
}
