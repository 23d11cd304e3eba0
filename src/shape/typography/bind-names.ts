/** Names that stay on one line in a copy to be read aloud: `Irena Valdés`, `Upper Amber Lake`. */
import type { Language } from '../../templates/language.js';
import type { Edit } from './edits.js';

const UNBROKEN = '\u00a0';
/** Words that are bound at most: a longer title would leave half a line empty. */
const LONGEST = 4;
/** Words with a capital that follow one another; in scripts without capitals nothing tells a name. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*)+/gu;

/** Makes the spaces inside a name unbroken; of very long ones those of the last words. */
export function bindNames(text: string, _language: Language): Edit[] {
  return [...text.matchAll(NAME)].flatMap((match) => {
    const spaces = [...match[0].matchAll(/ /g)].slice(-(LONGEST - 1));
    return spaces.map((space) => ({ at: match.index + space.index, length: 1, by: UNBROKEN }));
  });
}
