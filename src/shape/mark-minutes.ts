/** Minutes that a speaker has read for, told after the paragraphs of a copy to be read aloud. */
import type { Block, Line } from '../tree/blocks.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Phrasing } from '../tree/phrasing.js';
import { plainText } from '../tree/text.js';

/** Blocks that are spoken; what the house puts round them is not. */
const SPOKEN = new Set<Block['type']>([
  'salutation',
  'paragraph',
  'list',
  'blockquote',
  'clause',
  'heading',
  'closing',
]);

/**
 * Puts a line after every block in which another minute is reached, and after the last. The words are those of the foot of
 * the pages (`{minutes}` there), at the pace of the language or the speaker; a house without that slot has no such lines.
 */
export function markMinutes(document: OfficialDocument): void {
  const { meta, furniture } = document;
  const foot = [...furniture.firstFoot, ...furniture.laterFoot].find(tellsMinutes);
  const pace = meta.pace.characters ?? meta.pace.words ?? 0;
  const isMarked = document.children.some((block) => block.type === 'line' && block.slot === MINUTES);
  if (meta.variant !== 'reading' || foot === undefined || pace === 0 || isMarked) return;
  const last = document.children.findLastIndex(({ type }) => SPOKEN.has(type));
  let read = 0;
  let told = 0;
  document.children = document.children.flatMap((block, index) => {
    if (!SPOKEN.has(block.type)) return [block];
    read += lengthOf(plainText([block]), meta.pace.characters !== undefined);
    const minutes = index === last ? Math.max(1, Math.round(read / pace)) : Math.floor(read / pace);
    if (minutes <= told) return [block];
    told = minutes;
    return [block, minutesLine(foot, minutes)];
  });
}

/** Slot of these lines, by which a format knows them. */
const MINUTES = 'minutes';

function tellsMinutes({ children }: Line): boolean {
  return children.some((node) => node.type === 'pageNumber' && node.form === 'minutes');
}

/** How long it takes to say: in words, or in characters where the language counts those. */
function lengthOf(text: string, inCharacters: boolean): number {
  if (inCharacters) return [...text.replace(/\s/g, '')].length;
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function minutesLine(foot: Line, minutes: number): Line {
  const children = foot.children.map(
    (node): Phrasing => (node.type === 'pageNumber' ? { type: 'text', value: String(minutes) } : node),
  );
  return { type: 'line', slot: MINUTES, style: foot.style, children: structuredClone(children) };
}
