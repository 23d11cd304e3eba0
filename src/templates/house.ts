/** A house: the templates that a workspace works with, each handed out when it is asked for. */
import type { Related } from '../report/diagnostic.js';
import type { Design } from './design.js';
import type { Kind } from './kind.js';
import type { Language } from './language.js';
import type { MastheadTemplate } from './masthead.js';
import type { Settings } from './settings.js';
import type { SymbolGrammar } from './symbol-grammar.js';

export interface House {
  settings: Settings;
  /** Undefined when the template is unsound; what is wrong was reported in its file. */
  design(): Design | undefined;
  masthead(): MastheadTemplate | undefined;
  /** How symbols of documents are built. */
  symbols(): SymbolGrammar | undefined;
  /** A kind or language by its name; undefined when there is none of that name, or it is unsound. */
  kind(name: string): Kind | undefined;
  /** Of a kind: with the label formats that the kind has of its own. */
  language(tag: string, kind?: Kind): Language | undefined;
  /** The house's own tag for a BCP 47 tag: `en` for `en-GB`; undefined where it has no such language. */
  languageTag(tag: string): string | undefined;
  /** What is wrong with a template that was opened, by its path: `kinds/decision.yaml`. */
  faults(template: string): Related[];
  /** What there is to choose from, in words: `one of ar, en, fr, or another with its file in templates/languages`. */
  choice(of: 'kinds' | 'languages'): string;
}
