/** Judges units that came back, each at its line: whether they are of this text, and whether their codes are all there. */
import type { VFile } from 'vfile';
import type { Draft } from '../compile.js';
import { report, type Severity } from '../message.js';
import { formatDate } from '../templates/dates.js';
import type { Language } from '../templates/language.js';
import type { Phrasing } from '../tree.js';
import { type Code, canonical, type Inline, inlineOf, sourceIds, targetIds } from './inline-codes.js';
import type { UnitPair } from './pair-units.js';
import type { Piece, ReturnedUnit } from './read-xliff.js';
import { xmlId } from './write-xliff.js';

/** What is wanted of a unit of the original. */
export interface WantedUnit {
  pair: UnitPair;
  returned: ReturnedUnit | undefined;
  /** Words of the translation as they came back; undefined where none did, or they are not to be taken. */
  words: readonly Phrasing[] | undefined;
  /** False where the translation has these words already. */
  isChanged: boolean;
  /** True when they are said to translate what the original says now. */
  isAccepted: boolean;
}

/** What units are judged with. */
export interface UnitGround {
  file: VFile;
  original: Draft;
  language: Language;
}

/** Every unit of the original with what came back for it; what came back for nothing is told. */
export function checkUnits(
  pairs: readonly UnitPair[],
  returned: readonly ReturnedUnit[],
  ground: UnitGround,
): WantedUnit[] {
  const byId = new Map<string, ReturnedUnit>();
  const known = new Set(pairs.map(({ unit }) => xmlId(unit.id)));
  for (const unit of returned) {
    if (!known.has(unit.id))
      tell(ground, unit, `unit ${unit.id}`, 'a unit of the original: it may have been taken out since');
    else if (byId.has(unit.id)) tell(ground, unit, `second unit ${unit.id}`, 'each once', 'error');
    else byId.set(unit.id, unit);
  }
  return pairs.map((pair) => wantedOf(pair, byId.get(xmlId(pair.unit.id)), ground));
}

function tell(ground: UnitGround, unit: ReturnedUnit, found: string, expected: string, severity: Severity = 'warning') {
  report(ground.file, 'xliff-unit', unit.point, { found, expected, severity });
}

function wantedOf(pair: UnitPair, returned: ReturnedUnit | undefined, ground: UnitGround): WantedUnit {
  const nothing: WantedUnit = { pair, returned, words: undefined, isChanged: false, isAccepted: false };
  if (returned === undefined) return nothing;
  const source = inlineOf(pair.unit.words, ground.original.context.language);
  const ids = sourceIds(source);
  if (!isSameSource(returned.source, asPieces(source, ids))) {
    tell(
      ground,
      returned,
      `translation of an earlier text in unit ${returned.id}`,
      'one of what the original says now; it is not taken',
    );
    return nothing;
  }
  const { target, isInitial, isStale } = returned;
  const isEmpty = target === undefined || shapeOf(target).trim() === '';
  if (pair.joined !== undefined) {
    if (!isEmpty)
      tell(
        ground,
        returned,
        `words in unit ${returned.id}`,
        `them in ${pair.joined}, with which it is translated`,
        'error',
      );
    return { ...nothing, isAccepted: isEmpty && !isInitial };
  }
  if (isEmpty || isInitial) return nothing;
  const present = pair.version.flatMap((one) => one.words);
  const codes = targetIds(ids, inlineOf(present, ground.language));
  const words = wordsOf(target, { ids, codes, language: ground.language });
  const now = canonical(inlineOf(words, ground.language));
  const isChanged = pair.version.length === 0 || !isSame(now, pair, ground.language);
  if (isChanged || idsIn(target).some((id) => !ids.has(id) && !codes.has(id))) {
    judgeCodes(target, ids, codes, pair, returned, ground);
    if (pair.version.length > 1)
      tell(
        ground,
        returned,
        `other words in unit ${returned.id}`,
        'them put in by hand: the translation has several paragraphs for it',
        'error',
      );
  }
  return { pair, returned, words, isChanged, isAccepted: !isStale };
}

function isSame(now: string, { version }: UnitPair, language: Language): boolean {
  const words = version.flatMap((one, index): readonly Phrasing[] =>
    index === 0 ? one.words : [{ type: 'text', value: ' ' }, ...one.words],
  );
  return canonical(inlineOf(words, language)) === now;
}

/** Kinds of which each must come back, once. */
const FIXED: ReadonlySet<Code['kind']> = new Set(['symbol', 'date', 'reference', 'note', 'image', 'address', 'link']);

