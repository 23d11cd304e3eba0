/** Takes a translation that came back into its sources: all of it is judged first, and nothing is written by halves. */

import { basename, join } from 'node:path';
import { concordDrafts, type Draft } from '../compile.js';
import { ledgerPath, ledgerText } from '../concord/ledger.js';
import { segmentsOf } from '../concord/segments.js';
import { report } from '../report/report.js';
import { isUnsound, type SourceFile } from '../report/source-file.js';
import type { Workspace } from '../workspace.js';
import { checkUnits, type WantedUnit } from './check-units.js';
import { canonical, inlineOf } from './inline-codes.js';
import { draftsWith, type OpenTranslations, soundVersion } from './open-document.js';
import { type Pairing, pairUnits } from './pair-units.js';
import type { ReturnedDocument, ReturnedUnit } from './read-xliff.js';
import { textUnits } from './text-units.js';
import { updateLedger } from './update-ledger.js';
import { buildVersion, editVersion, isInPlace, sourceText } from './write-version.js';

/** What is to be written, absolute path and text; nothing where the translation is not to be taken. */
export interface Taken {
  writes: { path: string; text: string }[];
  /** The version as it will be, with what is to be said of it. */
  version: SourceFile | undefined;
}

const NOTHING: Taken = { writes: [], version: undefined };

/** Takes one document of a file. What is wrong is reported in the file, at the unit. */
export function importDocument(
  file: SourceFile,
  returned: ReturnedDocument,
  document: OpenTranslations,
  workspace: Workspace,
): Taken {
  const { original } = document;
  const language = workspace.language(returned.trgLang);
  if (original === undefined || isUnsound(original.file) || language === undefined) {
    report(file, 'xliff', returned.point, unready(returned, language === undefined));
    return NOTHING;
  }
  if (!judgeLanguages(file, returned, original, document)) return NOTHING;
  const version = soundVersion(document, returned.trgLang);
  const pairing = pairUnits(original, version);
  const units = checkUnits(pairing.pairs, returned.units, { file, original, language });
  if (isUnsound(file)) return NOTHING;
  const text = textOf(units, { file, original, version, pairing, returned });
  if (text === undefined) return NOTHING;
  const accepted = new Set(units.filter((unit) => unit.isAccepted).map(({ pair }) => pair.unit.segment));
  const ledger = ledgerText(
    updateLedger(version?.ledger, original.language, segmentsOf(original), ({ segment, entry }) =>
      segment === undefined ? entry !== undefined : [...accepted].some((one) => one.place === segment.place),
    ),
  );
  const drafts = draftsWith(document, workspace, returned.trgLang, text, ledger);
  const draft = drafts.find((one) => one.language === returned.trgLang);
  if (!isFaithful(draft, units, { file, original, version, pairing, returned })) return NOTHING;
  concordDrafts(drafts);
  const path = join(document.folder, `${returned.trgLang}.md`);
  const isSame = version !== undefined && text === sourceText(version);
  return {
    writes: [
      ...(isSame ? [] : [{ path, text }]),
      ...(ledger === textOfLedger(document, returned.trgLang) ? [] : [{ path: ledgerPath(path), text: ledger }]),
    ],
    version: draft?.file,
  };
}

function textOfLedger({ input }: OpenTranslations, language: string): string | undefined {
  return input.versions.find((one) => one.language === language)?.ledger?.text;
}

function unready({ trgLang }: ReturnedDocument, isUnknown: boolean): { message: string; help: string } {
  return isUnknown
    ? { message: `there is no language \`${trgLang}\``, help: 'add a file for it to templates/languages' }
    : { message: 'the original of this translation has errors', help: 'correct them first: `engross check`' };
}

/** A file of another language is never written over a version. */
function judgeLanguages(
  file: SourceFile,
  { srcLang, trgLang, point }: ReturnedDocument,
  original: Draft,
  document: OpenTranslations,
): boolean {
  const refuse = (message: string, help: string): false => {
    report(file, 'xliff', point, { message, help });
    return false;
  };
  if (srcLang !== original.language)
    return refuse(`the file translates from \`${srcLang}\``, `the original is in \`${original.language}\``);
  if (trgLang === original.language)
    return refuse(`the file translates into \`${trgLang}\`, the language of the original`, 'set `trgLang` to another');
  if (basename(original.file.path) !== `${original.language}.md`)
    return refuse(
      'the original is a lone file, which has no place for translations',
      `move it to a folder of its own as \`${original.language}.md\``,
    );
  if (document.languages.includes(trgLang) && soundVersion(document, trgLang) === undefined)
    return refuse(`${trgLang}.md has errors`, 'correct them first: `engross check`');
  return true;
}

