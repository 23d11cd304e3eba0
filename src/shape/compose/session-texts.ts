/** What session.yaml says, in the language of a document. */
import type { ShapeContext } from '../../context.js';
import { report } from '../../message.js';
import type { Language } from '../../templates/language.js';

type SessionText = 'organisation' | 'body' | 'title' | 'place' | 'mark' | 'venue' | 'address';

/** A session's string in a language; one that the session has in others only is an error. */
export function ofSession(key: SessionText, context: ShapeContext, language: Language): string | undefined {
  const texts = context.session?.[key];
  const text = texts?.[language.tag];
  if (texts === undefined || text !== undefined) return text;
  const found = `\`${key}\` of session.yaml without ${language.tag}`;
  if (context.file.messages.some((message) => message.reason.includes(found))) return undefined;
  report(context.file, 'missing-translation', undefined, { found, expected: `\`${key}: {${language.tag}: …}\`` });
  return undefined;
}
