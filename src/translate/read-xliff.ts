/** Reads XLIFF 2 as it comes back from translators: units with their sources and targets, each with its line. */

import type { Point } from 'unist';
import { report } from '../report/report.js';
import { type SourceFile, textOfFile } from '../report/source-file.js';
import { printable } from '../tree/text.js';
import { elementsIn, readXml, type XmlElement } from './xml-tree.js';

/** Words as a file has them: its codes are known by their ids; `equiv` says what each stood for when it was sent. */
export type Piece =
  | { type: 'text'; value: string }
  | { type: 'ph'; id: string; equiv: string | undefined }
  | { type: 'pc'; id: string; equiv: string | undefined; children: Piece[] };

/** A unit that came back, its segments joined. */
export interface ReturnedUnit {
  id: string;
  point: Point;
  source: Piece[];
  /** Undefined where no segment has a target. */
  target: Piece[] | undefined;
  /** True where a segment is still to be translated. */
  isInitial: boolean;
  /** True where the file still says that the words are those of an earlier text. */
  isStale: boolean;
}

/** A document that came back: one `<file>`. */
export interface ReturnedDocument {
  original: string;
  point: Point;
  srcLang: string;
  trgLang: string;
  units: ReturnedUnit[];
}

const XLIFF_2 = /^urn:oasis:names:tc:xliff:document:2\.\d+$/;

/** Reads a file; what forbids it is reported in it, and nothing is given. */
export function readXliff(file: SourceFile, staleState: string): ReturnedDocument[] | undefined {
  const root = readXml(textOfFile(file).replace(/^\ufeff/, ''));
  if ('problem' in root) return refuse(file, root.point, root.problem, root.help);
  if (root.name !== 'xliff' || !XLIFF_2.test(root.namespace)) {
    const found = /:document:1\./.test(root.namespace) ? 'this is XLIFF 1' : `this is \`<${root.name}>\`, no XLIFF`;
    return refuse(file, root.point, found, 'XLIFF 2.0, 2.1 and 2.2 are read');
  }
  const { srcLang = '', trgLang = '' } = root.attributes;
  if (trgLang === '') return refuse(file, root.point, 'the file does not say into which language', 'add `trgLang`');
  return elementsIn(root)
    .filter((element) => isCore(element, 'file'))
    .map((element) => ({
      original: element.attributes['original'] ?? '',
      point: element.point,
      srcLang,
      trgLang,
      units: unitsOf(element, file, trgLang, staleState),
    }));
}

function refuse(file: SourceFile, point: Point | undefined, message: string, help: string | undefined): undefined {
  report(file, 'xliff', point, { message, ...(help === undefined ? {} : { help }) });
  return undefined;
}

function isCore({ name, namespace }: XmlElement, wanted: string): boolean {
  return name === wanted && XLIFF_2.test(namespace);
}

/** Units of a file and of the groups in it. */
function unitsOf(element: XmlElement, file: SourceFile, trgLang: string, staleState: string): ReturnedUnit[] {
  return elementsIn(element).flatMap((child) => {
    if (isCore(child, 'group')) return unitsOf(child, file, trgLang, staleState);
    return isCore(child, 'unit') ? [unitOf(child, file, trgLang, staleState)] : [];
  });
}

function unitOf(element: XmlElement, file: SourceFile, trgLang: string, staleState: string): ReturnedUnit {
  const id = element.attributes['id'] ?? '';
  const parts = elementsIn(element).filter((child) => isCore(child, 'segment') || isCore(child, 'ignorable'));
  const segments = parts.filter((part) => part.name === 'segment');
  const targets = parts.flatMap((part) => childOf(part, 'target') ?? []);
  for (const target of targets) {
    const language = target.attributes['xml:lang'];
    if (language !== undefined && language !== trgLang)
      report(file, 'xliff-unit', target.point, {
        message: `a target of unit ${id} is in \`${language}\``,
        help: `the file is for \`${trgLang}\``,
      });
  }
  return {
    id,
    point: element.point,
    source: parts.flatMap((part) => piecesOf(childOf(part, 'source'), id, file)),
    target:
      targets.length === 0 ? undefined : inOrder(parts).flatMap((part) => piecesOf(childOf(part, 'target'), id, file)),
    isInitial: segments.some(
      (part) => (part.attributes['state'] ?? (childOf(part, 'target') === undefined ? 'initial' : '')) === 'initial',
    ),
    isStale: segments.some((part) => part.attributes['subState'] === staleState),
  };
}

/** Targets may stand in another order than their sources (`order`, counted from 1 over all parts). */
function inOrder(parts: readonly XmlElement[]): XmlElement[] {
  const order = (part: XmlElement, index: number) => Number(childOf(part, 'target')?.attributes['order'] ?? index + 1);
  return parts
    .map((part, index) => ({ part, at: order(part, index) }))
    .sort((one, other) => one.at - other.at)
    .map(({ part }) => part);
}

function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return elementsIn(element).find((child) => isCore(child, name));
}

/** Codes of words. Some tools write a pair as a start and an end: what stands between them is the pair's. */
function piecesOf(element: XmlElement | undefined, unit: string, file: SourceFile): Piece[] {
  const levels: Level[] = [{ start: undefined, pieces: [] }];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && isCore(child, 'sc')) levels.push({ start: child, pieces: [] });
    else if (typeof child !== 'string' && isCore(child, 'ec')) closePair(child, levels, unit, file);
    else
      for (const piece of typeof child === 'string' ? [textPiece(child)] : pieceOf(child, unit, file))
        levels.at(-1)?.pieces.push(piece);
  }
  if (levels.length > 1) crossed(element, unit, file);
  return levels.flatMap((level) => level.pieces);
}

interface Level {
  /** The start of a pair that is open. */
  start: XmlElement | undefined;
  pieces: Piece[];
}

function textPiece(value: string): Piece {
  return { type: 'text', value: printable(value) };
}

function closePair(end: XmlElement, levels: Level[], unit: string, file: SourceFile): void {
  const closed = levels.length > 1 ? levels.pop() : undefined;
  const id = closed?.start?.attributes['id'];
  if (closed === undefined || id === undefined || id !== end.attributes['startRef']) crossed(end, unit, file);
  const equiv = closed?.start?.attributes['equiv'];
  if (closed !== undefined) levels.at(-1)?.pieces.push({ type: 'pc', id: id ?? '', equiv, children: closed.pieces });
}

function pieceOf(child: XmlElement, unit: string, file: SourceFile): Piece[] {
  const { id = '', hex = '', equiv, equivStart } = child.attributes;
  if (isCore(child, 'ph')) return [{ type: 'ph', id, equiv }];
  if (isCore(child, 'pc')) return [{ type: 'pc', id, equiv: equivStart, children: piecesOf(child, unit, file) }];
  // Remarks of tools on words (terms, comments) are not the words.
  if (isCore(child, 'mrk')) return piecesOf(child, unit, file);
  if (isCore(child, 'sm') || isCore(child, 'em')) return [];
  const found = isCore(child, 'cp') ? `control character U+${hex}` : `\`<${child.name}>\``;
  report(file, 'xliff-unit', child.point, {
    message: `${found} in unit ${unit} is not read`,
    help: 'use words and their codes only',
  });
  return [];
}

function crossed(element: XmlElement | undefined, unit: string, file: SourceFile): void {
  report(file, 'xliff-unit', element?.point, {
    message: `codes overlap in unit ${unit}`,
    help: 'put one pair inside the other',
  });
}
