/** Judges units that came back, each at its line: whether they are of this text, and whether their codes are all there. */

import type { Draft } from '../compile.js';
import type { WordContext } from '../concord/features/features.js';
import { report } from '../report/report.js';
import type { SourceFile } from '../report/source-file.js';
import type { Language } from '../templates/language.js';
import type { Phrasing } from '../tree/phrasing.js';
import { idsIn, isBlank, saysSame } from './compare-pieces.js';
import { type Code, canonical, inlineOf, sourceIds, targetIds } from './inline-codes.js';
import type { UnitPair } from './pair-units.js';
import type { Piece, ReturnedUnit } from './read-xliff.js';
import { returnedWords, type UnitCodes } from './returned-words.js';
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
  file: SourceFile;
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
      report(ground.file, RULE, unit.point, {
        severity: 'warning',
        message: `the original has no unit ${unit.id}`,
        help: 'it may have been taken out since the export',
      });
    else if (byId.has(unit.id)) report(ground.file, RULE, unit.point, { message: `unit ${unit.id} is there twice` });
    else byId.set(unit.id, unit);
  }
  return pairs.map((pair) => wantedOf(pair, byId.get(xmlId(pair.unit.id)), ground));
}

const RULE = 'xliff-unit';

function wantedOf(pair: UnitPair, returned: ReturnedUnit | undefined, ground: UnitGround): WantedUnit {
  const nothing: WantedUnit = { pair, returned, words: undefined, isChanged: false, isAccepted: false };
  if (returned === undefined) return nothing;
  const source = inlineOf(pair.unit.words, ground.original.context);
  const ids = sourceIds(source);
  if (!saysSame(returned.source, source, ids)) {
    report(ground.file, RULE, returned.point, {
      severity: 'warning',
      message: `unit ${returned.id} translates an earlier text of the original; it is not taken`,
      help: 'export again, and translate what the original says now',
    });
    return nothing;
  }
  const { target, isInitial, isStale } = returned;
  const isEmpty = target === undefined || isBlank(target);
  if (pair.joined !== undefined) {
    if (!isEmpty)
      report(ground.file, RULE, returned.point, {
        message: `unit ${returned.id} has words, though it is translated together with ${pair.joined}`,
        help: `move them into ${pair.joined}`,
      });
    return { ...nothing, isAccepted: isEmpty && !isInitial };
  }
  if (isEmpty || isInitial) return nothing;
  const present = inlineOf(
    pair.version.flatMap((one) => one.words),
    targetContext(ground),
  );
  const codes = { ids, codes: targetIds(ids, present), language: ground.language };
  const words = returnedWords(target, codes);
  const isChanged = pair.version.length === 0 || !isSame(words, pair, targetContext(ground));
  judgeTarget(target, isChanged, codes, pair, returned, ground);
  return { pair, returned, words, isChanged, isAccepted: !isStale };
}

function judgeTarget(
  target: readonly Piece[],
  isChanged: boolean,
  codes: UnitCodes,
  pair: UnitPair,
  returned: ReturnedUnit,
  ground: UnitGround,
): void {
  const isUnknown = (id: string) => !codes.ids.has(id) && !codes.codes.has(id);
  if (!isChanged && !idsIn(target).some(isUnknown)) return;
  judgeCodes(target, codes, pair, returned, ground);
  if (pair.version.length > 1)
    report(ground.file, RULE, returned.point, {
      message: `unit ${returned.id} has other words, and the translation has several paragraphs for it`,
      help: 'change the paragraphs of the translation by hand',
    });
}

function isSame(words: readonly Phrasing[], { version }: UnitPair, context: WordContext): boolean {
  const present = version.flatMap((one, index): readonly Phrasing[] =>
    index === 0 ? one.words : [{ type: 'text', value: ' ' }, ...one.words],
  );
  return canonical(inlineOf(present, context)) === canonical(inlineOf(words, context));
}

function targetContext({ language, original }: UnitGround): WordContext {
  return { language, symbols: original.context.symbols };
}

/** Kinds of which each must come back, once. */
const FIXED: ReadonlySet<Code['kind']> = new Set(['symbol', 'date', 'reference', 'note', 'image', 'address', 'link']);

function judgeCodes(
  target: readonly Piece[],
  { ids, codes }: UnitCodes,
  pair: UnitPair,
  returned: ReturnedUnit,
  ground: UnitGround,
): void {
  const refuse = (message: string, help: string) =>
    report(ground.file, RULE, returned.point, { message: `${message} in unit ${returned.id}`, help });
  const counts = new Map<string, number>();
  for (const id of idsIn(target)) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts) {
    const code = ids.get(id) ?? codes.get(id);
    if (code === undefined) refuse(`there is no placeholder ${id}`, listed(ids));
    else if (count > 1 && FIXED.has(code.kind))
      refuse(`placeholder ${id} (${nameOf(code)}) is there ${count} times`, 'leave it once');
  }
  for (const [id, code] of ids) {
    // What the translation went without before is no fault of this change; concordance tells of it.
    const wasThere = pair.version.length === 0 || codes.has(id);
    if (FIXED.has(code.kind) && !counts.has(id) && wasThere)
      refuse(`placeholder ${id} is missing`, `put it in: it stands for ${nameOf(code)}`);
  }
}

function listed(ids: ReadonlyMap<string, Code>): string {
  return ids.size === 0 ? 'the original has no placeholder there' : `the original has ${[...ids.keys()].join(', ')}`;
}

function nameOf({ kind, value, shown }: Code): string {
  return `${kind} ${kind === 'date' ? shown : value}`;
}
