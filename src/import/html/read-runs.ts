/** The words of a paragraph of a page. */
import type { Element, ElementContent } from 'hast';
import type { RichRun } from '../rich/rich-document.js';
import { hasClass, isElement, SILENT, textOf } from './elements.js';
import type { HtmlReading } from './reading.js';

interface Look {
  strong: boolean;
  emphasis: boolean;
  link?: string | undefined;
}

/** The runs of some nodes, in order; blocks among them are divided by the caller. */
export function htmlRuns(
  nodes: readonly ElementContent[],
  reading: HtmlReading,
  look: Look = { strong: false, emphasis: false },
): RichRun[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [{ ...look, text: node.value.replace(/[ \t\n\r\f]+/g, ' ') }];
    return isElement(node) && !SILENT.has(node.tagName) ? elementRuns(node, reading, look) : [];
  });
}

function elementRuns(element: Element, reading: HtmlReading, look: Look): RichRun[] {
  const { tagName, children } = element;
  switch (tagName) {
    case 'br':
      return [{ text: '', isBreak: true }];
    case 'b':
    case 'strong':
      return htmlRuns(children, reading, { ...look, strong: true });
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
      return htmlRuns(children, reading, { ...look, emphasis: true });
    case 'a':
      return anchor(element, reading, look);
    case 'sup':
    case 'sub':
      return small(element, reading, look);
    case 'span':
      if (!reading.isOurs || !hasClass(element, 'annex-label')) break;
      reading.changes.push({ reason: 'label', line: reading.line, before: textOf(element), after: '' });
      return [];
    case 'img':
      return image(element, reading);
    case 'del':
    case 's':
    case 'strike':
      reading.doubts.push({
        line: reading.line,
        message: `struck words are kept: “${textOf(element)}”`,
        help: 'delete them where they are meant to be gone',
      });
      return htmlRuns(children, reading, look);
  }
  return styled(element, reading, look);
}

/** Words whose look is in a style. */
function styled(element: Element, reading: HtmlReading, look: Look): RichRun[] {
  const written = element.properties['style'];
  const style = typeof written === 'string' ? written : '';
  const isOpener = hasClass(element, 'opener');
  return htmlRuns(element.children, reading, {
    ...look,
    strong: !isOpener && (look.strong || /font-weight:\s*(?:bold|[6-9]00)/i.test(style)),
    emphasis: !isOpener && (look.emphasis || /font-style:\s*italic/i.test(style)),
  });
}

/** A link; one to a note is its call, and one back from it is nothing. */
function anchor(element: Element, reading: HtmlReading, look: Look): RichRun[] {
  const { href, role } = element.properties;
  const address = typeof href === 'string' ? href : '';
  const words = textOf(element);
  const id = address.startsWith('#') ? decoded(address.slice(1)) : '';
  const isMark = /^[[(]?[\d*]{1,4}[\])]?$/.test(words.trim());
  if (
    role === 'doc-backlink' ||
    hasClass(element, 'footnote-back') ||
    hasClass(element, 'sdfootnotesym') ||
    (words.trim() === '↩' && id !== '')
  ) {
    if (words.trim() !== '') reading.changes.push({ reason: 'note', line: reading.line, before: words, after: '' });
    return [];
  }
  if (id !== '' && reading.notes.has(id.replace(/sym$/, '')) && isMark)
    return [call(id.replace(/sym$/, ''), words, reading)];
  if (hasClass(element, 'label')) return [];
  return htmlRuns(element.children, reading, {
    ...look,
    link: /^(?:https?|mailto):/i.test(address) ? address : look.link,
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function call(id: string, words: string, reading: HtmlReading): RichRun {
  const mark = words.trim();
  const name = reading.names?.get(id) ?? (/^\*+$/.test(mark) ? mark : String(reading.called.size + 1));
  reading.names ??= new Map();
  reading.names.set(id, name);
  reading.changes.push({ reason: 'note', line: reading.line, before: words, after: '' });
  if (!reading.called.has(name)) reading.called.set(name, []);
  return { text: '', note: name };
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** Raised and lowered figures become characters; a call of a note is its link. */
function small(element: Element, reading: HtmlReading, look: Look): RichRun[] {
  const runs = htmlRuns(element.children, reading, look);
  const words = runs
    .map(({ text }) => text)
    .join('')
    .trim();
  // Between the calls of two notes.
  if (runs.some(({ note }) => note !== undefined))
    return runs.filter(({ text, note }) => note !== undefined || !/^[\s,،、]*$/.test(text));
  if (!/^\d{1,3}$/.test(words)) return runs;
  const signs = element.tagName === 'sup' ? RAISED : LOWERED;
  const after = [...words].map((figure) => signs.charAt(Number(figure))).join('');
  reading.changes.push({ reason: 'raised', line: reading.line, before: words, after });
  return [{ ...look, text: after }];
}

function image(element: Element, { doubts, line }: HtmlReading): RichRun[] {
  const alt = String(element.properties['alt'] ?? '').trim();
  if (element.properties['src'] === undefined) return [];
  doubts.push({
    line,
    message: `a picture is left out${alt === '' ? '' : ` (${alt})`}: a page has none in it`,
    help: 'save it as PNG beside the source, and write `![what it shows](picture.png)`',
  });
  return [];
}
