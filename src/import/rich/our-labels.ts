/** Labels that engross wrote as text, where Word cannot count in the letters of a language: (أ), 一. */
import type { Change } from '../imported.js';
import type { RichBlock, RichParagraph } from './rich-document.js';

const CLAUSE = /^(?:operative|numbered) ([1-5])(?: (bis|ter|quater))?\b/;

/** The blocks with such labels as labels, and the alternatives (3 bis) with their names. */
export function withOurLabels(blocks: readonly RichBlock[], changes: Change[]): RichBlock[] {
  const counts: number[] = [];
  return blocks.map((block) => {
    if (block.type !== 'paragraph') return block;
    const clause = CLAUSE.exec(block.style);
    if (clause === null)
      return block.role === 'heading' ? withoutWrittenLabel(block, changes) : restarted(block, counts);
    const depth = Number(clause[1]) - 1;
    const own = withoutWrittenLabel(block, changes);
    const isUnlabelled = own === block && block.label === undefined;
    if (isUnlabelled) return block;
    const alternative = clause[2];
    if (alternative === undefined) {
      counts.length = Math.min(counts.length, depth + 1);
      const start = block.label?.depth === depth ? block.label.count - 1 : (counts[depth] ?? 0);
      counts[depth] = start + 1;
    }
    const count = Math.max(1, counts[depth] ?? 1);
    return {
      ...own,
      label: {
        list: 'ours',
        depth,
        format: 'number',
        text: `${count}.`,
        count,
        ...(alternative === undefined ? {} : { alternative }),
      },
    };
  });
}

/** Each annex counts from 1. */
function restarted(block: RichParagraph, counts: number[]): RichParagraph {
  if (block.role === 'annex' || block.role === 'annex-title') counts.length = 0;
  return block;
}

/** Takes a label and the tab behind it off the words. */
function withoutWrittenLabel(block: RichParagraph, changes: Change[]): RichParagraph {
  const tab = block.runs.findIndex(({ text }) => text === '\t');
  const from = tab === 0 ? block.runs.findIndex(({ text }, index) => index > 0 && text === '\t') : tab;
  const label = block.runs
    .slice(0, Math.max(0, from))
    .map(({ text }) => text)
    .join('')
    .trim();
  if (from <= 0 || label === '' || label.length > 24) return block;
  changes.push({ reason: 'label', line: block.line, before: label, after: '' });
  return { ...block, runs: block.runs.slice(from + 1) };
}
