/** The registry of formats. A renderer is loaded when it is first needed. */
import { sourceFile } from '../report/source-file.js';
import type { FormatFacts, OfficialDocument } from '../tree/document.js';
import * as registered from './registered.js';
import type { Format, PageNumbers, Resources } from './resources.js';

export type FormatName = keyof typeof registered;

/** A format as others use it. */
export interface KnownFormat extends Omit<Format, 'name' | 'render' | 'pageNumbers'> {
  name: FormatName;
  render(document: OfficialDocument, resources: Resources): Promise<Uint8Array>;
}

const all: readonly (Format & { name: FormatName })[] = Object.values(registered);

/** Every format, in the order in which formats are listed. */
export const FORMATS: readonly KnownFormat[] = all
  .toSorted((one, other) => one.order - other.order)
  .map((format) => ({ ...format, render: (...given) => format.render(...given, () => pageNumbers(...given)) }));

/** Names of the formats, in the same order. */
export const FORMAT_NAMES: readonly FormatName[] = FORMATS.map(({ name }) => name);

/** Formats by their names. */
export const formats: Readonly<Record<FormatName, KnownFormat>> = byName();

/** The formats that a command writes when none is named: a new one says itself whether it is among them. */
export function defaultFormats(of: Format['defaultOf'][number]): FormatName[] {
  return FORMATS.filter(({ defaultOf }) => defaultOf.includes(of)).map(({ name }) => name);
}

/** The formats in the order of a session's page. */
export function pageColumns(): KnownFormat[] {
  return FORMATS.toSorted((one, other) => one.column - other.column);
}

/** What documents say of the formats beside them. */
export function factsOf(names: readonly FormatName[]): FormatFacts[] {
  return names.map((format) => {
    const { name, label, extension, mediaType } = formats[format];
    return { name, label, extension, mediaType };
  });
}

function byName(): Record<FormatName, KnownFormat> {
  // Every name has its format: the list is made from the same table.
  return Object.fromEntries(FORMATS.map((format) => [format.name, format])) as Record<FormatName, KnownFormat>;
}

/** Numbers of the pages; what their layout finds is for the format that makes the pages to report. */
async function pageNumbers(document: OfficialDocument, resources: Resources): Promise<PageNumbers> {
  const paged = all.find((format) => format.pageNumbers !== undefined);
  return paged?.pageNumbers?.(document, { ...resources, file: sourceFile({}) });
}
