/** What a page promises: one file, no script, a way through it, nothing of a source run. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../src/render/html/render-html.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';

async function page(source: string, given: Partial<Parameters<typeof finishText>[0]> = {}): Promise<string> {
  const { draft, file } = finishText({ source, kind: 'note', set: ['title=The title'], ...given });
  if (draft === undefined) throw new Error(messagesOf(file).join('\n'));
  return new TextDecoder().decode(await renderHtml(draft.document, resourcesFor(draft)));
}

const FULL =
  '# Part\n\n1. See [](#two).[^1]\n\n2. Two: {#two}\n\n      1. first;\n\n      2. second.\n\n: Caption\n\n| a | b |\n|---|--:|\n| x | 2 |\n\n:::annex[More]\n\n# In it\n\n1. Text.\n\n:::\n\n[^1]: Note.';

describe('HTML', () => {
  it('has one h1, and headings in order', async () => {
    const levels = [...(await page(FULL)).matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('gives every id once, and leads every link to one', async () => {
    const html = await page(FULL);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(decodeURI(target ?? ''));
  });

  it('prints labels as words that link to their paragraph, and notes that lead back', async () => {
    const html = await page(FULL);
    expect(html).toContain(
      '<li class="clause numbered-1" id="two"><a class="label" href="#two" title="Link to 2.">2.</a>',
    );
    expect(html).toContain('<sup><a href="#note1" id="engross-call-note1" role="doc-noteref">1</a></sup>');
    expect(html).toMatch(/<li class="note" id="note1">.*href="#engross-call-note1"/s);
    expect(html).toContain('<th class="table-head" id="t1-r1-c1" scope="col">');
  });

  it('makes heads of the cells that head something, not of the empty corner', async () => {
    const html = await page('1. One.\n\n|   | b |\n|---|--:|\n| x | 2 |');
    expect(html).toContain('<td class="table-text" id="t1-r1-c1"></td>');
    expect(html).toMatch(/<th class="table-head align-right" id="t1-r1-c2"[^>]* scope="col">/);
  });

  it('takes the room around the call of a note away on paper, and with it what draws the words over it', async () => {
    const [, screen, print] = (await page(FULL)).split(/sup a \{/);
    expect(screen).toMatch(/^[^}]*padding: \.4em; margin: -\.4em/);
    expect(print).toMatch(/^ padding: 0; margin: 0 \}/);
  });

  it('asks nothing of anybody', async () => {
    const html = await page(FULL);
    expect(html).toMatch(/default-src &#x27;none&#x27;/);
    expect(html.match(/<(?:script|link rel="stylesheet"|iframe|img src="http|object|embed)/g)).toBeNull();
    expect(html.match(/url\(/g)).toBeNull();
  });

  it('says its language and direction, and keeps Latin words whole in Arabic', async () => {
    const html = await page('انظر الوثيقة A/RES/60/1 الآن.', {
      kind: 'statement',
      language: 'ar',
      set: ['delegation=PE', 'date=2027-01-01'],
    });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<bdi dir="ltr">A/RES/60/1</bdi>');
  });

  it('runs nothing of a hostile source', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { file } = finishText({
      source: `${evil}\n\n[a](javascript:alert(1)) <b onclick=x>`,
      kind: 'note',
      set: ['title=T'],
    });
    expect(
      messagesOf(file)
        .filter((message) => message.fatal)
        .map((message) => message.ruleId),
    ).toEqual(expect.arrayContaining(['html', 'link']));
    const html = await page('Text with \\<script>alert(1)\\</script> and `</style><script>`.'.replaceAll('`', '\\`'), {
      set: [`title=${evil}</title>`, `byline=${evil}`, 'symbol=A/1'],
      session: {
        title: { en: `${evil}*/ </style>` },
        mark: { en: `"; } </style>${evil}` },
        organisation: { en: evil },
      },
    });
    // Inside the quotation marks of an attribute a `<` is a character like any other.
    const markup = html.replace(/="[^"]*"/g, '=""');
    expect(markup.match(/<script/gi)).toBeNull();
    expect(markup.match(/<\/style>/gi)).toHaveLength(1);
    expect(markup.match(/<\/title>/gi)).toHaveLength(1);
    expect(markup.match(/<[^>]*\son\w+\s*=/gi)).toBeNull();
    expect(html).toContain('&#x3C;script>');
  });

  it.each([
    [
      'a moved one',
      'previousStart: 2027-05-11, sequence: 1',
      { eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: '2027-05-11' },
    ],
    [
      'a cancelled one',
      'status: cancelled, previousStart: 2027-05-11',
      { eventStatus: 'https://schema.org/EventCancelled' },
    ],
    [
      'one of some hours',
      'start: "2027-05-18T10:00:00+02:00", end: "2027-05-18T12:30:00+02:00"',
      { startDate: '2027-05-18T10:00:00+02:00', endDate: '2027-05-18T12:30:00+02:00' },
    ],
  ])('says of %s what schema.org has for it', async (_, event, wanted) => {
    const start = event.includes('start: "') ? '' : 'start: 2027-05-18, ';
    const html = await page(
      `---\nmeeting: The Meeting\norganisation: The Convention\nplace: Lima\nevent: {${start}${event}, venue: Hall, address: 1 Quay Street}\nparticulars: {interpretation: [en, fr]}\n---\n\nText.`,
      { kind: 'announcement' },
    );
    const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1] ?? '');
    expect(data).toMatchObject({
      name: 'The Meeting',
      inLanguage: ['en', 'fr'],
      location: { '@type': 'Place', name: 'Hall', address: '1 Quay Street, Lima' },
      organizer: { '@type': 'Organization', name: 'The Convention' },
      ...wanted,
    });
  });

  it('says the event of an announcement as data, which no word of a source can end and the policy knows by its hash', async () => {
    const html = await page(
      '---\nmeeting: A </script><b>meeting</b>\nevent: {start: 2027-05-18, end: 2027-05-20, status: cancelled, venue: Hall}\n---\n\nText.',
      { kind: 'announcement' },
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    const data = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({
      '@context': ['https://schema.org', { '@language': 'en' }],
      '@type': 'Event',
      name: 'A </script><b>meeting</b>',
      startDate: '2027-05-18',
      endDate: '2027-05-20',
      eventStatus: 'https://schema.org/EventCancelled',
    });
    expect(html.replaceAll('&#x27;', "'")).toContain(
      `script-src 'sha256-${createHash('sha256').update(data).digest('base64')}'`,
    );
  });
});
