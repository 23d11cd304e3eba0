/** Lengths as WordprocessingML counts them; all results are whole numbers, as its attributes want. */

/** Millimetres to twentieths of a point. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}

/** Points to twentieths of a point. */
export function twipsOfPoints(points: number): number {
  return Math.round(points * 20);
}

/** Points to half-points, in which sizes of type are given. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Points to eighths of a point, in which rules are given. */
export function eighths(points: number): number {
  return Math.round(points * 8);
}

/** Millimetres to pixels of a 96 dpi screen, in which the library wants images. */
export function pixels(mm: number): number {
  return Math.round((mm * 96) / 25.4);
}
