/** Signatures from the front matter: "(Signed) Name", the title below. */
import type { Fields } from '../../templates/fields.js';
import type { Line, Signatures } from '../../tree/blocks.js';
import type { Composing } from './lines.js';
import { composePattern, textNode } from './patterns.js';
import { openValues } from './values.js';

type Signature = NonNullable<Fields['signatures']>[number];

/** One signatory after the other, in the order given: rank is the author's to know. */
export function composeSignatures(composing: Composing): Signatures[] {
  const signatures = composing.context.fields.signatures;
  return signatures === undefined
    ? []
    : [{ type: 'signatures', children: signatures.map((one) => signatureLines(one, composing)) }];
}

function signatureLines(signature: Signature, { context, facts }: Composing): Line[] {
  const { language } = context;
  const valueNamed = openValues(context, facts, language, { 'signature.name': signature.name });
  const signed =
    signature.signed === true ? composePattern(language.labels['signed'] ?? '{signature.name}', valueNamed) : undefined;
  const name: Line = {
    type: 'line',
    slot: 'signature',
    style: 'signature',
    children: signed ?? [textNode(signature.name)],
  };
  if (signature.title === undefined) return [name];
  return [
    name,
    { type: 'line', slot: 'signature-title', style: 'signature-title', children: [textNode(signature.title)] },
  ];
}
