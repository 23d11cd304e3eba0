/** Makes the outputs of a document that the cache does not have, and writes those of each version. */
import type { BuildContext } from '../graph/build-context.js';
import { isUnitRecord } from '../graph/check-record.js';
import { CHANGED, type DocumentJob, giveUp, imageFolder, taskOf, wantedVersions } from '../graph/document-job.js';
import { imagesKey, unitKey, versionKey } from '../graph/keys.js';
import { loadSources } from '../sources/open-documents.js';
import type { UnitFormat, UnitRecord, VersionRecord } from '../store/records.js';
import type { MadeUnit, OtherDocument } from '../workers/task.js';
import { outputPaths, writeOutputs } from './write-outputs.js';

/** One language version in one format, with its cache key. */
export interface KeyedUnit {
  format: UnitFormat;
  key: string;
  /** Absolute path of its output. */
  path: string;
  /** Undefined on a cache miss, until it is made. */
  record: UnitRecord | undefined;
  /** Undefined when the output is already at its path. */
  bytes: Uint8Array | undefined;
}

/** Makes what has changed of a document, and writes its versions. */
export async function makeOutputs(job: DocumentJob, others: OtherDocument[], context: BuildContext): Promise<void> {
  if (job.record === undefined) return;
  const units = new Map<VersionRecord, KeyedUnit[]>();
  for (const version of wantedVersions(job).filter(({ sound }) => sound))
    units.set(version, await cachedUnits(version, job, others, context));
  if (!(await makeMissing(units, job, others, context))) return;
  for (const [version, all] of units) {
    if (context.isCancelled()) return;
    for (const unit of all) await takeMade(unit, version, job.made, context);
    await writeOutputs(job, version, all, context);
  }
  // Frees the bytes before the next documents need memory.
  job.made = [];
}

/** Has a worker make the units without record; false when there is nothing to write. */
async function makeMissing(
  units: ReadonlyMap<VersionRecord, readonly KeyedUnit[]>,
  job: DocumentJob,
  others: OtherDocument[],
  context: BuildContext,
): Promise<boolean> {
  const missing = [...units].flatMap(([version, all]) => {
    const formats = all
      .filter((unit) => unit.record === undefined && madeOf(unit, version, job.made) === undefined)
      .map(({ format }) => format);
    return formats.length === 0 ? [] : [{ language: version.language, formats }];
  });
  if (missing.length === 0) return true;
  if (context.isCancelled()) return false;
  const { area, common, index, pool } = context;
  const isUnchanged = await loadSources(job.document, { area, root: common.root }, index);
  const result = isUnchanged ? await pool.run(taskOf(job, common, missing, others)) : { problem: CHANGED };
  if ('problem' in result) {
    giveUp(job, result.problem);
    return false;
  }
  job.made.push(...result.units);
  return true;
}

async function cachedUnits(
  version: VersionRecord,
  job: DocumentJob,
  others: OtherDocument[],
  { common, out, environment, templates, cache, outputs }: BuildContext,
): Promise<KeyedUnit[]> {
  const { document, record } = job;
  if (record === undefined) return [];
  const folder = imageFolder(version, common.root);
  const images = version.images.length === 0 ? '' : await imagesKey(folder, version.images);
  const pathOf = outputPaths(job, version, out);
  const ofVersion = versionKey({ environment, templates, document, record, version, images, others });
  return Promise.all(
    common.formats.map(async (format): Promise<KeyedUnit> => {
      const key = unitKey(ofVersion, format);
      const unit: KeyedUnit = { format, key, path: pathOf(format), record: undefined, bytes: undefined };
      if (madeOf(unit, version, job.made) !== undefined) return unit;
      const known = await cache.record('units', key);
      if (!isUnitRecord(known)) return unit;
      const { output } = known;
      if (output === undefined || (await outputs.holds(unit.path, output.sha256))) return { ...unit, record: known };
      const bytes = await cache.bytes(output.sha256);
      return bytes === undefined ? unit : { ...unit, record: known, bytes };
    }),
  );
}

function madeOf({ format }: KeyedUnit, { language }: VersionRecord, made: readonly MadeUnit[]): MadeUnit | undefined {
  return made.find((one) => one.language === language && one.format === format);
}

/** Completes a unit with what a worker made, and caches that. */
async function takeMade(
  unit: KeyedUnit,
  version: VersionRecord,
  made: MadeUnit[],
  { cache, counts }: Pick<BuildContext, 'cache' | 'counts'>,
): Promise<void> {
  if (unit.record !== undefined) {
    counts.unchanged++;
    return;
  }
  const found = madeOf(unit, version, made);
  if (found === undefined) return;
  counts.made++;
  unit.record = found.record;
  unit.bytes = found.bytes;
  if (found.bytes !== undefined && found.record.output !== undefined)
    await cache.putBytes(found.record.output.sha256, found.bytes);
  await cache.putRecord('units', unit.key, found.record);
}
