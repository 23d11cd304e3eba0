/**
 * The worked example of docs/institutions.md: a decision of the African Union in four languages, from the very blocks of the
 * page. What is asserted is what an institution changes: its masthead, its symbols, its labels, its fields and its words.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engross, folderWith, type Ran } from '../support/cli.js';
import { documentedFiles } from '../support/documented.js';
import { elementTexts } from '../support/pdf-texts.js';
import { INVISIBLE, partsOf } from '../support/projections.js';
import { wordParagraphs } from '../support/word-labels.js';

const FIXTURES = join(import.meta.dirname, '../fixtures/institution');
const documented = documentedFiles('institutions.md');
const translations = Object.fromEntries(
  readdirSync(FIXTURES).map((name) => [`sources/decision-900/${name}`, readFileSync(join(FIXTURES, name), 'utf8')]),
);
const { folder, done } = folderWith({ ...documented, ...translations });
const read = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
const plain = (text: string) => text.replace(INVISIBLE, '').replace(/[\s\u00a0\u202f]+/g, ' ');

const LANGUAGES = ['en', 'fr', 'ar', 'pt'] as const;
type Tag = (typeof LANGUAGES)[number];

/** Labels of paragraphs 1 to 4, with the sub-paragraphs of 2 and 3. */
const LABELS: Record<Tag, readonly string[]> = {
  en: ['1.', '2.', '(i)', '(ii)', '3.', '(i)', '(ii)', '4.'],
  fr: ['1.', '2.', 'i)', 'ii)', '3.', 'i)', 'ii)', '4.'],
  ar: ['1 -', '2 -', '(أ)', '(ب)', '3 -', '(أ)', '(ب)', '4 -'],
  pt: ['1.', '2.', 'i)', 'ii)', '3.', 'i)', 'ii)', '4.'],
};

/** In the masthead, before and after the text, and in it. */
const WORDS: Record<Tag, readonly string[]> = {
  en: [
    'Assembly of the Union',
    'Thirty-eighth ordinary session',
    'Addis Ababa, 16 February 2025',
    'Urgent procedure',
    'Doc. ',
    'application of paragraph 2 at',
  ],
  fr: [
    'Conférence de l’Union',
    'Trente-huitième session ordinaire',
    'Addis-Abeba, 16 février 2025',
    'Procédure d’urgence',
    'Doc. ',
    'l’application du paragraphe 2 à',
  ],
  ar: [
    'مؤتمر الاتحاد',
    'الدورة العادية الثامنة والثلاثون',
    '16 فبراير 2025',
    'إجراء عاجل',
    'الوثيقة ',
    'تطبيق الفقرة 2 إلى',
  ],
  pt: [
    'Assembleia da União',
    'Trigésima oitava sessão ordinária',
    'Adis Abeba, 16 de fevereiro de 2025',
    'Procedimento de urgência',
    'Doc. ',
    'aplicação do parágrafo 2 na',
  ],
};

const SAME = [
  'African Union',
  'Union africaine',
  'الاتحاد الأفريقي',
  'União Africana',
  'Assembly/AU/Dec.900(XXXVIII)',
  'Assembly/AU/12(XXXVIII)',
  'Assembly/AU/Dec.850(XXXVII)',
  'A/RES/3201(S-VI)',
];

let built: Ran;
let checked: Ran;
beforeAll(async () => {
  checked = await engross(folder, ['check']);
  built = await engross(folder, ['build']);
}, 60_000);
afterAll(done);

