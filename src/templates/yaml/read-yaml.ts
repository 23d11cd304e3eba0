/**
 * YAML with positions: reads and checks front matter, session files, settings and templates.
 */

import type { Point, Position } from 'unist';
import {
  type Alias,
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  YAMLParseError,
} from 'yaml';
import type * as z from 'zod';
import { characterName, findUnwritable, helpOn } from '../../characters.js';
import { LIMITS } from '../../limits.js';
import type { RuleId } from '../../lint/rules/catalogue.js';
import { report } from '../../report/report.js';
import type { SourceFile } from '../../report/source-file.js';
import { expectationOf } from './expectations.js';
import { meantName } from './nearest-name.js';
import { keysAt } from './schema-keys.js';
import { cutValue, type YamlFault, yamlFault } from './yaml-faults.js';

/** Aliases that one YAML text may use; more is an attack or a mistake. */
const ALIASES = 100;

/** Characters up to which the parser looks for repeated keys itself: it compares each key of a map with all before it. */
const SHORT = 20_000;

/** A YAML text that parsed, with what is needed to point into it. */
export interface YamlText {
  file: SourceFile;
  document: Document;
  lines: LineCounter;
  /** Lines of the file before the YAML begins (front matter starts after its fence). */
  offset: number;
  /** Characters of the file before the YAML begins. */
  start: number;
}

/**
 * Parses YAML 1.2 (core schema, unique keys); errors are reported at their place and give undefined. `isSource`: front matter
 * or a session, which hold words that are printed.
 */
export function parseYaml(
  file: SourceFile,
  text: string,
  offset = 0,
  start = 0,
  isSource = false,
): YamlText | undefined {
  const lines = new LineCounter();
  const isShort = text.length <= SHORT;
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: isShort,
    prettyErrors: false,
    version: '1.2',
    // Warnings of the parser would be printed past our reports.
    logLevel: 'error',
  });
  const yaml: YamlText = { file, document, lines, offset, start };
  if (hasUnwritable(yaml, text)) return undefined;
  // What follows the first error is mostly its echo. A tag that is unknown is left out by the parser.
  const repeated = isShort ? [] : repeatedKeys(document);
  const [problem] = [...document.errors.slice(0, 1), ...repeated].sort((a, b) => a.pos[0] - b.pos[0]);
  const fault = problem ?? document.warnings[0];
  if (fault !== undefined) {
    reportFault(yaml, 'yaml', yamlFault(fault, text));
    return undefined;
  }
  const cut = / #/.test(text) ? cutValue(text, isSource) : undefined;
  if (cut !== undefined) reportFault(yaml, 'yaml-remark', cut);
  return yaml;
}

/** Escapes of YAML's double-quoted strings that may be a character which no document can contain. */
const ESCAPES = /\\[0abefvxuU]/;

/** Whether a YAML text contains a character that no document can contain, typed or escaped; the first is reported. */
function hasUnwritable(yaml: YamlText, text: string): boolean {
  const raw = findUnwritable(text);
  if (raw !== undefined) {
    const start = pointAt(yaml, raw.index);
    reportUnwritable(yaml, raw.character, start);
    return true;
  }
  let isFound = false;
  // Most texts, and among them ledgers of thousands of strings, have no such escape and are not gone through.
  if (!ESCAPES.test(text)) return false;
  visit(yaml.document, {
    Scalar: (_, { value, range }) => {
      const found = typeof value === 'string' ? findUnwritable(value) : undefined;
      if (found === undefined) return undefined;
      isFound = true;
      reportUnwritable(yaml, found.character, pointAt(yaml, range?.[0] ?? 0));
      return visit.BREAK;
    },
  });
  return isFound;
}

function reportUnwritable({ file }: YamlText, character: string, place: Point): void {
  report(file, 'control-character', place, {
    message: `this character cannot be printed: ${characterName(character)}`,
    ...helpOn(character),
  });
}

/** The first key that a map has already, found in one pass. */
function repeatedKeys(document: Document): YAMLParseError[] {
  let found: YAMLParseError | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const [from = 0, to = from] = key.range ?? [];
          found = new YAMLParseError([from, to], 'DUPLICATE_KEY', 'Map keys must be unique');
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return found === undefined ? [] : [found];
}

function reportFault(yaml: YamlText, rule: 'yaml' | 'yaml-remark', { from, to, ...finding }: YamlFault): void {
  report(yaml.file, rule, { start: pointAt(yaml, from), end: pointAt(yaml, to) }, finding);
}

/** The plain value of a YAML text, or undefined (reported) when its aliases multiply or contain themselves. */
export function yamlValue(yaml: YamlText): unknown {
  const endless = aliasInsideItself(yaml);
  if (endless !== undefined) {
    report(yaml.file, 'yaml', placeOfAlias(yaml, endless), {
      message: `\`*${endless.source}\` is inside \`&${endless.source}\`, so the value has no end`,
      help: 'write the value itself in place of the alias',
    });
    return undefined;
  }
  try {
    return yaml.document.toJS({ maxAliasCount: ALIASES });
  } catch (error) {
    const reason = firstLine(error instanceof Error ? error.message : String(error));
    const message = /alias/i.test(reason)
      ? `this file uses aliases (\`*name\`) too often; at most ${ALIASES} can be read`
      : `this is not valid YAML: ${reason}`;
    report(yaml.file, 'yaml', placeOfAlias(yaml, firstAlias(yaml)), { message });
    return undefined;
  }
}

