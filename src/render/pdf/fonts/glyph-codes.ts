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

/** A code that is known by its key, and the moves before and after it as a `TJ` array has them. */
export interface KeyedCode extends Code {
  key: string;
}

interface KeyedStep extends KeyedCode {
  lift: number;
  before: string;
  after: string;
}

/** What is the same of a word in every document, worked out once in a process. */
const known = new WeakMap<readonly ShapedGlyph[], KeyedStep[]>();

/** Glyphs as arrays for `TJ`; a font whose outlines can be written anew joins letters with their marks. */
export function showGlyphs(
  glyphs: readonly ShapedGlyph[],
  isTrueType: boolean,
  codeOf: (code: KeyedCode) => string,
): Shown[] {
  const steps = known.get(glyphs) ?? keyedSteps(glyphs, isTrueType);
  known.set(glyphs, steps);
  return showSteps(steps, codeOf);
}

function keyedSteps(glyphs: readonly ShapedGlyph[], isTrueType: boolean): KeyedStep[] {
  const plain = plainSteps(glyphs);
  if (plain !== undefined) return plain;
  const steps = glyphs.map(stepOf);
  return (isTrueType ? widened(withMarks(withStrokes(steps))) : steps).map(keyed);
}

function keyed({ parts, text, width, x, y, advance }: Step): KeyedStep {
  return {
    parts,
    text,
    width,
    key: `${parts.map((part) => `${part.glyph},${part.x},${part.y}`).join(';')} ${width} ${text}`,
    lift: y,
    before: moved(x),
    after: moved(advance - width - x),
  };
}

/** Letters that stand on the line one after the other: each glyph is one object in all words (fonts.ts), and so is its step. */
const plainly = new WeakMap<ShapedGlyph, KeyedStep | 'not plain'>();

/** The steps of a word of such letters alone; undefined for others. */
function plainSteps(glyphs: readonly ShapedGlyph[]): KeyedStep[] | undefined {
  const steps: KeyedStep[] = [];
  for (const glyph of glyphs) {
    const step = plainly.get(glyph) ?? (isPlain(glyph) ? keyed(stepOf(glyph)) : 'not plain');
    plainly.set(glyph, step);
    if (step === 'not plain') return undefined;
    steps.push(step);
  }
  return steps;
}

function isPlain({ text, xOffset, yOffset }: ShapedGlyph): boolean {
  return xOffset === 0 && yOffset === 0 && !MARK.test(text) && isLeftToRight(text);
}

function stepOf({ id, text, natural, advance, xOffset, yOffset, lead = 0, others = [] }: ShapedGlyph): Step {
  const parts = [{ glyph: id, x: lead, y: 0 }, ...others.map((one) => ({ glyph: one.id, x: one.x, y: 0 }))];
  return { parts, text, width: natural, x: xOffset, y: yOffset, advance };
}

/** A stroke that Arabic shaping puts in to join two letters has no text: it is embedded as a part of the letter on its left. */
function withStrokes(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const letter = joined.at(-1);
    if (step.text !== '' || letter === undefined || MARK.test(letter.text)) joined.push(step);
    else joined[joined.length - 1] = prolonged(letter, step);
  }
  return joined;
}

function prolonged(letter: Step, stroke: Step): Step {
  const moved = letter.advance - letter.x;
  const parts = stroke.parts.map((part) => ({
    ...part,
    x: part.x + moved + stroke.x,
    y: part.y + stroke.y - letter.y,
  }));
  return {
    ...letter,
    parts: [...letter.parts, ...parts],
    width: moved + stroke.advance,
    advance: letter.advance + stroke.advance,
  };
}

const MARK = /^\p{M}+$/u;

/**
 * Letters and their marks as one glyph: readers of PDF (Poppler) take a mark that is drawn over its letter for the
 * beginning of another word. In text from right to left, marks come before their letter.
 */
function withMarks(steps: readonly Step[]): Step[] {
  if (!steps.some(({ text }) => MARK.test(text))) return [...steps];
  const isRtl = steps.some(({ text }) => !isLeftToRight(text));
  const joined: Step[] = [];
  let waiting: Step[] = [];
  for (const step of steps) {
    const letter = joined.at(-1);
    if (!MARK.test(step.text) || step.advance !== 0) {
      joined.push(waiting.reduceRight((one, mark) => over(one, mark, mark.x - one.x), step));
      waiting = [];
    } else if (letter !== undefined && !isRtl) {
      joined[joined.length - 1] = over(letter, step, letter.advance + step.x - letter.x);
    } else waiting.push(step);
  }
  return [...joined, ...waiting];
}

/** Whether text has no letters that run from right to left; Arabic figures do not. */
export function isLeftToRight(text: string): boolean {
  return !/(?!\p{N})[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
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
 * Where letters of a word stand far apart (a waw before a yeh) or lean over each other (a thal before a kaf, a waw after
 * one), the glyph before the place is embedded as wide as the pen moves.
 */
function widened(steps: readonly Step[]): Step[] {
  return steps.map((step, at) => {
    const next = steps[at + 1];
    const before = shiftOf(step, steps[at - 1]);
    const after = next === undefined ? 0 : shiftOf(next, step);
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

/** What of a letter's move the glyph before it makes: no glyph is less than nothing wide. */
function shiftOf({ x, text }: Step, before: Step | undefined): number {
  if (before === undefined) return 0;
  const leans = x < NARROW && before.width + x > 0 && before.advance > 0 && !isLeftToRight(text);
  return x > WIDE || leans ? x : 0;
}

/** Less than this is not worth a move, in thousandths of the size. */
const SLACK = 0.05;

/** Glyphs with the moves between them: strings and numbers of a `TJ` array; the pen ends at the width of the shape. */
function showSteps(steps: readonly KeyedStep[], codeOf: (code: KeyedCode) => string): Shown[] {
  const shown: Shown[] = [];
  let lift: number | undefined;
  let array = '';
  let isString = false;
  const close = () => {
    if (lift !== undefined) shown.push({ lift, array: isString ? `${array})` : array });
    array = '';
    isString = false;
  };
  for (const step of steps) {
    if (lift !== step.lift) {
      close();
      lift = step.lift;
    }
    if (step.before !== '') {
      array += isString ? `)${step.before}` : step.before;
      isString = false;
    }
    array += isString ? codeOf(step) : `(${codeOf(step)}`;
    isString = step.after === '';
    if (!isString) array += `)${step.after}`;
  }
  close();
  return shown;
}

function moved(by: number): string {
  return Math.abs(by) > SLACK ? `${Math.round(-by * 10) / 10} ` : '';
}
