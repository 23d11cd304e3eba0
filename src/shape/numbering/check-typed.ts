/** Compares the number typed before the words of a heading or annex with its label, and takes it off where it is the same. */
import type { ShapeContext } from '../../context.js';
import type { Edit } from '../../report/diagnostic.js';
import { report } from '../../report/report.js';
import type { Annex, Heading } from '../../tree/blocks.js';
import type { NumberingPlan } from './number-blocks.js';
import type { Counted } from './number-series.js';
import { withoutFirst } from './strip-label.js';

/** Leaves one of the two labels on a heading: the typed one became its label, or the computed one says the same. */
export function settleTyped({ node, label, count }: Counted, plan: NumberingPlan, { file }: ShapeContext): void {
  if (node.type === 'clause' || node.written === undefined || label === undefined) return;
  const { written } = node;
  if (plan.labels === 'as-written' && written.isForeign) return;
  // The only annex has no number, and "Annex I" is another label.
  const isNumbered = label.cited !== '' || written.isBare === true;
  const isSame = written.count === count && written.alternative === label.alternative && isNumbered;
  if (plan.labels === 'computed' && (!isSame || written.isForeign)) {
    report(file, 'typed-label', node.position?.start, {
      message: `\`${written.text}\` is typed before a heading that is numbered \`${label.text}\`: both are printed`,
      help: 'write the words of the heading alone; `labels: as-written` in front matter keeps typed numbers',
      // It may be words: "1. Facts" of a heading that is counted as I.
      severity: written.isForeign ? 'warning' : 'error',
    });
    return;
  }
  const words = withoutFirst(wordsOf(node), written.length);
  if (plan.labels === 'computed' && words.length > 0)
    report(file, 'typed-label', node.position?.start, {
      message: `\`${written.text}\` is typed before this heading, which is numbered by itself`,
      help: 'write the words alone; it is printed once',
      severity: 'warning',
      ...fixOf(node, words),
    });
  takeOff(node, words);
}

function wordsOf(node: Heading | Annex): Heading['children'] {
  return node.type === 'annex' ? node.title : node.children;
}

function takeOff(node: Heading | Annex, words: Heading['children']): void {
  if (node.type === 'annex') node.title = words;
  else node.children = words;
}

/** Nothing is offered where the label is in emphasis that goes on behind it. */
function fixOf(node: Heading | Annex, words: Heading['children']): { fix?: Edit[] } {
  const [first] = wordsOf(node);
  const from = first?.position?.start.offset;
  const to = words[0]?.position?.start.offset;
  if (from === undefined || to === undefined || first?.type !== 'text' || words[0]?.type !== 'text') return {};
  return { fix: [{ from, to, text: '' }] };
}
