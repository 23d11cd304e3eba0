/** How places are called: the words are the same in every language, whatever its labels look like. */
import { lowerLetters, lowerRoman } from './numbering/number-ordinals.js';
import type { Counted } from './numbering/number-series.js';

/** Names of a stretch of text: what goes before the places in it, and how many of each sort it has had. */
export interface PlaceScope {
  /** `annex1-`, `art14-`, or nothing. */
  prefix: string;
  counts: Map<string, number>;
}

/** A stretch whose places begin with `prefix`. */
export function openScope(prefix: string): PlaceScope {
  return { prefix, counts: new Map() };
}

/** The next place of a sort in a stretch: `b4` for the fourth body paragraph. */
export function nextPlace(scope: PlaceScope, sort: string): string {
  const count = (scope.counts.get(sort) ?? 0) + 1;
  scope.counts.set(sort, count);
  return `${scope.prefix}${sort}${count}`;
}

/** The one of its sort in most texts, without a number: `title`, then `title-2`. */
export function onlyPlace(scope: PlaceScope, sort: string): string {
  const count = (scope.counts.get(sort) ?? 0) + 1;
  scope.counts.set(sort, count);
  return count === 1 ? `${scope.prefix}${sort}` : `${scope.prefix}${sort}-${count}`;
}

/** Place of a clause: `p12`, `p12-b`, `p12-b-ii`, `p3-bis`; figures, letters and Roman numbers by turns as in English. */
export function clausePlace(clause: Counted, scope: PlaceScope): string {
  const { count, parent, node } = clause;
  const own = parent === undefined ? `p${count}` : clause.level % 2 === 0 ? lowerRoman(count) : lowerLetters(count);
  const alternative = node.type === 'clause' && node.alternative !== undefined ? `-${node.alternative}` : '';
  return scope.prefix + own + alternative;
}

/** Place of a heading: `art14`, `art14-bis`, or `h2` for the second that is no article. */
export function headingPlace(heading: Counted, scope: PlaceScope): string {
  if (heading.type !== 'article') return nextPlace(scope, 'h');
  const alternative = heading.label?.alternative;
  return `${scope.prefix}art${heading.count}${alternative === undefined ? '' : `-${alternative}`}`;
}

/** Gives places out, each once: a place that is taken gives way to the next free one, `p3` to `p3-x2`. */
export function openRegister(taken: Iterable<string>): (place: string) => string {
  const given = new Set(taken);
  const tried = new Map<string, number>();
  return (place) => {
    let free = place;
    while (given.has(free)) {
      const count = (tried.get(place) ?? 1) + 1;
      tried.set(place, count);
      free = `${place}-x${count}`;
    }
    given.add(free);
    return free;
  };
}
