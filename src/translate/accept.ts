/** Accepts translations as they stand: their ledgers say from now on that they translate what the original says today. */
import { basename, resolve } from 'node:path';
import type { LedgerChange } from '../concord/compare-ledger.js';
import { ledgerPath, ledgerText } from '../concord/ledger.js';
import { segmentsOf } from '../concord/segments.js';
import type { Area } from '../world/area.js';
import { writeOrReport } from '../world/write-or-report.js';
import { type OpenTranslations, soundVersion } from './open-document.js';
import { updateLedger } from './update-ledger.js';

/** Places that the original has, and those that it had when its translations were accepted last. */
export function acceptablePlaces({ original, drafts }: OpenTranslations): string[] {
  const now = original === undefined ? [] : segmentsOf(original).map(({ place }) => place);
  return [...now, ...drafts.flatMap(({ ledger }) => ledger?.entries.map(({ place }) => place) ?? [])];
}

/** Writes the ledger of each translation wanted; gives the absolute paths. Of `places` only, where these are named. */
export async function acceptTranslations(
  document: OpenTranslations,
  places: readonly string[] | undefined,
  area: Area,
): Promise<string[]> {
  const { original, wanted } = document;
  if (original === undefined || soundVersion(document, original.language) === undefined) return [];
  const written: string[] = [];
  for (const language of [...wanted].filter((one) => one !== original.language)) {
    const version = soundVersion(document, language);
    if (version === undefined) continue;
    const isTaken = ({ entry, segment }: LedgerChange) =>
      places === undefined || places.includes(segment?.place ?? entry?.place ?? '');
    const ledger = updateLedger(version.ledger, original.language, segmentsOf(original), isTaken);
    // Of a lone file too: `speech.fr.md` has `speech.fr.ledger.yaml`, which is where it is read from.
    const path = ledgerPath(resolve(version.file.cwd, version.file.path));
    const name = `ledger ${basename(path)}`;
    if (await writeOrReport(area, path, ledgerText(ledger), name, version.file)) written.push(path);
  }
  return written;
}
