/** The calendar beside an announcement, read by a library that is not ours: valid by RFC 5545, its dates as they were written. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/build/workers/calendar.js';
import { folderWith } from '../support/cli.js';
import { finishText } from '../support/compiling.js';

const PYTHON = '/usr/bin/python3';
const READ = `
import json, sys, vobject
found = []
for path in sys.argv[1:]:
    calendar = vobject.readOne(open(path, newline='', encoding='utf-8').read())
    calendar.validate(raiseException=True)
    event = calendar.vevent
    found.append({key: str(getattr(event, key).value) for key in ('uid', 'dtstart', 'dtend', 'status', 'sequence', 'summary', 'location')})
print(json.dumps(found))
`;

function present(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import vobject'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const skipped = !present();
if (skipped) console.warn('python3-vobject is not here: calendars are not validated by it.');

const EVENTS: [event: string, language: string][] = [
  ['start: 2027-05-18, end: 2027-05-20, venue: "Hall; room 1, left"', 'en'],
  ['start: 2028-02-29, status: tentative, venue: "会议大厦"', 'zh'],
  ['start: 2027-12-31, end: 2028-01-01, status: cancelled, sequence: 3, venue: "دار الاجتماعات"', 'ar'],
  ['start: "2027-05-18T10:00:00+02:00", end: "2027-05-18T12:30:00+02:00", venue: Palais', 'fr'],
];

const made = folderWith({});
afterAll(() => made.done());

describe.skipIf(skipped)('calendars read by vobject', () => {
  it('are valid, and say the days and hours of the meeting', () => {
    const paths = EVENTS.map(([event, language], index) => {
      const source = `---\nkind: announcement\ntitle: Information\nissued: 2027-03-01\nmeeting: The Meeting\nevent: {${event}}\n---\n\n.\n`;
      const { draft } = finishText({ source, kind: 'announcement', language });
      const path = join(made.folder, `${index}.ics`);
      writeFileSync(path, (draft && calendarOf(draft.document.meta, 'session')) ?? '');
      return path;
    });
    const read = JSON.parse(execFileSync(PYTHON, ['-c', READ, ...paths], { encoding: 'utf8' }));
    expect(read).toMatchObject([
      {
        dtstart: '2027-05-18',
        dtend: '2027-05-21',
        status: 'CONFIRMED',
        sequence: '0',
        location: 'Hall; room 1, left',
      },
      { dtstart: '2028-02-29', dtend: '2028-03-01', status: 'TENTATIVE', location: '会议大厦' },
      { dtstart: '2027-12-31', dtend: '2028-01-02', status: 'CANCELLED', sequence: '3', location: 'دار الاجتماعات' },
      { dtstart: '2027-05-18 08:00:00+00:00', dtend: '2027-05-18 10:30:00+00:00', summary: 'The Meeting' },
    ]);
    // The same document is the same event, whatever its language and issue.
    expect(new Set(read.map(({ uid }: { uid: string }) => uid)).size).toBe(1);
  });
});
