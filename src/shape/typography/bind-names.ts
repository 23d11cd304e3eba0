/** Names that stay on one line in a copy to be read aloud: `Irena Valdés`, `Upper Amber Lake`, المملكة العربية السعودية. */
import { literal } from '../../templates/expressions.js';
import { joinedEdits } from './bind-dates.js';
import type { Edit, Fixer } from './edits.js';

/** Words that are bound at most: a longer title would leave half a line empty. */
const LONGEST = 4;
/** Words with a capital that follow one another; in scripts without capitals only the names that are known are bound. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*)+/gu;

/** Binds what looks like a name, and the names that are known: of States, of the session, of the speaker. */
export function namesBinder(known: readonly string[]): Fixer {
  const names = [...new Set(known)].filter((name) => PARTED.test(name)).sort((one, other) => other.length - one.length);
  const expression = names.length === 0 ? undefined : new RegExp(names.map(literal).join('|'), 'gu');
  return (text) => {
    const found = expression === undefined ? [] : [...text.matchAll(expression)];
    const edits = [...text.matchAll(NAME), ...found].flatMap((match) => bound(match[0], match.index));
    const once = new Map(edits.map((edit) => [edit.at, edit]));
    return [...once.values()].sort((one, other) => one.at - other.at);
  };
}

/** A line can end within it: at a space, or between two Chinese characters. */
const PARTED = / |\p{Script=Han}{2}/u;

/** Spaces inside a name become unbroken; of very long names those of the last words. */
function bound(name: string, at: number): Edit[] {
  const edits = joinedEdits(name, at);
  return name.includes(' ') ? edits.slice(-(LONGEST - 1)) : edits;
}
