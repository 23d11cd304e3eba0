/** TXT: plain text with labels, for mail and for those who have nothing but a reader of text. */
import type { Format } from '../resources.js';

export const txt = {
  name: 'txt',
  label: 'TXT',
  extension: 'txt',
  mediaType: 'text/plain',
  order: 4,
  column: 4,
  defaultOf: [],
  preview: 'Text',
  isOpened: true,
  render: async (document, resources) => (await import('./render-txt.js')).renderTxt(document, resources),
  load: () => import('./render-txt.js'),
} as const satisfies Format;