/** `&a [*a]`: YAML allows it, but a program that walks such a value never ends. */
function aliasInsideItself({ document }: YamlText): Alias | undefined {
  const anchored = new Map<string, Node>();
  let found: Alias | undefined;
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node && node.anchor !== undefined) anchored.set(node.anchor, node);
    },
    Alias: (_, alias, within) => {
      const meant = anchored.get(alias.source);
      if (meant === undefined || !within.includes(meant)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

function firstAlias({ document }: YamlText): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

function placeOfAlias(yaml: YamlText, alias: Alias | undefined): Point | undefined {
  return alias?.range ? pointAt(yaml, alias.range[0]) : undefined;
}

/** Position of the value (or, for `key: true`, of the key) at a path; of the nearest parent when the path is missing. */
export function placeOf(yaml: YamlText, path: readonly PropertyKey[], key = false): Position | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(yaml, path.slice(0, length), key && length === path.length);
    if (node?.range) return { start: pointAt(yaml, node.range[0]), end: pointAt(yaml, node.range[1]) };
  }
  return undefined;
}

/** Position of the first value that is equal to a text; undefined when there is none. */
export function placeOfText(yaml: YamlText, text: string): Position | undefined {
  let found: Position | undefined;
  visit(yaml.document, {
    Scalar: (key, { value, range }) => {
      if (key === 'key' || String(value) !== text || !range) return undefined;
      found = { start: pointAt(yaml, range[0]), end: pointAt(yaml, range[1]) };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Checks a value against a schema and returns it, or undefined when it has errors. Each error is reported under `rule`.
 * `where` returns the YAML text that a path is from, since values are merged from several; `prefixOf` what to put before
 * a message: the option of the command line that set the value.
 */
export function checkValue<T extends z.ZodType>(
  schema: T,
  value: unknown,
  rule: RuleId,
  where: (path: readonly PropertyKey[]) => YamlText,
  prefixOf: (path: readonly PropertyKey[]) => string = () => '',
): z.infer<T> | undefined {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(oneForEachKey);
  for (const issue of issues.slice(0, LIMITS.schemaErrors)) reportIssue(issue, schema, { rule, where, prefixOf });
  const more = issues.length - LIMITS.schemaErrors;
  if (more > 0) report(where([]).file, rule, undefined, { message: `${more} more errors in this file are not shown` });
  return undefined;
}

/** An issue of a thousand unknown keys is a thousand issues. */
function oneForEachKey(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue];
}

/** How the errors of one check are reported. */
interface Reporting {
  rule: RuleId;
  where(path: readonly PropertyKey[]): YamlText;
  prefixOf(path: readonly PropertyKey[]): string;
}

function reportIssue(issue: z.core.$ZodIssue, schema: z.ZodType, { rule, where, prefixOf }: Reporting): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const path = [...issue.path, key];
      const yaml = where(path);
      report(yaml.file, rule, placeOf(yaml, path, true), {
        message: `${prefixOf(path)}\`${path.join('.')}\` is not a field here`,
        ...helpOnKey(schema, issue.path, key),
      });
    }
    return;
  }
  const yaml = where(issue.path);
  report(yaml.file, rule, placeOf(yaml, issue.path), {
    message: prefixOf(issue.path) + messageOf(issue),
    help: `write ${expectationOf(issue)}`,
  });
}

/** What is wrong with a value: it is missing, or not what its field can have. */
function messageOf({ code, path, input }: z.core.$ZodIssue): string {
  const name = path.join('.');
  if (path.length === 0) return 'this file does not have the right content';
  if (code === 'invalid_key') return `\`${name}\` cannot be a field here`;
  const outer = path.slice(0, -1).join('.');
  if (input === undefined) return `${outer === '' ? 'this file' : `\`${outer}\``} needs \`${String(path.at(-1))}\``;
  if (input === '') return `\`${name}\` cannot be empty`;
  return isScalarValue(input) ? `\`${name}\` cannot be \`${cut(String(input))}\`` : `\`${name}\` has the wrong content`;
}

function isScalarValue(input: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof input);
}

/** A value that fits a message. */
function cut(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}

/** Suggests the field that was meant, or lists all fields. */
function helpOnKey(schema: z.ZodType, path: readonly PropertyKey[], key: string): { help?: string } {
  const keys = keysAt(schema, path);
  const meant = meantName(key, keys);
  if (meant !== undefined) return { help: `did you mean \`${meant}\`?` };
  return keys.length === 0 ? {} : { help: `write one of ${keys.map((name) => `\`${name}\``).join(', ')}` };
}

function nodeAt(yaml: YamlText, path: readonly PropertyKey[], key: boolean): Node | undefined {
  if (key) {
    const parent = path.length === 1 ? yaml.document.contents : yaml.document.getIn(path.slice(0, -1), true);
    const last = String(path.at(-1));
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === last)
      : undefined;
    return pair && isScalar(pair.key) ? pair.key : undefined;
  }
  const node: unknown = yaml.document.getIn(path, true);
  return typeof node === 'object' && node !== null && 'range' in node ? (node as Node) : undefined;
}

function pointAt(yaml: YamlText, offset: number): Point {
  const { line, col } = yaml.lines.linePos(offset);
  return { line: Math.max(line, 1) + yaml.offset, column: Math.max(col, 1), offset: offset + yaml.start };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
