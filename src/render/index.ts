/** The table of formats: to add one, write its folder and a line here. */
import { renderDocx } from './docx/render-docx.js';
import { renderHtml } from './html/render-html.js';
import { renderPdf } from './pdf/render-pdf.js';
import type { Format } from './resources.js';

export type FormatName = 'pdf' | 'docx' | 'html';

export const formats: Record<FormatName, Format> = {
  pdf: { suffix: 'pdf', mediaType: 'application/pdf', render: renderPdf },
  docx: {
    suffix: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: renderDocx,
  },
  html: { suffix: 'html', mediaType: 'text/html', render: renderHtml },
};
