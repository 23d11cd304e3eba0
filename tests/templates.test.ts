/** Templates: every built-in one is sound, and a house overrides them key by key. */

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { sourceFile } from '../src/report/source-file.js';
import { designSchema, styleSheet } from '../src/templates/design.js';
import { scopeOf } from '../src/templates/fields.js';
import { kindSchema } from '../src/templates/kind.js';
import { languageSchema } from '../src/templates/language.js';
import { mastheadSchema } from '../src/templates/masthead.js';
import { symbolsSchema } from '../src/templates/symbols.js';
import { loadTemplate, mergeByKey } from '../src/templates/yaml/load.js';
import { parseYaml, yamlValue } from '../src/templates/yaml/read-yaml.js';
import { openWorkspace, workspaceSettings } from '../src/workspace.js';
import { readBuiltIn } from '../src/world/package-files.js';
import { folderWith } from './support/cli.js';
import { draftText } from './support/compiling.js';
import { messagesOf, saidOf } from './support/messages.js';

const TEMPLATES = resolve(import.meta.dirname, '../templates');
const yaml = (folder: string) => readdirSync(join(TEMPLATES, folder)).filter((name) => name.endsWith('.yaml'));

const all: readonly (readonly [name: string, schema: () => z.ZodType])[] = [
  ['design.yaml', designSchema],
  ['masthead.yaml', mastheadSchema],
  ['symbols.yaml', symbolsSchema],
  ...yaml('kinds').map((name) => [`kinds/${name}`, kindSchema] as const),
  ...yaml('languages').map((name) => [`languages/${name}`, languageSchema] as const),
];

describe('built-in templates', () => {
  it.each(all)('%s is sound', (name, schema) => {
    const file = readBuiltIn(name);
    loadTemplate(schema, file, undefined);
    expect(messagesOf(file).map(String)).toEqual([]);
  });

  it('name only styles that the design has', () => {
    const design = loadTemplate(designSchema, readBuiltIn('design.yaml'), undefined);
    const known = Object.keys(design?.styles ?? {});
    const named = all
      .slice(1)
      .flatMap(([name]) => [...String(readBuiltIn(name)).matchAll(/\bstyle: ([a-z0-9-]+)/g)].map((match) => match[1]));
    expect(named.filter((style) => style !== undefined && !known.includes(style))).toEqual([]);
  });

  it('name only layouts and furniture that the masthead has', () => {
    const masthead = loadTemplate(mastheadSchema, readBuiltIn('masthead.yaml'), undefined);
    for (const name of yaml('kinds')) {
      const kind = loadTemplate(kindSchema, readBuiltIn(`kinds/${name}`), undefined);
      expect(Object.keys(masthead?.layouts ?? {}), name).toContain(kind?.masthead);
      expect(Object.keys(masthead?.furniture ?? {}), name).toContain(kind?.furniture);
    }
  });
});