interface Ground {
  file: SourceFile;
  original: Draft;
  version: Draft | undefined;
  pairing: Pairing;
  returned: ReturnedDocument;
}

function textOf(units: readonly WantedUnit[], ground: Ground): string | undefined {
  const { version, original, pairing, file, returned } = ground;
  if (version !== undefined && isInPlace(version, units, pairing.isRestructured)) return editVersion(version, units);
  const all = units.map((unit): WantedUnit => ({ ...unit, words: unit.words ?? unit.pair.version[0]?.words }));
  const missing = all.filter(({ words }) => words === undefined);
  for (const { pair, returned: unit } of missing) {
    report(file, 'xliff-unit', unit?.point ?? returned.point, {
      message: isGuess(unit)
        ? `unit ${pair.unit.id} is in the state \`initial\`: nobody has translated it`
        : `unit ${pair.unit.id} has no translation`,
      help: isGuess(unit)
        ? 'set its state to `translated` if its target is a translation'
        : version === undefined
          ? 'a new version needs all units'
          : 'all units are needed, since the structure of the original has changed',
    });
  }
  const extra = pairing.isRestructured ? [] : pairing.alone;
  for (const { id } of extra) {
    report(file, 'xliff', returned.point, {
      message: `the version has a paragraph ${id}, which the original has not`,
      help: 'put the new units in by hand: the structure of the version is not that of its original',
    });
  }
  return missing.length > 0 || extra.length > 0 ? undefined : buildVersion(original, version, all);
}

/** A target that a tool has put in, or a translator without telling: its state is still that of the export. */
function isGuess(unit: ReturnedUnit | undefined): boolean {
  return unit?.isInitial === true && (unit.target ?? []).length > 0;
}

/** Units that are known by their words in the language, not by a mark. */
const PARTS = ['chapeau', 'salutation', 'closing'];

/** What was written is read again: each unit must say what came back, and no other may have changed. */
function isFaithful(draft: Draft | undefined, units: readonly WantedUnit[], ground: Ground): boolean {
  const { file, version, pairing, returned } = ground;
  if (draft === undefined) {
    report(file, 'xliff', returned.point, {
      message: 'the translation cannot be read as a version of this document',
      help: 'use only words and fields that its kind allows',
    });
    return false;
  }
  const language = draft.context.language;
  const isKept = isInPlace(version, units, pairing.isRestructured);
  const written = new Map(textUnits(draft).map((unit) => [unit.id, canonical(inlineOf(unit.words, draft.context))]));
  const wanted = new Map(
    isKept && version !== undefined
      ? textUnits(version).map((unit) => [unit.id, { words: unit.words, point: returned.point }])
      : [],
  );
  for (const { pair, words, returned: unit } of units) {
    const place = isKept ? pair.version[0]?.id : pair.unit.id;
    const own = words ?? pair.version[0]?.words;
    if (place !== undefined && own !== undefined)
      wanted.set(place, { words: own, point: unit?.point ?? returned.point });
  }
  const lost = PARTS.find((id) => wanted.has(id) && !written.has(id));
  if (lost !== undefined) {
    // Every paragraph after it has another place then, of which nothing is to be told.
    report(file, 'xliff-unit', wanted.get(lost)?.point ?? returned.point, {
      message: `the words of unit ${lost} are no ${lost} in ${language.autonym}`,
      help: `use words of \`${lost === 'chapeau' ? lost : `${lost}s`}\` in languages/${language.tag}.yaml, or add them there`,
    });
    return false;
  }
  let isSame = true;
  for (const [id, { words, point }] of wanted) {
    if (written.get(id) === canonical(inlineOf(words, draft.context))) continue;
    isSame = false;
    report(file, 'xliff-unit', point, {
      message: `the words of unit ${id} would be read as others by Markdown`,
      help: 'no emphasis may begin or end inside a word, and no sign of a list or heading may come first',
    });
  }
  return isSame;
}
