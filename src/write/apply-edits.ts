/** Edits on a source: what they name is put in another's place, every other character stays as it was. */
import type { Edit } from '../report/diagnostic.js';

/**
 * Applies groups of edits to a source's text. A group is the mending of one finding and is applied whole or not at all:
 * one that reaches into an earlier group is left, and found again in the text that comes of this.
 *
 * Edits count without the byte order mark, as all places do; a mark stays where it is.
 */
export function applyEdits(text: string, groups: readonly (readonly Edit[])[]): string {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  let out = '';
  let at = 0;
  for (const edit of freeGroups(groups)
    .flat()
    .sort((a, b) => a.from - b.from)) {
    out += text.slice(at, edit.from + mark) + edit.text;
    at = edit.to + mark;
  }
  return out + text.slice(at);
}

/** The groups that reach into none before them. */
export function freeGroups(groups: readonly (readonly Edit[])[]): (readonly Edit[])[] {
  const taken: Edit[] = [];
  return groups.filter((group) => {
    const isFree = !group.some((edit) => hits(edit, taken));
    if (isFree) for (const edit of group) taken.splice(placeIn(taken, edit), 0, edit);
    return isFree;
  });
}

/** Whether an edit collides with one of those taken. They are in order and apart, so that only its neighbours can be hit. */
function hits(edit: Edit, taken: readonly Edit[]): boolean {
  const place = placeIn(taken, edit);
  return taken.slice(Math.max(0, place - 1), place + 1).some((other) => collide(edit, other));
}

/** Where an edit belongs among edits in order. */
function placeIn(taken: readonly Edit[], { from }: Edit): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two insertions at one place collide too: their order would be a guess. */
function collide(one: Edit, other: Edit): boolean {
  return one.from === other.from || (one.from < other.to && other.from < one.to);
}
