/** What session.yaml says, in the language of a document. */
import type { ShapeContext } from '../../context.js';
import { report } from '../../report/report.js';
import type { Language } from '../../templates/language.js';

type SessionText = 'organisation' | 'body' | 'title' | 'place' | 'mark' | 'venue' | 'address';

/** A session's string in a language; one that the session has in others only is an error. */
export function ofSession(key: SessionText, context: ShapeContext, language: Language): string | undefined {
  const texts = context.session?.[key];
  const text = texts?.[language.tag];
  if (texts === undefined || text !== undefined) return text;
  reportUntranslated(`\`${key}\``, key, context, language);
  return undefined;
}

/** Title of the document's agenda item; one that the session has in other languages only is an error. */
export function itemTitle(context: ShapeContext, language: Language): string | undefined {
  const { fields, session } = context;
  const item = session?.items?.find(({ number }) => String(number) === String(fields.item));
  const title = item?.title[language.tag];
  if (item !== undefined && title === undefined)
    reportUntranslated(`title of item ${item.number}`, 'title', context, language);
  return title;
}

/** Reports it once for a version: a text is printed in many places. */
function reportUntranslated(what: string, key: string, { file }: ShapeContext, { tag }: Language): void {
  const text = `session.yaml has no ${what} in ${tag}`;
  if (file.diagnostics.some(({ message }) => message === text)) return;
  report(file, 'missing-translation', undefined, { message: text, help: `write \`${key}: {${tag}: …}\` there` });
}
