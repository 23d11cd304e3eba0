/**
 * A workspace: its settings and its templates, each template opened once, when it is first asked for.
 */

import { join } from 'node:path';
import type * as z from 'zod';
import { LIMITS } from './limits.js';
import { defaultFormats, FORMAT_NAMES, type FormatName } from './render/index.js';
import type { Related } from './report/diagnostic.js';
import { report } from './report/report.js';
import type { SourceFile } from './report/source-file.js';
import { type Design, designSchema } from './templates/design.js';
import type { House } from './templates/house.js';
import { type Kind, kindSchema } from './templates/kind.js';
import { languageOfKind } from './templates/kind-numbering.js';
import { type Language, languageSchema } from './templates/language.js';
import { houseTag } from './templates/languages/language-tag.js';
import { mastheadSchema } from './templates/masthead.js';
import { type Settings, settingsSchema } from './templates/settings.js';
import { grammarOf, type SymbolGrammar } from './templates/symbol-grammar.js';
import { symbolsSchema } from './templates/symbols.js';
import { loadTemplate } from './templates/yaml/load.js';
import { type Area, openArea } from './world/area.js';
import { foldersNamed } from './world/named-paths.js';
import { hasTemplate, readBuiltIn, templateNames } from './world/package-files.js';
import { cacheIn, isInside } from './world/paths.js';
import { readOptional } from './world/read-files.js';

export interface Workspace extends House {
  settings: Settings<FormatName>;
  /** Absolute path of the folder; it appears in no output. */
  root: string;
  /** What may be read, written and removed: the workspace, its outputs and its cache. */
  area: Area;
  /** Absolute path of its own templates' folder, which need not be there. */
  templates: string;
  /** Absolute path of the cache; undefined in a folder that is no workspace, where nothing may be left behind. */
  cache: string | undefined;
  /** Whether there is a language for that tag, without opening it. */
  hasLanguage(tag: string): boolean;
  /** `engross.yaml` and every template file opened so far, with their messages. */
  files: SourceFile[];
}

/** Opens the workspace at `root`; a folder with `sources/` and no `engross.yaml` is one too, with the defaults. */
export function openWorkspace(root: string): Workspace {
  const files: SourceFile[] = [];
  const settings = readSettings(root, files);
  const templates = join(root, settings.templates);
  const area = openArea(ownFolders(root, settings));
  const opened = new Map<string, unknown>();
  const open = <T extends z.ZodType>(schema: () => T, name: string): z.infer<T> | undefined => {
    if (!opened.has(name)) opened.set(name, openTemplate(schema, name, { area, root, templates, files }));
    // What stands under `name` was judged by the schema that always goes with it.
    return opened.get(name) as z.infer<T> | undefined;
  };
  let design: Design | undefined;
  let symbols: SymbolGrammar | undefined;
  const hasFile = (tag: string) => isName(tag) && hasTemplate(`languages/${tag}.yaml`, area, templates);
  const ofKind = rememberLanguages();
  const languageTag = (tag: string) => houseTag(tag, hasFile);
  return {
    root,
    area,
    templates,
    cache: files.length > 0 || hasSources(area, join(root, settings.sources)) ? cacheIn(root) : undefined,
    settings,
    files,
    design: () => {
      design ??= withPaper(open(designSchema, 'design.yaml'), settings.paper, files);
      return design;
    },
    masthead: () => open(mastheadSchema, 'masthead.yaml'),
    symbols: () => {
      const template = symbols === undefined ? open(symbolsSchema, 'symbols.yaml') : undefined;
      symbols ??= template && grammarOf(template);
      return symbols;
    },
    kind: (name) => (isName(name) ? open(kindSchema, `kinds/${name}.yaml`) : undefined),
    language: (tag, kind) => {
      const own = languageTag(tag);
      const language = own === undefined ? undefined : open(languageSchema, `languages/${own}.yaml`);
      return language === undefined || kind === undefined ? language : ofKind(language, kind);
    },
    languageTag,
    faults: (template) => faultsIn(files.filter(({ path }) => path.endsWith(`/${template}`))),
    choice: (of) => {
      const names = templateNames(of, area, templates);
      return `one of ${names.join(', ')}, or another with its file in ${settings.templates}/${of}`;
    },
    hasLanguage: (tag) => languageTag(tag) !== undefined,
  };
}

