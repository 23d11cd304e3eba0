/** What two lists have in common in the same order: the longest common subsequence. */

/** Cells of the table of lengths (four bytes each) beyond which nothing is looked for between the common ends. */
const MOST_CELLS = 16_000_000;

/** Pairs of equal values in the same order, as many as can be. */
export function longestCommon(one: readonly string[], other: readonly string[]): [number, number][] {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const inner = commonInside(one.slice(head, one.length - tail), other.slice(head, other.length - tail));
  return [
    ...Array.from({ length: head }, (_, index): [number, number] => [index, index]),
    ...inner.map(([a, b]): [number, number] => [a + head, b + head]),
    ...Array.from({ length: tail }, (_, index): [number, number] => [
      one.length - tail + index,
      other.length - tail + index,
    ]),
  ];
}

function commonInside(one: readonly string[], other: readonly string[]): [number, number][] {
  // Texts so long that are all new have nothing in common worth so much memory.
  if (one.length * other.length > MOST_CELLS) return [];
  const width = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      const at = row * width + column;
      longest[at] =
        one[row] === other[column]
          ? 1 + (longest[at + width + 1] ?? 0)
          : Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    const at = row * width + column;
    if (one[row] === other[column]) pairs.push([row++, column++]);
    else if ((longest[at + width] ?? 0) >= (longest[at + 1] ?? 0)) row++;
    else column++;
  }
  return pairs;
}
