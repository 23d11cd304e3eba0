/**
 * The inside of pdfmake that we build on, loaded in one place (pinned exactly; `tests/pdf-internals.test.ts` names what we rely on).
 *
 * These are CommonJS modules whose default export differs between loaders (Node, vitest): `require` gives all of them the same.
 * linebreak, which pdfkit has loaded by then, would be loaded a second time by `import`.
 */
import { createRequire, Module } from 'node:module';

const load = createRequire(import.meta.url);
/** As pdfkit itself asks for packages. */
const loadInPdfkit = createRequire(createRequire(load.resolve('pdfmake/js/PDFDocument.js')).resolve('pdfkit'));

/**
 * A package that pdfkit loads at its start, while few documents need it: a stand-in in Node's cache of modules takes its
 * place until something of it is asked for. These take half of the time in which a lone document is set.
 */
function loadLater<Package extends object>(name: string): Package {
  const path = loadInPdfkit.resolve(name);
  const standIn = new Module(path);
  let found: Package | undefined;
  const loaded = (): Package => {
    if (found !== undefined) return found;
    delete loadInPdfkit.cache[path];
    found = loadInPdfkit(name) as Package;
    return found;
  };
  const exports = new Proxy({} as Package, { get: (_, member) => Reflect.get(loaded(), member) });
  Object.assign(standIn, { exports, loaded: true });
  loadInPdfkit.cache[path] = standIn;
  return exports;
}

/** Opens fonts with PostScript outlines to cut them down; HarfBuzz does all else. */
export const fontkit = loadLater<typeof import('fontkit')>('fontkit');
// Nothing is ever encrypted.
for (const name of ['@noble/ciphers/aes', '@noble/hashes/sha2', '@noble/hashes/utils']) loadLater(name);

type Inside<Name> = { default: Name };

export const PdfmakeContext = (
  load('pdfmake/js/DocumentContext.js') as Inside<typeof import('pdfmake/js/DocumentContext.js').default.default>
).default;
export const PdfmakeDocument = (
  load('pdfmake/js/PDFDocument.js') as Inside<typeof import('pdfmake/js/PDFDocument.js').default.default>
).default;
export const PdfmakeLayout = (
  load('pdfmake/js/LayoutBuilder.js') as Inside<typeof import('pdfmake/js/LayoutBuilder.js').default.default>
).default;
export const PdfmakeLine = (load('pdfmake/js/Line.js') as Inside<typeof import('pdfmake/js/Line.js').default.default>)
  .default;
export const PdfmakeRenderer = (
  load('pdfmake/js/Renderer.js') as Inside<typeof import('pdfmake/js/Renderer.js').default.default>
).default;
export const PdfmakeWriter = (
  load('pdfmake/js/PageElementWriter.js') as Inside<typeof import('pdfmake/js/PageElementWriter.js').default.default>
).default;

export const LineBreaker = load('linebreak') as typeof import('linebreak').default;

/** UAX #9; CommonJS too, and told by its types as if it were not. */
export const bidiFactory = load('bidi-js') as typeof import('bidi-js').default;
