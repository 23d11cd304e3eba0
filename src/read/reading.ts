/** What `read` gives: the fields of a source and its words as blocks of the official tree. */
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { LineCounter, Document as YamlDocument } from 'yaml';
import type { Fields } from '../templates/fields.js';
import type { Block, FootnoteDefinition, Phrasing } from '../tree.js';

/** A source after the guards and the Markdown parser, its front matter still a YAML document with positions. */
export interface ParsedSource {
  file: VFile;
  /** The Markdown tree; positions count from the first character after a byte order mark. */
  markdown: Root;
  /** Front matter, or undefined where there is none; its errors are already reported. */
  frontMatter:
    | { document: YamlDocument; lines: LineCounter /** Lines of the file before the YAML. */; offset: number }
    | undefined;
  /** False when a guard stopped the source: too long, too deep, not UTF-8. */
  sound: boolean;
}

/** A source with its fields, read as blocks: clauses without labels, references without targets. */
export interface Reading {
  fields: Fields;
  /** The title's words when the source's first heading is the title. */
  title?: Phrasing[];
  children: Block[];
  notes: FootnoteDefinition[];
}
