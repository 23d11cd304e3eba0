/** DOCX: WordprocessingML for Word 2013 and later. */
import type { Format } from '../resources.js';

const load = () => import('./render-docx.js');

export const docx = {
  name: 'docx',
  label: 'DOCX',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  order: 2,
  column: 3,
  defaultOf: ['build', 'bilingual'],
  preview: 'DOCX',
  isOpened: false,
  render: async (document, resources, numbers) => {
    const { renderDocx } = await load();
    // Word counts pages only when somebody asks it to: its table of contents is written with the numbers of the PDF,
    // whose lines break alike. They are made for documents with contents only.
    const hasContents = document.children.some((block) => block.type === 'contents');
    return renderDocx(document, resources, hasContents ? await numbers() : undefined);
  },
  load,
} as const satisfies Format;
