/** Bytes of a file as text, or why they are none. */
import { analyse } from 'chardet';

export interface Refusal {
  rule: 'import-format' | 'encoding' | 'import-language' | 'import-letters';
  message: string;
  help: string;
}

/** What files begin with that are no text, and what to do about each. */
const FORMATS: readonly { begins: RegExp; message: string; help: string }[] = [
  { begins: /^[^]{0,1023}?%PDF-/, message: 'this is a PDF, which import does not read', help: 'run `pdftotext -layout file.pdf file.txt`, then import file.txt' },
  { begins: /^PK\x03\x04[^]*?word\//, message: 'this is a Word file (DOCX), which import does not read yet', help: 'in Word: Save as, Plain text, Unicode (UTF-8)' },
  { begins: /^PK\x03\x04[^]{0,60}mimetypeapplication\/vnd\.oasis\.opendocument\.text/, message: 'this is an OpenDocument text (ODT), which import does not read yet', help: 'in LibreOffice: Save as, Text (encoded), UTF-8' },
  { begins: /^PK\x03\x04/, message: 'this is a ZIP archive', help: 'unpack it, and import the text in it' },
  { begins: /^\xd0\xcf\x11\xe0/, message: 'this is a Word file of the old form (.doc) or an encrypted one', help: 'open it in Word: Save as, Plain text, Unicode (UTF-8)' },
  { begins: /^\{\\rtf/, message: 'this is an RTF file', help: 'open it in Word: Save as, Plain text, Unicode (UTF-8)' },
  { begins: /^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])/i, message: 'this is a web page (HTML), which import does not read yet', help: 'in the browser: Save as, Text' },
  { begins: /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*)/, message: 'this is an image', help: 'read its text with an OCR program first' },
];

/** The text of the bytes; `encoding` is what the user says that it is. */
export function decodeBytes(bytes: Uint8Array, encoding: string | undefined): string | Refusal {
  // Enough for every signature: the names in a DOCX begin near its first byte.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replace(/[\u0100-\uffff]/g, '?');
  const known = FORMATS.find(({ begins }) => begins.test(head));
  if (known !== undefined) return { rule: 'import-format', message: known.message, help: known.help };
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
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names. */
function markedEncoding([one, two]: Uint8Array): string | undefined {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
}

/** A text has line ends and tabs, and hardly another control character. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001b]/g)?.length ?? 0;
  return controls > 20 && controls > sample.length * 0.05;
}

function notText(): Refusal {
  return { rule: 'import-format', message: 'this file is no text', help: 'import reads .txt and .md' };
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
  const likely = zeroes(sample) ?? analyse(sample).map(({ name }) => name.toLowerCase()).find((name) => name !== 'utf-8' && decoded(bytes, name) !== undefined);
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
