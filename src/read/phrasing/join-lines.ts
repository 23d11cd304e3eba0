/** Lines of the source become one line of the document. */
import type { Phrasing, Text } from '../../tree/phrasing.js';

/** Han characters, kana and the punctuation that goes with them: no space stands between two of these. */
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60\u2014\u2026\u201c\u201d\u2018\u2019]/u;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/**
 * Makes every soft line end a space, or nothing between two Han characters; runs of spaces and tabs become one space.
 * Emphasis, notes and references between two texts do not hide what stands on their other side.
 */
export function joinLines(nodes: Phrasing[]): Phrasing[] {
  const texts: Text[] = [];
  const walls = new Set<Text>();
  collect(nodes, texts, walls);
  const values = texts.map((text) => text.value);
  texts.forEach((text, index) => {
    const before = index === 0 || walls.has(text) ? '' : (values[index - 1] ?? '');
    const next = texts[index + 1];
    const after = next === undefined || walls.has(next) ? '' : next.value;
    text.value = joined(text.value, before, after);
  });
  trimEnds(nodes, texts);
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

/** Texts in order; a text after a break or an image begins anew. */
function collect(nodes: readonly Phrasing[], texts: Text[], walls: Set<Text>): void {
  let wall = false;
  for (const node of nodes) {
    const first = texts.length;
    if (node.type === 'text') texts.push(node);
    else if ('children' in node) collect(node.children, texts, walls);
    const begun = texts[first];
    if (wall && begun !== undefined) walls.add(begun);
    wall = node.type === 'break' || node.type === 'image' || (wall && begun === undefined);
  }
}

function joined(value: string, before: string, after: string): string {
  const spaced = /\t| {2}/.test(value) ? value.replace(/[ \t]+/g, ' ') : value;
  if (!/[\n\r]/.test(spaced)) return spaced;
  const lines = spaced.replace(/ ?(?:\r\n|\n|\r) ?/g, '\n');
  return lines.replace(/\n/g, (_, at: number) => {
    const left = lastCharacter(lines.slice(Math.max(0, at - 2), at)) || lastCharacter(before.trimEnd().slice(-2));
    const right = firstCharacter(lines.slice(at + 1, at + 3)) || firstCharacter(after.trimStart().slice(0, 2));
    const joins =
      (HAN.test(left) && (CJK.test(right) || right === '')) || (HAN.test(right) && (CJK.test(left) || left === ''));
    return joins ? '' : ' ';
  });
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? '';
}

function firstCharacter(text: string): string {
  return [...text][0] ?? '';
}

/** Spaces of every width: at the edges of a paragraph they are typed indents, which the styles make. */
const LEADING = /^[ \n\u00a0\u2000-\u200a\u202f\u3000]+/;
const BLANK = /[ \n\u00a0\u2000-\u200a\u202f\u3000]/;

function trimEnds(nodes: Phrasing[], texts: Text[]): void {
  const first = texts[0];
  const last = texts.at(-1);
  if (first !== undefined && nodes[0] === first) first.value = first.value.replace(LEADING, '');
  if (last !== undefined && nodes.at(-1) === last) last.value = withoutTrailing(last.value);
}

function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
