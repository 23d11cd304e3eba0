/** Rules: thin lines between things. */
import type { StyleSheet } from '../../../templates/design.js';

export type Rule = StyleSheet['rules'][string];

/** The least space above a rule, in points: less than its own only where the page has no room for that. */
export function leastGap({ before = 0, least = before }: Rule): number {
  return least;
}

/** A horizontal line from a point, as pdfmake draws it. Points. */
export function lineAt(x: number, y: number, width: number, rule: Rule): object {
  return { type: 'line', x1: x, y1: y, x2: x + width, y2: y, lineWidth: rule.weight, lineColor: rule.colour };
}