/**
 * The workspace with what a command may touch beside it: `paths` that its user named, absolute, and folders that are `written`
 * to. One inside the workspace must stay there with links followed, and no link leads out of a folder that is written to; one
 * outside may be read and written as it is.
 */
export function allowPaths(
  workspace: Workspace,
  paths: readonly string[],
  written: readonly (string | undefined)[] = [],
): Workspace {
  const own = written.flatMap((path) => path ?? []);
  const named = [...paths, ...own];
  const { root } = workspace;
  return {
    ...workspace,
    area: openArea(
      [...ownFolders(root, workspace.settings), ...own.filter((path) => isInside(root, path))],
      named.filter((path) => !isInside(root, path)).flatMap(foldersNamed),
    ),
  };
}

/** The workspace, and in it what is written to: no link in these two leads back to the sources. */
function ownFolders(root: string, { output }: Pick<Settings, 'output'>): string[] {
  return [root, join(root, output), cacheIn(root)];
}

function hasSources(area: Area, folder: string): boolean {
  try {
    return area.find(folder)?.facts.isDirectory() === true;
  } catch {
    // A link that leads out is reported when the sources are looked for.
    return false;
  }
}

/** The schema of `engross.yaml`, with the formats that there are. */
export function workspaceSettings() {
  return settingsSchema(FORMAT_NAMES, defaultFormats('build'));
}

function readSettings(root: string, files: SourceFile[]): Settings<FormatName> {
  const file = readOptional(openArea([root]), root, join(root, 'engross.yaml'), LIMITS.settingsBytes);
  if (file !== undefined) files.push(file);
  const settings =
    file === undefined || file.diagnostics.length > 0 ? undefined : loadTemplate(workspaceSettings, undefined, file);
  return settings ?? workspaceSettings().parse({});
}

function openTemplate<T extends z.ZodType>(
  schema: () => T,
  name: string,
  { area, root, templates, files }: Pick<Workspace, 'area' | 'root' | 'templates' | 'files'>,
): z.infer<T> | undefined {
  const builtIn = readBuiltIn(name);
  const override = readOptional(area, root, join(templates, name), LIMITS.templateBytes);
  const found = [builtIn, override].filter((file) => file !== undefined);
  files.push(...found);
  return found.some((file) => file.diagnostics.length > 0) ? undefined : loadTemplate(schema, builtIn, override);
}

/** The design on the paper that the settings name, or on its own. */
function withPaper(design: Design | undefined, paper: string | undefined, files: SourceFile[]): Design | undefined {
  if (design === undefined || paper === undefined) return design;
  if (design.papers[paper] !== undefined) return { ...design, paper };
  const [settings] = files;
  // It is asked for once a document, and told once.
  if (settings !== undefined && settings.diagnostics.length === 0)
    report(settings, 'template', undefined, {
      message: `there is no paper \`${paper}\``,
      help: `write one of ${Object.keys(design.papers)
        .map((name) => `\`${name}\``)
        .join(', ')}`,
    });
  return undefined;
}

/** `languageOfKind`, which makes each language of a kind once: what is derived from a language is kept by its identity. */
function rememberLanguages(): typeof languageOfKind {
  const made = new WeakMap<Kind, Map<Language, Language>>();
  return (language, kind) => {
    const known = made.get(kind) ?? new Map<Language, Language>();
    made.set(kind, known);
    const own = known.get(language) ?? languageOfKind(language, kind);
    known.set(language, own);
    return own;
  };
}

/** The errors of files as places that another diagnostic can point to. */
function faultsIn(files: readonly SourceFile[]): Related[] {
  return files.flatMap((file) =>
    file.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ position, message }) => ({ path: file.path, position, message })),
  );
}

/** A name that cannot lead out of the templates' folder. */
function isName(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/i.test(name);
}
