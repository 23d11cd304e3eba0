/** Refusal of a source from within the Markdown parser, which cannot report by itself. */
import type { Point } from 'unist';

/** What a source has too much of, and where. */
export interface TooDeep extends Error {
  refused: { place: Point; reason: string; most: number };
}

/** An error for the parser to throw; `parse-source.ts` reports it. */
export function tooDeep({ line, column, offset }: Point, reason: string, most: number): TooDeep {
  return Object.assign(new Error(reason), { refused: { place: { line, column, offset }, reason, most } });
}

/** Whether a caught error is such a refusal. */
export function isTooDeep(error: unknown): error is TooDeep {
  return error instanceof Error && 'refused' in error;
}
