/**
 * What Word prints before each paragraph, counted from the file alone as ECMA-376 part 1, 17.9 says: a second pair of
 * eyes, which knows nothing of the plan that the renderer makes.
 */
import { all, at, valueAt, type XmlElement, xmlTree } from './xml-tree.js';

export interface WordParagraph {
  style: string;
  bookmarks: string[];
  /** The label that Word counts; undefined where it counts none. */
  label: string | undefined;
  text: string;
}

interface Level {
  format: string;
  text: string;
  start: number;
  /** The level (counted from 1) after which it begins anew; 0 for never, undefined for any above it. */
  restart: number | undefined;
}

interface List {
  abstract: string;
  levels: Map<number, Level>;
  overrides: Map<number, number>;
}

/** Paragraphs of the body, or of another part, with their labels. */
export function wordParagraphs(parts: ReadonlyMap<string, string>, path = 'word/document.xml'): WordParagraph[] {
  const lists = readLists(xmlTree(parts.get('word/numbering.xml') ?? '<none/>'));
  const styles = readStyles(xmlTree(parts.get('word/styles.xml') ?? '<none/>'));
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return all(xmlTree(parts.get(path) ?? '<none/>'), 'w:p').map((paragraph) => {
    const style = valueAt(paragraph, 'w:pPr', 'w:pStyle') ?? 'Normal';
    const place = placeOf(at(paragraph, 'w:pPr', 'w:numPr')) ?? placeOfStyle(style, styles, lists);
    return {
      style,
      bookmarks: all(paragraph, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? ''),
      label: place === undefined ? undefined : labelAt(place, lists, counters, begun),
      text: all(paragraph, 'w:t')
        .map(({ text }) => text)
        .join(''),
    };
  });
}

function readLists(root: XmlElement): Map<string, List> {
  const abstracts = new Map(
    all(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', readLevels(one)]),
  );
  return new Map(
    all(root, 'w:num').map((one) => {
      const abstract = valueAt(one, 'w:abstractNumId') ?? '';
      const overrides = all(one, 'w:lvlOverride').map((own): [number, number] => [
        Number(own.attributes['w:ilvl']),
        Number(valueAt(own, 'w:startOverride')),
      ]);
      return [
        one.attributes['w:numId'] ?? '',
        { abstract, levels: abstracts.get(abstract) ?? new Map(), overrides: new Map(overrides) },
      ];
    }),
  );
}

function readLevels(abstract: XmlElement): Map<number, Level> {
  return new Map(
    all(abstract, 'w:lvl').map((level) => {
      const restart = valueAt(level, 'w:lvlRestart');
      return [
        Number(level.attributes['w:ilvl']),
        {
          format: valueAt(level, 'w:numFmt') ?? 'decimal',
          text: valueAt(level, 'w:lvlText') ?? '',
          start: Number(valueAt(level, 'w:start') ?? 1),
          restart: restart === undefined ? undefined : Number(restart),
        },
      ];
    }),
  );
}

interface Style {
  based: string | undefined;
  place: { list: string; level: number | undefined } | undefined;
}

function readStyles(root: XmlElement): Map<string, Style> {
  return new Map(
    all(root, 'w:style').map((style) => [
      style.attributes['w:styleId'] ?? '',
      { based: valueAt(style, 'w:basedOn'), place: placeOf(at(style, 'w:pPr', 'w:numPr')) },
    ]),
  );
}

function placeOf(numbering: XmlElement | undefined): { list: string; level: number } | undefined {
  if (numbering === undefined) return undefined;
  return { list: valueAt(numbering, 'w:numId') ?? '0', level: Number(valueAt(numbering, 'w:ilvl') ?? 0) };
}

function placeOfStyle(
  id: string,
  styles: ReadonlyMap<string, Style>,
  lists: ReadonlyMap<string, List>,
): { list: string; level: number } | undefined {
  for (let style = styles.get(id); style !== undefined; style = styles.get(style.based ?? '')) {
    if (style.place !== undefined && (style.place.list === '0' || lists.has(style.place.list)))
      return { list: style.place.list, level: style.place.level ?? 0 };
  }
  return undefined;
}

function labelAt(
  { list, level }: { list: string; level: number },
  lists: ReadonlyMap<string, List>,
  counters: Map<string, (number | undefined)[]>,
  begun: Set<string>,
): string | undefined {
  const own = lists.get(list);
  const definition = own?.levels.get(level);
  if (own === undefined || definition === undefined) return undefined;
  // Lists of one definition count together; one that says what a level begins with does so when it is first used.
  const counts = counters.get(own.abstract) ?? [];
  counters.set(own.abstract, counts);
  if (!begun.has(list)) {
    begun.add(list);
    for (const overridden of own.overrides.keys()) counts[overridden] = undefined;
  }
  const start = (index: number) => own.overrides.get(index) ?? own.levels.get(index)?.start ?? 1;
  const last = counts[level];
  counts[level] = last === undefined ? start(level) : last + 1;
  for (const [below, { restart }] of own.levels)
    if (below > level && restart !== 0 && level < (restart ?? below)) counts[below] = undefined;
  return definition.text.replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    return printed(own.levels.get(index)?.format ?? 'decimal', counts[index] ?? start(index));
  });
}

const TENS = ['', '十', '二十', '三十', '四十', '五十', '六十', '七十', '八十', '九十'];

function printed(format: string, number: number): string {
  switch (format) {
    case 'decimal':
      return String(number);
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number);
    case 'upperRoman':
      return roman(number).toUpperCase();
    case 'chineseCounting':
      return `${TENS[Math.floor(number / 10)]}${'　一二三四五六七八九'.charAt(number % 10).trim()}`;
    case 'bullet':
      return '';
    default:
      throw new Error(`This test does not know how Word prints ${format}`);
  }
}

function letters(number: number): string {
  const letter = String.fromCharCode(96 + (((number - 1) % 26) + 1));
  return letter.repeat(Math.ceil(number / 26));
}

function roman(number: number): string {
  const units = (digit: number, [one, five, ten]: [string, string, string]) =>
    [
      '',
      one,
      one + one,
      one + one + one,
      one + five,
      five,
      five + one,
      five + one + one,
      five + one + one + one,
      one + ten,
    ][digit] ?? '';
  return (
    'm'.repeat(Math.floor(number / 1000)) +
    units(Math.floor(number / 100) % 10, ['c', 'd', 'm']) +
    units(Math.floor(number / 10) % 10, ['x', 'l', 'c']) +
    units(number % 10, ['i', 'v', 'x'])
  );
}
