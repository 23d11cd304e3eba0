/** Blocks with styles as blocks of a source. */
import type { Kind } from '../../templates/kind.js';
import type { ImportedBlock, ImportLog } from '../imported.js';
import { blocksOf } from '../text/blocks.js';
import type { TextLine } from '../text/lines.js';
import type { TextParagraph } from '../text/paragraphs.js';
import { type TypedNumber, typedNumbers } from '../text/typed-numbers.js';
import { escapeInline, escapeParagraph } from '../write/escape.js';
import { headingDepths } from './heading-depths.js';
import { bareText, LITERAL, type MarkTable, markedText, writeMarks } from './marks.js';
import { withoutOpener } from './openers.js';
import { insideOf, levelOf, type OpenItems } from './place-items.js';
import type { RichBlock, RichLabel, RichParagraph } from './rich-document.js';
import { tableSource } from './table-source.js';

export interface RichFacts {
  kind: Kind | undefined;
  /** Opening words of paragraphs, which a design emphasises. */
  openers: ReadonlySet<string>;
  marks: MarkTable;
}

interface Writing extends RichFacts {
  log: ImportLog;
  open: OpenItems;
  /** Plain paragraphs that wait for the next block, with what is typed before them read as labels. */
  plain: TextParagraph[];
  written: ImportedBlock[];
  isInAnnex: boolean;
}

/** The blocks of a source, in order. */
export function richBlocks(blocks: readonly RichBlock[], facts: RichFacts, log: ImportLog): ImportedBlock[] {
  const own = blocks.filter((block) => block.type === 'table' || hasContent(block));
  const depths = headingDepths(own, facts.kind);
  const texts = new Map(
    own.flatMap((block) => (block.type === 'paragraph' ? [[block, textOf(block, depths, facts, log)] as const] : [])),
  );
  const lines = new Map(
    [...texts].flatMap(([block, text]) =>
      block.label === undefined && block.role === 'text' && !depths.has(block)
        ? [[block, lineOf(text, block.line)]]
        : [],
    ),
  );
  const found = typedNumbers(
    [...lines.values()],
    () => true,
    () => true,
  );
  const numberOf = (block: RichParagraph) => {
    const line = lines.get(block);
    return line === undefined ? undefined : found.get(line);
  };
  const writing: Writing = { ...facts, log, open: [], plain: [], written: [], isInAnnex: false };
  for (const [index, block] of own.entries()) {
    const isPlain =
      block.type === 'paragraph' && block.role === 'text' && block.label === undefined && !depths.has(block);
    if (isPlain) {
      const next = own.slice(index + 1, index + 6).find((one) => one.type === 'paragraph' && one.label !== undefined);
      plainParagraph(
        block,
        texts.get(block) ?? '',
        next?.type === 'paragraph' ? next.label : undefined,
        numberOf(block),
        writing,
      );
      continue;
    }
    flush(writing);
    if (block.type === 'table') table(block, writing);
    else marked(block, texts.get(block) ?? '', depths.get(block), own, index, writing);
  }
  flush(writing);
  endAnnex(writing);
  return writing.written;
}

function lineOf(text: string, number: number): TextLine {
  return { text, number, indent: 0, isApart: false, isPageTop: false };
}

function hasContent({ runs, role }: RichParagraph): boolean {
  return (
    role === 'annex' ||
    runs.some(({ text, note, image }) => text.trim() !== '' || note !== undefined || image !== undefined)
  );
}

function textOf(
  block: RichParagraph,
  depths: ReadonlyMap<RichBlock, number>,
  facts: RichFacts,
  log: ImportLog,
): string {
  const isHead = depths.has(block) || block.role === 'annex-title' || block.role === 'caption';
  const runs = isHead ? block.runs.map((run) => (run.isBreak ? { text: ' ' } : run)) : block.runs;
  const text = markedText(runs, facts.marks, block.line, log, isHead);
  return isHead ? text : withoutOpener(text, facts.openers);
}

function plainParagraph(
  block: RichParagraph,
  text: string,
  next: RichLabel | undefined,
  number: TypedNumber | undefined,
  writing: Writing,
): void {
  const inside = insideOf(next, writing.open);
  const { line } = block;
  if (inside > 0) {
    writing.written.push({ type: 'paragraph', inside, text: finished(escapeParagraph(text), block, writing), line });
    return;
  }
  writing.open = [];
  writing.plain.push({
    text: /^#{1,6}\s/.test(text) ? LITERAL + text : text,
    line,
    lastLine: line,
    number,
    isApart: false,
    isIndented: false,
  });
}

/** Writes the plain paragraphs, whose typed labels make items. */
function flush(writing: Writing): void {
  const paragraphs = writing.plain.splice(0);
  if (paragraphs.length === 0) return;
  const made = blocksOf(paragraphs, { hasHeadings: false, isMarkdown: false, keptOf: () => undefined }, writing.log);
  for (const block of made)
    writing.written.push({ ...block, text: writeMarks(block.text, writing.marks, block.line, writing.log) });
}

