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
      message: `the speaker \`${speaker.name}\` is not printed, since the statement has a \`title\``,
      help: 'write `topic: …` in place of `title: …`; the title then names the speaker',
    },
  ];
});
