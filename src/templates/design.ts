/**
 * `design.yaml`: page, fonts and the named styles, one description for all three formats.
 *
 * Lengths of the page and indents are millimetres, sizes and spaces between lines are points; values and their sources
 * are in house-style.md.
 */
import * as z from 'zod';
import { judgeNames } from './design-names.js';
import { familyName, partName } from './names.js';
import { once } from './once.js';

const mm = z.number().min(0).max(1000);
const points = z.number().min(0).max(500);
const colour = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'a colour, as #1a2b3c' });

/** Settings of one named style; what a style leaves out it has from the one it is `basedOn`, at last from `base`. */
export const styleSchema = once(() =>
  z.strictObject({
    basedOn: z.string(),
    /** The style's name as a person meets it in Word; by default its key with spaces ("table head"). */
    name: z.string(),
    font: z.string(),
    size: points,
    leading: points,
    before: points,
    after: points,
    align: z.enum(['start', 'end', 'center', 'justify']),
    weight: z.enum(['regular', 'bold']),
    slant: z.enum(['upright', 'italic']),
    colour,
    /** Indents of the whole block in mm from the text's edge. */
    start: z.number(),
    end: z.number(),
    /** Indent of the first line relative to `start`, in mm; negative hangs. */
    first: z.number(),
    /** Where the label of a numbered block begins, in mm from the text's edge (may be negative). */
    label: z.number(),
    /** Side of the label that stands at `label`: its start, or its end for numbers set flush against the text. */
    labelAlign: z.enum(['start', 'end']),
    keepWithNext: z.boolean(),
    /** Never alone at the head of a page: it takes the end of what stands before it along (a closing, a signature). */
    keepWithPrevious: z.boolean(),
    /** All lines of the block stay on one page. */
    keepTogether: z.boolean(),
    /** Lines that must stay together at the head and at the foot of a page. */
    widows: z.number().int().min(1).max(9),
    /** Space inside table cells. */
    padding: points,
    /** Heading level in outline and navigation, 1 to 6. */
    outline: z.number().int().min(1).max(6),
    decoration: z.enum(['none', 'underline', 'line-through']),
    /** Rule of a box round the block, by its name; not inherited. */
    box: z.string(),
  }),
);

const partialStyle = once(() => styleSchema().partial());

const cut = once(() => z.enum(['regular', 'bold', 'italic', 'bold-italic']));

/** `@scope/name` or `name` (npm, validate-npm-package-name): it can lead to no folder. */
const PACKAGE_NAME = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
/** A font in a folder of the system, and one in a package: no way up, no hidden folder. */
const FONT_FILE = /^(?!\.)[\w .()+-]+\.(?:ttf|otf|ttc|otc)$/i;
const FONT_PATH = /^(?:(?!\.)[\w .()+-]+\/)*(?!\.)[\w .()+-]+\.(?:ttf|otf|ttc|otc)$/i;
const fontPath = once(() => z.string().regex(FONT_PATH, 'the path of a font file in the package'));

const face = once(() =>
  z
    .strictObject({
      /** What the DOCX and the HTML name; delegates' machines have it. */
      word: familyName(),
      html: z.array(familyName()).min(1),
      /** npm package that holds the files which the PDF embeds, and the file of each cut in it. */
      package: z.string().regex(PACKAGE_NAME, 'the name of an npm package'),
      files: z
        .strictObject({ regular: fontPath(), bold: fontPath(), italic: fontPath(), 'bold-italic': fontPath() })
        .partial()
        .required({ regular: true }),
      /** Files looked for in the system's font folders when the package is not installed; `face` is the PostScript name in a file of several. */
      system: z.array(
        z.strictObject({
          cut: cut(),
          file: z.string().regex(FONT_FILE, 'the name of a font file'),
          face: z.string().optional(),
        }),
      ),
    })
    .partial({ system: true }),
);

const designShape = once(() =>
  z.strictObject({
    /** Paper sizes by name, in mm; `paper` says which is used. */
    paper: z.string(),
    papers: z.record(z.string(), z.strictObject({ width: mm, height: mm, left: mm, right: mm, top: mm, bottom: mm })),
    /** Font families by role; each has a face for each script, and `fallback` scripts to try when a glyph is missing. */
    fonts: z.record(z.string(), z.record(z.string(), face())),
    fallback: z.array(z.string()),
    rules: z.record(
      z.string(),
      z.strictObject({
        weight: points,
        width: mm.optional(),
        colour,
        before: points.optional(),
        /** What of the space before it is kept on a page that has no room for all of it. */
        least: points.optional(),
        after: points.optional(),
      }),
    ),
    /** Width of the column of labels in the particulars of an announcement, in mm; that of the text takes the rest. */
    labelColumn: mm,
    /** PDF only: most by which a justified line moves Chinese characters apart, in parts of their size. */
    characterSpread: z.number().min(0).max(1),
    /** Plain text only: columns of a line; a letter is one wide, a Chinese character two. */
    plainText: z.strictObject({ width: z.int().min(40).max(400) }),
    /** HTML only: body size in px, line height, measure in ch. */
    screen: z.strictObject({
      size: z.number(),
      leading: z.number(),
      measure: z.number(),
      colours: z.record(partName(), colour),
      /** Names of languages in themselves, by which a page leads to its other versions; one that lacks has the name that the page's language gives it. */
      autonyms: z.record(z.string(), z.string()),
    }),
    styles: z.record(partName(), partialStyle()),
    /** Changes to the styles for documents in a script (`arab`, `hans`). */
    scripts: z.record(z.string(), z.record(partName(), partialStyle())),
    /** Changes for a variant of the document (`reading`), and its page; within it again by script. */
    variants: z.record(
      z.string(),
      z
        .strictObject({
          page: z.strictObject({ left: mm, right: mm, top: mm, bottom: mm }).partial(),
          styles: z.record(partName(), partialStyle()),
          scripts: z.record(z.string(), z.record(partName(), partialStyle())),
        })
        .partial(),
    ),
  }),
);

