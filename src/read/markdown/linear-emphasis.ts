/**
 * Emphasis in linear time. micromark compares every closing mark with every mark before it and rebuilds the list of events
 * for each pair: 8,000 times `a**b_c ` take 2 s, four times as many 30 s. The pairs found here are the same, except that
 * micromark looks a second time at marks left over within emphasis, and may then pair runs that it refused before.
 */
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import type { Construct, Event, Extension, Point, Token, TokenizeContext } from 'micromark-util-types';
import { joinData } from './linear-text.js';
import { tooDeep } from './too-deep.js';

/** Emphasis in emphasis beyond which a source is refused: every later step goes through the tree by recursion. */
const MOST_NESTED = 100;

const [ASTERISK, UNDERSCORE] = [42, 95];

/** Emphasis that need not stand beside spaces in Chinese, Japanese and Korean, resolved in linear time. */
export function linearEmphasis(): Extension {
  const attention = cjkFriendlyExtension().text?.[ASTERISK];
  if (attention === undefined || Array.isArray(attention))
    throw new Error('micromark-extension-cjk-friendly has no construct at the asterisk any more.');
  const linear: Construct = { ...attention, previous: joinData, resolveAll: resolveEmphasis };
  return { text: { [ASTERISK]: linear, [UNDERSCORE]: linear }, insideSpan: { null: [linear] } };
}

/** A run of `*` or `_`, with what is put in its place. */
interface Run {
  token: Token;
  /** Index of its `enter` event. */
  at: number;
  marker: string;
  /** Ends of emphasis, in the order of the text. */
  closings: Event[];
  /** Beginnings of emphasis, the innermost first. */
  openings: Event[][];
}

/** Runs that may open emphasis, by marker, and per kind of closing run the number of them known not to match. */
interface Openers {
  runs: Run[];
  vain: Map<number, number>;
}

/**
 * Replaces the `attentionSequence` events by emphasis, strong emphasis and data, as CommonMark says. The list itself is
 * changed: micromark keeps the one that it had before.
 */
export function resolveEmphasis(events: Event[], context: TokenizeContext): Event[] {
  const runs = runsIn(events, context);
  if (runs.length === 0) return events;
  const openers: Record<string, Openers> = { '*': noOpeners(), _: noOpeners() };
  for (const run of runs) {
    if (run.token._close === true) while (closeOne(run, openers, context));
    if (run.token._open === true && sizeOf(run) > 0) openers[run.marker]?.runs.push(run);
  }
  const made = rewritten(events, runs, context);
  events.length = 0;
  for (const event of made) events.push(event);
  return events;
}

function noOpeners(): Openers {
  return { runs: [], vain: new Map() };
}

function runsIn(events: readonly Event[], context: TokenizeContext): Run[] {
  return events.flatMap(([type, token], at): Run[] => {
    if (type !== 'enter' || token.type !== 'attentionSequence') return [];
    const marker = context.sliceSerialize(token).charAt(0);
    return [{ token, at, marker, closings: [], openings: [] }];
  });
}

function sizeOf({ token }: Run): number {
  return token.end.offset - token.start.offset;
}

/** Pairs a closing run with the nearest run that fits; false when it is used up or none fits. */
function closeOne(run: Run, openers: Readonly<Record<string, Openers>>, context: TokenizeContext): boolean {
  const same = openers[run.marker];
  if (same === undefined || sizeOf(run) === 0) return false;
  // Runs of one kind are refused by the same openers, so those need not be tried again (CommonMark, `openers_bottom`).
  const kind = (sizeOf(run) % 3) * 2 + (run.token._open === true ? 1 : 0);
  const vain = same.vain.get(kind) ?? 0;
  for (let index = same.runs.length - 1; index >= vain; index--) {
    const opener = same.runs[index];
    if (opener === undefined || !canPair(opener, run)) continue;
    pair(opener, run, context);
    for (const one of Object.values(openers)) dropInside(one, opener);
    return true;
  }
  same.vain.set(kind, same.runs.length);
  return false;
}

/** The rule of three: a run that can do both does not pair where the two lengths add up to a multiple of three. */
function canPair(opener: Run, closer: Run): boolean {
  const both = opener.token._close === true || closer.token._open === true;
  return !(both && sizeOf(closer) % 3 !== 0 && (sizeOf(opener) + sizeOf(closer)) % 3 === 0);
}

/** Drops the openers between the two of a pair, and the opener itself when it is used up. */
function dropInside({ runs, vain }: Openers, opener: Run): void {
  while ((runs.at(-1)?.at ?? -1) > opener.at) runs.pop();
  const last = runs.at(-1) === opener;
  if (last && sizeOf(opener) === 0) runs.pop();
  // The length of the opener has changed: runs that it refused may fit now.
  const tried = runs.length - (last && sizeOf(opener) > 0 ? 1 : 0);
  for (const [kind, bound] of vain) if (bound > tried) vain.set(kind, tried);
}

function pair(opener: Run, closer: Run, context: TokenizeContext): void {
  const use = sizeOf(opener) > 1 && sizeOf(closer) > 1 ? 2 : 1;
  const name = use === 2 ? 'strong' : 'emphasis';
  const before = { ...opener.token.end };
  const after = { ...closer.token.start };
  opener.token.end = moved(before, -use);
  closer.token.start = moved(after, use);
  const opening: Token = { type: `${name}Sequence`, start: { ...opener.token.end }, end: before };
  const closing: Token = { type: `${name}Sequence`, start: after, end: { ...closer.token.start } };
  const text: Token = { type: `${name}Text`, start: { ...before }, end: { ...after } };
  const group: Token = { type: name, start: { ...opening.start }, end: { ...closing.end } };
  opener.openings.push([
    ['enter', group, context],
    ['enter', opening, context],
    ['exit', opening, context],
    ['enter', text, context],
  ]);
  closer.closings.push(
    ['exit', text, context],
    ['enter', closing, context],
    ['exit', closing, context],
    ['exit', group, context],
  );
}

/** A point some characters further on in the line. */
function moved(point: Point, by: number): Point {
  return {
    ...point,
    column: point.column + by,
    offset: point.offset + by,
    _bufferIndex: point._bufferIndex + by,
  };
}

/** The events with what was made of each run in its place; marks that are left over are data. */
function rewritten(events: readonly Event[], runs: readonly Run[], context: TokenizeContext): Event[] {
  const made: Event[] = [];
  let [from, depth] = [0, 0];
  const add = (event: Event): void => void made.push(event);
  for (const run of runs) {
    for (let index = from; index < run.at; index++) add(events[index] as Event);
    // A run is the two events `enter` and `exit`.
    from = run.at + 2;
    depth += run.openings.length - run.closings.length / 4;
    if (depth > MOST_NESTED) throw tooDeep(run.token.start, `emphasis is nested ${depth} deep`, MOST_NESTED);
    run.closings.forEach(add);
    if (sizeOf(run) > 0) {
      run.token.type = 'data';
      add(['enter', run.token, context]);
      add(['exit', run.token, context]);
    }
    for (const opening of run.openings.reverse()) opening.forEach(add);
  }
  for (let index = from; index < events.length; index++) add(events[index] as Event);
  return made;
}
