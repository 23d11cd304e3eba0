/** The house rules on who may import whom (docs/architecture.md), enforced on the source itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Each layer with the layers it may import; itself is always allowed except for `read`, `shape`… among each other. */
const MAY: Record<string, string[]> = {
  tree: ['formats'],
  message: [],
  characters: [],
  'shown-text': [],
  'relative-address': [],
  formats: [],
  'report-forms': [],
  context: ['tree', 'templates'],
  templates: ['message', 'formats', 'characters'],
  world: ['templates', 'message'],
  watch: ['world'],
  workspace: ['templates', 'world', 'message'],
  read: ['tree', 'message', 'templates', 'context', 'characters'],
  shape: ['tree', 'message', 'templates', 'context', 'shown-text'],
  rules: ['tree', 'message', 'templates', 'context'],
  concord: ['tree', 'message', 'templates', 'context'],
  write: ['tree', 'message', 'templates', 'context'],
  'render/html': ['tree', 'formats', 'message', 'templates', 'render/shared', 'shown-text', 'relative-address'],
  'render/pdf': ['tree', 'message', 'templates', 'render/shared'],
  'render/docx': ['tree', 'message', 'templates', 'render/shared', 'characters', 'relative-address'],
  'render/shared': ['tree', 'message', 'templates', 'characters'],
  'render/session': ['manifest', 'templates', 'render/shared', 'shown-text', 'relative-address'],
  manifest: ['formats'],
  'render/index': ['formats', 'render/html', 'render/pdf', 'render/docx', 'render/shared', 'tree'],
  compile: [
    'formats',
    'read',
    'shape',
    'rules',
    'concord',
    'render/index',
    'render/shared',
    'tree',
    'message',
    'templates',
    'context',
  ],
  report: ['message', 'report-forms', 'shown-text', 'relative-address'],
  publish: [
    'formats',
    'compile',
    'read',
    'concord',
    'write',
    'world',
    'workspace',
    'message',
    'tree',
    'templates',
    'context',
    'render/index',
    'render/shared',
    'render/session',
    'manifest',
    'watch',
    'characters',
  ],
  translate: [
    'shown-text',
    'characters',
    'compile',
    'read',
    'concord',
    'write',
    'world',
    'workspace',
    'message',
    'tree',
    'templates',
    'context',
  ],
  revise: ['compile', 'read', 'concord', 'write', 'world', 'workspace', 'message', 'tree', 'templates', 'context'],
  preview: ['formats', 'publish', 'world', 'watch', 'workspace', 'message', 'report', 'shown-text', 'relative-address'],
  commands: [
    'formats',
    'publish',
    'render/index',
    'translate',
    'preview',
    'compile',
    'read',
    'rules',
    'report',
    'report-forms',
    'message',
    'templates',
    'world',
    'workspace',
    'write',
    'watch',
    'shown-text',
  ],
  cli: ['commands', 'world', 'shown-text'],
  index: [
    'formats',
    'compile',
    'publish',
    'revise',
    'workspace',
    'tree',
    'message',
    'templates',
    'report',
    'report-forms',
    'render/index',
    'render/shared',
    'world',
    'context',
  ],
};

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
}

function layerOf(path: string): string {
  const parts = relative(SRC, path).replace(/\.ts$/, '').split('/');
  if (/^tree-/.test(parts[0] ?? '')) return 'tree';
  if (parts[0] !== 'render') return parts[0] ?? '';
  if (parts.length > 2) return `render/${parts[1]}`;
  return parts[1] === 'index' ? 'render/index' : 'render/shared';
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map((match) => resolve(dirname(path), (match[1] ?? '').replace(/\.js$/, '.ts')));
}

const files = sources(SRC);

describe('architecture', () => {
  it.each(files.map((path) => [relative(SRC, path), path]))('%s imports only what its layer may', (_, path) => {
    const layer = layerOf(path);
    const allowed = MAY[layer];
    expect(allowed, `layer ${layer} is in the table`).toBeDefined();
    const wrong = importsOf(path)
      .map(layerOf)
      .filter((other) => other !== layer && !allowed?.includes(other));
    expect(wrong).toEqual([]);
  });

  it('only world/ touches disk and clock, only watch.ts is told of changes', () => {
    const doors = files.filter((path) =>
      /from '(?:node:fs|chokidar)|Date\.now\(|new Date\(\)|Math\.random|process\.env/.test(readFileSync(path, 'utf8')),
    );
    expect(
      doors
        .map((path) => relative(SRC, path))
        .filter((path) => !path.startsWith('world/') && !['watch.ts', 'cli.ts'].includes(path)),
    ).toEqual([]);
  });

  it('only the doors that show text as text write to stdout and stderr', () => {
    const writing = files.filter((path) => /process\.std(?:out|err)|console\./.test(readFileSync(path, 'utf8')));
    expect(writing.map((path) => relative(SRC, path)).sort()).toEqual([
      'cli.ts',
      'commands/print.ts',
      'commands/tell.ts',
    ]);
  });

  it('what pdfkit loads is loaded once: fontkit and linebreak come by way of the inside of pdfmake', () => {
    const again = files.filter((path) =>
      /^import (?!type\b).*from '(?:fontkit|linebreak)'/m.test(readFileSync(path, 'utf8')),
    );
    expect(again.map((path) => relative(SRC, path))).toEqual([]);
  });

  it('no module takes words, order or dates from the machine’s locale', () => {
    const locale = files.filter((path) =>
      /toLocale(Upper|Lower|Date|Time)?|\.localeCompare\(|Intl\.(DateTimeFormat|NumberFormat|DisplayNames)/.test(
        readFileSync(path, 'utf8'),
      ),
    );
    // Offsets of time zones, and no words.
    expect(locale.map((path) => relative(SRC, path))).toEqual(['templates/time-zone.ts']);
  });

  it('files are named in kebab case and export by name', () => {
    for (const path of files) {
      expect(relative(SRC, path)).toMatch(/^[a-z0-9/-]+\.(d\.)?ts$/);
      expect(readFileSync(path, 'utf8')).not.toMatch(/^export default/m);
    }
  });

  it('has no import cycles', () => {
    const graph = new Map(files.map((path) => [path, importsOf(path)]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].map((part) => relative(SRC, part)).join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of files) visit(path, []);
    expect(cycles).toEqual([]);
  });
});
