/** PDF: PDF/UA-1 and PDF/A, laid out by pdfmake. */
import type { Format } from '../resources.js';

const load = () => import('./render-pdf.js');

export const pdf = {
  name: 'pdf',
  label: 'PDF',
  extension: 'pdf',
  mediaType: 'application/pdf',
  order: 1,
  column: 2,
  defaultOf: ['build', 'bilingual'],
  preview: 'PDF',
  isOpened: false,
  render: async (document, resources) => (await load()).renderPdf(document, resources),
  pageNumbers: async (document, resources) => (await import('./render-pdf.js')).pageNumbers(document, resources),
  load,
} as const satisfies Format;
