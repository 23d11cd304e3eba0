/** Names of delegations: from the house list of the language, else from the session or the document itself. */
import type { ShapeContext } from '../../context.js';
import { report } from '../../report/report.js';
import type { Language, State } from '../../templates/language.js';
import { twoLetterCode } from '../../templates/languages/country-codes.js';
import { LONGEST_MATCHED } from '../../templates/pattern-cost.js';
import { nearStates } from './near-states.js';

/** A name in a language, in the forms that it is printed in. */
export type StateName = State;

/**
 * The names of delegations by ISO code of two or three letters (or by a name that the house list knows), in the order given.
 * A code without a name in the language is an error in the document's file, and is printed as it stands.
 */
export function stateNames(codes: readonly string[], language: Language, context: ShapeContext): StateName[] {
  return codes.map(
    (code) =>
      nameOf(code, language, context) ??
      nameOf(twoLetterCode(code), language, context) ??
      missing(code, language, context),
  );
}

function nameOf(code: string, language: Language, context: ShapeContext): StateName | undefined {
  const own = context.fields.names?.[code]?.[language.tag] ?? context.session?.names?.[code]?.[language.tag];
  if (own !== undefined) return typeof own === 'string' ? { short: own } : definedName(own);
  if (Object.hasOwn(language.states, code)) return language.states[code];
  return Object.values(language.states).find((state) => state.short === code || state.formal === code);
}

function definedName(own: {
  short: string;
  formal?: string | undefined;
  of?: string | undefined;
  sort?: string | undefined;
}): StateName {
  const { short, formal, of, sort } = own;
  return { short, ...(formal && { formal }), ...(of && { of }), ...(sort && { sort }) };
}

const MOST_ANSWERED = 50;

function missing(code: string, language: Language, context: ShapeContext): StateName {
  const known = context.file.diagnostics.some(
    ({ rule, message }) => rule === 'state-name' && message.includes(`\`${code}\``),
  );
  if (!known) {
    // A list of a thousand wrong names is another thing by mistake, and each is compared with all.
    const near = context.file.diagnostics.length < MOST_ANSWERED ? nearStates(code, language) : undefined;
    report(context.file, 'state-name', context.whereSaid(code), {
      message: `the delegation \`${code}\` has no name in ${language.tag}`,
      help: `write ${near ?? 'an ISO 3166 code, such as `PE`'}, or add the name: \`names: {XX: {${language.tag}: …}}\``,
    });
  }
  return { short: code };
}

/** Sorted as the language files them; articles that it says do not count are passed over. */
export function sortNames(names: readonly StateName[], language: Language): StateName[] {
  // One delegation alone, which most statements have, needs no order.
  if (names.length < 2) return [...names];
  const collator = collatorOf(language);
  const keyed = names.map((name) => ({ name, key: name.sort ?? withoutPrefix(name.short, language.sorting.ignore) }));
  return keyed.sort((one, other) => collator.compare(one.key, other.key)).map(({ name }) => name);
}

const collators = new Map<string, Intl.Collator>();

/** Opened once for a collation: opening one takes as long as sorting a hundred names. */
function collatorOf({ sorting: { collation } }: Language): Intl.Collator {
  const collator = collators.get(collation) ?? new Intl.Collator(collation);
  collators.set(collation, collator);
  return collator;
}

function withoutPrefix(name: string, prefixes: readonly string[]): string {
  const prefix = prefixes.find((candidate) => name.startsWith(candidate));
  return prefix === undefined ? name : name.slice(prefix.length);
}

/** Members of a list with the language's separators: `Austria, Mexico and Peru`. */
export function joinList(members: readonly string[], language: Language): string {
  const { separator, last, lastBefore = {} } = language.lists;
  const final = members.at(-1) ?? '';
  if (members.length < 2) return final;
  const other = Object.entries(lastBefore).find(([beginning]) =>
    new RegExp(beginning, 'iu').test(final.slice(0, LONGEST_MATCHED)),
  );
  return members.slice(0, -1).join(separator) + (other?.[1] ?? last) + final;
}

/** Names in the order of the language's alphabet, as one list: `Arabic, Chinese, English and French`. */
export function joinSorted(names: readonly string[], language: Language): string {
  return joinList(names.length < 2 ? names : names.toSorted(collatorOf(language).compare), language);
}
