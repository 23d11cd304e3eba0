/** How columns of a table share the measure, in all formats that make pages. */

/** What a column asks for, in any unit. */
export interface AskedWidth {
  /** Its longest word. */
  least: number;
  /** All that it holds, on one line. */
  most: number;
  /** Its longest figure, which is not cut as long as there is any other way; a word may have to be. */
  firm?: number;
}

/**
 * Widths that fill the measure, in its unit: as wide as their words where all have room; else each at least as wide as its
 * longest word, short columns on one line, and the rest shared by what the others hold.
 */
export function shareMeasure(measure: number, asked: readonly AskedWidth[]): number[] {
  const least = sumOf(asked, 'least');
  const most = sumOf(asked, 'most');
  if (least >= measure) return narrowed(measure, asked);
  if (most <= measure) return asked.map((one) => (one.most * measure) / most);
  const long = longColumns(asked, measure);
  const room = measure - most + sumOf(long, 'most');
  // Where words are long, short columns have to give way.
  const [shared, free] = sumOf(long, 'least') <= room ? [long, room] : [asked, measure];
  const share = (free - sumOf(shared, 'least')) / (sumOf(shared, 'most') - sumOf(shared, 'least'));
  return asked.map((one) => (shared.includes(one) ? one.least + (one.most - one.least) * share : one.most));
}

/** True where columns cannot all be as wide as their longest words. */
export function isTooWide(measure: number, asked: readonly AskedWidth[]): boolean {
  return sumOf(asked, 'least') > measure;
}

/** Where words have to be cut: figures keep their width, and the longest words give way to one width for all. */
function narrowed(measure: number, asked: readonly AskedWidth[]): number[] {
  const firm = asked.map(({ firm: own = 0, least }) => Math.min(own, least));
  const held = firm.reduce((sum, width) => sum + width, 0);
  if (held >= measure) return firm.map((width) => (width * measure) / held);
  const widthsAt = (limit: number) => asked.map(({ least }, at) => Math.min(least, Math.max(firm[at] ?? 0, limit)));
  let [from, to] = [0, Math.max(...asked.map(({ least }) => least))];
  // Halved until no unit of any format is left between the two.
  for (let step = 0; step < 60; step++) {
    const middle = (from + to) / 2;
    if (widthsAt(middle).reduce((sum, width) => sum + width, 0) > measure) to = middle;
    else from = middle;
  }
  return widthsAt(from);
}

/** Columns that hold more than their part of the measure, when those that hold less have what they ask for. */
function longColumns(asked: readonly AskedWidth[], measure: number): readonly AskedWidth[] {
  const part = measure / Math.max(1, asked.length);
  const long = asked.filter((one) => one.most > part);
  if (long.length === asked.length) return asked;
  return longColumns(long, measure - sumOf(asked, 'most') + sumOf(long, 'most'));
}

function sumOf(asked: readonly AskedWidth[], key: 'least' | 'most'): number {
  return asked.reduce((sum, one) => sum + one[key], 0);
}

/** A figure, a code or a symbol: two halves of it would be read as two. */
export function isFigure(word: string): boolean {
  return /\p{Nd}/u.test(word) && [...word].length <= LONGEST_FIGURE;
}

/** Signs beyond which a word with figures in it is an address. */
const LONGEST_FIGURE = 24;
