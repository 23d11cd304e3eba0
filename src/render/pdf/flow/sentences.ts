/** Where a text may be parted between sentences. */
import type { FlowText } from './flow.js';
import type { Run } from './runs.js';

/**
 * The end of a sentence with its quotation marks, and the plain space after it (a title, a name or a date is tied with
 * another). The full stop after an initial (`J. Roe`) ends none.
 */
const SENTENCE_END = /(?<!(?<![\p{L}\p{N}])\p{Lu}(?=\.))[.!?؟…]["'”’»)\]]*(?: +|$)|[。！？]["'”’»）」』]*/gu;

/** Two texts of one, the first ending with the last sentence that ends within its first `held` characters; undefined when none does. */
export function partAtSentence(text: FlowText, held: number): [FlowText, FlowText] | undefined {
  const whole = text.runs.map((run) => run.text).join('');
  const ends = [...whole.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length);
  const at = ends.findLast((end) => end <= held && end < whole.length);
  if (at === undefined) return undefined;
  const rest = { label: undefined, first: 0, places: [], outline: undefined, before: 0, newPage: true };
  return [
    { ...text, runs: cutRuns(text.runs, 0, at), after: 0, keepWithNext: false },
    { ...text, ...rest, runs: cutRuns(text.runs, at, whole.length) },
  ];
}

function cutRuns(runs: readonly Run[], from: number, to: number): Run[] {
  let start = 0;
  return runs.flatMap((run) => {
    const begin = start;
    start += run.text.length;
    const text = run.text.slice(Math.max(0, from - begin), Math.max(0, to - begin));
    return text === '' ? [] : [{ ...run, text }];
  });
}
