/** What one version is shaped and set by: its languages, masthead, furniture and style sheet. */
import type { ShapeContext } from '../context.js';
import type { VersionFields } from '../read/read-fields.js';
import { report } from '../report/message.js';
import { type Design, type StyleSheet, styleSheet } from '../templates/design.js';
import type { Session } from '../templates/fields.js';
import type { House } from '../templates/house.js';
import type { Language } from '../templates/language.js';
import { type FurnitureTemplate, furnitureFor, type MastheadLayout } from '../templates/masthead.js';
import type { SymbolGrammar } from '../templates/symbol-grammar.js';
import { placeOfText } from '../templates/yaml/read-yaml.js';

/** The context in which a version is shaped, and the styles in which it is set. */
export interface VersionGround {
  context: ShapeContext;
  sheet: StyleSheet;
}

/** Finds the templates of one version; undefined (reported) where one that it needs is unsound or missing. */
export function groundOf(
  version: VersionFields,
  session: Session | undefined,
  variant: 'circulation' | 'reading',
  house: House,
): VersionGround | undefined {
  const templates = templatesOf(version, session, variant, house);
  if (templates === undefined) {
    report(version.parsed.file, 'template', undefined, {
      found: 'templates that are unsound or missing',
      expected: `sound templates for ${version.language} and ${version.kind.kind} (see the messages on templates)`,
    });
    return undefined;
  }
  const { kind, fields, parsed } = version;
  const { language, blockLanguage, design, symbols, masthead, furniture } = templates;
  const { on, spacing } = house.settings.typography;
  const sheet = styleSheet(design, language.script, [kind.styles, kind.scripts?.[language.script]], variant);
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
  variant: 'circulation' | 'reading',
  house: House,
): Templates | undefined {
  const [language, design, mastheads] = [house.language(tag, kind), house.design(), house.masthead()];
  const symbols = house.symbols();
  const block = fields.blockLanguage ?? session?.blockLanguage;
  const blockLanguage = block === undefined ? language : house.language(block);
  const masthead = mastheads?.layouts[`${kind.masthead}-${variant}`] ?? mastheads?.layouts[kind.masthead];
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
