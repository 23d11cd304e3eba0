/** Imports a file of any kind that engross reads: a DOCX, an ODT, a web page, or a plain text. */
import type { Unreadable } from '../package/open-package.js';
import { decodeText, type Refusal } from './decode-bytes.js';
import { readDocx } from './docx/read-docx.js';
import { readHtml } from './html/read-html.js';
import type { ImportOptions } from './import-options.js';
import { type ImportedSource, importText } from './import-text.js';
import { readOdt } from './odt/read-odt.js';
import { importRich } from './rich/import-rich.js';
import type { RichDocument } from './rich/rich-document.js';

/** The source of a file, or why there is none; `name` is the file's without its ending, for the names of its images. */
export function importFile(bytes: Uint8Array, options: ImportOptions, name: string): ImportedSource | Refusal {
  const read = readRich(bytes, options);
  if (read === undefined) return importText(bytes, options);
  if ('rule' in read) return read;
  if ('problem' in read) return { rule: 'import-refused', message: `this file ${read.problem}`, help: HELP };
  if (options.changes === 'ask' && read.remarks.some(isTracked)) return undecided(read);
  return importRich(read, options, name);
}

const HELP = 'open it in the program that made it, save it again, and import that file';

/** The document of a file with styles; undefined for everything else. */
function readRich(bytes: Uint8Array, options: ImportOptions): RichDocument | Unreadable | Refusal | undefined {
  // The names in an archive begin near its first byte.
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const keeps = options.changes === 'original' ? 'original' : 'accepted';
  if (head.startsWith('PK\u0003\u0004')) {
    if (head.includes('application/vnd.oasis.opendocument.text')) return readOdt(bytes, keeps);
    return /word\/|\[Content_Types\]|_rels\/|docProps\//.test(head) ? readDocx(bytes, keeps) : undefined;
  }
  if (!PAGE.test(head)) return undefined;
  const html = decodeText(bytes, options.encoding ?? CHARSET.exec(head)?.[1]);
  return typeof html === 'string' ? readHtml(html) : html;
}

const PAGE = /^(?:ï»¿)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html[\s>])/i;
const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i;

const isTracked = ({ message }: { message: string }): boolean => /^(?:inserted|deleted) by /.test(message);

/** Changes of which the user wants to decide. */
function undecided({ remarks }: RichDocument): Refusal {
  const changes = remarks.filter(isTracked);
  const shown = changes.slice(0, 5).map(({ line, message }) => `paragraph ${line}: ${message}`);
  return {
    rule: 'import-refused',
    message: `the file has ${changes.length} tracked change${changes.length === 1 ? '' : 's'}: ${shown.join('; ')}${changes.length > 5 ? '; …' : ''}`,
    help: '`--changes accepted` reads the text with them, `--changes original` without them',
  };
}
