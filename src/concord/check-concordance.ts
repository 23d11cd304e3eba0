/** Concordance: whether each language version says in the same places what its original says. */
import { report } from '../report/report.js';
import { comparedUnits, compareVersions } from './compare-versions.js';
import type { ConcordVersion, Difference } from './difference.js';
import { severityOf } from './severity.js';

/** A difference that somebody signed off, with the reason. */
interface Acceptance {
  place: string;
  difference: string;
  /** In this language only; in every one where undefined. */
  language: string | undefined;
}

/**
 * Compares every version of one document with the original and reports each difference in the version, at both places.
 * The severity of a difference depends on the text's status; differences that were signed off are not reported.
 */
export function checkConcordance(versions: readonly ConcordVersion[]): void {
  const original = versions.find(({ document }) => document.meta.language === document.meta.original);
  if (original === undefined) return;
  const accepted = acceptancesOf(original);
  const used = new Set<Acceptance>();
  const units = versions.length > 1 ? comparedUnits(original) : [];
  for (const version of versions.filter((one) => one !== original)) {
    const { language } = version.document.meta;
    const mine = [...accepted, ...ownAcceptances(version)].filter(
      (one) => one.language === undefined || one.language === language,
    );
    const own = new Set<Acceptance>();
    for (const difference of compareVersions(original, version, units)) {
      const signed = mine.filter((one) => signsOff(one, difference));
      for (const one of signed) own.add(one);
      if (signed.length === 0) reportDifference(difference, original, version);
    }
    for (const one of own) used.add(one);
    for (const one of mine.filter((each) => !accepted.includes(each) && !own.has(each))) idle(one, version);
  }
  if (versions.length > 1) for (const one of accepted.filter((each) => !used.has(each))) idle(one, original);
}

/** Sign-offs of the session for this document, and of the original's front matter. */
function acceptancesOf(original: ConcordVersion): Acceptance[] {
  const { id } = original.document.meta;
  const ofSession = (original.context.session?.accept ?? []).filter((one) => one.document === id);
  return [...ofSession.map((one) => ({ ...one, language: one.language })), ...ownAcceptances(original)];
}

function ownAcceptances({ context }: ConcordVersion): Acceptance[] {
  return (context.fields.accept ?? []).map((one) => ({ ...one, language: one.language }));
}

function signsOff({ place, difference }: Acceptance, found: Difference): boolean {
  return found.kind === difference && found.places.includes(place);
}

function idle({ place, difference }: Acceptance, { context }: ConcordVersion): void {
  report(context.file, 'concordance-accept', undefined, {
    message: `\`accept\` names a difference that is not there: \`${difference}\` at ${place}`,
    help: 'take it out if the difference was corrected, or correct the place',
  });
}

function reportDifference(difference: Difference, original: ConcordVersion, version: ConcordVersion): void {
  const { kind, message, help, position, places } = difference;
  const accept = `if it is meant, write \`accept: [{place: ${places[0] ?? ''}, difference: ${kind}, reason: …}]\` in front matter`;
  report(version.context.file, `concordance-${kind}`, position, {
    message,
    severity: severityOf(version, difference.atMost),
    help: help === undefined ? accept : `${help}; ${accept}`,
    ...(difference.original === undefined
      ? {}
      : {
          related: [
            {
              path: original.context.file.path,
              position: difference.original.position,
              message: difference.original.says,
            },
          ],
        }),
  });
}
