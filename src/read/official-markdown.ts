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
import type { Construct, Extension } from 'micromark-util-types';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

const COLON = 58;

/** A tab after `155.`, a line over `---` and `[EU]: shall` are text in an official source. */
const switchedOff: Extension = { disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } };

/** Containers only, taken from the public extension's flow constructs at the colon; leaves and text directives stay out. */
function containers(): Extension {
  const atColon = directive().flow?.[COLON];
  const [container] = (Array.isArray(atColon) ? atColon : [atColon]) as Construct[];
  if (container === undefined) throw new Error('micromark-extension-directive has no flow construct at the colon any more.');
  return { flow: { [COLON]: container } };
}

function officialMarkdown(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), switchedOff, frontmatter('yaml'), gfmTable(), gfmFootnote(), containers()];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    frontmatterFromMarkdown('yaml'),
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    directiveFromMarkdown(),
  ];
}

const processor = unified().use(remarkParse).use(remarkCjkFriendly).use(officialMarkdown).freeze();

/** Parses a source that has passed the guards. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}
