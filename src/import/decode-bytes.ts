/** Bytes of a file as text, or why they are none. */
import { analyse } from 'chardet';
import { withWindowsLetters } from './windows-1252.js';

export interface Refusal {
  rule: 'import-refused' | 'encoding';
  message: string;
  help: string;
}

interface Format {
  /** `head` has one character a byte. */
  is: (head: string) => boolean;
  message: string;
  help: string;
}

const begins =
  (...signatures: string[]) =>
  (head: string) =>
    signatures.some((signature) => head.startsWith(signature));
const ZIP = 'PK\u0003\u0004';
const isZip = begins(ZIP);

/** What files begin with that are no text, and what to do about each. */
const FORMATS: readonly Format[] = [
  {
    is: (head) => head.slice(0, 1024).includes('%PDF-'),
    message: 'this is a PDF, which import does not read',
    help: 'run `pdftotext -layout file.pdf file.txt`, then import file.txt',
  },
  { is: isZip, message: 'this is a ZIP archive', help: 'unpack it, and import the text in it' },
  {
    is: begins('\u00d0\u00cf\u0011\u00e0'),
    message: 'this is a Word file of the old form (.doc), or an encrypted one',
    help: 'open it in Word: Save as, Word document (.docx), without a password',
  },
  {
    is: begins('{\\rtf'),
    message: 'this is an RTF file',
    help: 'open it in Word: Save as, Word document (.docx)',
  },
  {
    is: begins('\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\0', 'MM\0*'),
    message: 'this is an image',
    help: 'read its text with an OCR program first',
  },
];

/** The text of the bytes; `encoding` is what the user says that it is. */
export function decodeBytes(bytes: Uint8Array, encoding: string | undefined): string | Refusal {
  // Enough for every signature: the names in a DOCX begin near its first byte.
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const known = FORMATS.find(({ is }) => is(head));
  if (known !== undefined) return { rule: 'import-refused', message: known.message, help: known.help };
  return decodeText(bytes, encoding);
}

/** The same for bytes that are known to be text: a web page. */
export function decodeText(bytes: Uint8Array, encoding: string | undefined): string | Refusal {
  const named = encoding ?? markedEncoding(bytes) ?? 'utf-8';
  const text = decoded(bytes, named);
  if (text === undefined) return encoding === undefined ? unknownEncoding(bytes) : wrongEncoding(encoding);
  return isBinary(text) ? notText() : text;
}

/** Whether a name is that of an encoding. */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withWindowsLetters(text) : text;
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names. */
function markedEncoding([one, two]: Uint8Array): string | undefined {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
}

const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;

/** A text has line ends and tabs, and hardly another control character. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const controls = sample.match(CONTROL)?.length ?? 0;
  return controls > 20 && controls > sample.length * 0.05;
}

function notText(): Refusal {
  return { rule: 'import-refused', message: 'this file is no text', help: 'import reads .txt and .md' };
}

function wrongEncoding(encoding: string): Refusal {
  return {
    rule: 'encoding',
    message: `the file is not ${encoding}`,
    help: 'leave `--encoding` out, and the message will name the likely one',
  };
}

/** Names the likely encoding of bytes that are no UTF-8. */
function unknownEncoding(bytes: Uint8Array): Refusal {
  const sample = bytes.subarray(0, 65_536);
  const likely =
    zeroes(sample) ??
    analyse(sample)
      .map(({ name }) => name.toLowerCase())
      .find((name) => name !== 'utf-8' && decoded(bytes, name) !== undefined);
  if (likely === undefined || isBinary(decoded(sample, 'windows-1252') ?? '')) return notText();
  return {
    rule: 'encoding',
    message: `this file is not saved as UTF-8; it is likely ${likely}`,
    help: `run the command again with \`--encoding ${likely}\`, and look at the letters with accents`,
  };
}

/** UTF-16 without a mark has a zero beside every Latin letter. */
function zeroes(sample: Uint8Array): string | undefined {
  const [even, odd] = [0, 1].map((first) => sample.filter((byte, index) => index % 2 === first && byte === 0).length);
  if ((odd ?? 0) > sample.length * 0.3) return 'utf-16le';
  return (even ?? 0) > sample.length * 0.3 ? 'utf-16be' : undefined;
}
