/** What `read` gives: the fields of a source and its words as blocks of the official tree. */

import type { Root } from 'mdast';
import type { Silence } from '../../report/settle.js';
import type { SourceFile } from '../../report/source-file.js';
import type { Fields } from '../../templates/fields.js';
import type { YamlText } from '../../templates/yaml/read-yaml.js';
import type { Block, FootnoteDefinition } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';
import type { WrappedNumber } from '../markdown/wrapped-numbers.js';

/** A source after the guards and the Markdown parser. */
export interface ParsedSource {
  file: SourceFile;
  /** The text that the positions count in: without byte order mark. */
  text: string;
  markdown: Root;
  /** Front matter as YAML with positions; empty where there is none or it is broken (already reported). */
  frontMatter: YamlText;
  /** Numbers at the beginning of lines that are read as text, though Markdown would make items of them. */
  wrapped: readonly WrappedNumber[];
}

/** A source with its fields, read as blocks: clauses without labels, references without targets. */
export interface Reading {
  /** Fields that the text itself gave: the segment of a statement, from its first heading. */
  fields: Partial<Fields>;
  /** The words of these fields, with their emphasis. */
  fieldWords: Readonly<Record<string, Phrasing[]>>;
  /** The title's words when the source's first heading is the title. */
  title?: Phrasing[];
  children: Block[];
  notes: FootnoteDefinition[];
  /** What the author says is meant. */
  silences: readonly Silence[];
}
