/** The first step: from a file's bytes to a Markdown tree and a YAML document, both with positions. */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../message.js';
import { parseYaml, type YamlText } from '../templates/read-yaml.js';
import { decodeSource } from './decode-source.js';
import { parseMarkdown } from './official-markdown.js';
import type { ParsedSource } from './reading.js';

/** Parses a source; undefined when a guard stopped it (reported). Broken front matter is reported and read as empty. */
export function parseSource(file: VFile): ParsedSource | undefined {
  const text = decodeSource(file);
  if (text === undefined) return undefined;
  const markdown = parseMarkdown(text);
  if (markdown.children[0]?.type !== 'yaml') unendedFrontMatter(file, text);
  const frontMatter = readFrontMatter(file, markdown) ?? parseYaml(file, '');
  if (frontMatter === undefined) throw new Error('The empty text is YAML.');
  return { file, text, markdown, frontMatter };
}

/** A first line `---` above a key is front matter to its author; without an end, Markdown takes it for a rule and words. */
function unendedFrontMatter(file: VFile, text: string): void {
  if (!/^---[ \t]*\r?\n[ \t]*[A-Za-z]\w*:(?:\s|$)/.test(text)) return;
  report(file, 'front-matter', undefined, {
    found: 'front matter without an end',
    expected: 'a line `---` below its last key',
  });
}

function readFrontMatter(file: VFile, markdown: Root): YamlText | undefined {
  const first = markdown.children[0];
  if (first?.type !== 'yaml' || first.position === undefined) return undefined;
  const end = first.position.end.offset ?? 0;
  // The value stands between the fences, each of which takes a line.
  const start = end - 3 - lineEndBefore(file, end - 3) - first.value.length;
  return parseYaml(file, first.value, first.position.start.line, Math.max(0, start));
}

function lineEndBefore(file: VFile, offset: number): number {
  return String(file)
    .replace(/^\ufeff/, '')
    .slice(offset - 2, offset) === '\r\n'
    ? 2
    : 1;
}
