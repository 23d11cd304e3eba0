/** The segments of a source with the stretch of it that each takes, so that another can be written in its place. */
import { visit } from 'unist-util-visit';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Draft } from '../compile.js';
import { type Segment, type SegmentKind, segmentsOf } from '../concord/segments.js';
import type { Image, Phrasing } from '../tree/phrasing.js';

/** What is written in the place of a unit. */
export type UnitForm = 'words' | 'cell' | 'field' | 'alt' | 'title';

/** Characters of a source, without byte order mark. */
export interface Range {
  from: number;
  to: number;
}

/** A stretch of words that a translator translates as one. */
export interface TextUnit {
  /** The place of its segment; `fig1.alt1` for the alternative text of an image in it. */
  id: string;
  segment: Segment;
  kind: SegmentKind | 'alt';
  form: UnitForm;
  words: readonly Phrasing[];
  /** Undefined where the source has no such stretch: a field of a group that YAML spells in another way. */
  range: Range | undefined;
}

/** All units of a version, in the order of its segments. */
export function textUnits(draft: Draft): TextUnit[] {
  return segmentsOf(draft).flatMap((segment) => unitsOfSegment(segment, draft));
}

function unitsOfSegment(segment: Segment, draft: Draft): TextUnit[] {
  const { kind, place, words } = segment;
  const { text } = draft.parsed;
  if (kind === 'field' || (kind === 'title' && segment.position === undefined)) return [fieldUnit(segment, draft)];
  const images = imagesIn(words).filter((image) => !image.decorative && image.alt !== '');
  const alts = images.map(
    (image, index): TextUnit => ({
      id: `${place}.alt${index + 1}`,
      segment,
      kind: 'alt',
      form: 'alt',
      words: [{ type: 'text', value: image.alt }],
      range: altRange(image, text),
    }),
  );
  const [first, ...caption] = words;
  if (kind === 'figure' && first?.type === 'image') {
    const isTitle = caption[0]?.position === first.position;
    const range = isTitle ? titleRange(first, text) : captionRange(caption, text);
    const form = isTitle ? 'title' : 'words';
    const own: TextUnit[] =
      caption.length === 0 ? [] : [{ id: place, segment, kind: 'caption', form, words: caption, range }];
    return [...own, ...alts];
  }
  const range =
    kind === 'caption' ? captionRange(words, text) : wordsRange(words, text, kind !== 'cell' && kind !== 'annex');
  return [{ id: place, segment, kind, form: kind === 'cell' ? 'cell' : 'words', words, range }, ...alts];
}

/** A field of front matter; a segment or topic that the text's first heading gave is words of the text. */
function fieldUnit(segment: Segment, draft: Draft): TextUnit {
  const { place, kind, words } = segment;
  const range = fieldRange(place, draft);
  const form = range !== undefined && range.from >= bodyStart(draft) ? 'words' : 'field';
  return { id: place, segment, kind, form, words, range };
}

function imagesIn(words: readonly Phrasing[]): Image[] {
  return words.flatMap((node) => (node.type === 'image' ? [node] : 'children' in node ? imagesIn(node.children) : []));
}

/** From the first word to the last, without the attributes after them. */
function wordsRange(words: readonly Phrasing[], text: string, mayHaveAttributes: boolean): Range | undefined {
  // A call that the house put at the end of a title has no place in the source.
  const placed = words.filter((node) => node.position !== undefined);
  const from = placed[0]?.position?.start.offset;
  const to = placed.at(-1)?.position?.end.offset;
  if (from === undefined || to === undefined) return undefined;
  const source = text.slice(from, to);
  const bare = mayHaveAttributes && placed.at(-1)?.type === 'text' ? withoutAttributes(source) : source;
  const start = from + (source.length - source.trimStart().length);
  return { from: start, to: Math.max(start, from + bare.trimEnd().length) };
}

/** `{#name .bis}`, unless it is escaped. */
function withoutAttributes(source: string): string {
  const match = /\s*(?<!\\)\{[#.][^{}]*\}\s*$/.exec(source);
  return match === null ? source : source.slice(0, match.index);
}

/** A caption's words begin after its colon. */
function captionRange(words: readonly Phrasing[], text: string): Range | undefined {
  const range = wordsRange(words, text, true);
  if (range === undefined) return undefined;
  const colon = /^[:：]\s+/u.exec(text.slice(range.from, range.to))?.[0].length ?? 0;
  return { from: range.from + colon, to: range.to };
}

/** Between the brackets of an image. */
function altRange({ position }: Image, text: string): Range | undefined {
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined || text.slice(from, from + 2) !== '![') return undefined;
  let depth = 1;
  for (let at = from + 2; at < to; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return { from: from + 2, to: at };
  }
  return undefined;
}

/** Between the quotation marks of an image's title. */
function titleRange(image: Image, text: string): Range | undefined {
  const alt = altRange(image, text);
  const end = image.position?.end.offset;
  if (alt === undefined || end === undefined) return undefined;
  const rest = text.slice(alt.to, end);
  const match = /^\]\(\s*(?:<[^>]*>|\S*)\s+(?:"(.*)"|'(.*)'|\((.*)\))\s*\)$/su.exec(rest);
  const title = match?.[1] ?? match?.[2] ?? match?.[3];
  if (match === null || title === undefined) return undefined;
  const from = alt.to + rest.lastIndexOf(title);
  return { from, to: from + title.length };
}

/** Path of a field in front matter: members of lists count from nought there. */
export function pathOfField(place: string): (string | number)[] {
  const keys = place === 'title' ? ['title'] : place.split('.').slice(1);
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) - 1 : key));
}

/** The value in front matter, or the heading that gave it. */
function fieldRange(place: string, draft: Draft): Range | undefined {
  const { frontMatter, markdown, text } = draft.parsed;
  const path = pathOfField(place);
  const node: unknown = frontMatter.document.getIn(path, true);
  if (isScalar(node) && node.range)
    return { from: node.range[0] + frontMatter.start, to: node.range[1] + frontMatter.start };
  if (path.length > 1 || isMap(node) || isSeq(node) || path[0] !== draft.context.kind.text.firstHeading)
    return undefined;
  let range: Range | undefined;
  visit(markdown, 'heading', (heading) => {
    const first = heading.children[0]?.position?.start.offset;
    const last = heading.children.at(-1)?.position?.end.offset;
    if (range === undefined && first !== undefined && last !== undefined) {
      const bare = withoutAttributes(text.slice(first, last)).trimEnd();
      range = { from: first, to: first + bare.length };
    }
  });
  return range;
}

/** Where the text begins after its front matter. */
export function bodyStart({ parsed }: Draft): number {
  const first = parsed.markdown.children[0];
  return first?.type === 'yaml' ? (first.position?.end.offset ?? 0) : 0;
}
