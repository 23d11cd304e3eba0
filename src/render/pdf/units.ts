/** Lengths as PDF counts them: points. */

/** Millimetres to points. */
export function points(mm: number): number {
  return (mm * 72) / 25.4;
}
