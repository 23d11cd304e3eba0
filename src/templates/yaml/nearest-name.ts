/** Which name was meant by one that there is not. */
import { distance } from 'fastest-levenshtein';

/** The nearest of `names`, capital letters aside; undefined where more than two letters differ, and more than a third of them. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const ranked = [...names].map((other) => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }));
  const [nearest] = ranked.sort((a, b) => a.far - b.far);
  return nearest !== undefined && nearest.far <= Math.max(2, name.length / 3) ? nearest.other : undefined;
}
