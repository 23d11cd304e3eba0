/** The house rules on who may import whom (docs/architecture.md), enforced on the source itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What every layer may import: it knows nothing of ours but what is in this list. */
const BASE = ['lint/rules', 'report', 'characters', 'relative-address', 'limits'];

/** One folder for each format. */
const FORMAT_LAYERS = readdirSync(join(SRC, 'render'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'session')
  .map(({ name }) => `render/${name}`);

/** Each layer with the layers it may import beside the base; itself is always allowed. */
const MAY: Record<string, string[]> = {
  ...Object.fromEntries(BASE.map((layer) => [layer, []])),
  tree: [],
  context: ['tree', 'templates'],
  templates: [],
  world: ['templates'],
  watch: ['world'],
  workspace: ['templates', 'world', 'render/index'],
  read: ['tree', 'templates', 'context'],
  shape: ['tree', 'templates', 'context'],
  'lint/checks': ['tree', 'templates', 'context'],
  concord: ['tree', 'templates', 'context'],
  write: ['tree', 'templates', 'context'],
  ...Object.fromEntries(FORMAT_LAYERS.map((layer) => [layer, ['tree', 'templates', 'render/shared']])),
  'render/shared': ['tree', 'templates'],
  'render/session': ['manifest', 'templates', 'render/shared'],
  manifest: ['render/index'],
  'render/index': [...FORMAT_LAYERS, 'render/shared', 'tree'],
  compile: [
    'read',
    'shape',
    'lint/checks',
    'concord',
    'write',
    'render/index',
    'render/shared',
    'tree',
    'templates',
    'context',
  ],
  'build/store': ['render/index', 'compile', 'context', 'manifest', 'templates', 'tree', 'workspace', 'world'],
  'build/workers': [
    ...['build/store', 'compile', 'context', 'read', 'render/index', 'render/shared', 'templates', 'tree'],
    ...['workspace', 'world'],
  ],
  'build/sources': [...['render/index', 'build/store', 'concord', 'read', 'templates', 'workspace', 'world', 'write']],
  'build/graph': [
    ...['build/store', 'build/workers', 'build/sources', 'compile', 'context', 'render/shared'],
    ...['templates', 'tree', 'world', 'workspace'],
  ],
  'build/outputs': [
    ...['build/store', 'build/workers', 'build/sources', 'build/graph', 'compile', 'world', 'render/index'],
  ],
  session: [
    ...['build/store', 'build/sources', 'build/graph', 'build/outputs', 'manifest', 'render/session'],
    ...['templates', 'world', 'workspace', 'render/index'],
  ],
  build: [
    ...['build/store', 'build/workers', 'build/sources', 'build/graph', 'build/outputs', 'session'],
    ...['watch', 'world', 'workspace', 'render/index'],
  ],
  translate: ['compile', 'read', 'concord', 'write', 'world', 'workspace', 'tree', 'templates', 'context'],
  package: [],
  revise: ['package', 'compile', 'read', 'concord', 'write', 'world', 'workspace', 'tree', 'templates', 'context'],
  import: ['package', 'tree', 'templates', 'read', 'write'],
  preview: [
    ...['build', 'build/store', 'build/workers', 'build/sources', 'build/outputs'],
    ...['world', 'watch', 'workspace', 'report', 'render/index'],
  ],
  commands: [
    ...['build', 'build/store', 'build/workers', 'build/sources', 'build/outputs', 'session'],
    ...['render/index', 'translate', 'import', 'preview', 'compile', 'read'],
    ...['templates', 'world', 'workspace', 'write', 'watch'],
  ],
  cli: ['commands', 'world'],
  api: [
    ...['compile', 'build', 'build/workers', 'build/outputs', 'render/index', 'render/html', 'render/shared'],
    ...['read', 'tree', 'templates', 'workspace', 'world'],
  ],
  index: [
    'api',
    ...['compile', 'build', 'build/sources', 'build/outputs', 'package', 'revise', 'workspace', 'tree', 'templates'],
    ...['report', 'report-forms', 'render/index', 'render/shared', 'world', 'context'],
  ],
};

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
}

function layerOf(path: string): string {
  const parts = relative(SRC, path).replace(/\.ts$/, '').split('/');
  if (parts[0] === 'build' && parts.length > 2) return `build/${parts[1]}`;
  if (parts[0] === 'lint') return `lint/${parts[1]}`;
  if (parts[0] !== 'render') return parts[0] ?? '';
  if (parts.length > 2) return `render/${parts[1]}`;
  return ['index', 'registered'].includes(parts[1] ?? '') ? 'render/index' : 'render/shared';
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map((match) => resolve(dirname(path), (match[1] ?? '').replace(/\.js$/, '.ts')));
}

const files = sources(SRC);

describe('architecture', () => {
  it('every file is in a layer and imports only what its layer may', () => {
    expect(files.map(layerOf).filter((layer) => !(layer in MAY))).toEqual([]);
    const wrong = files.flatMap((path) => {
      const layer = layerOf(path);
      const may = [layer, ...BASE, ...(MAY[layer] ?? [])];
      return importsOf(path)
        .filter((other) => !may.includes(layerOf(other)))
        .map((other) => `${relative(SRC, path)} → ${relative(SRC, other)}`);
    });
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
      'commands/shared/print.ts',
      'commands/shared/report-files.ts',
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
