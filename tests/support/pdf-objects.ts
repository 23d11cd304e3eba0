/** The objects of a PDF, read by pdf-lib: what checks of a file ask of it, whoever wrote it. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';

/** A file that is open. */
export interface PdfObjects {
  catalog: PDFDict;
  trailer: { encrypted: boolean; id: PDFObject | undefined };
  pages: PDFDict[];
  all: PDFObject[];
  /** The object itself, where a reference is given. */
  follow(object: PDFObject | undefined): PDFObject | undefined;
  /** A value of a dictionary (or of a stream's). */
  get(of: PDFObject | undefined, ...path: string[]): PDFObject | undefined;
  list(object: PDFObject | undefined): PDFObject[];
  name(of: PDFObject | undefined, key: string): string | undefined;
  number(of: PDFObject | undefined, key: string): number | undefined;
  text(of: PDFObject | undefined, key: string): string | undefined;
  keys(of: PDFObject | undefined): string[];
  /** Bytes of a stream, as they are before filters. */
  data(object: PDFObject | undefined): Uint8Array;
}

/** Opens a file; it is only read. */
export async function openPdf(bytes: Uint8Array): Promise<PdfObjects> {
  const pdf = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
  const { context, catalog } = pdf;
  const follow = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? context.lookup(object) : object;
  const dictOf = (object: PDFObject | undefined): PDFDict | undefined => {
    const found = follow(object);
    return found instanceof PDFDict ? found : found instanceof PDFStream ? found.dict : undefined;
  };
  const get: PdfObjects['get'] = (of, ...path) =>
    path.reduce((at: PDFObject | undefined, key) => follow(dictOf(at)?.get(PDFName.of(key))), of);
  return {
    catalog,
    trailer: {
      encrypted: context.trailerInfo.Encrypt !== undefined,
      id: context.trailerInfo.ID === undefined ? undefined : follow(context.trailerInfo.ID as PDFObject),
    },
    pages: pdf.getPages().map((page) => page.node),
    all: context.enumerateIndirectObjects().map(([, object]) => object),
    follow,
    get,
    list: (object) => {
      const found = follow(object);
      return found instanceof PDFArray ? found.asArray() : found === undefined ? [] : [found];
    },
    name: (of, key) => {
      const found = get(of, key);
      return found instanceof PDFName ? found.decodeText() : undefined;
    },
    number: (of, key) => {
      const found = get(of, key);
      return found instanceof PDFNumber ? found.asNumber() : undefined;
    },
    text: (of, key) => {
      const found = get(of, key);
      return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
    },
    keys: (of) => (dictOf(of)?.keys() ?? []).map((key) => key.decodeText()),
    data: (object) => {
      const found = follow(object);
      if (found instanceof PDFRawStream) return decodePDFRawStream(found).decode();
      throw new Error('No stream.');
    },
  };
}

/** An operator of a page with what it is given: names without their slash, strings as bytes in hexadecimal figures. */
export interface Operation {
  operator: string;
  operands: string[];
}

/** A string, an array's edge, a dictionary's, a name, or any other word. */
const TOKEN = /<<|>>|[[\]]|<([0-9A-Fa-f\s]*)>|\((?:\\[\s\S]|[^\\)])*\)|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+/g;

/** Bytes that stand in a string with a backslash (ISO 32000-1, 7.3.4.2), as far as we write them. */
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', '(': '(', ')': ')', '\\': '\\' };

function bytesOf(written: string): Buffer {
  const plain = written.replace(/\\([\s\S])/g, (whole, character: string) => ESCAPES[character] ?? whole);
  return Buffer.from(plain, 'latin1');
}

/** The operators of a page's content one after the other (images stand in no content of ours). */
export function operationsOf(content: Uint8Array): Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  for (const [token, hex] of Buffer.from(content).toString('latin1').matchAll(TOKEN)) {
    if (hex !== undefined) operands.push(`<${hex.replace(/\s/g, '')}>`);
    else if (token.startsWith('(')) operands.push(`<${bytesOf(token.slice(1, -1)).toString('hex')}>`);
    else if (/^[A-Za-z'"][A-Za-z\d*'"]*$/.test(token) && !/^(?:true|false|null)$/.test(token)) {
      operations.push({ operator: token, operands });
      operands = [];
    } else operands.push(token);
  }
  return operations;
}
