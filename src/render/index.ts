/** The table of formats: to add one, write its folder and a line here. A renderer is loaded when it is first needed. */
import { VFile } from 'vfile';
import type { OfficialDocument } from '../tree.js';
import type { Format, Resources } from './resources.js';

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
    render: async (document, resources) => {
      const { renderDocx } = await import('./docx/render-docx.js');
      return renderDocx(document, resources, await contentsPages(document, resources));
    },
  },
  html: {
    suffix: 'html',
    mediaType: 'text/html',
    render: async (...given) => (await import('./html/render-html.js')).renderHtml(...given),
  },
};

/**
 * Page numbers for a table of contents in Word, which counts pages only when somebody asks it to: those of the PDF, whose
 * lines break alike. Its layout is made for documents with contents only, and what it finds is the PDF's to report.
 */
async function contentsPages(
  document: OfficialDocument,
  resources: Resources,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (!document.children.some((block) => block.type === 'contents')) return undefined;
  const { pageNumbers } = await import('./pdf/render-pdf.js');
  return pageNumbers(document, { ...resources, file: new VFile() });
}

/** Loads the renderers of all formats before a document needs them. */
export async function loadRenderers(): Promise<void> {
  await Promise.all([import('./pdf/render-pdf.js'), import('./docx/render-docx.js'), import('./html/render-html.js')]);
}
