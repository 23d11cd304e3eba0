/**
 * Blocks: the Markdown tree of a source to the blocks of an official text.
 *
 * Handlers are small and stand in one table; what a document's beginning and end mean (title, salutation, preamble,
 * closing) is decided afterwards, in `read-parts.ts`.
 */
import type { List as MdastList, Paragraph as MdastParagraph, PhrasingContent, RootContent, Table as MdastTable } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { report } from '../message.js';
import type { Fields } from '../templates/fields.js';
import type { Kind } from '../templates/kind.js';
import type { Language } from '../templates/language.js';
import type { Block, Clause, FootnoteDefinition, Line, ListItem, Phrasing, TableRow } from '../tree.js';
import { type Attributes, takeAttributes } from './attributes.js';
import { judgeParagraphs } from './judge-paragraphs.js';
import { readParts } from './read-parts.js';
import { readPhrasing } from './read-phrasing.js';
import { type ReadState, sourceOf } from './read-state.js';
import type { ParsedSource, Reading } from './reading.js';

/** What a source's text is read with. */
export interface BlockGround {
  kind: Kind;
  language: Language;
  fields: Fields;
}

/** Deepest level of a clause: five levels, then an error (dialect.md, Blocks). */
const LEVELS = 5;

/** Reads the words of a source as blocks; everything unusual is reported in its file, nothing is left out. */
export function readBlocks(parsed: ParsedSource, ground: BlockGround): Reading {
  const { file, text, markdown } = parsed;
  const definitions = noteDefinitions(parsed);
  const state: ReadState = { file, text, ...ground, notes: new Set(definitions.map((one) => one.identifier)), called: new Set() };
  judgeParagraphs(markdown, state);
  const children = readAll(markdown.children, state, 0);
  const notes = definitions.map((definition): FootnoteDefinition => {
    const blocks = readAll(definition.children, state, 0);
    return { type: 'footnoteDefinition', identifier: definition.identifier, custom: definition.identifier.startsWith('*'), children: blocks, position: definition.position };
  });
  unusedNotes(notes, state);
  return { ...readParts(children, state), notes };
}

function noteDefinitions(parsed: ParsedSource) {
  const found: Extract<RootContent, { type: 'footnoteDefinition' }>[] = [];
  visit(parsed.markdown, 'footnoteDefinition', (node) => {
    const first = found.find((other) => other.identifier === node.identifier);
    if (first === undefined) found.push(node);
    else duplicateNote(parsed.file, node, first);
  });
  return found;
}

function duplicateNote(file: VFile, node: Extract<RootContent, { type: 'footnoteDefinition' }>, first: Extract<RootContent, { type: 'footnoteDefinition' }>): void {
  report(file, 'duplicate-note', node, {
    found: `second text of note \`[^${node.identifier}]\``,
    expected: 'one text for each note',
    related: [{ file: file.path, place: first.position, message: 'the first' }],
  });
}

function unusedNotes(notes: readonly FootnoteDefinition[], state: ReadState): void {
  for (const note of notes) {
    if (state.called.has(note.identifier)) continue;
    report(state.file, 'unused-note', note, { found: `note \`[^${note.identifier}]\` that nothing calls`, expected: `\`[^${note.identifier}]\` in the text` });
  }
}

function readAll(nodes: readonly RootContent[], state: ReadState, level: number): Block[] {
  return nodes.flatMap((node) => readBlock(node, state, level));
}

/** One block; `level` is that of the clause around it, 0 at the top. */
function readBlock(node: RootContent, state: ReadState, level: number): Block[] {
  switch (node.type) {
    case 'yaml':
    case 'footnoteDefinition':
      return [];
    case 'paragraph':
      return readParagraph(node, state, level);
    case 'heading': {
      const { children, attributes } = attributed(node.children, state, node);
      return [{ type: 'heading', depth: Math.min(node.depth, 5), children, ...nameOf(attributes), position: node.position }];
    }
    case 'list':
      return node.ordered === true ? readClauses(node, state, level + 1) : readBullets(node, state, level);
    case 'blockquote':
      return [{ type: 'blockquote', children: readAll(node.children, state, level), position: node.position }];
    case 'table':
      return [readTable(node, state)];
    case 'thematicBreak':
      return [{ type: 'thematicBreak', position: node.position }];
    case 'containerDirective':
      return readContainer(node, state, level);
    case 'html':
      return readHtml(node, state);
    default:
      return readOther(node, state);
  }
}

