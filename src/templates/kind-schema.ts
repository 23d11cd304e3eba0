/** The JSON Schema of a kind's front matter, for editors that check YAML while it is typed. */
import * as z from 'zod';
import { fieldsSchema } from './fields.js';
import { type Kind, kindFields } from './kind.js';
import { ownShape } from './own-fields.js';

/** A JSON Schema (draft 2020-12) of everything that the front matter of a kind may say. */
export function kindJsonSchema(kind: Kind): Record<string, unknown> {
  const names = new Set(kindFields(kind));
  const shape = Object.fromEntries(Object.entries(fieldsSchema().shape).filter(([name]) => names.has(name)));
  const json = z.toJSONSchema(z.strictObject({ ...shape, ...ownShape(kind.fields.own) }), { io: 'input' });
  return {
    ...json,
    $id: `https://engross.invalid/schemas/${kind.kind}.json`,
    title: kind.kind,
    description: kind.about,
    ...required(kind),
  };
}

/** Several names together: one of them is enough. A translation inherits what is the same, so that nothing is required of it. */
function required(kind: Kind): Record<string, unknown> {
  const alternatives = kind.fields.required.filter((names) => Array.isArray(names));
  if (alternatives.length === 0) return {};
  return { $comment: alternatives.map((names) => `one of ${[names].flat().join(', ')}`).join('; ') };
}
