/** The table of formats: to add one, write its folder and a line here. A renderer is loaded when it is first needed. */
import type { Format } from './resources.js';

export type FormatName = 'pdf' | 'docx' | 'html';

export const formats: Record<FormatName, Format> = {
  pdf: {
    suffix: 'pdf',
    mediaType: 'application/pdf',
    render: async (...given) => (await import('./pdf/render-pdf.js')).renderPdf(...given),
  },
  docx: {
    suffix: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (...given) => (await import('./docx/render-docx.js')).renderDocx(...given),
  },
  html: {
    suffix: 'html',
    mediaType: 'text/html',
    render: async (...given) => (await import('./html/render-html.js')).renderHtml(...given),
  },
};
