/**
 * Puts what is laid out on pages, by a subclass of pdfmake's layout: its writer and context hold pages, margins and
 * positions; what it cannot do is here: notes at the foot of their page, widows and orphans, headings that stay with their text.
 */
import type { PageMargins, PageSize, WrittenPage } from 'pdfmake/js/DocumentContext.js';
import { report } from '../../message.js';
import type { Resources } from '../resources.js';
import type { FlowBox, FlowImage, FlowNode, FlowNote, FlowRule, FlowTable, FlowText } from './flow.js';
import { PdfmakeContext, PdfmakeLayout, PdfmakeWriter } from './pdfmake-internals.js';
import { columnWidths, type SetRow, setRows } from './rows.js';
import { lineAt, type Rule } from './rules.js';
import { partAtSentence } from './sentences.js';
import { type TypesetLine, type Typesetting, typeset } from './typeset.js';

/** A document as it goes to pages. */
export interface Plan {
  nodes: FlowNode[];
  notes: ReadonlyMap<string, FlowNote>;
  /** Lines and other items at fixed places of the first page, and where they end (points from the top), if any. */
  fixed: { items: WrittenPage['items']; end: number } | undefined;
}

/** A place that page numbers are asked of, and lines of contents that ask. */
export interface Asked {
  line: TypesetLine;
  page: number;
  place: string;
}

/** What layout comes to. */
export interface Laid {
  pages: WrittenPage[];
  /** Page (from 1) of every place. */
  pageOf: Map<string, number>;
  asked: Asked[];
}

/** Notes that a page has so far. */
interface PageNotes {
  lines: TypesetLine[];
  height: number;
}

export class OfficialLayout extends PdfmakeLayout {
  readonly #resources: Resources;
  readonly #setting: Typesetting;
  readonly #noteRule: Rule | undefined;
  /** A copy to be read aloud: its notes stand on a last sheet. */
  readonly #aloud: boolean;
  #notes: ReadonlyMap<string, FlowNote> = new Map();
  #nodes: FlowNode[] = [];
  readonly #set = new WeakMap<FlowText, TypesetLine[]>();
  readonly #noteLines = new Map<string, TypesetLine[]>();
  readonly #pageNotes: PageNotes[] = [];
  /** Nothing stands on the page yet. */
  #fresh = true;
  /** Space owed after the last block; it falls away at the end of a page. */
  #owed = 0;
  #boxTop: number | undefined;
  readonly pageOf = new Map<string, number>();
  readonly asked: Asked[] = [];

  constructor(size: PageSize, margins: PageMargins, resources: Resources, setting: Typesetting, aloud: boolean) {
    super(size, margins, undefined);
    this.#resources = resources;
    this.#setting = setting;
    this.#aloud = aloud;
    this.#noteRule = resources.sheet.rules['footnote'];
  }

  /** pdfmake's own way in; what it would preprocess and measure comes measured. */
  override tryLayoutDocument(structure: unknown): { pages: WrittenPage[]; linearNodeList: unknown[] } {
    const plan = structure as Plan;
    this.#notes = plan.notes;
    this.#nodes = plan.nodes;
    this.writer = new PdfmakeWriter(new PdfmakeContext());
    this.writer.addPage(this.pageSize, null, this.pageMargins);
    if (plan.fixed !== undefined) this.#beginUnder(plan.fixed);
    plan.nodes.forEach((node, index) => {
      this.#place(node, index);
    });
    if (this.#aloud) this.#placeLastSheet();
    else this.#writeNotes();
    return { pages: this.writer.context().pages, linearNodeList: [] };
  }

  #beginUnder({ items, end }: NonNullable<Plan['fixed']>): void {
    const context = this.writer.context();
    context.getCurrentPage().items.push(...items);
    if (end > context.y) context.moveDown(end - context.y);
    this.#fresh = false;
  }

