/** What a schema wanted of a value, in words for a person who fills in fields and knows no schemas. */
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** The end of "Unexpected value, expected …"; schemas give the words for patterns and checks of their own. */
export function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map((value) => `\`${String(value)}\``).join(', ');
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

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that exists, as 2027-05-23',
  datetime: 'a date-time with its zone, as 2027-05-23T10:00:00+02:00',
};

const NAMES: Readonly<Record<string, string>> = {
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
  tuple: 'a list',
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
