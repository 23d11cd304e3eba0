/** The faces that a document may take a character from: its script's own, then those of the other scripts. */
import type { Node } from 'unist';
import { report } from '../../../report/report.js';
import type { Cut } from '../../../templates/design.js';
import { once } from '../../../templates/once.js';
import { isEastAsian } from '../../east-asian.js';
import type { Resources } from '../../resources.js';
import { hasGlyph, type OpenFont, openFont, type Shape, shape } from './fonts.js';

/** Text in one font, shaped: a part of a word, or spaces. */
export interface FontText {
  text: string;
  font: OpenFont;
  shape: Shape;
  isSpace: boolean;
}

/** Finds fonts for one document; what no font has is reported once for each character. */
export interface FontChain {
  /** Text of one look and direction, each part in the first font that has its characters. */
  setText(text: string, face: FaceName, rightToLeft: boolean, node: Node | undefined): readonly FontText[];
}

/** A face as the design names it. */
export interface FaceName {
  family: string;
  cut: Cut;
}

/** Cuts tried where a face lacks one: a script without italics has its upright instead. */
const NEAREST: Record<Cut, Cut[]> = {
  regular: ['regular'],
  bold: ['bold', 'regular'],
  italic: ['italic', 'regular'],
  'bold-italic': ['bold-italic', 'bold', 'regular'],
};

/**
 * Words that are set, for each list of fonts (as the design writes it): shaping costs more than anything else in a PDF, so
 * a word is shaped once in a process (pdf.md, Speed).
 */
const stores = new Map<string, Map<string, SetWord>>();

/** Words kept for one list of fonts; beyond it the store is emptied, so that a server that runs for weeks does not grow. */
const MOST_WORDS = 50_000;

interface SetWord {
  parts: FontText[];
  /** Characters that no font has. */
  missing: number[];
}

/** The fonts of a face in the order of trying, each opened when a character asks for it, and its words. */
interface Faces {
  fonts: (() => OpenFont | undefined)[];
  /** The same for letters and figures of Latin among East Asian ones. */
  western: (() => OpenFont | undefined)[];
  words: Map<string, SetWord>;
}

/** Begins with no font open. */
export function openChain(resources: Resources): FontChain {
  const known = new Map<string, Faces>();
  const reported = new Set<number | string>();
  // Word after word is asked for in one face.
  let last: { face: FaceName; faces: Faces } | undefined;
  const facesFor = (face: FaceName): Faces => {
    if (last?.face === face) return last.faces;
    const name = `${face.family}/${face.cut}`;
    const faces = known.get(name) ?? facesOf(resources, face.family, face.cut);
    known.set(name, faces);
    last = { face, faces };
    return faces;
  };
  return {
    setText(text, face, rightToLeft, node) {
      const { parts, missing } = wordIn(facesFor(face), text, rightToLeft);
      for (const codePoint of missing) {
        const about = lacksChinese(codePoint, face.family, resources) ? 'chinese' : (scriptOf(codePoint) ?? codePoint);
        if (!reported.has(about)) reportMissing(codePoint, face.family, node, resources);
        reported.add(about);
      }
      return parts;
    },
  };
}

function facesOf(resources: Resources, family: string, cut: Cut): Faces {
  const { fallback, fonts } = resources.sheet;
  const key = JSON.stringify([fallback, fonts[family], cut]);
  const words = stores.get(key) ?? new Map<string, SetWord>();
  stores.set(key, words);
  const own = new Map(fallback.map((script) => [script, once(() => nearestFont(resources, family, script, cut))]));
  const all = [...own.values()];
  const latin = isEastAsian(fallback[0] ?? '') ? own.get('latn') : undefined;
  return { words, fonts: all, western: latin === undefined ? all : [latin, ...all.filter((font) => font !== latin)] };
}

/**
 * What Word sets in the Latin face of an East Asian text: letters, figures, ASCII marks, bullets, the minus. Quotation marks
 * and dashes have the width of the characters around them.
 */
const WESTERN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}!-~ \u00a0\u2022\u2212]/u;

function nearestFont(resources: Resources, family: string, script: string, cut: Cut): OpenFont | undefined {
  for (const near of NEAREST[cut]) {
    const data = resources.font(family, script, near);
    if (data !== undefined) return openFont(data);
  }
  return undefined;
}

