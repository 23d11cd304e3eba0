/** What is suggested for a delegation that the house list does not have. */

import { describe, expect, it } from 'vitest';
import { draftText, finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

function told(delegation: string, language = 'en'): string[] {
  const source = `---\ndelegation: ${delegation}\ndelivered: 2027-05-19\n---\n\nHello.\n`;
  const given = { source, kind: 'statement', language };
  const { file } = draftText(given).file.diagnostics.length > 0 ? draftText(given) : finishText(given);
  return messagesOf(file).map(({ note }) => /^write (.*), or add the name/.exec(note ?? '')?.[1] ?? '');
}

describe('a delegation that has no name', () => {
  it.each([
    ['pe', '`PE` (Peru)'],
    ['Perú', '`PE` (Peru)'],
    ['per', '`PE` (Peru)'],
    ['Republic of Peru', '`PE` (Peru)'],
    ['Perru', '`PE` (Peru)'],
    ['UK', '`GB` (United Kingdom of Great Britain and Northern Ireland)'],
    ['United Kingdom', '`GB` (United Kingdom of Great Britain and Northern Ireland)'],
    ['DRC', '`CD` (Democratic Republic of the Congo)'],
    ['Korea', '`KP` (Democratic People’s Republic of Korea), `KR` (Republic of Korea)'],
    ['European Union', 'an ISO 3166 code, such as `PE`'],
    ['XQ', 'an ISO 3166 code, such as `PE`'],
  ])('%s', (delegation, wanted) => expect(told(delegation)).toEqual([wanted]));

  it('is looked for among the names of the language', () => {
    expect(told('Peru', 'fr')).toEqual(['`PE` (Pérou)']);
    expect(told('Peru', 'ru')).toEqual(['an ISO 3166 code, such as `PE`']);
  });
});
