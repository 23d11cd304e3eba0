/** Names and values as a stranger would choose them, and what may never be read anywhere. */
import fc from 'fast-check';

/** Each is an attempt on some reader: a terminal, a log of a CI, a browser, an XML, YAML, CSS, iCalendar or SARIF parser. */
const ATTEMPTS = [
  ...[
    '\u0000',
    '\u0007',
    '\u001b[2J',
    '\u001b]0;title\u0007',
    '\t',
    '\u000b',
    '\u000c',
    '\u007f',
    '\u0085',
    '\u009b31m',
  ],
  ...['\n', '\r', '\r\n', '\u2028', '\u2029'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u202c', '\u2066', '\u2069', '\ufeff'],
  ...['\ud800', '\udfff', '\ufffe', '\uffff', '\ufff9'],
  ...['\n::error file=a.md,line=1::forged', '::warning::forged', ' ::debug::x', '##[error]x', '##vso[task.complete]x'],
  ...[
    '%0A::error::x',
    '%',
    '</script><script>alert(1)</script>',
    '</style>',
    '<!--',
    ']]>',
    '&amp;',
    '"',
    "'",
    '`',
    '\\',
  ],
  ...[
    '|',
    '| a | b |',
    '[l](https://evil.example)',
    '![i](http://x)',
    'https://evil.example',
    'www.evil.example',
    '@team',
  ],
  ...['javascript:alert(1)', '//host/x', 'a:b', '#', '?', '..', '*b*', '_i_', '~s~', '$&', '{0}', ';}', '*/', '\\a '],
  ...['BEGIN:VALARM', ';X=1', ',', 'النص', '中文', 'क्‍ष', 'می‌خواهم', 'é', '👩‍👩‍👧', 'word', ' ', '  '],
];

/** Any text, of such attempts and of anything else. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ATTEMPTS) }, fc.string({ unit: 'binary', maxLength: 4 })),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

/** The same as a file name of Linux may hold it: no NUL and no `/`, and what UTF-8 can hold. */
export const hostileName: fc.Arbitrary<string> = hostileText
  .map((text) => Buffer.from(text.replace(/[\0/]/g, '_').slice(0, 60)).toString())
  .filter((name) => !/^\.*$/.test(name));

/** What moves a cursor, hides or turns letters, or ends a line: nothing that is read may hold it. Line feeds are ours. */
export const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Controls of ASCII that neither XML 1.0 nor a line of an iCalendar (RFC 5545, 3.1) may hold. */
export const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Lines that a CI would obey: GitHub skips white space before `::`, and looks for `##[` anywhere (actions/runner, ActionCommand.cs). */
export function commandsIn(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .filter((line) => /^\s*::/.test(line) || /##(?:vso|teamcity)?\[/.test(line));
}
