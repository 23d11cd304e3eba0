/**
 * Loads the parts of pdfmake that the PDF is built on (docs/pdf.md; `tests/pdf-internals.test.ts` checks each of them).
 *
 * These are CommonJS modules whose default export differs between loaders (Node, vitest): `require` gives all of them the
 * same. linebreak and fontkit, which pdfkit uses too, would be loaded a second time by `import`.
 */
import { createRequire, Module } from 'node:module';

const load = createRequire(import.meta.url);
/** As pdfkit itself loads packages. */
const loadInPdfkit = createRequire(createRequire(load.resolve('pdfmake/js/PDFDocument.js')).resolve('pdfkit'));

/** Opens fonts with PostScript outlines to cut them down; HarfBuzz does all else. Loaded at the first use. */
export function loadFontkit(): typeof import('fontkit') {
  return loadInPdfkit('fontkit') as typeof import('fontkit');
}

/**
 * Packages that pdfkit loads at its start and few documents need, with what it gets instead: they take half of the time in
 * which a lone document is set. Nothing is ever encrypted.
 */
const STAND_INS: Readonly<Record<string, object>> = {
  fontkit: {
    get create() {
      return loadFontkit().create;
    },
  },
  '@noble/ciphers/aes': {},
  '@noble/hashes/sha2': {},
  '@noble/hashes/utils': {},
};

/** Loads pdfmake's document, and pdfkit with it, while the stand-ins are in the place of those packages; others get the real ones. */
function loadDocument(): unknown {
  const { cache } = loadInPdfkit;
  const absent = Object.entries(STAND_INS).flatMap(([name, exports]) => {
    const path = loadInPdfkit.resolve(name);
    if (cache[path] !== undefined) return [];
    cache[path] = Object.assign(new Module(path), { exports, loaded: true });
    return [path];
  });
  try {
    return load('pdfmake/js/PDFDocument.js');
  } finally {
    for (const path of absent) delete cache[path];
  }
}

type Inside<Name extends { default: unknown }> = Name['default'];

const inside = <Name>(module: unknown): Name => (module as { default: Name }).default;

export const PdfmakeDocument = inside<Inside<typeof import('pdfmake/js/PDFDocument.js').default>>(loadDocument());
export const PdfmakeContext = inside<Inside<typeof import('pdfmake/js/DocumentContext.js').default>>(
  load('pdfmake/js/DocumentContext.js'),
);
export const PdfmakeWriter = inside<Inside<typeof import('pdfmake/js/PageElementWriter.js').default>>(
  load('pdfmake/js/PageElementWriter.js'),
);
export const PdfmakeRenderer = inside<Inside<typeof import('pdfmake/js/Renderer.js').default>>(
  load('pdfmake/js/Renderer.js'),
);

export const LineBreaker = load('linebreak') as typeof import('linebreak').default;

/** UAX #9; CommonJS too, while its types say otherwise. */
export const bidiFactory = load('bidi-js') as typeof import('bidi-js').default;