function wordIn({ fonts, western, words }: Faces, text: string, rightToLeft: boolean): SetWord {
  const key = rightToLeft ? `\u200f${text}` : text;
  const known = words.get(key);
  if (known !== undefined) return known;
  if (words.size > MOST_WORDS) words.clear();
  const made = setWord(fonts, western, text, rightToLeft);
  words.set(key, made);
  return made;
}

function setWord(fonts: Faces['fonts'], western: Faces['western'], text: string, rightToLeft: boolean): SetWord {
  const parts: { text: string; font: OpenFont; isSpace: boolean }[] = [];
  const missing: number[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    // Line ends and marks of direction have done their work.
    if (isInvisible(character)) continue;
    const last = parts.at(-1);
    const found = fontFor(WESTERN.test(character) ? western : fonts, character, codePoint, last?.font);
    if (!found.has) missing.push(codePoint);
    const isSpace = character === ' ';
    if (last !== undefined && last.font === found.font && last.isSpace === isSpace) last.text += character;
    else parts.push({ text: character, font: found.font, isSpace });
  }
  return {
    parts: parts.map(({ text, font, isSpace }) => ({ text, font, shape: shape(font, text, rightToLeft), isSpace })),
    missing,
  };
}

/** The first font with a glyph for a character; a mark stays with the font of its letter while that has it. */
function fontFor(
  fonts: Faces['fonts'],
  character: string,
  codePoint: number,
  before: OpenFont | undefined,
): { font: OpenFont; has: boolean } {
  if (before !== undefined && BELONGS.test(character) && (JOINERS.test(character) || hasGlyph(before, codePoint)))
    return { font: before, has: true };
  let first: OpenFont | undefined;
  for (const open of fonts) {
    const font = open();
    first ??= font;
    if (font !== undefined && hasGlyph(font, codePoint)) return { font, has: true };
  }
  if (first === undefined) throw new Error('No font of the design is installed.');
  return { font: first, has: JOINERS.test(character) };
}

/** Joiners tell letters how to stand with each other, and print nothing; neither do variation selectors. */
const JOINERS = /\u200c|\u200d|[\ufe00-\ufe0f]/u;

/** Combining marks, joiners and variation selectors belong to the character before them. */
const BELONGS = /\p{M}|\u200c|\u200d/u;

/** Characters that print nothing and change no letter. */
function isInvisible(character: string): boolean {
  return /[\p{Cf}\n]/u.test(character) && !JOINERS.test(character);
}

/** Whether a Chinese character lacks a glyph because there is no Chinese font at all: told once, not for each character. */
function lacksChinese(codePoint: number, family: string, resources: Resources): boolean {
  const isHan = /\p{Script=Han}/u.test(String.fromCodePoint(codePoint));
  return isHan && resources.font(family, 'hans', 'regular') === undefined;
}

/** Scripts that have no font here, by their English names; a missing glyph of another script is one of a font that is there. */
const SCRIPTS: readonly [name: string, test: RegExp][] = [
  ['Armenian', /\p{Script=Armenian}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Gurmukhi', /\p{Script=Gurmukhi}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Japanese', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['Kannada', /\p{Script=Kannada}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Lao', /\p{Script=Lao}/u],
  ['Malayalam', /\p{Script=Malayalam}/u],
  ['Mongolian', /\p{Script=Mongolian}/u],
  ['Myanmar', /\p{Script=Myanmar}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Telugu', /\p{Script=Telugu}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
];

function scriptOf(codePoint: number): string | undefined {
  const character = String.fromCodePoint(codePoint);
  return SCRIPTS.find(([, test]) => test.test(character))?.[0];
}

function reportMissing(codePoint: number, family: string, node: Node | undefined, { sheet, file }: Resources): void {
  const character = String.fromCodePoint(codePoint);
  const code = `“${character}” U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const script = scriptOf(codePoint);
  const isHan = /\p{Script=Han}/u.test(character);
  report(file, 'glyph', node, {
    message:
      script === undefined
        ? `no ${family} font has the character ${code} (tried ${sheet.fallback.join(', ')})`
        : `there is no ${family} font for ${script} (first character: ${code})`,
    help: isHan
      ? 'install @expo-google-fonts/noto-serif-sc (an optional dependency), or Noto Serif CJK on this machine'
      : 'add a font that has it under `fonts:` in templates/design.yaml, or write it in another script',
  });
}
