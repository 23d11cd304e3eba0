/** Which documents stay out of the lists of their session: the restricted ones, and those that are under embargo. */

import { describe, expect, it } from 'vitest';
import { draftDocument } from '../src/compile.js';
import { sourceFile } from '../src/report/source-file.js';
import { house } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

function isClosed(front: string, day?: string): boolean | undefined {
  const kind = front.includes('delivered') ? 'kind: statement\ndelegation: PE\n' : 'kind: note\ntitle: One\n';
  const source = `---\n${kind}${front}---\n\nText.\n`;
  const file = sourceFile({ path: 'en.md', value: source });
  const [draft] = draftDocument(
    {
      id: 'text',
      sessionId: undefined,
      session: undefined,
      versions: [{ file, language: 'en', wanted: true }],
      kind: undefined,
      set: [],
      variant: 'circulation',
      formats: ['html'],
      undated: '2027-01-01',
      day,
      generator: 'engross test',
    },
    house,
  );
  expect(messagesOf(file).map(String)).toEqual([]);
  return draft?.listing.closed;
}

const MOMENT = 'delivered: 2027-05-18\nembargo: 2027-05-18T10:00:00+02:00\n';
const DELIVERY = 'delivered: 2027-05-18\nembargo: delivery\n';

describe('a document', () => {
  it.each<[what: string, front: string, day: string | undefined, closed: boolean]>([
    ['without embargo is open', 'delivered: 2027-05-18\n', undefined, false],
    ['that is restricted is closed', 'distribution: restricted\n', '2027-05-19', true],
    ['of limited distribution is open', 'distribution: limited\n', undefined, false],
    ['under embargo is closed when no day is said', MOMENT, undefined, true],
    ['is closed on the day before', MOMENT, '2027-05-17', true],
    ['is closed on the day itself, of which nobody knows the hour', MOMENT, '2027-05-18', true],
    ['is open on the day after', MOMENT, '2027-05-19', false],
    ['under embargo until delivery is closed when no day is said', DELIVERY, undefined, true],
    ['under embargo until delivery is closed on that day', DELIVERY, '2027-05-18', true],
    ['under embargo until delivery is open on the day after', DELIVERY, '2027-05-19', false],
  ])('%s', (_, front, day, closed) => {
    expect(isClosed(front, day)).toBe(closed);
  });
});
