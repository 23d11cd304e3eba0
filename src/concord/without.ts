/** What one list has more than another. Linear in both: a paragraph can have thousands of figures. */

/**
 * The values of `list` left over when each value of `taken` takes away the first of its like. `keysOf` gives what a value may
 * be read as; two are alike when they share a key.
 */
export function without<Value>(
  list: readonly Value[],
  taken: readonly Value[],
  keysOf: (value: Value) => readonly string[] = (value) => [String(value)],
): Value[] {
  const take = takerOf(taken.map(keysOf));
  return list.filter((value) => !take(keysOf(value)));
}

/** How many of `list` have one of their like in `other`, each of which counts once. */
export function inCommon(list: readonly (readonly string[])[], other: readonly (readonly string[])[]): number {
  const take = takerOf(other);
  return list.filter((keys) => take(keys)).length;
}

/** Takes the first one left that shares a key; false when there is none. */
function takerOf(all: readonly (readonly string[])[]): (keys: readonly string[]) => boolean {
  const places = new Map<string, number[]>();
  for (let index = all.length - 1; index >= 0; index--)
    for (const key of all[index] ?? []) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [index]);
      else known.push(index);
    }
  const gone = new Set<number>();
  return (keys) => {
    const at = Math.min(...keys.map((key) => firstLeft(places.get(key) ?? [], gone)));
    if (at === Number.POSITIVE_INFINITY) return false;
    gone.add(at);
    return true;
  };
}

/** The last of descending places that is not gone; those that are gone are dropped. */
function firstLeft(places: number[], gone: ReadonlySet<number>): number {
  while (places.length > 0 && gone.has(places.at(-1) ?? -1)) places.pop();
  return places.at(-1) ?? Number.POSITIVE_INFINITY;
}
