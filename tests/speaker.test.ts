/** The speaker of a statement is named on its page, or its author is told. */

import { describe, expect, it } from 'vitest';
import { plainText } from '../src/tree/text.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

function read(lines: string, language = 'en') {
  const source = `---\ndelegation: PE\ndelivered: 2027-05-18\n${lines}---\n\nText.\n`;
  const { file, draft } = finishText({ source, kind: 'statement', language });
  return {
    text: plainText(draft?.document.children ?? []),
    told: messagesOf(file).map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`),
  };
}

describe('the speaker', () => {
  it.each([
    ['en', 'Statement by Ana Díaz'],
    ['fr', 'Déclaration prononcée par Ana Díaz'],
    ['zh', 'Ana Díaz的发言'],
  ])('without a title of office is named all the same (%s)', (language, wanted) => {
    const { text, told } = read('speaker: {name: Ana Díaz}\n', language);
    expect(text).toContain(wanted);
    expect(told).toEqual([]);
  });

  it('is told where a title takes the place of the line that names her', () => {
    expect(read('title: Water\nspeaker: {name: Ana Díaz, title: Ambassador}\n').told).toEqual(['5:17 unshown-field']);
    expect(read('topic: Water\nspeaker: {name: Ana Díaz, title: Ambassador}\n').told).toEqual([]);
  });
});
