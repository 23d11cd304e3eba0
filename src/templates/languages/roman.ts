/** Roman numbers in small letters. */

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number from 1 up; as Word does, a thousand more from 4000 on has one `m` more. */
export function romanNumber(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** The value of a Roman number in capitals (`XXXVIII` is 38); signs in another order are added as they come. */
export function romanValue(text: string): number {
  const values = [...text.toLowerCase()].map((sign) => ROMAN.find(([, letters]) => letters === sign)?.[0] ?? 0);
  return values.reduce((sum, value, index) => ((values[index + 1] ?? 0) > value ? sum - value : sum + value), 0);
}
