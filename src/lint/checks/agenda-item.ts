/** The item of the agenda that a document says it belongs to. */
import { checkOf } from './check.js';

export const unknownItem = checkOf('agenda-item', (_document, { fields: { item }, session, whereSaid }) => {
  const items = session?.items?.map(({ number }) => String(number)) ?? [];
  const place = whereSaid(String(item));
  // Translations inherit the item: it is reported where it is written.
  if (item === undefined || place === undefined || items.length === 0 || items.includes(String(item))) return [];
  return [{ place, message: `session.yaml has no agenda item \`${item}\``, help: `it has ${items.join(', ')}` }];
});
