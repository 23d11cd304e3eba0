/**
 * The test that every fix must pass before it is offered: the source is fixed in memory and read again. Labels, blocks and
 * words outside of the fix must be the same as before, in the same order, and the whole text must print the same words.
 * A fix that fails is taken off its diagnostic, which then says so.
 */
import { type Diagnostic, type Edit, fixGroups } from '../report/diagnostic.js';
import type { OfficialDocument } from '../tree/document.js';
import { applyEdits, freeGroups } from '../write/apply-edits.js';
import { printedUnits } from './printed-units.js';
import { type Proposal, soundProposals, type Verdict } from './search-fixes.js';
import { differenceOf, type TextRead, withSpaces } from './text-difference.js';

/** A source as it was read. */
export interface ReadSource {
  text: string;
  document: Pick<OfficialDocument, 'children' | 'notes'>;
  diagnostics: readonly Diagnostic[];
}

/** Reads a changed text of the same source; undefined where it can no longer be read. */
export type ReadAgain = (text: string) => Omit<ReadSource, 'text'> | undefined;

const NOT_APPLIED =
  '`check --fix` leaves this to you: with the obvious change other words, numbers or paragraphs would come out differently.';

/** The diagnostics of `source` without the fixes that would change more than they say. */
export function proveFixes(source: ReadSource, readAgain: ReadAgain): Diagnostic[] {
  const proposals = source.diagnostics.flatMap((diagnostic) =>
    fixGroups(diagnostic).map((edits): Proposal => ({ diagnostic, edits })),
  );
  if (proposals.length === 0) return [...source.diagnostics];
  const before = textRead(source.text, source);
  const sound = new Set(soundProposals(proposals, (chosen) => judge(chosen, before, readAgain)));
  return source.diagnostics.map((diagnostic) => {
    const failed = proposals.filter((one) => one.diagnostic === diagnostic && !sound.has(one));
    return failed.length === 0 ? diagnostic : without(diagnostic, new Set(failed.flatMap(({ edits }) => edits)));
  });
}

function judge(chosen: readonly Proposal[], before: TextRead, readAgain: ReadAgain): Verdict {
  const free = freeGroups(chosen.map((proposal) => proposal.edits));
  const text = applyEdits(before.text, free);
  const after = readAgain(text);
  if (after === undefined) return { at: 0, touching: [] };
  const range = differenceOf(before, textRead(text, after), free.flat());
  if (range === undefined) return 'sound';
  const touching = chosen.filter((proposal) =>
    withSpaces(proposal.edits, before.text).some((edit) => edit.from <= range.to && edit.to >= range.from),
  );
  return { at: range.from, touching };
}

function without({ fix = [], help, ...diagnostic }: Diagnostic, failed: ReadonlySet<Edit>): Diagnostic {
  const left = fix.filter((edit) => !failed.has(edit));
  return {
    ...diagnostic,
    help: help === undefined ? NOT_APPLIED : `${help} ${NOT_APPLIED}`,
    ...(left.length === 0 ? {} : { fix: left }),
  };
}

function textRead(text: string, { document, diagnostics }: Omit<ReadSource, 'text'>): TextRead {
  const faults = new Map<string, number>();
  for (const { severity, rule, position } of diagnostics) {
    if (severity === 'error' && !faults.has(rule)) faults.set(rule, position.start.offset ?? -1);
  }
  return { text, units: printedUnits(document), faults };
}
