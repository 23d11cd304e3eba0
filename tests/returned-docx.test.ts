/** A DOCX that comes back: what is read of it, and what became of each segment that was sent. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { matchSegments, type SourceSegment, sentSegments } from '../src/revise/match-segments.js';
import { type ReturnedDocx, readReturnedDocx } from '../src/revise/returned-docx.js';
import { finishText } from './support/compiling.js';
import { resourcesFor } from './support/resources.js';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A package with a body, and what else is given. */
function docx(body: string, others: Record<string, string> = {}): Uint8Array {
  const document = `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
  const parts = Object.entries({ 'word/document.xml': document, ...others });
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, strToU8(text)])));
}

function read(bytes: Uint8Array): ReturnedDocx {
  const found = readReturnedDocx(bytes);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** A paragraph as it was sent: its bookmark around its words. */
let ids = 0;
function sent(bookmark: string, content: string, properties = ''): string {
  const id = ++ids;
  return `<w:p><w:pPr>${properties}</w:pPr><w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${content}<w:bookmarkEnd w:id="${id}"/></w:p>`;
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const inserted = (text: string) => `<w:ins w:id="9" w:author="A">${run(text)}</w:ins>`;
const deleted = (text: string) =>
  `<w:del w:id="9" w:author="A"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const plain = (text: string) => `<w:p>${run(text)}</w:p>`;
const endOf = (change: 'ins' | 'del') => `<w:rPr><w:${change} w:id="8" w:author="A"/></w:rPr>`;

const SEGMENTS: SourceSegment[] = [
  { place: 'p1', text: 'The lakes are measured once a month.' },
  { place: 'p1-a', text: 'Every gauge is read by two people.' },
  { place: 'p2', text: 'The secretariat publishes what was read.' },
];

/** Fates by place, with the paragraphs that are new. */
function fates(body: string): { fates: Record<string, string>; added: string[] } {
  const matched = matchSegments(SEGMENTS, read(docx(body)));
  return {
    fates: Object.fromEntries(
      matched.segments.map(({ place, fate, tracked }) => [place, tracked ? `${fate}, tracked` : fate]),
    ),
    added: matched.added.map(({ final }) => final),
  };
}

const [ONE = '', TWO = '', THREE = ''] = SEGMENTS.map(({ place, text }) =>
  sent(`_${place.replaceAll('-', '_')}`, run(text)),
);
const UNCHANGED = { p1: 'unchanged', 'p1-a': 'unchanged', p2: 'unchanged' };

describe('paragraphs of a DOCX that came back', () => {
  it('have their words before and after tracked changes', () => {
    const [paragraph] = read(
      docx(sent('_p1', `${run('Keep ')}${deleted('this')}${inserted('that')}${run('.')}`)),
    ).paragraphs;
    expect(paragraph).toMatchObject({ final: 'Keep that.', original: 'Keep this.', tracked: true, bookmarks: ['_p1'] });
  });

  it('count words that were moved as deleted here and inserted there', () => {
    const body = `<w:p><w:moveFrom w:id="1">${run('Moved.')}</w:moveFrom></w:p><w:p><w:moveTo w:id="2">${run('Moved.')}</w:moveTo></w:p>`;
    expect(read(docx(body)).paragraphs.map(({ final, original }) => [final, original])).toEqual([
      ['', 'Moved.'],
      ['Moved.', ''],
    ]);
  });

  it('are one where the end of the first was deleted under tracking', () => {
    const body = sent('_p1', run('One '), endOf('del')) + sent('_p2', run('two.'));
    expect(read(docx(body)).paragraphs).toMatchObject([
      { final: 'One two.', bookmarks: ['_p1', '_p2'], tracked: true },
    ]);
  });

  it('keep text boxes apart from the paragraph around them, each once', () => {
    const box = `<w:txbxContent>${plain('Inside.')}</w:txbxContent>`;
    const body = `<w:p>${run('Before ')}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('after.')}</w:p>`;
    expect(read(docx(body)).paragraphs.map(({ final }) => final)).toEqual(['Before after.', 'Inside.']);
  });

  it('say nothing of instructions of fields, marks of notes and the table of contents', () => {
    const field = (text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${text} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>';
    const contents = `<w:p>${field('TOC \\o "1-3"')}${run('First entry')}</w:p><w:p>${run('Second entry')}${end}</w:p>`;
    const body = `${contents}<w:p>${run('See ')}${field('REF _p1 \\n')}${run('1')}${end}${run('.')}${call}</w:p>`;
    expect(read(docx(body)).paragraphs.map(({ final }) => final)).toEqual(['See 1.']);
  });

  it('carry no bookmark that ends before their first word', () => {
    const id = ++ids;
    const body = `<w:p><w:bookmarkStart w:id="${id}" w:name="_p1"/>${run('One.')}</w:p><w:p><w:bookmarkEnd w:id="${id}"/>${run('New.')}</w:p>`;
    expect(read(docx(body)).paragraphs.map(({ bookmarks }) => bookmarks)).toEqual([['_p1'], []]);
  });

  it('carry a bookmark whose end is lost where it begins only', () => {
    const begin = (id: number) => `<w:bookmarkStart w:id="${id}" w:name="_p1"/>`;
    const body = `<w:p>${begin(900)}${run('One')}</w:p><w:p>${begin(901)}${run('two.')}<w:bookmarkEnd w:id="901"/></w:p>${plain('Three.')}`;
    expect(read(docx(body)).paragraphs.map(({ bookmarks }) => bookmarks)).toEqual([['_p1'], ['_p1'], []]);
  });

  it('take no notice of bookmarks that others made', () => {
    expect(read(docx(sent('_Ref123', run('x')) + sent('visible', run('y')))).paragraphs).toMatchObject([
      { bookmarks: [] },
      { bookmarks: [] },
    ]);
  });
});

describe('segments of a DOCX that came back', () => {
  it('are unchanged', () => {
    expect(fates(ONE + TWO + THREE)).toEqual({ fates: UNCHANGED, added: [] });
  });

  it('are changed, and with tracking so that it can be rejected', () => {
    const changed = sent('_p1', run('The lakes are measured daily.'));
    const tracked = sent('_p2', `${run('The secretariat ')}${deleted('publishes')}${inserted('keeps')}${run(' it.')}`);
    expect(fates(changed + TWO + tracked).fates).toEqual({ ...UNCHANGED, p1: 'changed', p2: 'changed, tracked' });
  });

  it('are split in two', () => {
    const id = ++ids;
    const halves = `<w:p><w:bookmarkStart w:id="${id}" w:name="_p1"/>${run('The lakes are')}</w:p><w:p>${run('measured once a month.')}<w:bookmarkEnd w:id="${id}"/></w:p>`;
    expect(fates(halves + TWO + THREE)).toEqual({ fates: { ...UNCHANGED, p1: 'split' }, added: [] });
  });

  it('are split under tracking, where the first half has an inserted end', () => {
    const id = ++ids;
    const halves = `<w:p><w:pPr>${endOf('ins')}</w:pPr><w:bookmarkStart w:id="${id}" w:name="_p1"/>${run('The lakes are')}</w:p><w:p>${run('measured once a month.')}<w:bookmarkEnd w:id="${id}"/></w:p>`;
    expect(fates(halves + TWO + THREE).fates).toEqual({ ...UNCHANGED, p1: 'split, tracked' });
  });

  it('are merged, and name each other', () => {
    const merged = sent('_p1', run('The lakes are measured once a month.')).replace('</w:p>', '');
    const body = `${merged}${TWO.replace('<w:p><w:pPr></w:pPr>', '')}`;
    const matched = matchSegments(SEGMENTS, read(docx(body + THREE)));
    expect(matched.segments.map(({ fate, mergedWith }) => [fate, mergedWith])).toEqual([
      ['merged', ['p1-a']],
      ['merged', ['p1']],
      ['unchanged', []],
    ]);
  });

  it('are missing when they are gone, emptied or deleted under tracking', () => {
    expect(fates(ONE + THREE).fates).toEqual({ ...UNCHANGED, 'p1-a': 'missing' });
    expect(fates(ONE + sent('_p1_a', '') + THREE).fates).toEqual({ ...UNCHANGED, 'p1-a': 'missing' });
    const gone = sent('_p1_a', deleted('Every gauge is read by two people.'), endOf('del'));
    expect(fates(ONE + gone + THREE)).toEqual({ fates: { ...UNCHANGED, 'p1-a': 'missing, tracked' }, added: [] });
  });

  it('are missing when nothing but an empty bookmark of theirs is left in another', () => {
    const left = `<w:bookmarkStart w:id="77" w:name="_p1_a"/><w:bookmarkEnd w:id="77"/>`;
    expect(fates(ONE + THREE.replace('</w:pPr>', `</w:pPr>${left}`)).fates).toEqual({
      ...UNCHANGED,
      'p1-a': 'missing',
    });
  });

  it('have new paragraphs between them', () => {
    expect(fates(`${ONE}${plain('A boat is bought.')}${TWO}${THREE}`)).toEqual({
      fates: UNCHANGED,
      added: ['A boat is bought.'],
    });
  });
});

describe('segments whose bookmarks are gone', () => {
  const texts = SEGMENTS.map(({ text }) => text);

  it('are found by their words', () => {
    const matched = matchSegments(SEGMENTS, read(docx(texts.map(plain).join(''))));
    expect(matched.segments.map(({ fate, foundBy }) => [fate, foundBy])).toEqual(
      SEGMENTS.map(() => ['unchanged', 'words']),
    );
    expect(matched.added).toEqual([]);
  });

  it('are found when they were changed, and others are new or missing', () => {
    const body = [
      'The lakes are measured twice a month.',
      'A boat is bought.',
      'The secretariat publishes what was read.',
    ];
    expect(fates(body.map(plain).join(''))).toEqual({
      fates: { p1: 'changed', 'p1-a': 'missing', p2: 'unchanged' },
      added: ['A boat is bought.'],
    });
  });

  it('are found when they were split or merged', () => {
    expect(fates([`${texts[0]} ${texts[1]}`, texts[2] ?? ''].map(plain).join('')).fates).toEqual({
      p1: 'merged',
      'p1-a': 'merged',
      p2: 'unchanged',
    });
    const halves = ['The lakes are measured', 'once a month.', texts[1] ?? '', texts[2] ?? ''];
    expect(fates(halves.map(plain).join(''))).toEqual({ fates: { ...UNCHANGED, p1: 'split' }, added: [] });
  });

  it('are found in Chinese, which has no spaces', () => {
    const segments = [
      { place: 'b1', text: '各缔约方每月测量湖泊水位。' },
      { place: 'b2', text: '秘书处公布结果。' },
    ];
    const returned = read(docx(plain('各缔约方每周测量湖泊水位。') + plain('秘书处公布结果。')));
    expect(matchSegments(segments, returned).segments.map(({ fate }) => fate)).toEqual(['changed', 'unchanged']);
  });
});

describe('what we send', () => {
  const source =
    '# Part\n\nRecalling *all*,[^1]\n\n1. See [](#two).\n\n2. Two: {#two}\n\n      1. first;\n\n      2. second.\n\n- bullet\n\n| a | b |\n|---|--:|\n| x | 2 |\n\n:::annex[More]\n\n1. Text.\n\n:::\n\n[^1]: Note.';

  it.each(['en', 'ar', 'zh'])('is read back whole (%s)', async (language) => {
    const { draft } = finishText({ source, kind: 'declaration', language, set: ['title=T', 'symbol=A/1'] });
    if (draft === undefined) throw new Error('No draft');
    const returned = read(await renderDocx(draft.document, resourcesFor(draft)));
    const segments = sentSegments(returned);
    expect(returned.source).toBe(draft.document.meta.sourceHash);
    expect(returned.generator).toBe('engross test');
    expect(segments.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['title', 'h1', 'p1', 'two', 'p2-a', 'i1', 't1-r2-c2', 'annex1', 'annex1-p1', 'note1']),
    );
    const matched = matchSegments(segments, returned);
    expect(matched.segments.filter(({ fate }) => fate !== 'unchanged')).toEqual([]);
    expect(matched.added).toEqual([]);
  });
});

describe('a file that is none', () => {
  const whole = docx(ONE + TWO + THREE);

  it.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /no zip archive/],
    ['another kind of file', strToU8('%PDF-1.7 and so on'), /no zip archive/],
    ['cut off', whole.slice(0, whole.length / 2), /no zip archive/],
    ['without body', zipSync({ 'word/other.xml': strToU8('<a/>') }), /no word\/document\.xml/],
    ['with XML that is not well-formed', docx('<w:p>'), /cannot be read/],
    ['with a document type', zipSync({ 'word/document.xml': strToU8(laughs()) }), /a document type/],
    ['with elements without end inside each other', docx('<w:p>'.repeat(2000) + '</w:p>'.repeat(2000)), /500 elements/],
    ['with a list that is no XML', docx(ONE, { 'customXml/item1.xml': '<segments' }), /cannot be read/],
    ['unfolding to far more than it is', zipSync({ 'word/document.xml': new Uint8Array(65 * 2 ** 20) }), /64 MB/],
  ])('%s gives a problem, no exception', (_, bytes, problem) => {
    const found = readReturnedDocx(bytes);
    expect('problem' in found ? found.problem : 'read').toMatch(problem);
  });

  it('is none at any length', () => {
    for (let length = 0; length < whole.length; length += 7)
      expect(() => readReturnedDocx(whole.slice(0, length))).not.toThrow();
  });

  it('is none when its sizes lie', () => {
    const lying = zipSync({ 'word/document.xml': new Uint8Array(8 * 2 ** 20) });
    // The size in the central directory, at its place behind the last signature "PK\1\2".
    const view = new DataView(lying.buffer, lying.byteOffset, lying.length);
    for (let at = lying.length - 4; at >= 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + 24, 100, true);
        break;
      }
    expect('problem' in readReturnedDocx(lying)).toBe(true);
  });
});

/** Entities that multiply each other. */
function laughs(): string {
  const entities = Array.from({ length: 20 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`);
  return `<!DOCTYPE w:document [<!ENTITY e0 "ha">${entities.join('')}]><w:document ${NAMESPACES}>&e20;</w:document>`;
}
