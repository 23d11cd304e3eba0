/**
 * The ledger of a translation (`fr.ledger.yaml` beside `fr.md`): the text of the original that it translated, place by
 * place. What the original says otherwise today is stale in the translation.
 */

import * as z from 'zod';
import { type SourceFile, sourceFile, textOfFile } from '../report/source-file.js';
import { once } from '../templates/once.js';
import { checkValue, parseYaml, yamlValue } from '../templates/yaml/read-yaml.js';
import { fingerprintOf, markedText, type Segment } from './segments.js';

const entrySchema = once(() =>
  z.strictObject({
    place: z.string().min(1),
    /** Of the words of the original when they were translated. */
    fingerprint: z.string().regex(/^[0-9a-f]{14}$/),
    /** Those words, to be read and to be found again when they have moved or changed a little. */
    source: z.string(),
  }),
);

const ledgerSchema = once(() =>
  z.strictObject({
    engross: z.literal(1),
    original: z.string(),
    units: z.array(entrySchema()),
  }),
);

/** What a translation translated of one place of its original. */
export type LedgerEntry = z.infer<ReturnType<typeof entrySchema>>;

/** A ledger, its entries in the order that the original had. */
export interface Ledger {
  /** Language of the original then. */
  original: string;
  entries: LedgerEntry[];
}

/** Name of the ledger of a source: `fr.ledger.yaml` for `fr.md`. */
export function ledgerPath(source: string): string {
  return source.replace(/\.[^./\\]+$/, '.ledger.yaml');
}

/** Reads a ledger; one that is damaged is reported in its file and gives nothing. */
export function readLedger(file: SourceFile): Ledger | undefined {
  const yaml = parseYaml(file, textOfFile(file));
  const found = yaml === undefined ? undefined : checkValue(ledgerSchema(), yamlValue(yaml), 'ledger', () => yaml);
  return found === undefined ? undefined : { original: found.original, entries: found.units };
}

/** Reads a ledger from its text alone, for those who tell of its damage in their own words. */
export function parseLedger(path: string, text: string): { ledger: Ledger | undefined; file: SourceFile } {
  const file = sourceFile({ path, value: text });
  return { ledger: readLedger(file), file };
}

/** The entry that says: these words of the original are translated. */
export function entryOf({ place, words }: Segment): LedgerEntry {
  return { place, fingerprint: fingerprintOf(words), source: markedText(words) };
}

/** The text of a ledger: one entry after another, three lines each, so that a difference of revisions reads well. */
export function ledgerText({ original, entries }: Ledger): string {
  const head = [
    '# What of the original is translated here, kept by engross; see `engross translate accept`.',
    'engross: 1',
    `original: ${original}`,
    entries.length === 0 ? 'units: []' : 'units:',
  ];
  const units = entries.flatMap(({ place, fingerprint, source }) => [
    `  - place: ${quoted(place)}`,
    `    fingerprint: ${quoted(fingerprint)}`,
    `    source: ${quoted(source)}`,
  ]);
  return `${[...head, ...units].join('\n')}\n`;
}

/** JSON's strings are YAML's double-quoted ones, and never mean a number, a date or a boolean. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
