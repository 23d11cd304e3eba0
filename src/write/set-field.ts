/** Puts values into front matter without a change to what stands around them. */
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parse,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

type Path = readonly (string | number)[];

/**
 * Sets a string in a YAML text, which is a map of keys or empty: in place where there is a value, else after the last of
 * its neighbours. Members of a list are counted from nought.
 */
export function setField(yaml: string, path: Path, value: string): string {
  const document = parseDocument(yaml, { version: '1.2' });
  const there: unknown = document.getIn(path, true);
  if (isScalar(there) && there.range) return replaced(yaml, there as Node, value, isInFlow(document.contents, path));
  for (let length = path.length - 1; length >= 0; length--) {
    const parent: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isMap(parent) && !isSeq(parent)) continue;
    return inserted(yaml, parent, path[length], nested(path.slice(length + 1), value));
  }
  return yaml.replace(/(?<=[^\n])$/, '\n') + entryLines(String(path[0]), nested(path.slice(1), value), '');
}

/** What stands below a key that is not there: maps, and lists where the path counts. */
function nested(path: Path, value: string): unknown {
  return path.reduceRight<unknown>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value);
}

function isInFlow(contents: unknown, path: Path): boolean {
  let node = contents;
  for (const key of path) {
    if (!isMap(node) && !isSeq(node)) return false;
    if (node.flow === true) return true;
    node = node.get(key, true);
  }
  return false;
}

function replaced(yaml: string, node: Node, value: string, inFlow: boolean): string {
  const [from = 0, to = 0] = node.range ?? [];
  // A block scalar ends with its line.
  const end = yaml.slice(from, to).endsWith('\n') ? '\n' : '';
  return yaml.slice(0, from) + writeScalar(value, inFlow) + end + yaml.slice(to);
}

function inserted(yaml: string, parent: YAMLMap | YAMLSeq, key: string | number | undefined, value: unknown): string {
  const [from = 0, valueEnd = 0] = parent.range ?? [];
  if (parent.flow === true) {
    const entry = isMap(parent) ? `${writeKey(String(key))}: ${flow(value, true)}` : flow(value, true);
    const close = valueEnd - 1;
    const before = yaml.slice(0, close).trimEnd();
    const comma = parent.items.length === 0 || before.endsWith(',') ? '' : ',';
    const space = comma === '' && parent.items.length === 0 ? '' : ' ';
    return `${before}${comma}${space}${entry}${yaml.slice(close)}`;
  }
  const last = parent.items.at(-1);
  const end = lineEnd(yaml, endOf(last) ?? valueEnd);
  const indent = ' '.repeat(from - (yaml.lastIndexOf('\n', from - 1) + 1));
  const lines = isMap(parent) ? entryLines(String(key), value, indent) : `${indent}- ${flow(value, false)}\n`;
  return `${yaml.slice(0, end).replace(/(?<=[^\n])$/, '\n')}${lines}${yaml.slice(end)}`;
}

function endOf(item: Pair | unknown): number | undefined {
  if (isPair(item)) {
    const value = item.value as Node | null;
    return value?.range?.[1] ?? (item.key as Node).range?.[1];
  }
  return (item as Node | undefined)?.range?.[1];
}

/** After the end of the line; a comment there stays with it. */
function lineEnd(yaml: string, at: number): number {
  if (yaml[at - 1] === '\n') return at;
  const end = yaml.indexOf('\n', at);
  return end === -1 ? yaml.length : end + 1;
}

/** A key with its value, a group of keys on lines of their own. */
function entryLines(key: string, value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `${indent}${writeKey(key)}: ${flow(value, false)}\n`;
  const inner = Object.entries(value).map(([name, one]) => entryLines(name, one, `${indent}  `));
  return `${indent}${writeKey(key)}:\n${inner.join('')}`;
}

/** A value on one line. */
function flow(value: unknown, inFlow: boolean): string {
  if (Array.isArray(value)) return `[${value.map((one) => flow(one, true)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${writeKey(key)}: ${flow(inner, true)}`);
    return `{${entries.join(', ')}}`;
  }
  return writeScalar(String(value), inFlow);
}

function writeKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

/** Plain where it is read as the same string, else in single quotation marks, else as JSON writes it. */
export function writeScalar(value: string, inFlow: boolean): string {
  const single = `'${value.replace(/'/g, "''")}'`;
  const forms = inFlow && /[,[\]{}]/.test(value) ? [single] : [value, single];
  return forms.find((form) => !/[\n\r\t]/.test(form) && isRead(form, value, inFlow)) ?? JSON.stringify(value);
}

function isRead(form: string, value: string, inFlow: boolean): boolean {
  try {
    const read: unknown = parse(inFlow ? `{a: {b: ${form}}}` : `a: ${form}\n`, {
      version: '1.2',
      // Warnings of the parser would be printed past our reports.
      logLevel: 'error',
    });
    const found = (read as { a?: unknown } | null)?.a;
    return (inFlow ? (found as { b?: unknown } | null)?.b : found) === value;
  } catch {
    return false;
  }
}