/** `design.yaml`, validated. */
export type Design = z.infer<ReturnType<typeof designShape>>;
export const designSchema = once(() => designShape().superRefine(judgeNames));
/** What a template may say of a style. */
export type PartialStyle = z.infer<ReturnType<typeof partialStyle>>;
/** A style with nothing left open; the lengths as in {@link styleSchema}. */
export type Style = Required<Omit<z.infer<ReturnType<typeof styleSchema>>, 'basedOn' | 'outline' | 'box'>> & {
  basedOn?: string;
  outline?: number;
  box?: string;
};
/** One cut of a typeface. */
export type Cut = 'regular' | 'bold' | 'italic' | 'bold-italic';
export type Face = z.infer<ReturnType<typeof face>>;

/** A page in mm. */
export interface Page {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The design as one document needs it: its page, and every style with nothing left open. */
export interface StyleSheet {
  page: Page;
  styles: Record<string, Style>;
  rules: Design['rules'];
  labelColumn: number;
  characterSpread: number;
  screen: Design['screen'];
  plainText: Design['plainText'];
  fonts: Design['fonts'];
  /** Script of the document, ISO 15924 in small letters. */
  script: string;
  /** Scripts whose faces are tried in turn when a glyph is missing, the document's own first. */
  fallback: string[];
}

const OPEN: Omit<Style, 'name'> = {
  font: 'serif',
  size: 11,
  leading: 14,
  before: 0,
  after: 0,
  align: 'start',
  weight: 'regular',
  slant: 'upright',
  colour: '#000000',
  start: 0,
  end: 0,
  first: 0,
  label: 0,
  labelAlign: 'start',
  keepWithNext: false,
  keepWithPrevious: false,
  keepTogether: false,
  widows: 2,
  padding: 0,
  decoration: 'none',
};

/** Style sheets made so far, by their design and what changes it: a session has hundreds of documents and few sheets. */
const sheets = new WeakMap<Design, Map<string, StyleSheet>>();

/**
 * The style sheet of one document: `design`, changed by its script, its kind (`changes`) and its variant, in that order.
 * A style inherits from its `basedOn` after all changes, so that a kind that changes `paragraph` changes what rests on it.
 */
export function styleSheet(
  design: Design,
  script: string,
  changes: readonly (Record<string, PartialStyle> | undefined)[],
  variant: string,
): StyleSheet {
  const known = sheets.get(design) ?? new Map<string, StyleSheet>();
  sheets.set(design, known);
  const key = JSON.stringify([script, changes, variant]);
  const sheet = known.get(key) ?? makeSheet(design, script, changes, variant);
  known.set(key, sheet);
  return sheet;
}

function makeSheet(
  design: Design,
  script: string,
  changes: readonly (Record<string, PartialStyle> | undefined)[],
  variant: string,
): StyleSheet {
  const paper = design.papers[design.paper];
  if (paper === undefined) throw new Error('A validated design has the paper that it names.');
  const form = design.variants[variant];
  const layers = [design.styles, design.scripts[script], ...changes, form?.styles, form?.scripts?.[script]];
  const partial = layers.reduce<Record<string, PartialStyle>>((all, layer) => overlay(all, layer ?? {}), {});
  const styles: Record<string, Style> = {};
  for (const key of Object.keys(partial)) styles[key] = complete(key, partial, []);
  return {
    page: { ...paper, ...definedOnly(form?.page ?? {}) },
    styles,
    rules: design.rules,
    labelColumn: design.labelColumn,
    characterSpread: design.characterSpread,
    screen: design.screen,
    plainText: design.plainText,
    fonts: design.fonts,
    script,
    fallback: [script, ...design.fallback.filter((other) => other !== script)],
  };
}

function overlay(
  under: Record<string, PartialStyle>,
  over: Record<string, PartialStyle>,
): Record<string, PartialStyle> {
  const all = { ...under };
  for (const [key, style] of Object.entries(over)) all[key] = { ...all[key], ...style };
  return all;
}

function complete(key: string, partial: Record<string, PartialStyle>, seen: string[]): Style {
  const own = partial[key] ?? {};
  const parent = own.basedOn ?? (key === 'base' ? undefined : 'base');
  const inherited =
    parent === undefined || seen.includes(parent) || partial[parent] === undefined
      ? OPEN
      : complete(parent, partial, [...seen, key]);
  const { outline: _, basedOn: __, box: ___, ...under } = inherited as Style;
  const name = own.name ?? key.replaceAll('-', ' ');
  return { ...under, ...definedOnly(own), name, ...(parent === undefined ? {} : { basedOn: parent }) };
}

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
