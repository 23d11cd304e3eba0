/** Makes the outputs of a document that are not known, and puts each version where it belongs. */
import { type Building, CHANGED, taskGround } from '../graph/building.js';
import { imagesKey, unitKey, versionKey } from '../graph/keys.js';
import { isUnitRecord } from '../graph/record-shape.js';
import { giveUp, imageFolder, isOvertaken, taskOf, type Work, wantedFormats, wantedVersions } from '../graph/work.js';
import { loadSources } from '../sources/open-documents.js';
import type { KeyedUnit, MadeUnit, OtherDocument, VersionRecord } from '../store/records.js';
import { outputPaths, publishVersion } from './publish-version.js';

/** Makes what has changed of a document, and publishes its versions. */
export async function completeWork(work: Work, others: OtherDocument[], building: Building): Promise<void> {
  const { record } = work;
  if (record === undefined) return;
  const { request } = building;
  const sound = wantedVersions(work).filter((version) => version.sound);
  const units = new Map<VersionRecord, KeyedUnit[]>();
  for (const version of sound) units.set(version, await rememberedUnits(version, work, others, building));
  const missing = [...units].flatMap(([version, all]) => {
    const formats = all
      .filter((unit) => unit.record === undefined && madeOf(unit, version, work.made) === undefined)
      .map((unit) => unit.format);
    return formats.length === 0 ? [] : [{ language: version.language, formats }];
  });
  if (missing.length > 0) {
    if (isOvertaken(request)) return;
    if (!(await loadSources(work.document, request.workspace, building.index))) return giveUp(work, CHANGED);
    const result = await building.pool.run(taskOf(work, request, taskGround(building), missing, others));
    if ('problem' in result) return giveUp(work, result.problem);
    work.made.push(...result.units);
  }
  for (const [version, all] of units) {
    if (isOvertaken(request)) return;
    for (const unit of all) await takeMade(unit, version, work.made, building);
    await publishVersion(work, version, all, request, building.outputs);
  }
  // Bytes are not kept in memory longer than they must.
  work.made = [];
}

async function rememberedUnits(
  version: VersionRecord,
  work: Work,
  others: OtherDocument[],
  building: Building,
): Promise<KeyedUnit[]> {
  const { request, ground, templates, cache, outputs } = building;
  const { document, record } = work;
  if (record === undefined) return [];
  const images = version.images.length === 0 ? '' : await imagesKey(imageFolder(version, request), version.images);
  const pathOf = outputPaths(work, version, request);
  const common = versionKey({ ground, templates, document, record, version, images, others });
  return Promise.all(
    wantedFormats(request).map(async (format): Promise<KeyedUnit> => {
      const key = unitKey(common, format);
      const unit: KeyedUnit = { format, key, path: pathOf(format), record: undefined, bytes: undefined };
      if (madeOf(unit, version, work.made) !== undefined) return unit;
      const known = await cache.record('units', key);
      if (!isUnitRecord(known)) return unit;
      const { output } = known;
      if (output !== undefined && !(await outputs.holds(unit.path, output.sha256))) {
        unit.bytes = await cache.bytes(output.sha256);
        if (unit.bytes === undefined) return unit;
      }
      return { ...unit, record: known };
    }),
  );
}

function madeOf({ format }: KeyedUnit, { language }: VersionRecord, made: readonly MadeUnit[]): MadeUnit | undefined {
  return made.find((one) => one.language === language && one.format === format);
}

async function takeMade(unit: KeyedUnit, version: VersionRecord, made: MadeUnit[], building: Building): Promise<void> {
  if (unit.record !== undefined) {
    building.unchanged++;
    return;
  }
  const found = madeOf(unit, version, made);
  if (found === undefined) return;
  building.made++;
  unit.record = found.record;
  unit.bytes = found.bytes;
  if (found.bytes !== undefined && found.record.output !== undefined)
    await building.cache.putBytes(found.record.output.sha256, found.bytes);
  await building.cache.putRecord('units', unit.key, found.record);
}