function readParagraph(node: MdastParagraph, state: ReadState, level: number): Block[] {
  const { children, attributes } = attributed(node.children, state, node);
  const [only] = children;
  if (children.length === 1 && only?.type === 'image') return [{ type: 'figure', image: only, ...nameOf(attributes), position: node.position }];
  if (children.length === 0) return [];
  return [{ type: 'paragraph', role: level > 0 ? 'continuation' : 'body', children, ...nameOf(attributes), position: node.position }];
}

/** Words and attributes of a block; braces that begin like attributes and are none are reported. */
function attributed(nodes: readonly PhrasingContent[], state: ReadState, node: RootContent): { children: Phrasing[]; attributes: Attributes } {
  const taken = takeAttributes([...nodes]);
  if (taken.wrong !== undefined) report(state.file, 'attribute', node, { found: `\`${taken.wrong}\` in braces`, expected: '`{#name}`, `{.bis}` or `{#name .bis}`' });
  return { children: readPhrasing(taken.children, state), attributes: taken.attributes };
}

function nameOf(attributes: Attributes): { name?: string } {
  return attributes.name === undefined ? {} : { name: attributes.name };
}

function readClauses(node: MdastList, state: ReadState, level: number): Block[] {
  if (level > LEVELS) report(state.file, 'too-many-levels', node, { found: `paragraphs of level ${level}`, expected: `at most ${LEVELS} levels` });
  return node.children.map((item): Clause => {
    const [first, ...rest] = item.children;
    const taken = first?.type === 'paragraph' ? attributed(first.children, state, first) : { children: [], attributes: {} };
    const lead: Block[] = first?.type === 'paragraph' ? (taken.children.length > 0 ? [{ type: 'paragraph', role: 'body', children: taken.children, position: first.position }] : []) : readAll(first === undefined ? [] : [first], state, level);
    if (lead.length === 0 && rest.length === 0) report(state.file, 'empty-paragraph', item, { found: 'numbered paragraph without words', expected: 'words after the number' });
    const { alternative } = taken.attributes;
    return {
      type: 'clause',
      level: Math.min(level, LEVELS),
      role: state.kind.text.clauses,
      written: /^\d{1,9}[.)]/.exec(sourceOf(state, item))?.[0] ?? '',
      ...nameOf(taken.attributes),
      ...(alternative === undefined ? {} : { alternative }),
      children: [...lead, ...readAll(rest, state, level)],
      position: item.position,
    };
  });
}

function readBullets(node: MdastList, state: ReadState, level: number): Block[] {
  const children = node.children.map((item): ListItem => ({ type: 'listItem', children: readAll(item.children, state, level).map(plainParagraph), position: item.position }));
  return [{ type: 'list', children, position: node.position }];
}

/** Inside a bullet a paragraph is nobody's continuation. */
function plainParagraph(block: Block): Block {
  return block.type === 'paragraph' ? { ...block, role: 'body' } : block;
}

function readTable(node: MdastTable, state: ReadState): Block {
  const rows = node.children.map((row): TableRow => ({
    type: 'tableRow',
    children: row.children.map((cell) => ({ type: 'tableCell', children: readPhrasing(cell.children, state), position: cell.position })),
    position: row.position,
  }));
  const align = (node.align ?? []).map((side) => side ?? null);
  return { type: 'table', form: 'data', align, headerRows: 1, headerColumn: false, children: rows, position: node.position };
}

const CONTAINERS = ['annex', 'quote', 'signatures', 'note', 'formula'];

