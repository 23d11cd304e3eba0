/** HTML: one self-contained page, by way of rehype. */
import type { Format } from '../resources.js';

const load = () => import('./render-html.js');

export const html = {
  name: 'html',
  label: 'HTML',
  extension: 'html',
  mediaType: 'text/html',
  order: 3,
  column: 1,
  defaultOf: ['build'],
  preview: 'Page alone',
  isOpened: true,
  render: async (document, resources) => (await load()).renderHtml(document, resources),
  load,
} as const satisfies Format;
