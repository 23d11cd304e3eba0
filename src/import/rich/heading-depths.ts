/** Which paragraphs are headings, and of which depth: by their style, or by their look. */
import type { Kind } from '../../templates/kind.js';
import { wordsOf } from './masthead.js';
import type { RichBlock, RichParagraph } from './rich-document.js';

const DEEPEST = 5;
/** A line that is longer is a sentence in bold. */
const LONGEST = 120;

/** Depths from 1; the highest heading has depth 1, and headings by look are below those by style. */
export function headingDepths(blocks: readonly RichBlock[], kind: Kind | undefined): Map<RichBlock, number> {
  const styled = blocks.filter(
    (block): block is RichParagraph => block.type === 'paragraph' && block.role === 'heading',
  );
  const least = Math.min(...styled.map(({ depth }) => depth));
  const depths = new Map<RichBlock, number>();
  const canLook = kind === undefined || kind.kind !== 'statement';
  const looks = canLook ? looksOf(blocks) : new Map<RichBlock, number>();
  let above = 0;
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    if (block.role === 'heading') above = block.depth - least + 1;
    const look = looks.get(block);
    if (block.role === 'heading') depths.set(block, Math.min(DEEPEST, above));
    else if (look !== undefined) depths.set(block, Math.min(DEEPEST, above + look));
  }
  return depths;
}

/** Lines in bold that are no sentence and have text behind them, with their rank: larger ones and capitals come first. */
function looksOf(blocks: readonly RichBlock[]): Map<RichBlock, number> {
  const found: [RichParagraph, number][] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph' || block.role !== 'text' || block.look?.isBold !== true) continue;
    if (block.label !== undefined && block.label.format === 'bullet') continue;
    const text = wordsOf(block);
    const next = blocks[index + 1];
    if (text.length > LONGEST || !/\p{L}{2}/u.test(text) || /[.,;:!?。，；：]$/u.test(text) || next === undefined)
      continue;
    const isCapitals = !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
    found.push([block, block.look.size * 2 + (isCapitals ? 1 : 0)]);
  }
  const ranks = [...new Set(found.map(([, rank]) => rank))].sort((one, other) => other - one);
  return new Map(found.map(([block, rank]) => [block, ranks.indexOf(rank) + 1]));
}
