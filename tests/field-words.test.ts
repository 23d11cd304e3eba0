/** Markup in front matter: emphasis on the page, plain words in the file's properties, a message for what cannot be there. */

import { describe, expect, it } from 'vitest';
import { readSession } from '../src/read/read-session.js';
import { formats } from '../src/render/index.js';
import { sourceFile } from '../src/report/source-file.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { elementTexts } from './support/pdf-texts.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

const head = (lines: string, rest = '') => `---\n${lines}\nsymbol: A/2\n---\n\n1. One.\n\n2. Two.\n${rest}`;

function told(source: string, kind = 'note'): string[] {
  const { file } = finishText({ source, kind });
  return messagesOf(file).map(
    ({ line, column, ruleId, fatal }) => `${line}:${column} ${ruleId} ${fatal === true ? 'error' : 'warning'}`,
  );
}

async function rendered(source: string, language = 'en', kind = 'note') {
  const { draft, file, sound } = finishText({ source, kind, language });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  const resources = resourcesFor(draft);
  const parts = partsOf(await formats.docx.render(draft.document, resources));
  return {
    meta: draft.document.meta,
    html: new TextDecoder().decode(await formats.html.render(draft.document, resources)),
    docx: parts.get('word/document.xml') ?? '',
    core: parts.get('docProps/core.xml') ?? '',
    pdf: (await elementTexts(await formats.pdf.render(draft.document, resources))).join('\n'),
  };
}

describe('emphasis in a field', () => {
  it.each([
    ['en', 'On *Salmo trutta* and springs', 'On <em>Salmo trutta</em> and springs', 'On Salmo trutta and springs'],
    ['fr', 'Étude de *Salmo trutta*', 'Étude de <em>Salmo trutta</em>', 'Étude de Salmo trutta'],
    ['es', '*Salmo trutta* en el lago', '<em>Salmo trutta</em> en el lago', 'Salmo trutta en el lago'],
    ['ru', 'О виде *Salmo trutta*', 'О виде <em>Salmo trutta</em>', 'О виде Salmo trutta'],
    ['ar', 'عن **البحيرة**', 'عن <strong>البحيرة</strong>', 'عن البحيرة'],
    ['zh', '关于*湖泊*的说明', '关于<em>湖泊</em>的说明', '关于湖泊的说明'],
  ])('is set in the title, and plain in the properties (%s)', async (language, title, html, plain) => {
    const { meta, core, docx, ...page } = await rendered(head(`title: '${title}'`), language);
    expect([meta.title, meta.shortTitle]).toEqual([plain, plain]);
    expect(page.html).toContain(html);
    expect(/<title>([^<]*)/.exec(page.html)?.[1]).toContain(plain);
    expect(core).toContain(`<dc:title>${plain}`);
    expect(docx).toMatch(/w:rStyle w:val="(?:Emphasis|Strong)"/);
    expect(docx).not.toContain('*');
    expect(page.pdf).not.toContain('*');
  });

  it('is set in a byline, a topic and the heading that is a segment', async () => {
    const note = await rendered(head("title: T\nbyline: 'Note by *all*'"));
    expect(note.html).toContain('Note by <em>all</em>');
    const speech = '---\ndelegation: PE\ndelivered: 2027-05-18\ntopic: On *water*\n---\n\n# Item *four*\n\nText.\n';
    const statement = await rendered(speech, 'en', 'statement');
    expect(statement.html).toContain('On <em>water</em>');
    expect(statement.html).toContain('Item <em>four</em>');
  });

  it('a backslash says that a sign is meant', async () => {
    const { meta, html } = await rendered(head("title: 'A \\*star and a\\_b'"));
    expect(meta.title).toBe('A *star and a_b');
    expect(html).toContain('A *star and a_b</h1>');
  });

  it('goes with the note of a title', async () => {
    const { html } = await rendered(head("title: 'On *Salmo*'", '\n[^*]: A note.\n'));
    expect(html).toMatch(/On <em>Salmo<\/em><sup>/);
  });
});

describe('what a field cannot hold', () => {
  it.each([
    ['a note', "title: 'Springs[^1]'", ['2:8 field-markup error']],
    ['a link', "title: 'See [here](https://x.example/)'", ['2:8 field-markup error']],
    ['code', "title: 'See `here`'", ['2:8 field-markup error']],
    [
      'markup of another dialect',
      "title: 'Gas CO~2~ in m^2^'",
      ['2:8 foreign-markup error', '2:8 foreign-markup error'],
    ],
    ['signs that are meant', "title: 'x\\~s\\~, a\\*b and \\<em>'", []],
    ['a stray asterisk', "title: 'A **word'", ['2:8 stray-asterisk error']],
    ['emphasis in a byline that is not closed', "title: T\nbyline: 'A **word'", ['3:9 stray-asterisk error']],
    ['emphasis where none can be set', "title: T\norganisation: 'A *word*'", ['3:15 field-markup warning']],
    ['nothing strange', "title: 'Goals 6.1–6.3: A_B, [draft] & 5 < 6, 100 %'", []],
    ['a title that looks like a block', "title: '1. One'", []],
  ])('%s', (_, lines, wanted) => expect(told(head(lines))).toEqual(wanted));

  it('a note in the heading that is a segment', () => {
    const speech = '---\ndelegation: PE\ndelivered: 2027-05-18\n---\n\n# Item[^1]\n\nText.\n\n[^1]: A note.\n';
    expect(told(speech, 'statement')).toEqual(['6:7 field-markup error']);
  });
});

describe('markup in session.yaml', () => {
  it('is reported, since it is printed as typed', () => {
    const value = 'title: {en: A meeting on *water*, fr: Une réunion}\nbody: {en: Body}\n';
    const file = sourceFile({ path: 'session.yaml', value });
    readSession(file, []);
    expect(messagesOf(file).map(({ line, column, ruleId, fatal }) => [line, column, ruleId, fatal])).toEqual([
      [1, 13, 'field-markup', false],
    ]);
  });
});

describe('words above the heading that is the title', () => {
  const source = (above: string) => `---\nkind: note\nsymbol: A/2\n---\n\n${above}# Title\n\n1. One.\n\n2. Two.\n`;
  it.each([
    ['a line', 'Draft 3\n\n', ['6:1 heading error']],
    ['a list', '- One\n- Two\n\n', ['6:1 heading error']],
    ['a comment', '<!-- Draft 3 -->\n\n', []],
    ['nothing', '', []],
  ])('%s', (_, above, wanted) => expect(told(source(above))).toEqual(wanted));

  it('are in their place where front matter has the title', () => {
    expect(told('---\nkind: note\ntitle: T\n---\n\nA line.\n\n# Part\n\n1. One.\n\n2. Two.\n\n# Other\n')).toEqual([]);
  });
});
