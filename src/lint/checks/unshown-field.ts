/** Fields that no page shows. */
import { checkOf } from './check.js';

/** A title that is composed of the speaker's name. */
const BY = /\{label\.statementBySpeaker/;

/** The line that would name the speaker is the title's; words of the author's own take its place. */
export const unshownSpeaker = checkOf('unshown-field', (_document, { fields, kind, whereSaid }) => {
  const { title, speaker } = fields;
  const isTitled = kind.head.some(
    ({ block, text }) => block === 'title' && [text].flat().some((one) => BY.test(one ?? '')),
  );
  if (title === undefined || speaker === undefined || !isTitled) return [];
  return [
    {
      place: whereSaid(speaker.name),
      found: `speaker \`${speaker.name}\` beside a \`title\``,
      expected: '`topic:` for what the statement is about; the title then names the speaker',
      help: 'With a title of its own the statement names its speaker nowhere.',
    },
  ];
});
