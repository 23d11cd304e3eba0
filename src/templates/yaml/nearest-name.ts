/** Finds the name that was probably meant by an unknown one. */
import { distance } from 'fastest-levenshtein';

/** What fields are called elsewhere, and their names here. */
const SYNONYMS: Readonly<Record<string, string>> = {
  date: 'start',
  from: 'start',
  until: 'end',
  to: 'end',
  city: 'place',
  location: 'venue',
  name: 'title',
  heading: 'title',
  lang: 'language',
  author: 'speaker',
  country: 'delegation',
  state: 'delegation',
  number: 'symbol',
  type: 'kind',
  template: 'kind',
};

/** Returns the name with the same meaning (`start` for `date` in a session), else the most similar one. */
export function meantName(name: string, names: Iterable<string>): string | undefined {
  const known = [...names];
  const synonym = SYNONYMS[name.toLowerCase()];
  return synonym !== undefined && known.includes(synonym) ? synonym : nearestName(name, known);
}

/** Returns the most similar of `names`, ignoring case; undefined where more than two letters and more than a third differ. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const ranked = [...names].map((other) => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }));
  const [nearest] = ranked.sort((a, b) => a.far - b.far);
  return nearest !== undefined && nearest.far <= Math.max(2, name.length / 3) ? nearest.other : undefined;
}
