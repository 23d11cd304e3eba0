/** The first step: from a file's bytes to a Markdown tree and a YAML document, both with positions. */

import type { Root } from 'mdast';
import { visit } from 'yaml';
import { report } from '../report/report.js';
import { type SourceFile, textOfFile } from '../report/source-file.js';
import { parseYaml, type YamlText } from '../templates/yaml/read-yaml.js';
import { parseMarkdown } from './markdown/official-markdown.js';
import { isTooDeep } from './markdown/too-deep.js';
import { findWrappedNumbers, parseWithNumbers } from './markdown/wrapped-numbers.js';
import { decodeSource } from './source/decode-source.js';
import type { ParsedSource } from './state/reading.js';

/** Parses a source; undefined when a guard stopped it (reported). Broken front matter is reported and read as empty. */
export function parseSource(file: SourceFile): ParsedSource | undefined {
  const text = decodeSource(file);
  if (text === undefined) return undefined;
  const wrapped = findWrappedNumbers(text);
  const markdown = parsed(file, text, wrapped);
  if (markdown === undefined) return undefined;
  if (markdown.children[0]?.type !== 'yaml') missedFrontMatter(file, text);
  const frontMatter = readFrontMatter(file, markdown) ?? parseYaml(file, '');
  if (frontMatter === undefined) throw new Error('The empty text is YAML.');
  return { file, text, markdown, frontMatter, wrapped };
}

/** The Markdown tree; undefined where the parser refused the source (reported). */
function parsed(file: SourceFile, text: string, wrapped: ParsedSource['wrapped']): Root | undefined {
  try {
    return parseWithNumbers(text, wrapped, parseMarkdown);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    const { place, found, most } = error.refused;
    report(file, 'too-deep', place, { found, expected: `at most ${most}` });
    return undefined;
  }
}

/** A key of front matter on a line of its own. */
const KEY = '[ \\t]*[A-Za-z]\\w*:(?:[ \\t][^\\r\\n]*)?\\r?\\n';
/** Keys that a source's front matter begins with and a text does not. */
const FIRST = '(?=(?:engross|kind|language|delegation|title|symbol):)';

/** What its author took for front matter and Markdown takes for a rule and words. */
const MISSED: readonly { looks: RegExp; found: string; expected: string }[] = [
  {
    looks: new RegExp(`^---[ \\t]*\\r?\\n(?:${KEY}|[ \\t]*[A-Za-z]\\w*:$)`),
    found: 'front matter without an end',
    expected: 'a line `---` below its last key',
  },
  {
    looks: new RegExp(`^\\s+---[ \\t]*\\r?\\n${KEY}`),
    found: 'empty lines or spaces before the front matter',
    expected: '`---` as the first line of the file, at the left edge',
  },
  {
    looks: new RegExp(`^(?:[-–—−]{1,2}|-{4,}|[–—−]{3,})[ \\t]*\\r?\\n${FIRST}${KEY}`),
    found: 'first line that is not `---` above the keys of front matter',
    expected: '`---`, three hyphens, above and below them',
  },
  {
    looks: new RegExp(`^${FIRST}(?:${KEY})+---[ \\t]*(?:\\r?\\n|$)`),
    found: 'front matter without a beginning',
    expected: 'a line `---` above its first key',
  },
];

/** Reports front matter that is none for a fault of its fences: its keys would be printed. */
function missedFrontMatter(file: SourceFile, text: string): void {
  const missed = MISSED.find(({ looks }) => looks.test(text));
  if (missed !== undefined) report(file, 'front-matter', undefined, { found: missed.found, expected: missed.expected });
}

function readFrontMatter(file: SourceFile, markdown: Root): YamlText | undefined {
  const first = markdown.children[0];
  if (first?.type !== 'yaml' || first.position === undefined) return undefined;
  const end = first.position.end.offset ?? 0;
  // The value stands between the fences, each of which takes a line.
  const start = end - 3 - lineEndBefore(file, end - 3) - first.value.length;
  const yaml = parseYaml(file, first.value, first.position.start.line, Math.max(0, start), true);
  return yaml === undefined || isShort(yaml) ? yaml : undefined;
}

/** Keys and members of lists that front matter may have: ten times as many as there are States. */
const MOST_KEYS = 2_000;

/** Whether front matter has no more keys than a document can need; else it is reported at the first key too many. */
function isShort({ file, document, offset, lines }: YamlText): boolean {
  let count = 0;
  let isTooLong = false;
  visit(document, {
    Node: (_, { range }) => {
      count += 1;
      if (count <= MOST_KEYS * 2) return undefined;
      isTooLong = true;
      const { line, col } = lines.linePos(range?.[0] ?? 0);
      report(
        file,
        'front-matter',
        { line: line + offset, column: col },
        { found: `more than ${MOST_KEYS} keys in front matter`, expected: 'the fields of one document' },
      );
      return visit.BREAK;
    },
  });
  return !isTooLong;
}

function lineEndBefore(file: SourceFile, offset: number): number {
  return textOfFile(file)
    .replace(/^\ufeff/, '')
    .slice(offset - 2, offset) === '\r\n'
    ? 2
    : 1;
}
