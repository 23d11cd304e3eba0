/** Lengths between the units of templates and pages: millimetres of the paper, points of the type. */

/** Millimetres to points. */
export function points(mm: number): number {
  return (mm * 72) / 25.4;
}

/** Points to millimetres. */
export function millimetres(points: number): number {
  return (points * 25.4) / 72;
}
