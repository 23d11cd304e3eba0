/** Emphasis that a design sets: opening words, and labels inside of emphasis. */

const OPENING = /^([\ue010\ue012]+)([^\ue010-\ue018]+)([\ue011\ue013]+)/;
const LABEL = /^([\ue010\ue012]+)((?:\d{1,3}[.)]|[(（][\p{Ll}\d]{1,5}[)）]|[•‣▪●◦■])\s*)/u;

/** The text without emphasis on its opening words (*Recalling*), and with a typed label before the emphasis. */
export function withoutOpener(text: string, openers: ReadonlySet<string>): string {
  const moved = text.replace(LABEL, '$2$1');
  const label = /^(?:\d{1,3}[.)]|[(（][\p{Ll}\d]{1,5}[)）])\s*/u.exec(moved)?.[0] ?? '';
  const rest = moved.slice(label.length);
  const words = OPENING.exec(rest)?.[2]?.replace(/[,\s]+$/, '');
  return words !== undefined && openers.has(words) ? label + rest.replace(OPENING, '$2') : moved;
}
