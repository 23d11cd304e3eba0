/** Front matter of an imported source: what is known, what was inferred and from where, and what is missing. */
import { stringify } from 'yaml';
import type { GuessedField, Question } from '../imported.js';

/** The lines between the fences, with the fences. */
export function frontMatter(fields: readonly GuessedField[], questions: readonly Question[]): string {
  const lines: string[] = [];
  const open: string[] = [];
  for (const { path, value, from } of inGroups(fields)) {
    const keys = path.split('.');
    const name = keys.pop() ?? path;
    const shared = keys.findIndex((key, index) => open[index] !== key);
    const known = shared === -1 ? keys.length : shared;
    for (const [index, key] of keys.slice(known).entries()) lines.push(`${'  '.repeat(known + index)}${key}:`);
    open.splice(0, open.length, ...keys);
    const written = stringify(value, { lineWidth: 0, collectionStyle: 'flow', blockQuote: false }).trimEnd();
    lines.push(`${'  '.repeat(keys.length)}${name}: ${written}${from === '' ? '' : ` # ${from}`}`);
  }
  const missing = questions.map(({ field, help }) => `# ${field}: ${help}`);
  return `---\n${[...lines, ...missing].join('\n')}\n---\n`;
}

/** Fields of one group one after the other, in the order of their first. */
function inGroups(fields: readonly GuessedField[]): GuessedField[] {
  const groups = new Map<string, GuessedField[]>();
  for (const field of fields) {
    const [group = ''] = field.path.split('.');
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return [...groups.values()].flat();
}
