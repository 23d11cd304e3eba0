/** What one version is shaped and set by: its languages, masthead, furniture and style sheet. */
import type { ShapeContext } from '../context.js';
import type { VersionFields } from '../read/read-fields.js';
import { report } from '../report/report.js';
import { type Design, type StyleSheet, styleSheet } from '../templates/design.js';
import type { Session } from '../templates/fields.js';
import type { House } from '../templates/house.js';
import type { Kind } from '../templates/kind.js';
import type { Language } from '../templates/language.js';
import {
  type FurnitureTemplate,
  furnitureFor,
  type MastheadLayout,
  type MastheadTemplate,
} from '../templates/masthead.js';
import type { SymbolGrammar } from '../templates/symbol-grammar.js';
import { nearestName } from '../templates/yaml/nearest-name.js';
import { placeOfText } from '../templates/yaml/read-yaml.js';
import { unknownStyles } from './unknown-styles.js';

type Variant = 'circulation' | 'reading';

/** The context in which a version is shaped, and the styles in which it is set. */
export interface VersionGround {
  context: ShapeContext;
  sheet: StyleSheet;
}

/** Finds the templates of one version; undefined (reported) where one that it needs is unsound or missing. */
export function groundOf(
  version: VersionFields,
  session: Session | undefined,
  variant: Variant,
  house: House,
): VersionGround | undefined {
  const templates = templatesOf(version, session, variant, house);
  if (templates === undefined) {
    reportMissing(version, session, variant, house);
    return undefined;
  }
  const { kind, fields, parsed } = version;
  const { language, blockLanguage, design, symbols, masthead, furniture } = templates;
  const { on, spacing } = house.settings.typography;
  const sheet = styleSheet(design, language.script, [kind.styles, kind.scripts?.[language.script]], variant);
  const [unknown] = unknownStyles(kind, masthead, furniture, sheet);
  if (unknown !== undefined) {
    const near = nearestName(unknown.style, Object.keys(sheet.styles));
    report(parsed.file, 'template', undefined, {
      found: `style \`${unknown.style}\` of slot \`${unknown.slot}\` of kind \`${kind.kind}\``,
      expected: near === undefined ? 'a style of design.yaml' : `\`${near}\``,
    });
    return undefined;
  }
  const context: ShapeContext = {
    file: parsed.file,
    fields,
    fieldWords: {},
    whereSaid: (value) => placeOfText(parsed.frontMatter, value),
    session,
    kind,
    language,
    blockLanguage,
    symbols,
    masthead,
    furniture: furnitureFor(furniture, sheet.page.height),
    labelsOf: () => undefined,
    typography: { on, spacing: spacing[language.tag] },
    siblings: () => [],
  };
  return { context, sheet };
}

/** Reports why a version has no templates: one has errors, or the kind names a layout that masthead.yaml does not have. */
function reportMissing(
  { kind, fields, language, parsed }: VersionFields,
  session: Session | undefined,
  variant: Variant,
  house: House,
): void {
  const names = ['design.yaml', 'masthead.yaml', 'symbols.yaml', `languages/${language}.yaml`];
  const faults = names.flatMap((name) => house.faults(name));
  const masthead = house.masthead();
  if (faults.length > 0 || masthead === undefined) {
    report(parsed.file, 'not-made', undefined, {
      message: `not made, since the templates of ${kind.kind} in ${language} have errors`,
      related: faults.slice(0, 3),
    });
    return;
  }
  const block = fields.blockLanguage ?? session?.blockLanguage;
  if (block !== undefined && house.language(block) === undefined) {
    report(parsed.file, 'template', undefined, {
      message: `there is no language \`${block}\` for the distribution block (\`blockLanguage\`)`,
      help: `write ${house.choice('languages')}`,
    });
    return;
  }
  const hasLayout = layoutOf(masthead, kind, variant) !== undefined;
  const [part, name] = hasLayout ? (['furniture', kind.furniture] as const) : (['layouts', kind.masthead] as const);
  report(parsed.file, 'template', undefined, {
    message: `masthead.yaml has no \`${name}\` under \`${part}\`, which the kind \`${kind.kind}\` names`,
    help: `it has ${Object.keys(masthead[part])
      .map((known) => `\`${known}\``)
      .join(', ')}`,
  });
}

function layoutOf({ layouts }: MastheadTemplate, kind: Kind, variant: Variant): MastheadLayout | undefined {
  return layouts[`${kind.masthead}-${variant}`] ?? layouts[kind.masthead];
}

interface Templates {
  language: Language;
  /** Language of the distribution block. */
  blockLanguage: Language;
  design: Design;
  symbols: SymbolGrammar;
  masthead: MastheadLayout;
  furniture: FurnitureTemplate;
}

function templatesOf(
  { kind, fields, language: tag }: VersionFields,
  session: Session | undefined,
  variant: Variant,
  house: House,
): Templates | undefined {
  const [language, design, mastheads] = [house.language(tag, kind), house.design(), house.masthead()];
  const symbols = house.symbols();
  const block = fields.blockLanguage ?? session?.blockLanguage;
  const blockLanguage = block === undefined ? language : house.language(block);
  const masthead = mastheads && layoutOf(mastheads, kind, variant);
  const furniture = mastheads?.furniture[variant === 'reading' ? 'reading' : kind.furniture];
  if (
    language === undefined ||
    blockLanguage === undefined ||
    design === undefined ||
    symbols === undefined ||
    masthead === undefined ||
    furniture === undefined
  )
    return undefined;
  return { language, blockLanguage, design, symbols, masthead, furniture };
}
