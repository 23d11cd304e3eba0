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
    const { place, reason, most } = error.refused;
    report(file, 'too-deep', place, { message: `${reason}; at most ${most} can be read` });
    return undefined;
  }
}

/** A key of front matter on a line of its own. */
const KEY = '[ \\t]*[A-Za-z]\\w*:(?:[ \\t][^\\r\\n]*)?\\r?\\n';
/** Keys that a source's front matter begins with and a text does not. */
const FIRST = '(?=(?:engross|kind|language|delegation|title|symbol):)';

/** Front matter with a wrong fence, which Markdown reads as a rule and words. */
const MISSED: readonly { looks: RegExp; message: string; help: string }[] = [
  {
    looks: new RegExp(`^---[ \\t]*\\r?\\n(?:${KEY}|[ \\t]*[A-Za-z]\\w*:$)`),
    message: 'the front matter has no end',
    help: 'write a line `---` below its last field',
  },
  {
    looks: new RegExp(`^\\s+---[ \\t]*\\r?\\n${KEY}`),
    message: 'there are empty lines or spaces before the front matter',
    help: 'make `---` the first line of the file, at the left edge',
  },
  {
    looks: new RegExp(`^(?:[-–—−]{1,2}|-{4,}|[–—−]{3,})[ \\t]*\\r?\\n${FIRST}${KEY}`),
    message: 'the first line is not `---`, so the fields below it are not read',
    help: 'write `---`, three hyphens, above and below them',
  },
  {
    looks: new RegExp(`^${FIRST}(?:${KEY})+---[ \\t]*(?:\\r?\\n|$)`),
    message: 'the front matter has no beginning',
    help: 'write a line `---` above its first field',
  },
];

/** Reports front matter with a wrong fence: its fields would be printed. */
function missedFrontMatter(file: SourceFile, text: string): void {
  const missed = MISSED.find(({ looks }) => looks.test(text));
  if (missed !== undefined) report(file, 'front-matter', undefined, { message: missed.message, help: missed.help });
}

function readFrontMatter(file: SourceFile, markdown: Root): YamlText | undefined {
  const first = markdown.children[0];
  if (first?.type !== 'yaml' || first.position === undefined) return undefined;
  const end = first.position.end.offset ?? 0;
  // The value is between the fences, and each fence takes a line.
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
        { message: `the front matter has more than ${MOST_KEYS} fields` },
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