describe('the worked example of docs/institutions.md', () => {
  it('has nothing to report', () => {
    expect(checked).toEqual({ code: 0, stdout: '', stderr: '' });
    expect([built.code, built.stderr]).toEqual([0, '']);
  });

  it.each(LANGUAGES)('has its labels, symbols and words in HTML: %s', (tag) => {
    const html = new TextDecoder().decode(read(`output/decision-900.${tag}.html`));
    const labels = [...html.matchAll(/class="label"[^>]*>([^<]*)</g)].map((match) => plain(match[1] ?? ''));
    expect(labels).toEqual(LABELS[tag]);
    const text = plain(html.replace(/<[^>]+>/g, ''));
    for (const words of [...SAME, ...WORDS[tag]]) expect(text).toContain(words);
  });

  it.each(LANGUAGES)('has them in DOCX, as Word counts: %s', (tag) => {
    const paragraphs = wordParagraphs(partsOf(read(`output/decision-900.${tag}.docx`)));
    const operative = paragraphs.filter(({ style }) => /operative/i.test(style));
    const starts = operative.map(({ label, text }) => plain(`${label ?? ''}${text}`).trim());
    expect(starts.map((start, index) => start.startsWith(LABELS[tag][index] ?? '?'))).toEqual(
      LABELS[tag].map(() => true),
    );
    const text = plain(paragraphs.map((paragraph) => paragraph.text).join('\n'));
    for (const words of WORDS[tag].slice(-1)) expect(text).toContain(words);
    const everything = plain(
      [...partsOf(read(`output/decision-900.${tag}.docx`))].map(([, xml]) => xml.replace(/<[^>]+>/g, '')).join('\n'),
    );
    for (const words of [...SAME, ...WORDS[tag]]) expect(everything).toContain(words);
  });

  it.each(LANGUAGES)('has them in PDF: %s', async (tag) => {
    const elements = await elementTexts(read(`output/decision-900.${tag}.pdf`));
    const text = plain(elements.join('\n'));
    // pdf.js puts a bracket before an Arabic comma at the other end of its symbol.
    for (const words of [...SAME, ...WORDS[tag]])
      expect(text).toContain(tag === 'ar' ? words.replace(/\)$/, '') : words);
    let from = 0;
    for (const label of LABELS[tag]) {
      from = text.indexOf(label, from);
      expect(from, label).toBeGreaterThan(-1);
      from += label.length;
    }
  });

  it('answers a translation that says another document considered', async () => {
    const other = folderWith({ ...documented, ...translations });
    const path = 'sources/decision-900/fr.md';
    writeFileSync(
      join(other.folder, path),
      (translations[path] ?? '')
        .replace('---\n', '---\nconsidered: Assembly/AU/13(XXXVIII)\n')
        .replace('Dec.850(XXXVII)', 'Dec.851(XXXVII)'),
    );
    const { code, stderr } = await engross(other.folder, ['check']);
    expect(code).toBe(1);
    expect(stderr).toContain(
      '`considered` is `Assembly/AU/13(XXXVIII)` here and `Assembly/AU/12(XXXVIII)` in the original',
    );
    other.done();
  });

  it('compares the symbols that paragraphs cite', async () => {
    const other = folderWith({ ...documented, ...translations });
    const path = 'sources/decision-900/pt.md';
    writeFileSync(join(other.folder, path), (translations[path] ?? '').replace('Dec.850(XXXVII)', 'Dec.851(XXXVII)'));
    const { stderr } = await engross(other.folder, ['check']);
    expect(stderr).toContain('concordance-symbols');
    other.done();
  });

  it('writes a source from the starter of the workspace, which passes the check', async () => {
    const other = folderWith(documented);
    expect((await engross(other.folder, ['new', 'decision', 'sources/decision-901/fr.md'])).code).toBe(0);
    const text = readFileSync(join(other.folder, 'sources/decision-901/fr.md'), 'utf8');
    expect(text).toContain('language: fr\n');
    expect(text).toContain('title: Decision on …\n');
    expect(text).toContain('# considered: Symbol of the document that was considered\n');
    expect(await engross(other.folder, ['check', 'sources/decision-901'])).toEqual({ code: 0, stdout: '', stderr: '' });
    other.done();
  });

  it('describes the fields of the kind in its JSON Schema', async () => {
    const { stdout } = await engross(folder, ['schema', 'decision']);
    const { properties } = JSON.parse(stdout) as { properties: Record<string, unknown> };
    expect(properties).toMatchObject({ session: { type: 'string' }, procedure: { enum: ['ordinary', 'urgent'] } });
  });

  it('answers a kind that is mended as soon as it is', async () => {
    const other = folderWith({ ...documented, 'templates/kinds/decision.yaml': 'kind: decision\n' });
    expect((await engross(other.folder, ['check'])).stderr).toContain(
      'templates/kinds/decision.yaml\n  error: this file needs `about` [template]',
    );
    writeFileSync(
      join(other.folder, 'templates/kinds/decision.yaml'),
      documented['templates/kinds/decision.yaml'] ?? '',
    );
    expect(await engross(other.folder, ['check'])).toEqual({ code: 0, stdout: '', stderr: '' });
    other.done();
  });
});
