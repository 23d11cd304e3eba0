/** The page around the document that the writer looks at: a bar, the problems, the document, its PDF beside it. */
import { h } from 'hastscript';
import { frame } from './frame-page.js';
import { words } from './words.js';

/** The page; `preview.js` fills it. Documents stand in a frame, as they are. */
export function shellPage(): string {
  return frame(
    words.title,
    [
      h('header', [
        h('a', { href: '/', id: 'all' }, words.documents),
        h('h1', { id: 'title' }, words.title),
        h('nav', { 'aria-label': words.formats }, h('ul', { id: 'formats' })),
        h('button', {
          id: 'count',
          type: 'button',
          'aria-expanded': 'false',
          'aria-controls': 'problems',
          hidden: true,
        }),
        h('p', { id: 'elsewhere', hidden: true }, [`${words.elsewhere} `, h('span')]),
        h('p', { id: 'progress', role: 'status', 'data-lost': words.lost }),
      ]),
      h('noscript', h('p', words.needsScript)),
      h('main', [
        h('iframe', { id: 'page', title: words.title }),
        h('iframe', { id: 'pdf', title: words.pdf, hidden: true }),
        h('section', { id: 'problems', 'aria-labelledby': 'problems-title', tabindex: '-1', hidden: true }, [
          h('h2', { id: 'problems-title' }, words.problems),
          h('ol', { 'aria-live': 'assertive' }),
          h('button', { id: 'close', type: 'button' }, words.close),
        ]),
      ]),
    ],
    '/preview.js',
  );
}

/** What stands in the frame where a page is not there yet. */
export function notYetPage(): string {
  return frame(words.noPage, [h('main', [h('h1', words.noPage)])]);
}
