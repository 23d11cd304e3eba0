/** What a value should have been, in words for people, and the keys that there are at its place. */

import { describe, expect, it } from 'vitest';
import { readSession } from '../src/read/read-session.js';
import { sourceFile } from '../src/report/source-file.js';
import { draftText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

function told(front: string): string[] {
  const source = `---\ndelegation: PE\ndelivered: 2027-05-18\n${front}\n---\n\nText.\n`;
  const { file } = draftText({ source, kind: 'statement' });
  return messagesOf(file).map((one) => `${one.line}:${one.column} ${saidOf(one)}`);
}

describe('fields', () => {
  it.each([
    ['speaker: {name: A, titel: B}', '4:20 `speaker.titel` is not a field here · did you mean `title`?'],
    ['speaker: {name: A, phone: B}', '4:20 `speaker.phone` is not a field here · write one of `name`, `title`, `of`'],
    [
      'speaker: {title: A}',
      '4:10 `speaker` needs `name` · write text (in quotation marks where it looks like a number)',
    ],
    ['topic: 2030', '4:8 `topic` cannot be `2030` · write text (in quotation marks where it looks like a number)'],
    ['deliveryNote: yes', '4:15 `deliveryNote` cannot be `yes` · write `true` or `false`'],
    ['original: English', '4:11 `original` cannot be `English` · write a language by its tag, as `fr`'],
    ['keywords: water', '4:11 `keywords` cannot be `water` · write a list: `[first, second]`'],
  ])('%s', (front, wanted) => expect(told(front)).toEqual([wanted]));
});

describe('a session', () => {
  function session(text: string) {
    const file = sourceFile({ path: 'session.yaml', value: text });
    const fields = readSession(file, []);
    return { fields, told: messagesOf(file).map((one) => `${one.line}:${one.column} ${saidOf(one)}`) };
  }

  it('is asked for what it lacks, and its keys are suggested at any depth', () => {
    expect(session('items: [{nunber: 1, title: {en: One}}]\n').told).toEqual([
      '1:1 this file needs `title` · write fields below it, each indented by 2 spaces',
      '1:9 `items.0` needs `number` · write a number, or text (in quotation marks where it looks like a number)',
      '1:10 `items.0.nunber` is not a field here · did you mean `number`?',
    ]);
    expect(session('title: {en: One}\ntimeZone: Europe/Zurch\n').told).toEqual([
      '2:11 `timeZone` cannot be `Europe/Zurch` · write a time zone by its IANA name (`Europe/Zurich`)',
    ]);
  });

  it('is read with a value that may be cut, which is told', () => {
    const { fields, told } = session('title: {en: One}\nsymbolPrefix: CML #2\n');
    expect(fields).toBeDefined();
    expect(told).toHaveLength(1);
  });
});
