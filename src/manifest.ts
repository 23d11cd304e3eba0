/** The manifest of a session: every document with what it was made from and what came of it, each file with its SHA-256. */
import { basename } from 'node:path';
import * as z from 'zod';
import { FORMAT_NAMES, FORMATS } from './render/index.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A document beside the manifest: no path of a manifest leads out of its folder, and none names another kind of file. */
const FILE_NAME = new RegExp(
  `^(?!\\.)[^/\\p{Cc}]+\\.(?:${[...FORMATS.map(({ extension }) => extension), 'ics'].join('|')})$`,
  'u',
);
// Where `\` parts folders, `basename` refuses it.
const fileName = z.string().regex(FILE_NAME).refine(isFileName);
const byLanguage = z.record(z.string(), z.string());

const output = z.strictObject({
  file: fileName,
  format: z.enum([...FORMAT_NAMES, 'ics']),
  /** IANA media type; absent from manifests of engross 0.1. */
  mediaType: z.string().optional(),
  variant: z.enum(['circulation', 'reading']),
  sha256: digest,
  size: z.int().min(0),
  pages: z.int().min(0).optional(),
});

const diagnostic = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  rule: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  message: z.string(),
});

const version = z.strictObject({
  language: z.string(),
  title: z.string(),
  date: z.string(),
  status: z.string(),
  words: z.int().min(0),
  source: z.strictObject({ path: z.string(), sha256: digest }),
  /** Images that it shows, as its source names them; one that could not be read has no digest. */
  images: z.array(z.strictObject({ path: z.string(), sha256: digest.optional() })).optional(),
  labels: z.array(z.tuple([z.string(), z.string()])),
  outputs: z.array(output),
  diagnostics: z.array(diagnostic),
  /** Why nothing was published of this version; its translation is "to follow". */
  heldBack: z.array(z.string()).optional(),
});

const document = z.strictObject({
  id: z.string(),
  kind: z.string(),
  original: z.string(),
  symbol: z.string().optional(),
  item: z.string().optional(),
  versions: z.array(version),
});

export const manifestSchema = z.strictObject({
  engross: z.literal(1),
  generator: z.string(),
  session: z.string(),
  /** `session.yaml` as it was. */
  source: z.strictObject({ path: z.string(), sha256: digest }),
  /** Digest of all templates that the build worked with. */
  templates: digest,
  /** Of a part for `engross merge`: digest of all that was divided, and of how it was asked for. */
  divided: digest.optional(),
  title: byLanguage,
  organisation: byLanguage.optional(),
  place: byLanguage.optional(),
  mark: byLanguage.optional(),
  start: z.string().optional(),
  end: z.string().optional(),
  languages: z.array(z.string()),
  items: z.array(z.strictObject({ number: z.string(), title: byLanguage })),
  documents: z.array(document),
});

/** Whether a manifest may name a file so. */
export function isFileName(name: string): boolean {
  return FILE_NAME.test(name) && basename(name) === name;
}

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestDocument = z.infer<typeof document>;
export type ManifestVersion = z.infer<typeof version>;
export type ManifestOutput = z.infer<typeof output>;

/** The schema of a manifest for programs that read one (draft 2020-12): `schemas/manifest.json`. */
export function manifestJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(manifestSchema),
    $id: 'https://engross.invalid/schemas/manifest.json',
    title: 'Manifest of a session',
    description: 'Every document of a session, what it was made from and what came of it, each file with its SHA-256.',
  };
}
