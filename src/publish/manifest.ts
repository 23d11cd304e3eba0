/** The manifest of a session: every document with what it was made from and what came of it, each file with its SHA-256. */
import { join } from 'node:path';
import { VFile } from 'vfile';
import * as z from 'zod';
import { report } from '../message.js';
import { readOptional, shownPath } from '../world.js';

/** Name of the manifest in the folder of a session's outputs. */
export const MANIFEST = 'manifest.json';
/** Restricted and embargoed documents go beside the session's folder, with a manifest of their own: titles leak too. */
export const CLOSED = '.closed';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A file beside the manifest: no path of a manifest leads out of its folder. */
const fileName = z
  .string()
  .regex(/^[^/\\\0]+$/)
  .refine((name) => !name.startsWith('.'));
const byLanguage = z.record(z.string(), z.string());

const output = z.strictObject({
  file: fileName,
  format: z.enum(['pdf', 'docx', 'html', 'ics']),
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

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestDocument = z.infer<typeof document>;
export type ManifestVersion = z.infer<typeof version>;
export type ManifestOutput = z.infer<typeof output>;

/** The manifest of a folder: with `problem` when there is one that cannot be trusted, undefined when there is none. */
export function readManifest(
  root: string,
  folder: string,
  name = MANIFEST,
): { file: VFile; manifest: Manifest | undefined } | undefined {
  const path = join(folder, name);
  const file = readOptional(root, path);
  if (file === undefined) return undefined;
  if (file.messages.length > 0) return { file, manifest: undefined };
  const told = new VFile({ path: shownPath(root, path), cwd: root });
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(String(file)));
    if (parsed.success) return { file: told, manifest: parsed.data };
  } catch {
    // What is no JSON is told as any other manifest that is none of ours.
  }
  report(told, 'manifest', undefined, {
    found: 'manifest that is damaged or was changed by hand',
    expected: 'one that engross wrote; it is written anew, and files that only it knew of are left',
    severity: 'warning',
  });
  return { file: told, manifest: undefined };
}

/** The text of a manifest; the same for the same content. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Every file that a manifest lists. */
export function filesListed(manifest: Manifest): ManifestOutput[] {
  return manifest.documents.flatMap((one) => one.versions.flatMap((each) => each.outputs));
}