function readContainer(node: ContainerDirective, state: ReadState, level: number): Block[] {
  judgeContainer(node, state, level);
  const label = node.children.find((child) => child.type === 'paragraph' && child.data !== undefined && 'directiveLabel' in child.data) as MdastParagraph | undefined;
  const body = node.children.filter((child) => child !== label);
  const { position } = node;
  const name = typeof node.attributes?.['id'] === 'string' ? { name: node.attributes['id'] } : {};
  const title = label === undefined ? [] : readPhrasing(label.children, state);
  switch (node.name) {
    case 'annex':
      return [{ type: 'annex', title, ...name, children: readAll(body, state, 0), position }];
    case 'quote':
      return [{ type: 'blockquote', children: readAll(body, state, level).map(plainParagraph), position }];
    case 'signatures':
      return [{ type: 'signatures', children: body.flatMap((child) => readSignature(child, state)), position }];
    case 'note':
      return [{ type: 'notice', children: [...titleParagraph(title), ...readAll(body, state, 0)], position }];
    case 'formula':
      return body.flatMap((child): Block[] => (child.type === 'paragraph' ? [{ type: 'formula', ...name, children: readPhrasing(child.children, state), position: child.position }] : readBlock(child, state, level)));
    default:
      return [...titleParagraph(title), ...readAll(body, state, level)];
  }
}

function titleParagraph(title: Phrasing[]): Block[] {
  return title.length === 0 ? [] : [{ type: 'paragraph', role: 'body', children: [{ type: 'strong', children: title }] }];
}

function judgeContainer(node: ContainerDirective, state: ReadState, level: number): void {
  const source = sourceOf(state, node);
  const fence = /^:{3,}/.exec(source)?.[0] ?? ':::';
  if (!CONTAINERS.includes(node.name)) report(state.file, 'container', node, { found: `container \`:::${node.name}\``, expected: CONTAINERS.map((one) => `\`:::${one}\``).join(', ') });
  if (!new RegExp(`\\n[ \\t>]*:{${fence.length},}[ \\t]*$`).test(source)) {
    report(state.file, 'container', node, { found: `container \`:::${node.name}\` without an end`, expected: `a line \`${fence}\` after it; an outer fence is longer than an inner one` });
  }
  if (node.name === 'annex' && level > 0) report(state.file, 'container', node, { found: 'annex inside a numbered paragraph', expected: 'annexes at the left edge, after the text' });
  const wrong = Object.keys(node.attributes ?? {}).find((key) => key !== 'id');
  if (wrong !== undefined) report(state.file, 'attribute', node, { found: `attribute \`${wrong}\` of \`:::${node.name}\``, expected: '`{#name}`' });
}

/** A signatory: a paragraph (or an item) whose lines are the name and what stands below it. */
function readSignature(node: RootContent, state: ReadState): Line[][] {
  if (node.type === 'list') return node.children.flatMap((item) => item.children.flatMap((child) => readSignature(child, state)));
  if (node.type !== 'paragraph') {
    report(state.file, 'signatures', node, { found: `${node.type} among signatures`, expected: 'a paragraph for each signatory: the name, then the title on a line of its own' });
    return [];
  }
  const words = readPhrasing(node.children.flatMap(softBreaks), state);
  const lines = words.reduce<Phrasing[][]>((all, word) => (word.type === 'break' ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), word]]), [[]]);
  return [lines.map((children, index): Line => ({ type: 'line', slot: 'signature', style: index === 0 ? 'signature' : 'signature-title', children, position: node.position }))];
}

/** In a signature a line end of the source is a line of the page. */
function softBreaks(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'text') return [node];
  return node.value.split(/\r?\n/).flatMap((value, index): PhrasingContent[] => (index === 0 ? [{ ...node, value }] : [{ type: 'break' }, { ...node, value }]));
}

function readHtml(node: Extract<RootContent, { type: 'html' }>, state: ReadState): Block[] {
  const children = readPhrasing([node], state);
  return children.length === 0 ? [] : [{ type: 'paragraph', role: 'body', children, position: node.position }];
}

function readOther(node: RootContent, state: ReadState): Block[] {
  report(state.file, 'code', node, { found: node.type === 'code' ? 'block of code' : node.type, expected: 'paragraphs, lists, tables, quotations or containers' });
  return [{ type: 'paragraph', role: 'body', children: [{ type: 'text', value: sourceOf(state, node) }], position: node.position }];
}
