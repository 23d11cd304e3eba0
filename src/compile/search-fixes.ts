/** The search for the fixes that hold together: all of them at best, else as many of each rule as few readings find. */
import type { Diagnostic, Edit } from '../report/diagnostic.js';

/** One group of edits that is applied whole or not at all, with the diagnostic that proposes it. */
export interface Proposal {
  diagnostic: Diagnostic;
  edits: readonly Edit[];
}

/** Whether a text with some fixes is what it was, or the first place where it is not, with the proposals that touch it. */
export type Verdict = 'sound' | Difference;

interface Difference {
  /** Offset in the text before the fixes. */
  at: number;
  touching: readonly Proposal[];
}

/** Most readings for the fixes of one rule: beyond them what is not proved is not fixed. */
const MOST_READINGS = 8;

/** What is proved so far. */
interface Proof {
  taken: Proposal[];
  /** Readings that may still be made. */
  left: number;
  judge(chosen: readonly Proposal[]): Verdict;
}

/** The proposals that hold together; `judge` reads the text with some of them. */
export function soundProposals(proposals: readonly Proposal[], judge: Proof['judge']): readonly Proposal[] {
  const proof: Proof = { taken: [], left: 1, judge };
  if (tryAll(proposals, proof) !== 'sound') {
    for (const group of byRule(proposals)) {
      proof.left = MOST_READINGS;
      takeSound(group, proof);
    }
  }
  return proof.taken;
}

/**
 * Takes the proposals that hold together with those taken before: all of them, or all but those at the place of the first
 * difference, and twice as many above it each time that this is not enough.
 */
function takeSound(proposals: readonly Proposal[], proof: Proof): void {
  let rest = proposals;
  for (let many = 1; rest.length > 0; many *= 2) {
    const verdict = tryAll(rest, proof);
    if (verdict === 'sound') return;
    rest = rest.filter((proposal) => !nearest(rest, verdict, many).includes(proposal));
  }
}

/** The proposals nearest to a difference: those that touch it, or the last ones above it; where none is above, the first. */
function nearest(proposals: readonly Proposal[], { at, touching }: Difference, many: number): readonly Proposal[] {
  const inOrder = [...proposals].sort((one, other) => beginning(one) - beginning(other));
  const touched = inOrder.filter((proposal) => touching.includes(proposal));
  if (touched.length > 0 && many === 1) return touched;
  const above = inOrder.filter((proposal) => beginning(proposal) <= at);
  return above.length > 0 ? above.slice(-many) : inOrder.slice(0, many);
}

function beginning({ edits }: Proposal): number {
  return edits[0]?.from ?? 0;
}

function tryAll(proposals: readonly Proposal[], proof: Proof): Verdict {
  if (proof.left-- <= 0) return { at: Number.POSITIVE_INFINITY, touching: proposals };
  const verdict = proof.judge([...proof.taken, ...proposals]);
  if (verdict === 'sound') proof.taken.push(...proposals);
  return verdict;
}

/** Fixes of one kind mostly hold together, or not at all. */
function byRule(proposals: readonly Proposal[]): Proposal[][] {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const { rule } = proposal.diagnostic;
    groups.set(rule, [...(groups.get(rule) ?? []), proposal]);
  }
  return [...groups.values()].sort((one, other) => one.length - other.length);
}