  #place(node: FlowNode, index: number): void {
    switch (node.kind) {
      case 'text':
        return this.#placeText(node, index);
      case 'rule':
        return this.#placeRule(node);
      case 'image':
        return this.#placeImage(node);
      case 'table':
        return this.#placeTable(node);
      case 'box':
        return this.#placeBox(node);
    }
  }

  #nextPage(): void {
    this.#closeBox();
    this.writer.moveToNextPage();
    this.#fresh = true;
    this.#owed = 0;
    if (this.#boxTop !== undefined) this.#boxTop = this.writer.context().y;
  }

  /** Space before a block: none at the head of a page. */
  #gap(before: number): number {
    return this.#fresh ? 0 : this.#owed + before;
  }

  #lines(text: FlowText): TypesetLine[] {
    const known = this.#set.get(text);
    if (known !== undefined) return known;
    const lines = typeset(text, this.writer.context().availableWidth, this.#setting);
    this.#set.set(text, lines);
    return lines;
  }

  #placeText(text: FlowText, index: number): void {
    for (const part of this.#pagefuls(text)) this.#placeTogether(part, index);
  }

  /** A text that stays together but is longer than a page, in parts of a page; each begins with a sentence. */
  #pagefuls(text: FlowText): FlowText[] {
    if (!text.style.keepTogether) return [text];
    const { top, bottom } = this.pageMargins;
    const most = Math.floor((this.pageSize.height - top - bottom) / text.style.leading);
    const lines = this.#lines(text);
    if (lines.length <= most) return [text];
    const held = lines.slice(0, most).flatMap((line) => line.set.placed.map(({ piece }) => piece.text.length));
    const parts = partAtSentence(
      text,
      held.reduce((sum, length) => sum + length, 0),
    );
    return parts === undefined ? [text] : [parts[0], ...this.#pagefuls(parts[1])];
  }

  #placeTogether(text: FlowText, index: number): void {
    if (text.newPage && !this.#fresh) this.#nextPage();
    const lines = this.#lines(text);
    for (let placed = 0; placed < lines.length; ) {
      const gap = placed > 0 ? 0 : this.#gap(text.before);
      const count = this.#countThatFits(text, lines, placed, gap, index);
      if (count === 0) {
        this.#nextPage();
        continue;
      }
      if (placed === 0) this.#mark(text.places, gap);
      this.writer.context().moveDown(gap);
      for (const line of lines.slice(placed, placed + count)) this.#addLine(line);
      placed += count;
      if (placed < lines.length) this.#nextPage();
    }
    this.#ask(text, lines);
    this.#owed = text.after;
  }

  #mark(places: readonly string[], _gap: number): void {
    for (const place of places) this.pageOf.set(place, this.writer.context().page + 1);
  }

  #ask(text: FlowText, lines: readonly TypesetLine[]): void {
    const line = lines.at(-1);
    if (text.pageOf !== undefined && line !== undefined)
      this.asked.push({ line, page: this.writer.context().page, place: text.pageOf });
  }

  /** How many of the lines from `from` on stand on this page, so that no line is left alone; 0 for a new page. */
  #countThatFits(text: FlowText, lines: readonly TypesetLine[], from: number, gap: number, index: number): number {
    const rest = lines.slice(from);
    const room = this.writer.context().availableHeight - gap;
    const fits = this.#fitting(rest, room);
    const least = Math.min(text.style.widows, rest.length);
    let count = fits;
    if (fits < rest.length && text.style.keepTogether) return this.#countTogether(text, rest, fits, from);
    if (fits < rest.length) {
      count = Math.min(fits, rest.length - text.style.widows);
      if (from === 0 && count < least) count = 0;
      if (count < 0) count = 0;
    } else if (!this.#companionFits(text, rest, room, index)) {
      const moved = text.keepWithNext ? rest.length : Math.min(rest.length, text.style.widows);
      count = rest.length - moved < least ? 0 : rest.length - moved;
    }
    if (count === 0 && this.#fresh) return this.#forced(text, rest, fits);
    return count;
  }

  /** A block that stays together goes to the next page; one longer than a page is broken between sentences. */
  #countTogether(text: FlowText, rest: readonly TypesetLine[], fits: number, from: number): number {
    if (from === 0 && !this.#fresh) return 0;
    const last = rest
      .slice(0, fits)
      .findLastIndex((line) => SENTENCE_END.test(line.set.placed.at(-1)?.piece.text.trim() ?? ''));
    if (last >= 0) return last + 1;
    return this.#fresh ? this.#forced(text, rest, fits) : 0;
  }

  /** On a page of its own something must stand, whatever the rules say. */
  #forced(text: FlowText, rest: readonly TypesetLine[], fits: number): number {
    if (fits > 0) return fits;
    report(this.#resources.file, 'note-too-long', text.runs.find((run) => run.note !== undefined)?.node, {
      found: 'note that is longer than a page',
      expected: 'a shorter note, or its words in the text or an annex',
    });
    return Math.min(1, rest.length);
  }

  /** Lines that fit in `room`, each with the notes that it calls. */
  #fitting(lines: readonly TypesetLine[], room: number): number {
    let used = 0;
    let notes = 0;
    const begun = this.#notesHere().height > 0;
    for (const [index, line] of lines.entries()) {
      used += line.getHeight();
      for (const note of line.set.notes) notes += this.#heightOfNote(note);
      if (used + notes + (notes > 0 && !begun ? this.#ruleHeight() : 0) > room + TOLERANCE) return index;
    }
    return lines.length;
  }

  /** Whether what must not be parted from a block (its text, its closing) begins on this page too. */
  #companionFits(text: FlowText, rest: readonly TypesetLine[], room: number, index: number): boolean {
    const next = this.#nodes[index + 1];
    const follows = next?.kind === 'text' && next.keepWithPrevious;
    if (!text.keepWithNext && !follows) return true;
    if (next === undefined) return true;
    const used = this.#height(rest);
    return used + text.after + this.#leastHeight(index + 1, 0) <= room + TOLERANCE;
  }

  /** What of a block must stand with what is before it: two lines, or all of it and what follows when it is kept too. */
  #leastHeight(index: number, depth: number): number {
    const node = this.#nodes[index];
    if (node === undefined || depth > MOST_KEPT) return 0;
    if (node.kind === 'image') return node.before + node.height;
    if (node.kind === 'table') return this.#headOfTable(node);
    if (node.kind !== 'text' || node.newPage) return 0;
    const lines = this.#lines(node);
    if (node.keepWithNext)
      return node.before + this.#height(lines) + node.after + this.#leastHeight(index + 1, depth + 1);
    return (
      node.before +
      this.#height(lines.slice(0, lines.length <= node.style.widows + 1 ? lines.length : node.style.widows))
    );
  }

  #height(lines: readonly TypesetLine[]): number {
    return lines.reduce(
      (sum, line) => sum + line.getHeight() + line.set.notes.reduce((all, note) => all + this.#heightOfNote(note), 0),
      0,
    );
  }

  #addLine(line: TypesetLine): void {
    this.#reserve(line.set.notes);
    this.writer.addLine(line);
    this.#fresh = false;
  }

  // Notes

  #notesHere(): PageNotes {
    const { page } = this.writer.context();
    this.#pageNotes[page] ??= { lines: [], height: 0 };
    return this.#pageNotes[page];
  }

  #ruleHeight(): number {
    const rule = this.#noteRule;
    return rule === undefined ? 0 : (rule.before ?? 0) + rule.weight + (rule.after ?? 0);
  }

  #linesOfNote(identifier: string): TypesetLine[] {
    const known = this.#noteLines.get(identifier);
    if (known !== undefined) return known;
    const nodes = this.#notes.get(identifier)?.nodes ?? [];
    const lines = nodes.flatMap((node) => typeset(node, this.writer.context().availableWidth, this.#setting));
    this.#noteLines.set(identifier, lines);
    return lines;
  }

  #heightOfNote(identifier: string): number {
    if (this.#aloud) return 0;
    const nodes = this.#notes.get(identifier)?.nodes ?? [];
    const lines = this.#linesOfNote(identifier).reduce((sum, line) => sum + line.getHeight(), 0);
    return lines + nodes.reduce((sum, node) => sum + node.after, 0);
  }

  #reserve(notes: readonly string[]): void {
    if (this.#aloud) return;
    const here = this.#notesHere();
    for (const note of notes) {
      const height = this.#heightOfNote(note) + (here.height === 0 ? this.#ruleHeight() : 0);
      here.height += height;
      here.lines.push(...this.#linesOfNote(note));
      this.writer.context().availableHeight -= height;
      for (const node of this.#notes.get(note)?.nodes ?? []) this.#mark(node.places, 0);
    }
  }

  /** Nobody reads notes aloud: those of a copy for speaking stand on a sheet of their own, at the end. */
  #placeLastSheet(): void {
    const nodes = [...this.#notes.values()].flatMap((note) => note.nodes);
    if (nodes.length === 0) return;
    this.#nextPage();
    this.#nodes = nodes;
    nodes.forEach((node, index) => {
      this.#placeText(node, index);
    });
  }

  /** The notes of each page, at its foot. */
  #writeNotes(): void {
    const { pages } = this.writer.context();
    this.#pageNotes.forEach((notes, index) => {
      const page = pages[index];
      if (page === undefined || notes.height === 0) return;
      const { left, right, bottom } = page.pageMargins;
      const rule = this.#noteRule;
      let y = page.pageSize.height - bottom - notes.height;
      if (rule !== undefined) {
        const width = ((rule.width ?? 0) * 72) / 25.4;
        const x = this.#setting.direction === 'rtl' ? page.pageSize.width - right - width : left;
        page.items.push({ type: 'vector', item: lineAt(x, y + (rule.before ?? 0), width, rule) });
        y += this.#ruleHeight();
      }
      for (const [place, line] of notes.lines.entries()) {
        line.x = left + (line.x ?? 0);
        line.y = y;
        page.items.push({ type: 'line', item: line });
        const isLast = notes.lines[place + 1]?.text !== line.text;
        y += line.getHeight() + (isLast ? line.text.after : 0);
      }
    });
  }

  // Rules, boxes, images

  #placeRule({ rule }: FlowRule): void {
    const context = this.writer.context();
    const gap = this.#gap(rule.before ?? 0);
    if (context.availableHeight < gap + rule.weight) return;
    context.moveDown(gap);
    const width = rule.width === undefined ? context.availableWidth : (rule.width * 72) / 25.4;
    this.writer.addVector(lineAt((context.availableWidth - width) / 2, 0, width, rule));
    context.moveDown(rule.weight);
    this.#owed = rule.after ?? 0;
    this.#fresh = false;
  }

  #box: FlowBox | undefined;

  #placeBox(box: FlowBox): void {
    if (box.edge === 'open') {
      const context = this.writer.context();
      context.moveDown(this.#gap(0));
      this.#owed = 0;
      this.#box = box;
      this.#boxTop = context.y;
      return;
    }
    this.#closeBox();
    this.#box = undefined;
    this.#boxTop = undefined;
    this.#owed += BOX_INSET;
  }

  #closeBox(): void {
    if (this.#box === undefined || this.#boxTop === undefined) return;
    const context = this.writer.context();
    const page = context.getCurrentPage();
    const { weight, colour } = this.#box.rule;
    const rect = {
      type: 'rect',
      x: context.x,
      y: this.#boxTop - BOX_INSET,
      w: context.availableWidth,
      h: context.y - this.#boxTop + 2 * BOX_INSET,
      lineWidth: weight,
      lineColor: colour,
    };
    page.items.push({ type: 'vector', item: rect });
  }

  #placeImage(image: FlowImage): void {
    const context = this.writer.context();
    if (this.#gap(image.before) + image.height > context.availableHeight && !this.#fresh) this.#nextPage();
    context.moveDown(this.#gap(image.before));
    this.#mark(image.places, 0);
    const free = context.availableWidth - image.start - image.width;
    const shift =
      image.align === 'center' ? free / 2 : (image.align === 'end') === (this.#setting.direction === 'ltr') ? free : 0;
    const x = context.x + (this.#setting.direction === 'ltr' ? image.start : 0) + Math.max(0, shift);
    context.getCurrentPage().items.push({ type: 'image', item: { ...image, x, y: context.y } });
    context.moveDown(image.height);
    this.#owed = image.after;
    this.#fresh = false;
  }

  // Tables

  #rowsOf = new WeakMap<FlowTable, SetRow[]>();

  #rows(table: FlowTable): SetRow[] {
    const known = this.#rowsOf.get(table);
    if (known !== undefined) return known;
    const { availableWidth } = this.writer.context();
    const most = this.pageSize.height - this.pageMargins.top - this.pageMargins.bottom;
    const widths = columnWidths(table, availableWidth - table.start, this.#setting);
    const rows = setRows(table, widths, availableWidth, most / 2, this.#setting);
    this.#rowsOf.set(table, rows);
    return rows;
  }

  #headOfTable(table: FlowTable): number {
    const first = this.#rows(table).slice(0, table.heads + ROWS_TOGETHER);
    return first.reduce((sum, row) => sum + this.#rowHeight(row), 0);
  }

  #rowHeight(row: SetRow): number {
    return row.height + row.notes.reduce((sum, note) => sum + this.#heightOfNote(note), 0);
  }

  /** Rows one after another; the head is repeated, and neither the first nor the last row of the body stands alone. */
  #placeTable(table: FlowTable): void {
    const rows = this.#rows(table);
    const heads = rows.slice(0, table.heads);
    const body = rows.slice(table.heads);
    const headHeight = heads.reduce((sum, row) => sum + row.height, 0);
    if (this.#gap(0) + this.#headOfTable(table) > this.writer.context().availableHeight && !this.#fresh)
      this.#nextPage();
    this.writer.context().moveDown(this.#gap(0));
    this.#mark(table.places, 0);
    this.#tableRule(table, table.rules.top);
    for (const row of heads) this.#addRow(row, false);
    if (heads.length > 0) this.#tableRule(table, table.rules.head);
    body.forEach((row, index) => {
      const together = index === body.length - ROWS_TOGETHER ? body.slice(index) : [row];
      const height =
        together.reduce((sum, one) => sum + this.#rowHeight(one), 0) +
        (row.notes.length > 0 && this.#notesHere().height === 0 ? this.#ruleHeight() : 0);
      if (
        height > this.writer.context().availableHeight &&
        height + headHeight < this.pageSize.height - this.pageMargins.top - this.pageMargins.bottom
      ) {
        this.#tableRule(table, table.rules.bottom);
        this.#nextPage();
        this.#tableRule(table, table.rules.top);
        for (const head of heads) this.#addRow(head, true);
        if (heads.length > 0) this.#tableRule(table, table.rules.head);
      }
      this.#addRow(row, false);
    });
    this.#tableRule(table, table.rules.bottom);
    this.#owed = table.after;
  }

  #tableRule(table: FlowTable, rule: Rule | undefined): void {
    if (rule === undefined) return;
    const { availableWidth } = this.writer.context();
    const x = this.#setting.direction === 'rtl' ? 0 : table.start;
    this.writer.addVector(lineAt(x, 0, availableWidth - table.start, rule));
    this.writer.context().moveDown(rule.weight);
  }

  #addRow(row: SetRow, repeated: boolean): void {
    if (!repeated) this.#reserve(row.notes);
    for (const { line, x, y } of row.lines) {
      const own = repeated ? line.clone() : line;
      own.artifact = repeated;
      own.x = x;
      own.y = y;
      if (!repeated && line.isFirst) this.#mark(line.text.places, 0);
      this.writer.addLine(own, true);
    }
    this.writer.context().moveDown(row.height);
    this.#fresh = false;
  }
}

/** How a sentence ends, in all scripts that we know. */
const SENTENCE_END = /[.!?。！？؟]['"’”»)]*$/u;
/** A hundredth of a point is no overrun, it is arithmetic. */
const TOLERANCE = 0.01;
/** Headings in a row that are kept with the text after them. */
const MOST_KEPT = 6;
/** Rows of a table's body that stand together at its head and at its foot. */
const ROWS_TOGETHER = 2;
/** Distance of a box's rule from its words, in points. */
const BOX_INSET = 4;