function finished(text: string, { line }: RichParagraph, { marks, log }: Writing): string {
  return writeMarks(text, marks, line, log);
}

function table(block: RichBlock & { type: 'table' }, writing: Writing): void {
  writing.open = [];
  writing.written.push({ type: 'source', text: tableSource(block, writing.marks, writing.log), line: block.line });
}

function marked(
  block: RichParagraph,
  text: string,
  depth: number | undefined,
  own: readonly RichBlock[],
  index: number,
  writing: Writing,
): void {
  const { line } = block;
  if (block.role === 'annex' || block.role === 'annex-title') return annex(block, text, own[index + 1], writing);
  if (depth !== undefined) return heading(block, text, depth, writing);
  if (block.label !== undefined) return item(block, block.label, text, writing);
  const words = finished(escapeParagraph(text), block, writing);
  if (block.role === 'quotation') {
    writing.written.push(quotation(words, line, writing));
    return;
  }
  if (block.role === 'continuation' && writing.open.length > 0) {
    writing.written.push({ type: 'paragraph', inside: writing.open.length, text: words, line });
    return;
  }
  writing.open = [];
  const isCaption = block.role === 'caption' && [own[index - 1], own[index + 1]].some(isCaptioned);
  writing.written.push(
    isCaption ? { type: 'source', text: `: ${words}`, line } : { type: 'paragraph', inside: 0, text: words, line },
  );
}

function isCaptioned(block: RichBlock | undefined): boolean {
  return (
    block?.type === 'table' || (block?.type === 'paragraph' && block.runs.some(({ image }) => image !== undefined))
  );
}

function quotation(words: string, line: number, { written }: Writing): ImportedBlock {
  const quoted = `> ${words.replaceAll('\n', '\n> ')}`;
  const before = written.at(-1);
  if (before?.type !== 'source' || !before.text.startsWith('> ')) return { type: 'source', text: quoted, line };
  written.pop();
  return { ...before, text: `${before.text}\n>\n${quoted}` };
}

function heading(block: RichParagraph, text: string, depth: number, writing: Writing): void {
  writing.open = [];
  const { label, line } = block;
  const isCounted = writing.kind?.text.headings !== 'plain';
  const shown = label === undefined || label.format === 'bullet' ? '' : label.text;
  // What engross counts itself is not typed; elsewhere the label is part of the heading's words.
  if (shown !== '' && !isCounted) writing.log.changes.push({ reason: 'label', line, before: '', after: shown });
  const words = finished(escapeInline(isCounted || shown === '' ? text : `${shown} ${text}`), block, writing);
  writing.written.push({ type: 'heading', depth, text: words, line });
}

function item(block: RichParagraph, label: RichLabel, text: string, writing: Writing): void {
  const { line } = block;
  const level = levelOf(label, block.indent, writing.open);
  if (level === undefined) {
    writing.log.changes.push({ reason: 'label', line, before: '', after: label.text });
    const typed = finished(escapeParagraph(`${label.text} ${text}`), block, writing);
    writing.written.push({ type: 'paragraph', inside: 0, text: typed, line });
    return;
  }
  const own = label.format === 'bullet' ? '•' : `${label.count}.`;
  if (label.format !== 'bullet') writing.log.changes.push({ reason: 'label', line, before: '', after: own });
  const words = finished(escapeParagraph(text), block, writing);
  const name = alternativeName(label, writing);
  writing.written.push({
    type: 'item',
    level,
    label: own,
    count: label.format === 'bullet' ? undefined : label.count,
    text: name === '' ? words : `${words} ${name}`,
    line,
  });
}

/** `{#p3-bis .bis}` behind an item between two others. */
function alternativeName({ alternative, count }: RichLabel, { log, written }: Writing): string {
  if (alternative === undefined) return '';
  const name = `{#op${count}-${alternative}-${written.length} .${alternative}}`;
  log.changes.push({ reason: 'label', line: 0, before: '', after: name });
  return name;
}

/** An annex of ours: its label is counted, and its title opens the container. */
function annex(block: RichParagraph, text: string, next: RichBlock | undefined, writing: Writing): void {
  const { line } = block;
  if (block.role === 'annex') {
    const before = bareText(text);
    if (before !== '') writing.log.changes.push({ reason: 'label', line, before, after: '' });
    if (next?.type === 'paragraph' && next.role === 'annex-title') return;
  }
  endAnnex(writing);
  const title = block.role === 'annex' ? '' : finished(escapeInline(text), block, writing);
  writing.log.changes.push({ reason: 'label', line, before: '', after: 'annex' });
  writing.written.push({ type: 'source', text: `:::annex${title === '' ? '' : `[${title}]`}`, line });
  writing.isInAnnex = true;
}

function endAnnex(writing: Writing): void {
  if (writing.isInAnnex) writing.written.push({ type: 'source', text: ':::', line: 0 });
  writing.isInAnnex = false;
  writing.open = [];
}
