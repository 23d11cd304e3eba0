/** Reads a web page: its headings, paragraphs, lists, tables, notes, links and emphasis; pages of engross by their classes. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Unreadable } from '../../package/open-package.js';
import type { RichDocument } from '../rich/rich-document.js';
import { classesOf, hasClass, isElement, textOf } from './elements.js';
import { blocksIn } from './read-blocks.js';
import type { HtmlReading } from './reading.js';

/** The document of a page, or why it cannot be read. */
export function readHtml(html: string): RichDocument | Unreadable {
  try {
    return readRoot(fromHtml(html));
  } catch (error) {
    if (error instanceof RangeError) return { problem: 'has elements inside each other without end' };
    throw error;
  }
}

function readRoot(root: Root): RichDocument {
  const page = find(root, (one) => one.tagName === 'html');
  const isOurs = find(root, (one) => one.tagName === 'main' && one.properties['id'] === 'engross-text') !== undefined;
  const text =
    find(root, (one) => one.tagName === 'main') ??
    find(root, (one) => one.tagName === 'article') ??
    find(root, (one) => one.tagName === 'body');
  const reading: HtmlReading = {
    isOurs,
    line: 0,
    lists: 0,
    notes: notesIn(text),
    called: new Map(),
    ourCounts: [],
    changes: [],
    doubts: [],
    remarks: [],
  };
  const blocks = text === undefined ? [] : blocksIn(text.children, reading);
  const { changes, doubts, remarks, called } = reading;
  const head = isOurs ? find(root, (one) => hasClass(one, 'masthead')) : undefined;
  const lang = page?.properties['lang'];
  return {
    blocks,
    notes: called,
    masthead: head === undefined ? [] : mastheadOf(head),
    language: typeof lang === 'string' ? lang : undefined,
    fields: typeof lang === 'string' ? [{ path: 'language', value: lang, from: 'of the page' }] : [],
    isOurs,
    letters: text === undefined ? '' : textOf(text),
    changes,
    doubts,
    remarks,
  };
}

function find(parent: Root | Element, wanted: (one: Element) => boolean): Element | undefined {
  for (const one of parent.children as (RootContent | ElementContent)[]) {
    if (!isElement(one)) continue;
    const found = wanted(one) ? one : find(one, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Items that are notes by their role or class, by their id. */
function notesIn(text: Element | undefined): Map<string, Element> {
  const found = new Map<string, Element>();
  const walk = (one: Element): void => {
    const id = one.properties['id'];
    if (typeof id === 'string' && isNote(one)) found.set(id, one);
    for (const inner of one.children) if (isElement(inner)) walk(inner);
  };
  if (text !== undefined) walk(text);
  return found;
}

function isNote(one: Element): boolean {
  const { tagName, properties } = one;
  if (properties['role'] === 'doc-footnote' || properties['role'] === 'doc-endnote') return true;
  if (tagName !== 'li' && tagName !== 'div' && tagName !== 'p') return false;
  // Pandoc, Markdown processors and LibreOffice name their notes so.
  return (
    hasClass(one, 'note') ||
    /^(?:fn:?\d|footnote-?\d|user-content-fn-|sd(?:foot|end)note\d+$)/.test(String(properties['id']))
  );
}

function mastheadOf(head: Element): RichDocument['masthead'] {
  const lines: RichDocument['masthead'] = [];
  const walk = (one: Element): void => {
    if (one.tagName === 'p')
      lines.push({
        text: textOf(one).replace(/\s+/g, ' ').trim(),
        style: (classesOf(one)[0] ?? '').replaceAll('-', ' '),
      });
    else for (const inner of one.children) if (isElement(inner)) walk(inner);
  };
  walk(head);
  return lines;
}
