/** What is counted together, and where a count begins anew: labels and places of small texts, case by case. */
import { describe, expect, it } from 'vitest';
import { openFingerprints } from '../src/shape/compose/fingerprint.js';
import { chineseNumber, lowerRoman, makeLabel } from '../src/shape/numbering/number-ordinals.js';
import { openRegister } from '../src/shape/place-names.js';
import type { Content } from '../src/tree/handlers.js';
import { draftText, rulesOf } from './support/compiling.js';

/** Label and place of everything that is counted, in the order of the text; `–` for what has no label. */
function counted(nodes: readonly Content[]): string[] {
  return nodes.flatMap((node) => {
    const isCounted = node.type === 'clause' || node.type === 'heading' || node.type === 'annex';
    const own = isCounted ? [`${node.label?.text ?? '–'} ${node.place ?? ''}`] : [];
    return 'children' in node ? [...own, ...counted(node.children.flat())] : own;
  });
}

function count(source: string, kind: string): string[] {
  const { draft } = draftText({ source, kind, set: ['title=T'] });
  return counted(draft?.document.children ?? []);
}

describe('a count', () => {
  it.each([
    [
      'keeps the figures of quoted paragraphs',
      'declaration',
      '1. One.\n\n> 5. Five.\n> 6. Six.\n\n2. Two.',
      ['1. p1', '5. q1-p5', '6. q1-p6', '2. p2'],
    ],
    [
      'leaves one operative paragraph alone without number, but not one that is quoted',
      'resolution',
      '1. One:\n\n> 3. Three.',
      ['– p1', '3. q1-p3'],
    ],
    [
      'of headings goes on after lower ones, and begins anew under each',
      'report',
      '# A\n\n## B\n\n## C\n\n# D\n\n## E\n\n## F',
      ['I. h1', 'A. h2', 'B. h3', 'II. h4', 'A. h5', 'B. h6'],
    ],
    [
      'of paragraphs begins anew in each article, and under a heading above articles',
      'treaty',
      '# Part\n\n## Article\n\n1. a\n2. b\n\n## Article\n\n1. a\n\n# Part\n\n1. a',
      ['– h1', 'Article 1 art1', '1. art1-p1', '2. art1-p2', 'Article 2 art2', '1. art2-p1', '– h2', '1. h2-p1'],
    ],
    [
      'gives a paragraph its place where it has no words of its own beside its number',
      'declaration',
      '1. 1. Inner.\n   2. Other.\n\n2. Two.',
      ['1. p1', '(a) p1-a', '(b) p1-b', '2. p2'],
    ],
    [
      'begins anew in each annex, whose only label has no number',
      'declaration',
      '1. One.\n\n:::annex[A]\n1. First.\n:::',
      ['1. p1', 'Annex annex1', '1. annex1-p1'],
    ],
    [
      'of two annexes has Roman numbers',
      'declaration',
      '1. One.\n\n:::annex[A]\nText.\n:::\n\n:::annex[B]\nText.\n:::',
      ['1. p1', 'Annex I annex1', 'Annex II annex2'],
    ],
  ])('%s', (_, kind, source, wanted) => {
    expect(count(source, kind)).toEqual(wanted);
  });

  it('that begins at 1 after a heading is told as begun anew, at another figure as wrong', () => {
    const toldOf = (figure: number) =>
      rulesOf(draftText({ source: `1. One.\n\n2. Two.\n\n# Part\n\n${figure}. Three.`, set: ['title=T'] }).file);
    expect([toldOf(1), toldOf(3), toldOf(5)]).toEqual([['numbering-restart'], [], ['item-number']]);
  });

  it('of title notes repeats the last mark when the language has no more', () => {
    const stars = [1, 2, 3, 4, 5].map((length) => '*'.repeat(length));
    const source = `# T${stars.map((star) => `[^${star}]`).join('')}\n\nText.\n\n${stars.map((star) => `[^${star}]: Note.`).join('\n\n')}`;
    const { draft } = draftText({ source });
    expect(draft?.document.notes.map(({ mark }) => mark)).toEqual(['*', '**', '***', '****', '*****']);
  });
});

describe('labels and names', () => {
  it('are figures where a count is beyond what can be written', () => {
    expect([0, 1, 3999, 4000].map(lowerRoman)).toEqual(['0', 'i', 'mmmcmxcix', '4000']);
    expect([0, 9999, 10_000].map(chineseNumber)).toEqual(['0', '九千九百九十九', '10000']);
  });

  it('are literal beyond the end of a series of the language’s own, and where Word has no such numbering', () => {
    const level = { format: 'own', label: '({})', cited: '({})', word: 'hebrew1' };
    const words = { series: { own: ['a', 'b'] }, alternative: '{number} {alternative}' };
    const literal = (number: number, word = level.word) => makeLabel([number], { ...level, word }, words).literal;
    expect([literal(1), literal(2), literal(3), literal(1, 'none')]).toEqual([false, false, true, true]);
  });

  it('give way to those that an author took', () => {
    const free = openRegister(['p3', 'p3-x2']);
    expect(['p1', 'p3', 'p3', 'p1'].map(free)).toEqual(['p1', 'p3-x3', 'p3-x4', 'p1-x2']);
  });

  it('are told apart by fingerprints however often the same words stand there', () => {
    const fingerprint = openFingerprints();
    const all = Array.from({ length: 600 }, () => fingerprint([{ type: 'text', value: 'The same.' }]));
    expect(new Set(all).size).toBe(600);
  });
});
