/** The table of renderers: to add a format, write its folder, its name (formats.ts) and a line here. One is loaded when it is first needed. */
import { VFile } from 'vfile';
import type { FormatName } from '../formats.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Format, Resources } from './resources.js';

/** How a finished document becomes the bytes of each format. */
export const formats: Readonly<Record<FormatName, Format>> = {
  pdf: { render: async (...given) => (await import('./pdf/render-pdf.js')).renderPdf(...given) },
  docx: {
    render: async (document, resources) => {
      const { renderDocx } = await import('./docx/render-docx.js');
      return renderDocx(document, resources, await contentsPages(document, resources));
    },
  },
  html: { render: async (...given) => (await import('./html/render-html.js')).renderHtml(...given) },
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
