/** Makes the manifest of a session: documents of this build, and those of the last manifest that it did not build. */

import { basename, resolve } from 'node:path';
import { type DocumentJob, imageFolder, wantedVersions } from '../build/graph/document-job.js';
import type { OpenSession } from '../build/sources/open-documents.js';
import { sha256 } from '../build/store/digest.js';
import { GENERATOR } from '../build/store/manifest-file.js';
import type { DocumentOptions, VersionRecord } from '../build/store/records.js';
import type { Manifest, ManifestDocument, ManifestOutput, ManifestVersion } from '../manifest.js';
import { FORMATS } from '../render/index.js';
import type { SourceFile } from '../report/source-file.js';
import type { Session } from '../templates/fields.js';
import type { Area } from '../world/area.js';
import { readImage } from '../world/images.js';
import { isFileOrHidden } from '../world/read-files.js';

/** A session whose outputs are written: its public documents, or its closed ones. */
export interface SessionJobs {
  session: OpenSession;
  jobs: readonly DocumentJob[];
  isClosed: boolean;
  /** Digest of the templates. */
  templates: string;
}

/** What entries of a manifest depend on, beside their documents. */
export interface ManifestOptions extends Pick<DocumentOptions, 'variant' | 'formats'> {
  root: string;
  area: Area;
}

/**
 * The manifest; undefined when `session.yaml` has errors. Documents of `old`, the last manifest, that this build did not make
 * are kept as long as they have a source.
 */
export async function makeManifest(
  { session, jobs, isClosed, templates }: SessionJobs,
  old: Manifest | undefined,
  options: ManifestOptions,
): Promise<Manifest | undefined> {
  const fields = session.fields();
  if (fields === undefined) return undefined;
  const before = new Map(old?.documents.map((one) => [one.id, one]));
  const built = await Promise.all(
    jobs
      .filter(({ record }) => record?.closed === isClosed)
      .map((job) => documentOf(job, options, before.get(job.document.id))),
  );
  const named = new Set(jobs.map(({ document }) => document.id));
  const kept = withSources(
    [...before.values()].filter(({ id }) => !named.has(id)),
    options,
  );
  const documents = [...built, ...kept].filter(({ versions }) => versions.length > 0);
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

/** Languages of a session: those of `languages`, else those of its title. */
function languagesOf({ languages, title }: Session): string[] {
  return languages ?? Object.keys(title).sort();
}

async function documentOf(
  job: DocumentJob,
  options: ManifestOptions,
  old: ManifestDocument | undefined,
): Promise<ManifestDocument> {
  const { record, document } = job;
  const wanted = wantedVersions(job);
  const built = await Promise.all(
    wanted.map((version) =>
      versionOf(
        version,
        job,
        options,
        old?.versions.find((one) => one.language === version.language),
      ),
    ),
  );
  const unread = unreadVersions(job);
  const known = new Set([...built, ...unread].map((version) => version.language));
  const others = (old?.versions ?? []).filter((version) => !known.has(version.language));
  const left = others.length === 0 ? [] : withSources([{ ...emptyDocument(document.id), versions: others }], options);
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

/** The media type that programs serve a file with. */
function mediaTypeOf(format: string): string {
  return FORMATS.find(({ name }) => name === format)?.mediaType ?? 'text/calendar';
}

function emptyDocument(id: string): ManifestDocument {
  return { id, kind: '', original: '', versions: [] };
}

async function versionOf(
  version: VersionRecord,
  job: DocumentJob,
  options: ManifestOptions,
  old: ManifestVersion | undefined,
): Promise<ManifestVersion> {
  const source = job.document.versions.find((one) => one.file.path === version.path);
  const files = job.written.get(version.language);
  const outputs = (files ?? []).map((file): ManifestOutput => {
    const { path, format, sha256: digest, size, pages } = file;
    return {
      file: basename(path),
      // Only checks have another format, and they write nothing.
      format: format as ManifestOutput['format'],
      mediaType: mediaTypeOf(format),
      variant: options.variant,
      sha256: digest,
      size,
      ...(pages === undefined ? {} : { pages }),
    };
  });
  const requested = new Set<string>([...options.formats, 'ics']);
  const others = (old?.outputs ?? []).filter((one) => one.variant !== options.variant || !requested.has(one.format));
  const reasons = files === undefined ? reasonsOf(source?.file) : undefined;
  const { title, date, status, words, labels } = version.facts;
  return {
    language: version.language,
    title,
    date,
    status,
    words,
    source: { path: version.path, sha256: source?.digest ?? '' },
    ...(version.images.length === 0 ? {} : { images: await imagesUsed(version, options) }),
    labels,
    outputs: files === undefined ? [] : [...outputs, ...others].sort((a, b) => (a.file < b.file ? -1 : 1)),
    diagnostics: diagnosticsOf(source?.file),
    ...(reasons === undefined ? {} : { heldBack: reasons }),
  };
}

async function imagesUsed(version: VersionRecord, options: ManifestOptions): Promise<ManifestVersion['images']> {
  const folder = imageFolder(version, options.root);
  return Promise.all(
    version.images.map(async (path) => {
      const read = await readImage(folder, path);
      return 'problem' in read ? { path } : { path, sha256: sha256(read.bytes) };
    }),
  );
}

/** Versions whose source could not be read: they are withheld too. */
function unreadVersions({ document, record }: DocumentJob): ManifestVersion[] {
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

function reasonsOf(file: SourceFile | undefined): string[] {
  return (file?.diagnostics ?? []).filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

function diagnosticsOf(file: SourceFile | undefined): ManifestVersion['diagnostics'] {
  return (file?.diagnostics ?? []).map(({ severity, rule, position: { start }, message }) => ({
    severity,
    rule,
    line: start.line,
    column: start.column,
    message,
  }));
}

/** Documents of an earlier build, without the versions whose source is gone. */
function withSources(documents: readonly ManifestDocument[], options: ManifestOptions): ManifestDocument[] {
  const isThere = ({ source }: ManifestVersion) => isFileOrHidden(options.area, resolve(options.root, source.path));
  return documents.map((document) => ({ ...document, versions: document.versions.filter(isThere) }));
}
