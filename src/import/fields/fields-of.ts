/** The front matter of an imported text: what the user said, what the text says, and questions about what is missing. */
import type { Kind } from '../../templates/kind.js';
import type { Language } from '../../templates/language.js';
import type { ImportOptions } from '../import-options.js';
import type { GuessedField, ImportedBlock, ImportLog } from '../imported.js';

interface Read {
  blocks: readonly ImportedBlock[];
  kind: string;
  kindFrom: string;
  fields: readonly GuessedField[];
  language: Language;
  languageFrom: string;
}

/** The fields in order; what a kind requires and the text does not say becomes a question. */
export function fieldsOf(
  read: Read,
  { set, house }: Pick<ImportOptions, 'set' | 'house'>,
  log: ImportLog,
): GuessedField[] {
  const fields: GuessedField[] = [
    { path: 'engross', value: 1, from: '' },
    { path: 'kind', value: read.kind, from: read.kindFrom },
    { path: 'language', value: read.language.tag, from: read.languageFrom },
  ];
  const kind = house.kind(read.kind);
  const put = (field: GuessedField) => {
    const at = fields.findIndex(({ path }) => path === field.path);
    if (at === -1) fields.push(field);
    else fields[at] = field;
  };
  for (const field of read.fields) put(field);
  const labels = labelsOf(read.blocks);
  if (labels !== undefined) put(labels);
  for (const field of set) put(field);
  if (kind !== undefined) ask(kind, fields, read.blocks, log);
  return fields;
}

/** Numbers that do not run from 1 stay as they were typed. */
function labelsOf(blocks: readonly ImportedBlock[]): GuessedField | undefined {
  let count = 0;
  const wrong = blocks.find((block) => {
    // An annex counts for itself.
    if (block.type === 'source' && /^:::+annex/.test(block.text)) count = 0;
    if (block.type !== 'item' || block.level !== 1 || !/^\d/.test(block.label)) return false;
    // 3 bis does not move the count.
    if (/ \{#\S+ \.(?:bis|ter|quater)\}$/.test(block.text)) return false;
    count += 1;
    return Number.parseInt(block.label, 10) !== count;
  });
  return wrong === undefined
    ? undefined
    : { path: 'labels', value: 'as-written', from: `inferred from line ${wrong.line}` };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  delegation: 'PE (the ISO code of the State that speaks; or `delegations: [PE, NO]`)',
  date: '2007-05-23 (the day)',
  title: 'the title of the document',
};

function ask(kind: Kind, fields: readonly GuessedField[], blocks: readonly ImportedBlock[], log: ImportLog): void {
  for (const required of kind.fields.required) {
    const names = typeof required === 'string' ? [required] : required;
    const [name = ''] = names;
    const isThere =
      fields.some(({ path }) => names.includes(path.split('.')[0] ?? '')) ||
      (name === 'title' && hasTitle(kind, blocks)) ||
      (name === 'date' && fields.some(({ path }) => path === kind.date));
    if (!isThere) log.questions.push({ field: name, help: EXAMPLES[name] ?? '…' });
  }
}

function hasTitle({ text }: Kind, blocks: readonly ImportedBlock[]): boolean {
  return text.firstHeading === 'title' && blocks.some(({ type }) => type === 'heading');
}
