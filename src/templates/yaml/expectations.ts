/** What a schema expects of a value, for a person who fills in fields and knows no schemas. */
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** The end of the help "write …"; schemas give the text for patterns and checks of their own. */
export function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return oneOf(issue.values.map((value) => `\`${String(value)}\``));
    case 'invalid_type':
      return nameOf(issue.expected);
    case 'invalid_format':
      return FORMATS[issue.format] ?? issue.message;
    case 'invalid_key':
      return issue.issues.map(expectationOf).join(' and ');
    case 'invalid_union':
      return issue.errors.map((branch) => branch.map(expectationOf).join(' and ')).join(', or ');
    case 'too_small':
      return `at least ${amount(Number(issue.minimum), issue.origin)}`;
    case 'too_big':
      return `at most ${amount(Number(issue.maximum), issue.origin)}`;
    default:
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
}

/** `` `A4` or `Letter` ``. */
function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that exists as year, month and day, such as `2027-05-23`',
  datetime: 'a day and time with its zone, such as `2027-05-23T10:00:00+02:00`',
};

const NAMES: Readonly<Record<string, string>> = {
  object: 'fields below it, each indented by 2 spaces',
  record: 'fields below it, each indented by 2 spaces',
  array: 'a list: `[first, second]`',
  tuple: 'a list: `[first, second]`',
  string: 'text (in quotation marks where it looks like a number)',
  int: 'a whole number',
  boolean: '`true` or `false`',
};

function nameOf(type: string): string {
  return NAMES[type] ?? `a ${type}`;
}

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'member' };

function amount(number: number, origin: string): string {
  const unit = UNITS[origin];
  return unit === undefined ? String(number) : `${number} ${unit}${number === 1 ? '' : 's'}`;
}
