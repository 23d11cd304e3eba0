/** The preview's own pages: what is put into them is data, and escaped when it is written. */
import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

/** A page with the preview's style sheet, and its script where one is named. */
export function frame(title: string, body: ElementContent[], script?: string): string {
  const root = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en' }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', title),
        h('link', { rel: 'stylesheet', href: '/preview.css' }),
        ...(script === undefined ? [] : [h('script', { src: script, type: 'module' })]),
      ]),
      h('body', body),
    ]),
  ]);
  return toHtml(root, { upperDoctype: true });
}
