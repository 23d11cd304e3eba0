/** The faces that a document may take a character from: its script's own, then those of the other scripts. */
import type { Node } from 'unist';
import { report } from '../../message.js';
import type { Cut } from '../../templates/design.js';
import type { Resources } from '../resources.js';
import { type OpenFont, openFont } from './fonts.js';

/** Finds fonts for one document; what no font has is reported once for each character. */
export interface FontChain {
  /** The first font with a glyph for a character; a mark stays with the font of its letter while that has it. */
  fontFor(codePoint: number, family: string, cut: Cut, before: OpenFont | undefined, node: Node | undefined): OpenFont;
}

/** Cuts tried where a face lacks one: a script without italics has its upright instead. */
const NEAREST: Record<Cut, Cut[]> = {
  regular: ['regular'],
  bold: ['bold', 'regular'],
  italic: ['italic', 'regular'],
  'bold-italic': ['bold-italic', 'bold', 'regular'],
};

/** Begins with no font open: one is opened when a character asks for it. */
export function openChain(resources: Resources): FontChain {
  const known = new Map<string, OpenFont | undefined>();
  const missing = new Set<number>();
  const face = (family: string, script: string, cut: Cut): OpenFont | undefined => {
    const key = `${family}/${script}/${cut}`;
    if (!known.has(key)) known.set(key, nearestFont(resources, family, script, cut));
    return known.get(key);
  };
  return {
    fontFor(codePoint, family, cut, before, node) {
      if (before !== undefined && isJoined(codePoint) && before.font.hasGlyphForCodePoint(codePoint)) return before;
      let first: OpenFont | undefined;
      for (const script of resources.sheet.fallback) {
        const font = face(family, script, cut);
        first ??= font;
        if (font?.font.hasGlyphForCodePoint(codePoint)) return font;
      }
      if (first === undefined) throw new Error('No font of the design is installed.');
      if (!missing.has(codePoint) && !isInvisible(codePoint)) reportMissing(codePoint, family, node, resources);
      missing.add(codePoint);
      return first;
    },
  };
}

function nearestFont(resources: Resources, family: string, script: string, cut: Cut): OpenFont | undefined {
  for (const near of NEAREST[cut]) {
    const data = resources.font(family, script, near);
    if (data !== undefined) return openFont(data);
  }
  return undefined;
}

/** Combining marks, joiners and variation selectors belong to the character before them. */
function isJoined(codePoint: number): boolean {
  return /\p{M}|[\u200c\u200d]|[\ufe00-\ufe0f]/u.test(String.fromCodePoint(codePoint));
}

/** Characters that print nothing need no glyph. */
export function isInvisible(codePoint: number): boolean {
  return /[\p{Cf}\n]/u.test(String.fromCodePoint(codePoint));
}

function reportMissing(codePoint: number, family: string, node: Node | undefined, { sheet, file }: Resources): void {
  const character = String.fromCodePoint(codePoint);
  const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
  const chinese = /\p{Script=Han}/u.test(character);
  report(file, 'glyph', node, {
    found: `character “${character}” (U+${code}), which no ${family} font has (tried ${sheet.fallback.join(', ')})`,
    expected: 'a character of the fonts of templates/design.yaml',
    ...(chinese
      ? {
          note: 'Chinese needs @expo-google-fonts/noto-serif-sc (an optional dependency) or Noto Serif CJK among the fonts of the system.',
        }
      : {}),
  });
}