describe('overrides', () => {
  it('merge key by key; lists replace, null removes', () => {
    expect(mergeByKey({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 3 }, d: [2], e: 4 })).toEqual({
      a: { b: 3, c: 2 },
      d: [2],
      e: 4,
    });
    expect(mergeByKey({ a: 1, b: 2 }, { b: null })).toEqual({ a: 1 });
  });

  it('report what is wrong where it stands', () => {
    const override = sourceFile({
      path: 'templates/design.yaml',
      value: 'paper: A4\nstyles:\n  title:\n    size: big\n    colour: red\n  titel: {siez: 3}\n',
    });
    expect(loadTemplate(designSchema, readBuiltIn('design.yaml'), override)).toBeUndefined();
    const found = messagesOf(override).map(
      (message) => `${message.line}:${message.column} ${message.ruleId} ${saidOf(message)}`,
    );
    expect(found[0]).toMatch(/^4:11 template `styles.title.size` cannot be `big` · write a number/);
    expect(found[1]).toMatch(/^5:13 template `styles.title.colour` cannot be `red`/);
    expect(found[2]).toMatch(/^6:11 template `styles.titel.siez` is not a field here · did you mean `size`/);
  });

  it('without a key change nothing', () => {
    for (const value of ['', '# to be written\n', '---\n']) {
      const override = sourceFile({ path: 'templates/design.yaml', value });
      const own = loadTemplate(designSchema, readBuiltIn('design.yaml'), override);
      expect(messagesOf(override).map(String)).toEqual([]);
      expect(own).toEqual(loadTemplate(designSchema, readBuiltIn('design.yaml'), undefined));
    }
    const settings = sourceFile({ path: 'engross.yaml', value: '# all as it comes\n' });
    expect(loadTemplate(workspaceSettings, undefined, settings)).toEqual(workspaceSettings().parse({}));
  });

  it.each([
    ['output: ../x', '`output` cannot be `../x` · write a folder inside the workspace'],
    ['formats: []', '`formats` has the wrong content · write at least 1 member'],
    ['languages: [1]', '`languages.0` cannot be `1` · write text (in quotation marks where it looks like a number)'],
    ['typography: {on: 3}', '`typography.on` cannot be `3` · write `true` or `false`'],
    ['rules: {glyph: loud}', '`rules.glyph` cannot be `loud` · write `off`, `info`, `warning` or `error`'],
  ])('say what a value should be: %s', (value, told) => {
    const settings = sourceFile({ path: 'engross.yaml', value });
    loadTemplate(workspaceSettings, undefined, settings);
    expect(messagesOf(settings).map(saidOf)).toEqual([told]);
  });

  it('name nothing that the design does not have: paper, fonts, rules, styles', () => {
    const override = sourceFile({
      path: 'templates/design.yaml',
      value:
        'paper: A9\nstyles:\n  title: {font: fancy}\n  quotation: {basedOn: paragraf}\nscripts:\n  arab:\n    title: {box: frame}\n',
    });
    expect(loadTemplate(designSchema, readBuiltIn('design.yaml'), override)).toBeUndefined();
    expect(messagesOf(override).map((one) => `${one.line} ${saidOf(one)}`)).toEqual([
      '1 `paper` cannot be `A9` · write `A4`, `Letter`',
      expect.stringMatching(/^3 `styles.title.font` cannot be `fancy` · write `serif`/),
      expect.stringMatching(/^4 `styles.quotation.basedOn` cannot be `paragraf` · write /),
      expect.stringMatching(/^7 `scripts.arab.title.box` cannot be `frame` · write /),
    ]);
  });

  it('tell once that engross.yaml names a paper that there is not', () => {
    const { folder, done } = folderWith({ 'engross.yaml': 'paper: A9\n' });
    const workspace = openWorkspace(folder);
    expect([workspace.design(), workspace.design()]).toEqual([undefined, undefined]);
    expect(workspace.files.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([
      'there is no paper `A9`',
    ]);
    done();
  });

  it('come from the workspace’s folder and leave the rest as it is', () => {
    const { folder, done } = folderWith({
      'engross.yaml': 'paper: Letter\n',
      'templates/design.yaml': 'styles: {title: {size: 18}}\n',
    });
    const workspace = openWorkspace(folder);
    const design = workspace.design();
    if (design === undefined)
      throw new Error(workspace.files.flatMap((file) => messagesOf(file).map(String)).join('\n'));
    const sheet = styleSheet(design, 'latn', [], 'circulation');
    expect(sheet.page.width).toBe(215.9);
    expect(sheet.styles['title']).toMatchObject({ size: 18, leading: 18, weight: 'bold' });
    done();
  });

  it('that are broken YAML are reported with line and column, without a trace', () => {
    const override = sourceFile({ path: 'templates/masthead.yaml', value: 'layouts: [\n  a: {' });
    expect(loadTemplate(mastheadSchema, readBuiltIn('masthead.yaml'), override)).toBeUndefined();
    expect(override.diagnostics.length).toBeGreaterThan(0);
    for (const message of messagesOf(override)) expect(message.line).toBeGreaterThan(0);
  });
});

