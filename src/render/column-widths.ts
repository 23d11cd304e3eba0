/** How columns of a table share the measure, in all formats that make pages. */

/** What a column asks for, in any unit: its longest word, and all that it holds on one line. */
export interface AskedWidth {
  least: number;
  most: number;
}

/**
 * Widths that fill the measure, in its unit: as wide as their words where all have room; else each at least as wide as its
 * longest word, short columns on one line, and the rest shared by what the others hold.
 */
export function shareMeasure(measure: number, asked: readonly AskedWidth[]): number[] {
  const least = sumOf(asked, 'least');
  const most = sumOf(asked, 'most');
  if (least >= measure) return asked.map((one) => (one.least * measure) / least);
  if (most <= measure) return asked.map((one) => (one.most * measure) / most);
  const long = longColumns(asked, measure);
  const room = measure - most + sumOf(long, 'most');
  // Where words are long, short columns have to give way.
  const [shared, free] = sumOf(long, 'least') <= room ? [long, room] : [asked, measure];
  const share = (free - sumOf(shared, 'least')) / (sumOf(shared, 'most') - sumOf(shared, 'least'));
  return asked.map((one) => (shared.includes(one) ? one.least + (one.most - one.least) * share : one.most));
}

/** Columns that hold more than their part of the measure, when those that hold less have what they ask for. */
function longColumns(asked: readonly AskedWidth[], measure: number): readonly AskedWidth[] {
  const part = measure / Math.max(1, asked.length);
  const long = asked.filter((one) => one.most > part);
  if (long.length === asked.length) return asked;
  return longColumns(long, measure - sumOf(asked, 'most') + sumOf(long, 'most'));
}

function sumOf(asked: readonly AskedWidth[], key: keyof AskedWidth): number {
  return asked.reduce((sum, one) => sum + one[key], 0);
}
