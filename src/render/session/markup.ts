/** The markup of a session's page. A page lists a thousand documents: it is written as text, without a tree between. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that may stand in a page as it is. */
export type Markup = HtmlEscapedString;

/** What fills a place of the markup: text, of which nothing becomes a tag, or markup made before; nothing where there is none. */
type Filling = string | number | Markup | undefined | readonly Filling[];

/** Markup as it is written, with text escaped wherever a value is filled in: between tags, or between double quotes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Filling[]): Markup {
  const made = html(strings, ...values);
  if (made instanceof Promise) throw new TypeError('Unexpected promise in the markup of a page, expected text');
  return made;
}

/** An attribute with the space before it; nothing where it has no value. */
export function attribute(name: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : markup` ${name}="${value}"`;
}
