/** Word's automatic numbers: what it prints before each paragraph of a list. */
import { child, childrenOf, type XmlElement, xmlTree } from '../../package/xml-tree.js';
import { letters, roman } from '../rich/counts.js';
import type { RichLabel } from '../rich/rich-document.js';
import { indentOf, val } from './styles.js';

interface Level {
  start: number;
  format: string;
  text: string;
  /** Levels up to this one begin the count anew; 0 for none of them. */
  restart: number | undefined;
  style: string | undefined;
  indent: number | undefined;
}

interface List {
  /** Lists with one definition go on with each other's counts. */
  definition: string;
  levels: Map<number, Level>;
  /** Levels at which the first paragraph of this list begins the count anew. */
  starts: Map<number, number>;
}

/** The last number of each level; undefined where it begins anew. */
type Count = (number | undefined)[];

export interface DocxNumbers {
  /** The label of the next paragraph in a list. */
  next: (id: string, depth: number | undefined, style: string | undefined) => NumberedLabel | undefined;
}

export type NumberedLabel = RichLabel & { indent: number | undefined };

/** Counts through a document, paragraph by paragraph. */
export function docxNumbers(xml: string | undefined): DocxNumbers {
  const lists = xml === undefined ? new Map<string, List>() : readLists(xmlTree(xml));
  const counts = new Map<string, Count>();
  const begun = new Set<string>();
  return {
    next(id, depth, style) {
      const list = lists.get(id);
      if (list === undefined) return undefined;
      const at = depth ?? depthOfStyle(list, style) ?? 0;
      const level = list.levels.get(at);
      if (level === undefined || level.format === 'none') return undefined;
      const count = counts.get(list.definition) ?? [];
      counts.set(list.definition, count);
      if (!begun.has(id)) {
        begun.add(id);
        for (const [deep, start] of list.starts) {
          count.length = Math.min(count.length, deep);
          if (deep <= at) count[deep] = start - 1;
        }
      }
      advance(count, at, list);
      return labelOf(list, at, count);
    },
  };
}

function depthOfStyle({ levels }: List, style: string | undefined): number | undefined {
  return [...levels].find(([, level]) => style !== undefined && level.style === style)?.[0];
}

/** Counts one on at a level; outer levels that were never counted count as begun. */
function advance(count: Count, at: number, { levels }: List): void {
  for (let outer = 0; outer < at; outer++) count[outer] ??= levels.get(outer)?.start ?? 1;
  count[at] = count[at] === undefined ? (levels.get(at)?.start ?? 1) : count[at] + 1;
  for (let deep = at + 1; deep < count.length; deep++) {
    const restart = levels.get(deep)?.restart;
    if (restart !== 0 && at < (restart ?? deep)) count[deep] = undefined;
  }
}

function labelOf({ levels, definition }: List, at: number, count: Readonly<Count>): NumberedLabel | undefined {
  const level = levels.get(at);
  if (level === undefined) return undefined;
  const own = count[at] ?? 1;
  const base = { list: definition, depth: at, count: own, indent: level.indent };
  if (level.format === 'bullet' || (!level.text.includes('%') && level.text !== ''))
    return { ...base, format: 'bullet', text: '•' };
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const deep = Number(digit) - 1;
    const format = levels.get(deep)?.format ?? 'decimal';
    return written(count[deep] ?? 1, format);
  });
  return text === '' ? undefined : { ...base, format: FORMATS[level.format] ?? 'number', text };
}

const FORMATS: Readonly<Record<string, RichLabel['format']>> = {
  lowerLetter: 'letter',
  lowerRoman: 'roman',
  upperLetter: 'capital',
  upperRoman: 'capital',
};

function written(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    default:
      return String(count);
  }
}

function readLists(root: XmlElement): Map<string, List> {
  const definitions = new Map(
    childrenOf(root, 'w:abstractNum').map((one) => [one.attribute('w:abstractNumId') ?? '', one]),
  );
  return new Map(
    childrenOf(root, 'w:num').map((number) => {
      const definition = linked(val(child(number, 'w:abstractNumId')) ?? '', definitions);
      const levels = levelsOf(definitions.get(definition));
      const starts = new Map<number, number>();
      for (const override of childrenOf(number, 'w:lvlOverride')) {
        const at = Number(override.attribute('w:ilvl') ?? 0);
        const own = child(override, 'w:lvl');
        if (own !== undefined) levels.set(at, readLevel(own));
        const start = val(child(override, 'w:startOverride'));
        if (start !== undefined) starts.set(at, Number(start));
      }
      return [number.attribute('w:numId') ?? '', { definition, levels, starts }];
    }),
  );
}

/** A definition that only names a style of lists is that which has the style. */
function linked(id: string, definitions: ReadonlyMap<string, XmlElement>): string {
  const style = val(child(definitions.get(id), 'w:numStyleLink'));
  if (style === undefined) return id;
  return [...definitions].find(([, one]) => val(child(one, 'w:styleLink')) === style)?.[0] ?? id;
}

function levelsOf(definition: XmlElement | undefined): Map<number, Level> {
  return new Map(
    childrenOf(definition, 'w:lvl').map((level) => [Number(level.attribute('w:ilvl') ?? 0), readLevel(level)]),
  );
}

function readLevel(level: XmlElement): Level {
  const restart = val(child(level, 'w:lvlRestart'));
  return {
    start: Number(val(child(level, 'w:start')) ?? 1),
    format: val(child(level, 'w:numFmt')) ?? 'decimal',
    text: val(child(level, 'w:lvlText')) ?? '',
    restart: restart === undefined ? undefined : Number(restart),
    style: val(child(level, 'w:pStyle')),
    indent: indentOf(child(level, 'w:pPr')),
  };
}
