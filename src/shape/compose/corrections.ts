/** The points of a corrigendum: "Paragraph 12, third line: For x read y". */
import type { Fields } from '../../templates/fields.js';
import type { Paragraph } from '../../tree/blocks.js';
import type { Composing } from './lines.js';
import { composePattern } from './patterns.js';
import { openValues } from './values.js';

type Correction = NonNullable<Fields['corrections']>[number];

/** A paragraph for each point, in the order given. */
export function composeCorrections(composing: Composing): Paragraph[] {
  return (composing.context.fields.corrections ?? []).map((correction, index) => point(correction, index, composing));
}

function point(correction: Correction, index: number, { context, facts }: Composing): Paragraph {
  const { language } = context;
  const values = Object.fromEntries(Object.entries(correction).map(([key, value]) => [`correction.${key}`, value]));
  const pattern = language.labels[labelOf(correction)] ?? '{correction.where}';
  const children = composePattern(pattern, openValues(context, facts, language, values)) ?? [];
  return { type: 'paragraph', role: 'body', place: `correction${index + 1}`, children };
}

function labelOf(correction: Correction): string {
  if (correction.text !== undefined) return 'correctionText';
  if (correction.for === undefined) return 'correctionInsert';
  return correction.read === undefined ? 'correctionDelete' : 'correctionReplace';
}
