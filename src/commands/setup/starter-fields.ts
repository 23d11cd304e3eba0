/** The fields of a kind as comments in a new source, each with what it is for. */
import { fieldsSchema } from '../../templates/fields.js';
import type { Kind } from '../../templates/kind.js';

/** Lines `# field: what it is` for every field of the kind that `text` does not state. */
export function fieldList(kind: Kind, text: string): string {
  const stated = new Set([...text.matchAll(/^([a-zA-Z]+):/gm)].map((match) => match[1]));
  const { optional, own = {} } = kind.fields;
  const names = [...optional, ...Object.keys(own)].filter((name) => !stated.has(name) && name !== 'language');
  return names.map((name) => `# ${name}: ${own[name]?.about ?? aboutField(name)}\n`).join('');
}

function aboutField(name: string): string {
  const { shape } = fieldsSchema();
  const schema = shape[name as keyof typeof shape];
  return schema.unwrap().meta()?.description ?? '';
}