function judgeCodes(
  target: readonly Piece[],
  ids: ReadonlyMap<string, Code>,
  codes: ReadonlyMap<string, Code>,
  pair: UnitPair,
  returned: ReturnedUnit,
  ground: UnitGround,
): void {
  const counts = new Map<string, number>();
  for (const id of idsIn(target)) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts) {
    const code = ids.get(id) ?? codes.get(id);
    if (code === undefined)
      tell(ground, returned, `placeholder ${id} in unit ${returned.id}`, `one of ${listed(ids)}`, 'error');
    else if (count > 1 && FIXED.has(code.kind))
      tell(
        ground,
        returned,
        `placeholder ${id} (${nameOf(code)}) ${count} times in unit ${returned.id}`,
        'it once',
        'error',
      );
  }
  for (const [id, code] of ids) {
    // What the translation went without before is no fault of this change; concordance tells of it.
    const wasThere = pair.version.length === 0 || codes.has(id);
    if (FIXED.has(code.kind) && !counts.has(id) && wasThere)
      tell(
        ground,
        returned,
        `no placeholder ${id} in unit ${returned.id}`,
        `it: it stands for ${nameOf(code)}`,
        'error',
      );
  }
}

function listed(ids: ReadonlyMap<string, Code>): string {
  return ids.size === 0 ? 'none: the original has no placeholder there' : [...ids.keys()].join(', ');
}

function nameOf({ kind, value, shown }: Code): string {
  return `${kind} ${kind === 'date' ? shown : value}`;
}

function idsIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    piece.type === 'text' ? [] : piece.type === 'pc' ? [piece.id, ...idsIn(piece.children)] : [piece.id],
  );
}

interface Codes {
  ids: ReadonlyMap<string, Code>;
  codes: ReadonlyMap<string, Code>;
  language: Language;
}

/** Words of the tree, each code in the form that the translation has, else in the original's. */
function wordsOf(pieces: readonly Piece[], ground: Codes): Phrasing[] {
  const words: Phrasing[] = [];
  for (const node of pieces.flatMap((piece) => nodesOf(piece, ground))) {
    const last = words.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      words[words.length - 1] = { type: 'text', value: last.value + node.value };
    else words.push(node);
  }
  return words;
}

function nodesOf(piece: Piece, ground: Codes): Phrasing[] {
  if (piece.type === 'text') return [{ type: 'text', value: piece.value.replace(/[ \t\r\n]+/g, ' ') }];
  const code = ground.codes.get(piece.id) ?? ground.ids.get(piece.id);
  const children = piece.type === 'pc' ? wordsOf(piece.children, ground) : [];
  if (code === undefined) return children;
  const { node } = code;
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: textOfCode(code, ground) }];
    case 'reference':
      return [{ type: 'reference', target: node.target, children: children.flatMap(withHoles) }];
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children }];
    case 'link':
      return [{ ...node, children: piece.type === 'pc' ? children : node.children }];
    default:
      return [node];
  }
}

/** A date is written as its language writes it; in the translation it may stand so already. */
function textOfCode(code: Code, { codes, language }: Codes): string {
  const isOwn = [...codes.values()].includes(code);
  if (code.kind !== 'date' || isOwn) return code.shown;
  // Sources have plain spaces: which of them do not break is a matter of typography.
  return formatDate(code.value, language).replace(/[\u00a0\u202f]/gu, ' ');
}

/** A translator may type the `{}` for the number. */
function withHoles(node: Phrasing): Phrasing[] {
  if (node.type !== 'text') return [node];
  return node.value.split('{}').flatMap((value, index): Phrasing[] => {
    const text: Phrasing[] = value === '' ? [] : [{ type: 'text', value }];
    return index === 0 ? text : [{ type: 'hole' }, ...text];
  });
}

/** What a code stood for counts where the file still tells it: some tools do not write it back. */
function isSameSource(returned: readonly Piece[], source: readonly Piece[]): boolean {
  const tells = (piece: Piece): boolean =>
    piece.type !== 'text' && (piece.equiv !== undefined || (piece.type === 'pc' && piece.children.some(tells)));
  const isTold = returned.some(tells);
  return shapeOf(returned, isTold) === shapeOf(source, isTold);
}

/** Text and codes on one line, to be compared. */
function shapeOf(pieces: readonly Piece[], isTold = true): string {
  const shape = (piece: Piece): string => {
    if (piece.type === 'text') return piece.value;
    const inside = piece.type === 'pc' ? `${piece.children.map(shape).join('')}\u0003` : '';
    return `\u0002${piece.id}=${isTold ? (piece.equiv ?? '') : ''}\u0001${inside}`;
  };
  return pieces
    .map(shape)
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

function asPieces(parts: readonly Inline[], ids: ReadonlyMap<string, Code>): Piece[] {
  const idOf = new Map([...ids].map(([id, code]) => [code, id]));
  return parts.map((part): Piece => {
    if (part.type === 'text') return part;
    const id = idOf.get(part.code) ?? '';
    const isBare = part.code.value === '';
    const equiv = isBare ? undefined : part.code.value;
    return part.type === 'placeholder'
      ? { type: 'ph', id, equiv }
      : { type: 'pc', id, equiv, children: asPieces(part.children, ids) };
  });
}
