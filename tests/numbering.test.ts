/** Large and crooked texts: right output or a clear error, in linear time. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../src/render/index.js';
import { draftText, finishText, mendText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';

const CCM = join(import.meta.dirname, '../../shared/corpus/treaties/ccm-en.split.md');

function declaration(count: number): string {
  return `The Parties,\n\n${Array.from({ length: count }, (_, index) => `${index + 1}. Decide on matter ${index + 1};`).join('\n\n')}\n`;
}

describe('numbering', () => {
  it('counts five thousand operative paragraphs, each under its own number, and sets them in time', async () => {
    const { draft } = finishText({ source: declaration(5000), set: ['title=T'] });
    if (draft === undefined) throw new Error('No draft');
    const html = new TextDecoder().decode(await formats.html.render(draft.document, resourcesFor(draft)));
    expect([...html.matchAll(/class="label"[^>]*>(\d+)\.</g)].map((match) => Number(match[1]))).toEqual(
      Array.from({ length: 5000 }, (_, index) => index + 1),
    );
    const pdf = await formats.pdf.render(draft.document, resourcesFor(draft));
    expect(pdf.length).toBeGreaterThan(100_000);
  }, 60_000);

  it('reads thousands of lists between paragraphs, of quotations and of notes', () => {
    // With a parser that copies what is read at the end of each, this takes minutes.
    const { file } = draftText({
      source: Array.from({ length: 2000 }, (_, index) => `${index + 1}. One.[^${index}]\n\nTwo.\n\n> Three.`)
        .concat(Array.from({ length: 2000 }, (_, index) => `[^${index}]: Note.`))
        .join('\n\n'),
      set: ['title=T'],
    });
    expect(messagesOf(file).map(String)).toEqual([]);
  });

  it('cuts a word longer than a page in time', async () => {
    const { draft } = finishText({ source: `One ${'x'.repeat(20_000)} two.`, set: ['title=T'] });
    if (draft === undefined) throw new Error('No draft');
    expect((await formats.pdf.render(draft.document, resourcesFor(draft))).length).toBeGreaterThan(10_000);
  });

  it('keeps the labels of an adopted text as they were written', () => {
    const { draft } = finishText({
      source: '1. One.\n\n3. Three.\n\n7. Seven.',
      set: ['title=T', 'labels=as-written'],
    });
    const labels = (draft?.document.children ?? []).flatMap((block) =>
      block.type === 'clause' ? [block.label?.text] : [],
    );
    expect(labels).toEqual(['1.', '3.', '7.']);
  });

  it('leaves one operative paragraph of a resolution without number', () => {
    const { draft } = finishText({
      source: 'The Council,\n\nRecalling all,\n\n1. Decides;',
      kind: 'resolution',
      set: ['title=T'],
    });
    const clause = draft?.document.children.find((block) => block.type === 'clause');
    expect(clause?.type === 'clause' ? clause.label : 'none').toBeUndefined();
  });

  it.skipIf(!existsSync(CCM))(
    'reports the typed labels of a scanned convention, and the items that its paragraphs swallowed',
    () => {
      const { file } = finishText({ source: readFileSync(CCM, 'utf8'), kind: 'treaty' });
      const typed = messagesOf(file).filter(({ ruleId }) => ruleId === 'typed-label');
      // One diagnostic for all: 76 lines that begin with a letter or Roman number, and more "2." and "3." inside paragraphs.
      expect(typed.map(({ reason }) => Number(/(\d+) labels/.exec(reason)?.[1]) >= 86)).toEqual([true]);
      expect(messagesOf(file).every((message) => (message.line ?? 0) > 0)).toBe(true);
      // What is fixed is sure: the scan has `1)` for `l)`, so that `m)`, `n)` and the numbers after them are left to the author.
      const mended = mendText({ source: readFileSync(CCM, 'utf8'), kind: 'treaty' });
      const left = messagesOf(draftText({ source: mended, kind: 'treaty' }).file).filter(
        ({ ruleId }) => ruleId === 'typed-label',
      );
      expect(left.map((message) => /label `(.*?)`/.exec(message.reason)?.[1])).toEqual(['m)', 'n)', '2.', '3.']);
    },
  );
});
