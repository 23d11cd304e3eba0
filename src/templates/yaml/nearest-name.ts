/** Which name was meant by one that there is not. */
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

/** The name of those there are that is meant by another word for it (`date` in a session), or else the nearest. */
export function meantName(name: string, names: Iterable<string>): string | undefined {
  const known = [...names];
  const synonym = SYNONYMS[name.toLowerCase()];
  return synonym !== undefined && known.includes(synonym) ? synonym : nearestName(name, known);
}

/** The nearest of `names`, capital letters aside; undefined where more than two letters differ, and more than a third of them. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const ranked = [...names].map((other) => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }));
  const [nearest] = ranked.sort((a, b) => a.far - b.far);
  return nearest !== undefined && nearest.far <= Math.max(2, name.length / 3) ? nearest.other : undefined;
}
