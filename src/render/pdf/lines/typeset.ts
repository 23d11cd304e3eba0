/** A paragraph as lines that pdfmake can put on pages. */
import type { WrittenLine } from 'pdfmake/js/PageElementWriter.js';
import type { Direction } from '../../../tree/node.js';
import type { FlowLabel, FlowText } from '../flow/flow.js';
import type { FontChain } from '../fonts/font-chain.js';
import { linesOf, type SetLine } from './lines.js';
import { type ImageSize, wordsOf } from './pieces.js';
import { reachingUnder } from './reading-order.js';

/** What paragraphs of a document are set with. */
export interface Typesetting {
  direction: Direction;
  chain: FontChain;
  imageWidth: ImageSize;
  /** Most by which a justified line moves Chinese characters apart, in parts of their size. */
  characterSpread: number;
}

/** A line as pdfmake's writer takes it: it knows its height, and is aligned already. */
export class TypesetLine implements WrittenLine {
  x: number | undefined;
  y: number | undefined;
  readonly inlines: readonly unknown[] = [];
  readonly text: FlowText;
  readonly set: SetLine;
  /** The label beside a first line; its pieces stand relative to the line. */
  readonly label: SetLine | undefined;
  readonly isFirst: boolean;
  /** Not part of the document's words: furniture, a head that is repeated. */
  artifact = false;

  constructor(text: FlowText, set: SetLine, label: SetLine | undefined, isFirst: boolean) {
    this.text = text;
    this.set = set;
    this.label = label;
    this.isFirst = isFirst;
  }

  getHeight(): number {
    return this.text.style.leading;
  }

  getWidth(): number {
    return 0;
  }

  clone(): TypesetLine {
    const copy = new TypesetLine(this.text, this.set, this.label, this.isFirst);
    copy.artifact = this.artifact;
    copy.x = this.x;
    copy.y = this.y;
    return copy;
  }
}

/** Distance between a label and words that it reaches, in parts of the type's size; and the least that words keep from any. */
const LABEL_GAP = 0.4;
const LEAST_GAP = 0.2;

/** Sets a paragraph on a measure (points). One without words is an empty line. */
export function typeset(text: FlowText, measure: number, setting: Typesetting): TypesetLine[] {
  const width = Math.max(1, measure - text.start - text.end);
  const label = text.label === undefined ? undefined : setLabel(text.label, text, measure, setting);
  const first = label === undefined ? text.first : firstIndent(text, label);
  const direction = text.direction ?? setting.direction;
  const words = wordsOf(text.runs, direction, setting.chain, setting.imageWidth);
  const set = linesOf(words, { width, first, align: text.align, direction, characterSpread: setting.characterSpread });
  const lines = set.length === 0 ? [{ placed: [], notes: [] }] : set;
  const left = direction === 'rtl' ? text.end : text.start;
  return lines.map((line, index) => {
    const set = index > 0 && label !== undefined ? reachingUnder(line, first, width, direction) : line;
    const made = new TypesetLine(text, set, index === 0 ? label?.line : undefined, index === 0);
    made.x = left;
    return made;
  });
}

interface SetLabel {
  line: SetLine;
  /** Where it ends, in points from the text's starting edge. */
  end: number;
}

/** Sets a label; its place is told relative to the box of the paragraph's words. */
function setLabel(label: FlowLabel, text: FlowText, measure: number, setting: Typesetting): SetLabel {
  const words = wordsOf(label.runs, setting.direction, setting.chain, setting.imageWidth);
  const width = words.reduce((sum, word) => sum + word.width + word.space, 0);
  const [line] = linesOf(words, {
    width: width + 1,
    first: 0,
    align: 'start',
    direction: 'ltr',
    characterSpread: setting.characterSpread,
  });
  const start = label.side === 'start' ? label.x : label.x - width;
  const physical = setting.direction === 'rtl' ? measure - start - width : start;
  const box = setting.direction === 'rtl' ? text.end : text.start;
  const placed = (line?.placed ?? []).map((one) => ({ ...one, x: one.x + physical - box }));
  return { line: { placed, notes: [] }, end: start + width };
}

/** Words begin where the style says, or after a label that reaches as far. */
function firstIndent(text: FlowText, label: SetLabel): number {
  const nominal = text.start + Math.max(0, text.first);
  const hasRoom = label.end + text.style.size * LEAST_GAP <= nominal;
  return (hasRoom ? nominal : label.end + text.style.size * LABEL_GAP) - text.start;
}
