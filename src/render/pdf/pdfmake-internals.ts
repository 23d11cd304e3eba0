/**
 * The inside of pdfmake that we build on, loaded in one place (pinned exactly; `tests/pdf-internals.test.ts` names what we rely on).
 *
 * These are CommonJS modules whose default export differs between loaders (Node, vitest): `require` gives all of them the same.
 * fontkit and linebreak, which pdfkit has loaded by then, would be loaded a second time by `import`.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

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

export const { create: openFontFile } = load('fontkit') as typeof import('fontkit');
export const LineBreaker = load('linebreak') as typeof import('linebreak').default;

/** UAX #9; CommonJS too, and told by its types as if it were not. */
export const bidiFactory = load('bidi-js') as typeof import('bidi-js').default;
