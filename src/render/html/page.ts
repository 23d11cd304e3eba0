/** The page around the text: head, ways to other versions, masthead, text, notes, foot. */
import type { Root } from 'hast';
import type { Masthead } from '../../tree/blocks.js';
import { flow } from './blocks.js';
import { editions } from './editions.js';
import { element, ownId } from './elements.js';
import { head } from './head.js';
import { notes } from './notes.js';
import { labelText, type PageState } from './page-state.js';
import { pageStyle } from './style/page-style.js';

/** A finished document as a page; its content policy is still empty. */
export function page(state: PageState): Root {
  const { meta, children } = state.document;
  const own = children.find((block): block is Masthead => block.type === 'masthead');
  const masthead = own === undefined ? [] : state.all({ type: 'root', children: [own] });
  const text = flow({ type: 'root', children: children.filter(({ type }) => type !== 'masthead') }, state);
  const main = element('main', { id: ownId('text'), tabIndex: -1 }, text, ...notes(state));
  const skip = element('a', { className: ['skip'], href: `#${ownId('text')}` }, labelText(state, 'skipToText'));
  const body = element('body', {}, skip, ...editions(state), ...masthead, main, ...foot(state));
  const html = element('html', { lang: meta.language, dir: meta.direction }, head(meta, pageStyle(state)), body);
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}

/** What stands at the foot of the first page (the mark of a specimen) stands once on the screen. */
function foot(state: PageState): ReturnType<typeof element>[] {
  const lines = state.document.furniture.firstFoot.filter(
    (line) => !line.children.some((child) => child.type === 'pageNumber'),
  );
  return lines.length === 0 ? [] : [element('footer', {}, state.all({ type: 'furniture', children: lines }))];
}