describe('YAML', () => {
  const told = (text: string) => {
    const file = sourceFile({ path: 'a.yaml', value: text });
    const yaml = parseYaml(file, text);
    const value = yaml === undefined ? undefined : yamlValue(yaml);
    return [value, ...messagesOf(file).map((one) => `${one.line}:${one.column} ${saidOf(one)}`)];
  };

  it.each([
    ['a: &a [*a]\n', 'a', '1:8'],
    ['a: &a\n  b: &b {c: *a}\n', 'a', '2:13'],
  ])('that holds itself is told of: %s', (text, alias, place) => {
    const reason = `\`*${alias}\` is inside \`&${alias}\`, so the value has no end · write the value itself in place of the alias`;
    expect(told(text)).toEqual([undefined, `${place} ${reason}`]);
  });

  it('may name a thing anew inside another of that name', () => {
    expect(told('a: &a [&a x, *a]\nb: *a\n')).toEqual([{ a: ['x', 'x'], b: 'x' }]);
  });
});

describe('style sheets', () => {
  const design = loadTemplate(designSchema, readBuiltIn('design.yaml'), undefined);
  if (design === undefined) throw new Error('design.yaml is unsound');

  it('inherit through basedOn after the changes of script, kind and variant', () => {
    const statement = styleSheet(design, 'latn', [{ paragraph: { size: 12, leading: 16 } }], 'circulation');
    expect(statement.styles['salutation']).toMatchObject({ size: 12, leading: 16 });
    const title = styleSheet(design, 'arab', [{ title: { size: 11 } }], 'circulation').styles['title'];
    expect(title).toMatchObject({ size: 11, leading: 28 });
    const reading = styleSheet(design, 'arab', [{ paragraph: { size: 12, leading: 16 } }], 'reading');
    expect(reading.styles['paragraph']).toMatchObject({ size: 20, leading: 32 });
    expect(reading.page).toMatchObject({ left: 25, right: 35, top: 20, bottom: 60 });
  });

  it('leave nothing open', () => {
    for (const style of Object.values(styleSheet(design, 'hans', [], 'circulation').styles)) {
      for (const key of [
        'font',
        'size',
        'leading',
        'before',
        'after',
        'align',
        'weight',
        'slant',
        'colour',
        'start',
        'first',
        'widows',
      ] as const)
        expect(style[key]).toBeDefined();
    }
  });
});

describe('fields', () => {
  it.each([
    ['announcement', 'original', 'de_x', '`original` cannot be `de_x` · write a language by its tag, as `fr`'],
    ['announcement', 'event.opens', '25:00', '`event.opens` cannot be `25:00` · write an hour of the day, as 09:30'],
    ['announcement', 'title', '""', '`title` cannot be empty · write at least 1 character'],
    ['statement', 'wordsPerMinute', '500', '`wordsPerMinute` cannot be `500` · write at most 240'],
    [
      'statement',
      'item',
      '[1]',
      '`item` has the wrong content · write a number, or text (in quotation marks where it looks like a number)',
    ],
  ])('of %s: say what `%s` should be', (kind, name, value, told) => {
    const { file } = draftText({ source: 'Text.', kind, set: [`${name}=${value}`] });
    expect(messagesOf(file).map(saidOf)).toContain(`\`--set ${name}=${value}\`: ${told}`);
  });
});

describe('scopes of fields', () => {
  it('tells shared codes from translated words, inside groups too', () => {
    expect([
      scopeOf('symbol'),
      scopeOf('title'),
      scopeOf('adopted'),
      scopeOf('adopted.date'),
      scopeOf('adopted.place'),
    ]).toEqual(['same', 'translated', 'group', 'same', 'translated']);
  });
});
