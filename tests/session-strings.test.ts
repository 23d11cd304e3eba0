/** What a document has of its session and of its own fields is shown, or its author is told. */

import { describe, expect, it } from 'vitest';
import type { Session } from '../src/templates/fields.js';
import { finishText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

const SESSION: Session = {
  title: { en: 'A meeting', fr: 'Une réunion' },
  items: [{ number: 4, title: { en: 'Lakes' } }],
};

function told(lines: string, kind = 'note', language = 'en') {
  const source = `---\nengross: 1\n${lines}---\n\n1. Text.\n`;
  const { file } = finishText({ source, kind, language, session: SESSION });
  return messagesOf(file).map((one) => `${one.line}:${one.column} ${one.ruleId} ${saidOf(one)}`);
}

describe('the item of the agenda', () => {
  it('is one that the session has', () => {
    expect(told('title: One\nitem: 4\n')).toEqual([]);
    expect(told('title: One\nitem: 33\n')).toEqual(['4:7 agenda-item session.yaml has no agenda item `33` · it has 4']);
  });

  it('has its title in the language of the document', () => {
    expect(told('title: Un\nitem: 4\n', 'note', 'fr')).toEqual([
      '1:1 missing-translation session.yaml has no title of item 4 in fr · write `title: {fr: …}` there',
    ]);
  });
});

describe('a point of a corrigendum', () => {
  const point = (words: string) =>
    told(`title: One\nsymbol: A/1/Corr.1\ncorrects: A/1\ncorrections: [{where: Paragraph 1${words}}]\n`, 'corrigendum');

  it.each([', for: a, read: b', ', for: a', ', read: b', ', text: Delete it'])('may say%s', (words) => {
    expect(point(words)).toEqual([]);
  });

  it.each(['', ', for: a, text: b'])('that would lose words is an error: %s', (words) => {
    expect(point(words)).toEqual([
      '6:15 field `corrections.0` has the wrong content · write what is corrected: `for` and `read`, one of them, or `text` alone',
    ]);
  });
});
