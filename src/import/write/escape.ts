/** Plain text as Markdown that says the same. */

/** Signs that Markdown or the dialect reads inside a line. */
const INLINE: readonly [RegExp, string][] = [
  [/\\(?=[!-/:-@[-`{-~])/g, '\\\\'],
  [/`/g, '\\`'],
  [/\*/g, '\\*'],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/<(?=[\p{L}/!?])/gu, '\\<'],
  [/&(?=#?\w{1,31};)/g, '\\&'],
  [/\[(?=\^)/g, '\\['],
  [/\](?=[([])/g, '\\]'],
  [/\{(?=[#.}])/g, '\\{'],
];

/** What would begin a heading, a quotation, a list, a container, a rule, a table or a typed label. */
const AT_START: readonly [RegExp, string][] = [
  [/^(?=#{1,6}(?:\s|$))/, '\\'],
  [/^(?=[>+|])/, '\\'],
  [/^(?=-(?:\s|$))/, '\\'],
  [/^(?=:{3})/, '\\'],
  [/^(?=(?:-\s?){3,}$|(?:_\s?){3,}$|={2,}$)/, '\\'],
  [/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\'],
  [/^(?=[(（](?:\p{Ll}{1,5}|\d{1,3})[)）])/u, '\\'],
];

/** A paragraph of plain text as Markdown; pairs of `**` stay what they are. */
export function escapeParagraph(text: string): string {
  return escapeStart(escapeInline(text));
}

/** The same without the beginning, for text behind a label. */
export function escapeInline(text: string): string {
  const strong = /\*\*(?=\S)(?:[^*]|\*(?!\*))*?\S\*\*/g;
  let result = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(strong)) {
    result += `${escaped(text.slice(from, index))}**${escaped(found.slice(2, -2))}**`;
    from = index + found.length;
  }
  return result + escaped(text.slice(from));
}

function escaped(text: string): string {
  return INLINE.reduce((now, [find, put]) => now.replace(find, put), text);
}

function escapeStart(text: string): string {
  for (const [find, put] of AT_START) if (find.test(text)) return text.replace(find, put);
  return text;
}
