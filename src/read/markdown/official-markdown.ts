/**
 * The dialect's parser: CommonMark less what harms official texts, plus tables, footnotes, containers and front matter.
 *
 * Each line's reason is in dialect.md, Parser set-up: all of remark-gfm would swallow `https://x/a，谢谢。` and strike
 * `~10 to ~20`; text directives would turn `10:30` and `注意:大会` into nothing.
 */
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { directive } from 'micromark-extension-directive';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, ConstructRecord, Extension, Tokenizer } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { fillOutline, type OutlineTree, outlineTree } from './fill-outline.js';
import { linearEmphasis } from './linear-emphasis.js';
import { afterItsBracket, joinData, linearText } from './linear-text.js';
import { outlineOf } from './outline.js';
import { isTooDeep } from './too-deep.js';

const [COLON, CLOSING_BRACKET] = [58, 93];

/** A tab after `155.`, a line over `---` and `[EU]: shall` are text in an official source. */
const switchedOff: Extension = { disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } };

/** Containers only, taken from the public extension's flow constructs at the colon; leaves and text directives stay out. */
function containers(): Extension {
  const container = listOf(directive().flow?.[COLON])[0];
  if (container === undefined)
    throw new Error('micromark-extension-directive has no flow construct at the colon any more.');
  return { flow: { [COLON]: container } };
}

/**
 * Footnotes, with every `[^x]` a call: the extension keeps those without a definition as text, and takes a definition
 * inside a container for one only after the words before it are read.
 */
function footnotes(): Extension {
  const extension = gfmFootnote();
  return { ...extension, text: allCalls(extension.text ?? {}) };
}

function allCalls(constructs: ConstructRecord): ConstructRecord {
  const entries = Object.entries(constructs).map(([code, value]) => [
    code,
    listOf(value).map((construct) => withEveryLabel(construct, Number(code))),
  ]);
  return Object.fromEntries(entries) as ConstructRecord;
}

function withEveryLabel(construct: Construct, code: number): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    this.parser.gfmFootnotes = EVERY_LABEL;
    return construct.tokenize.call(this, effects, ok, nok);
  };
  return {
    ...construct,
    previous: joinData,
    tokenize: code === CLOSING_BRACKET ? afterItsBracket(tokenize) : tokenize,
  };
}

/** What can be a label: after an exclamation mark the extension asks of others too, and never ends with an empty one. */
const LABEL = /^[^\s[\]]+$/;

/** The list of defined labels, as the extension asks it: it holds every label. */
const EVERY_LABEL = Object.assign([] as string[], { includes: (label: string) => LABEL.test(label) });

function listOf(value: Construct | Construct[] | undefined): Construct[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function officialMarkdown(this: Processor, { tables }: { tables: boolean }): void {
  const data = this.data();
  const syntax = [
    switchedOff,
    linearText,
    linearEmphasis(),
    frontmatter('yaml'),
    ...(tables ? [gfmTable()] : []),
    footnotes(),
    containers(),
  ];
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...syntax];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    frontmatterFromMarkdown('yaml'),
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    directiveFromMarkdown({ verbose: true }),
  ];
}

const parserWith = (tables: boolean) => unified().use(remarkParse).use(officialMarkdown, { tables }).freeze();
const [plain, withTables] = [parserWith(false), parserWith(true)];

/** Parses a source that has passed the guards. */
export function parseMarkdown(text: string): Root {
  const outline = outlineOf(text);
  const tree = outline && treeOf(outline.marks);
  return outline && tree ? fillOutline(tree, outline) : parseWhole(text);
}

/** Parses a source as it stands, marks and words. */
export function parseWhole(text: string): Root {
  return (mayHoldTable(text) ? withTables : plain).parse(text);
}

/** Trees of the outlines met last: those of a document's other versions, and of documents made after one pattern. */
const outlineTrees = new Map<string, OutlineTree | undefined>();
const MOST_OUTLINES = 50;

function treeOf(marks: string): OutlineTree | undefined {
  const known = outlineTrees.get(marks);
  if (known !== undefined || outlineTrees.has(marks)) return known;
  const [oldest] = outlineTrees.keys();
  if (oldest !== undefined && outlineTrees.size >= MOST_OUTLINES) outlineTrees.delete(oldest);
  const tree = outlineTreeOf(marks);
  outlineTrees.set(marks, tree);
  return tree;
}

/** The tree of an outline; undefined where it is refused, as the source will be then, at the right line. */
function outlineTreeOf(marks: string): OutlineTree | undefined {
  try {
    return outlineTree(parseWhole(marks), marks);
  } catch (error) {
    if (isTooDeep(error)) return undefined;
    throw error;
  }
}

/** Whether a line ends like the row under a table's head. Where none does, not every line need be tried as a head. */
function mayHoldTable(text: string): boolean {
  return text.split(/[\n\r]/).some((line) => {
    let start = line.length;
    while (start > 0 && '-:| \t'.includes(line.charAt(start - 1))) start--;
    const end = line.slice(start);
    return end.includes('-') && /[|:]/.test(end);
  });
}
