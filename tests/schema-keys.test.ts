/** What a value should have been, in words for people, and the keys that there are at its place. */

import { describe, expect, it } from 'vitest';
import { readSession } from '../src/read/read-session.js';
import { sourceFile } from '../src/report/source-file.js';
import { draftText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

function told(front: string): string[] {
  const source = `---\ndelegation: PE\ndelivered: 2027-05-18\n${front}\n---\n\nText.\n`;
  const { file } = draftText({ source, kind: 'statement' });
  return messagesOf(file).map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

describe('fields', () => {
  it.each([
    ['speaker: {name: A, titel: B}', '4:20 Unexpected key `speaker.titel`, expected `title`'],
    ['speaker: {name: A, phone: B}', '4:20 Unexpected key `speaker.phone`, expected one of `name`, `title`, `of`'],
    [
      'speaker: {title: A}',
      '4:10 Unexpected `speaker` without `name`, expected text (in quotation marks where it looks like a number)',
    ],
    [
      'topic: 2030',
      '4:8 Unexpected value `2030` of `topic`, expected text (in quotation marks where it looks like a number)',
    ],
    ['deliveryNote: yes', '4:15 Unexpected value `yes` of `deliveryNote`, expected `true` or `false`'],
    ['original: English', '4:11 Unexpected value `English` of `original`, expected a language by its tag, as `fr`'],
    ['keywords: water', '4:11 Unexpected value `water` of `keywords`, expected a list'],
  ])('%s', (front, wanted) => expect(told(front)).toEqual([wanted]));
});

describe('a session', () => {
  function session(text: string) {
    const file = sourceFile({ path: 'session.yaml', value: text });
    const fields = readSession(file, []);
    return { fields, told: messagesOf(file).map(({ line, column, reason }) => `${line}:${column} ${reason}`) };
  }

  it('is asked for what it lacks, and its keys are suggested at any depth', () => {
    expect(session('items: [{nunber: 1, title: {en: One}}]\n').told).toEqual([
      '1:1 Unexpected file without `title`, expected a map of keys',
      '1:9 Unexpected `items.0` without `number`, expected a number, or text (in quotation marks where it looks like a number)',
      '1:10 Unexpected key `items.0.nunber`, expected `number`',
    ]);
    expect(session('title: {en: One}\ntimeZone: Europe/Zurch\n').told).toEqual([
      '2:11 Unexpected value `Europe/Zurch` of `timeZone`, expected a time zone by its IANA name (`Europe/Zurich`)',
    ]);
  });

  it('is read with a value that may be cut, which is told', () => {
    const { fields, told } = session('title: {en: One}\nsymbolPrefix: CML #2\n');
    expect(fields).toBeDefined();
    expect(told).toHaveLength(1);
  });
});
