/** Over which paragraphs of a part a bookmark reaches. */

/** A place in a part: the paragraph's index, and how many letters stand before it there. */
export interface Spot {
  paragraph: number;
  letters: number;
}

interface Span {
  name: string;
  from: Spot;
  /** Undefined where the end is lost: LibreOffice writes a second beginning where it has split a paragraph. */
  to: Spot | undefined;
}

/** The bookmarks of a part as far as it has been read. */
export interface Spans {
  all: Span[];
  open: Map<string, Span>;
}

export function newSpans(): Spans {
  return { all: [], open: new Map() };
}

/** Word hides bookmarks whose names begin with `_`; those that it makes itself are none of ours. */
const WORDS_OWN = /^_(?:Ref|Toc|Hlk|GoBack|Hlt|MailAutoSig)/;

/** Begins a bookmark, when it may be one of ours. */
export function beginSpan(spans: Spans, id: string, name: string, from: Spot): void {
  if (!name.startsWith('_') || WORDS_OWN.test(name)) return;
  const span = { name, from, to: undefined };
  spans.all.push(span);
  spans.open.set(id, span);
}

export function endSpan(spans: Spans, id: string, to: Spot): void {
  const span = spans.open.get(id);
  if (span !== undefined) span.to = to;
  spans.open.delete(id);
}

/** Paragraphs that one bookmark is followed over: nobody splits a paragraph in more. */
const MOST = 100;

/**
 * Names of the bookmarks in each paragraph, by its index; `letters` are those of each paragraph. One that has no letters
 * under it counts only where no other has: the words of its segment are gone.
 */
export function bookmarksByParagraph(spans: Spans, letters: readonly number[]): Map<number, string[]> {
  const covering = new Map<number, string[]>();
  const empty = new Map<number, string[]>();
  for (const span of spans.all) {
    const covered = coveredBy(span, letters);
    if (covered.length === 0) add(empty, span.from.paragraph, span.name);
    for (const paragraph of covered) add(covering, paragraph, span.name);
  }
  for (const [paragraph, names] of empty) if (!covering.has(paragraph)) covering.set(paragraph, names);
  return covering;
}

function coveredBy({ from, to }: Span, letters: readonly number[]): number[] {
  const last = to === undefined ? from.paragraph : Math.min(to.paragraph, from.paragraph + MOST);
  const covered: number[] = [];
  for (let paragraph = from.paragraph; paragraph <= last; paragraph++) {
    const begin = paragraph === from.paragraph ? from.letters : 0;
    const end = paragraph === to?.paragraph ? to.letters : (letters[paragraph] ?? 0);
    if (end > begin) covered.push(paragraph);
  }
  return covered;
}

function add(names: Map<number, string[]>, paragraph: number, name: string): void {
  const known = names.get(paragraph) ?? [];
  if (!known.includes(name)) names.set(paragraph, [...known, name]);
}
