/**
 * Every limit on what engross reads and on what a worker may use, in one table; docs/limits.md explains them to users.
 * The limits on the structure of one source (nesting, markers on a line) are next to the code that checks them.
 */

const KIB = 2 ** 10;
const MIB = 2 ** 20;

export const LIMITS = {
  /** Seconds that a worker may take for one document, or for one file of `translate import`. */
  documentSeconds: 120,
  /** Megabytes that one worker may use, memory buffers included. */
  workerMegabytes: 1024,
  /** Seconds that workers have to end when a command is over, or that a command has to end after Ctrl-C. */
  endingSeconds: 0.8,
  /** Bytes of a source. */
  sourceBytes: 2 * MIB,
  /** Bytes of a file that came back from translators (XLIFF); no file of a workspace is read beyond this. */
  exchangeBytes: 16 * MIB,
  /** Bytes of a text that is imported: eight times the largest source, since a book may be divided afterwards. */
  importBytes: 16 * MIB,
  settingsBytes: 64 * KIB,
  /** The names of all states in six languages have some 50 KiB. */
  sessionBytes: 256 * KIB,
  /** The largest template of the package has 43 KiB. */
  templateBytes: 256 * KIB,
  /** A plugin of rehype that `engross.yaml` names. */
  pluginBytes: MIB,
  /** A ledger repeats the text of its original, with about 90 bytes more for each place. */
  ledgerBytes: 8 * MIB,
  /** Errors reported of one YAML text against its schema. */
  schemaErrors: 100,
  manifestBytes: 64 * MIB,
  /** Bytes of one output that `verify` reads. */
  outputBytes: 256 * MIB,
  imageBytes: 16 * MIB,
  imagePixels: 60_000_000,
  /** Pixels of one side: browsers show no larger image (Chrome: 65,535), and Word rounds the other side to nothing. */
  imageSide: 32_767,
  /** Bytes of the pixels that are decoded for the PDF, of all images of one document: PNGs with transparency or interlacing. */
  decodedBytes: 160_000_000,
  /** All images of one document together. */
  documentImageBytes: 64 * MIB,
  documentImagePixels: 240_000_000,
} as const;

/** A number of bytes as messages show it: `16 MiB`, `256 KiB`; not rounded up to the limit that it exceeds. */
export function sizeText(bytes: number): string {
  const [amount, unit] = bytes >= MIB ? [bytes / MIB, 'MiB'] : [bytes / KIB, 'KiB'];
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${unit}`;
}
