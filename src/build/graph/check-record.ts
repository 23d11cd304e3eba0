/**
 * Whether a record of the cache has the shape of one of ours, and names only what its document has. A cache may come from
 * anywhere: what fails here counts as a cache miss.
 */
import { outputName } from '../../compile/output-name.js';
import type { DocumentLabels, LabelledPlace, SessionDocument } from '../../context.js';
import { isRule } from '../../lint/rules/catalogue.js';
import type { Diagnostic, Edit, Related } from '../../report/diagnostic.js';
import type { Label } from '../../tree/node.js';
import type { OpenDocument } from '../sources/open-documents.js';
import type { DocumentRecord, FileDiagnostics, UnitRecord, VersionFacts, VersionRecord } from '../store/records.js';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isDigest: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** A language tag (BCP 47), as file names have it. */
const isTag: Check = (value) => typeof value === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value);
/** The name of a document's folder as `doc:` references write it. */
const isDocumentName: Check = (value) => typeof value === 'string' && /^[A-Za-z0-9][\w-]*$/.test(value);
const isTemplateName: Check = (value) => typeof value === 'string' && /^[a-z]+(\/[A-Za-z][\w-]*)?\.yaml$/.test(value);

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
/** An object with these fields; a field that is added to the type must be added here too. */
function shape<T>(fields: { [Key in keyof Required<T>]: Check }): Check {
  const checks = Object.entries<Check>(fields);
  return (value) => isObject(value) && checks.every(([key, check]) => check(value[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isPoint: Check = (value) => isObject(value) && isCount(value['line']) && isCount(value['column']);
const isPosition: Check = (value) => isObject(value) && isPoint(value['start']) && isPoint(value['end']);

const isDiagnostic = shape<Diagnostic>({
  rule: (value) => typeof value === 'string' && isRule(value),
  severity: oneOf('error', 'warning', 'info'),
  path: isText,
  position: isPosition,
  message: isText,
  help: optional(isText),
  fix: optional(listOf(shape<Edit>({ from: isCount, to: isCount, text: isText, alone: optional(isFlag) }))),
  related: optional(listOf(shape<Related>({ path: isText, position: optional(isPosition), message: isText }))),
  url: isText,
});

const isFileDiagnostics = shape<FileDiagnostics>({ path: isText, diagnostics: listOf(isDiagnostic) });

const isLabel = shape<Label>({
  text: isText,
  cited: isText,
  numbers: listOf(isCount),
  alternative: optional(isText),
  literal: isFlag,
});

const isLabelledPlace: Check = (value) =>
  shape<LabelledPlace>({
    place: isText,
    type: oneOf('clause', 'heading', 'article', 'annex', 'paragraph', 'note', 'table'),
    label: optional(isLabel),
    within: listOf(isLabelledPlace),
  })(value);

const isLabels = shape<DocumentLabels>({
  document: isText,
  language: isTag,
  citation: isText,
  output: isText,
  isWithheld: optional(oneOf(true)),
  names: mapOf(isLabelledPlace),
});

const isListing = shape<SessionDocument>({
  id: isText,
  symbol: optional(isText),
  item: optional(isText),
  title: isText,
  languages: listOf(isText),
  closed: isFlag,
});

const isPair: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isText);

const isVersion = shape<VersionRecord>({
  language: isTag,
  path: isText,
  sound: isFlag,
  diagnostics: listOf(isDiagnostic),
  labels: isLabels,
  listing: isListing,
  images: listOf(isText),
  templates: listOf(isTemplateName),
  output: isText,
  calendar: optional(isText),
  facts: shape<VersionFacts>({
    title: isText,
    date: isText,
    status: isText,
    words: isCount,
    labels: listOf(isPair),
  }),
});

const isRecord = shape<DocumentRecord>({
  id: isText,
  kind: isText,
  original: isText,
  symbol: optional(isText),
  item: optional(isText),
  closed: isFlag,
  versions: listOf(isVersion),
  unread: listOf(isFileDiagnostics),
  templates: listOf(isFileDiagnostics),
  madeFrom: listOf(isTemplateName),
  refers: listOf(isDocumentName),
  listsOthers: isFlag,
});

/** A record as the cache keeps it. */
export interface KeptRecord {
  record: DocumentRecord;
  /** Digest of the templates that it was made from. */
  templates: string;
}

const isKept = shape<KeptRecord>({ record: isRecord, templates: isDigest });

/** Whether `value` is a record of this document: its id, the paths of its sources, output names as they are computed. */
export function isRecordOf(
  value: unknown,
  { id, versions }: OpenDocument,
  variant: 'circulation' | 'reading',
): value is KeptRecord {
  if (!isKept(value)) return false;
  const { record } = value as KeptRecord;
  const paths = new Set(versions.map(({ file }) => file.path));
  return (
    record.id === id &&
    record.versions.every(
      ({ path, language, output, labels }) =>
        paths.has(path) && output === outputName(id, language, variant) && labels.output === output,
    ) &&
    record.unread.every(({ path }) => paths.has(path))
  );
}

const isOutput: Check = (value) =>
  isObject(value) && isDigest(value['sha256']) && isCount(value['size']) && optional(isCount)(value['pages']);

const isUnit = shape<UnitRecord>({
  output: optional(isOutput),
  finishing: listOf(isDiagnostic),
  rendering: listOf(isDiagnostic),
});

/** Whether `value` is what was made of one language version in one format. */
export function isUnitRecord(value: unknown): value is UnitRecord {
  return isUnit(value);
}
