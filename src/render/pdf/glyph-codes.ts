/** Glyphs of a word as codes of an embedded font, so that readers of PDF take out of them the word that was written. */
import type { ShapedGlyph } from './fonts.js';

/** Glyphs on one height, and how far that is above the line in thousandths of the size: a vowel sign stands above its letter. */
export interface Shown {
  lift: number;
  array: string;
}

/** A glyph, or a letter with its marks, for a text; lengths in thousandths. */
export interface Code {
  parts: { glyph: number; x: number; y: number }[];
  text: string;
  width: number;
}

/** A code at its place: how far it is moved from the pen, and how far the pen moves. */
interface Step extends Code {
  x: number;
  y: number;
  advance: number;
}

/** Glyphs as arrays for `TJ`; a font whose outlines can be written anew joins letters with their marks. */
export function showGlyphs(
  glyphs: readonly ShapedGlyph[],
  isOutlined: boolean,
  codeOf: (code: Code) => string,
): Shown[] {
  const steps = glyphs.map(stepOf);
  return showSteps(isOutlined ? widened(withMarks(steps)) : steps, codeOf);
}

function stepOf({ id, text, natural, advance, xOffset, yOffset }: ShapedGlyph): Step {
  return { parts: [{ glyph: id, x: 0, y: 0 }], text, width: natural, x: xOffset, y: yOffset, advance };
}

const MARK = /^\p{M}+$/u;

/**
 * Letters and their marks as one glyph: readers of PDF (Poppler) take a mark that is drawn over its letter for the
 * beginning of another word. In text from right to left, marks come before their letter.
 */
function withMarks(steps: readonly Step[]): Step[] {
  if (!steps.some(({ text }) => MARK.test(text))) return [...steps];
  const joined: Step[] = [];
  let waiting: Step[] = [];
  for (const step of steps) {
    const letter = joined.at(-1);
    if (!MARK.test(step.text) || step.advance !== 0) {
      joined.push(waiting.reduceRight((one, mark) => over(one, mark, mark.x - one.x), step));
      waiting = [];
    } else if (letter !== undefined && isLeftToRight(letter.text)) {
      joined[joined.length - 1] = over(letter, step, letter.advance + step.x - letter.x);
    } else waiting.push(step);
  }
  return [...joined, ...waiting];
}

/** Whether text is of letters that run from left to right. */
export function isLeftToRight(text: string): boolean {
  return !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}

/** A letter with one more mark on it, `x` from where the letter stands. */
function over(letter: Step, mark: Step, x: number): Step {
  return {
    ...letter,
    parts: [...letter.parts, { glyph: mark.parts[0]?.glyph ?? 0, x, y: mark.y - letter.y }],
    text: letter.text + mark.text,
  };
}

/**
 * A gap wider than this, in thousandths, is a space for Poppler (a tenth of the size); letters nearer by more than `NARROW`
 * begin a new stretch for pdf.js (a fifth of a space), which it then takes for an earlier word of the line.
 */
const WIDE = 80;
const NARROW = -40;

/**
 * Where letters of a word stand far apart (a waw before a yeh) or lean over each other (a thal before a kaf), the glyph
 * before the place is embedded as wide as the pen moves.
 */
function widened(steps: readonly Step[]): Step[] {
  return steps.map((step, at) => {
    const next = steps[at + 1];
    const before = at > 0 && step.x > WIDE ? step.x : 0;
    const after = next !== undefined && next.x > WIDE ? next.x : 0;
    const back = step.advance - step.width - step.x;
    const leans = next !== undefined && back < NARROW && step.advance > 0 && !isLeftToRight(step.text);
    return {
      ...step,
      x: step.x - before,
      advance: step.advance - before + after,
      width: (leans ? step.advance - step.x : step.width) + after,
    };
  });
}

/** Less than this is not worth a move, in thousandths of the size. */
const SLACK = 0.05;

/** Glyphs with the moves between them: strings and numbers of a `TJ` array; the pen ends at the width of the shape. */
function showSteps(steps: readonly Step[], codeOf: (code: Code) => string): Shown[] {
  const shown: Shown[] = [];
  let open: Shown | undefined;
  for (const step of steps) {
    if (open === undefined || open.lift !== step.y) {
      open = { lift: step.y, array: '' };
      shown.push(open);
    }
    open.array += `${moved(step.x)}<${codeOf(step)}>${moved(step.advance - step.width - step.x)}`;
  }
  for (const one of shown) one.array = one.array.replaceAll('><', '');
  return shown;
}

function moved(by: number): string {
  return Math.abs(by) > SLACK ? `${Math.round(-by * 10) / 10} ` : '';
}
