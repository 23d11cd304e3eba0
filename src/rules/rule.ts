/** A rule: what is found under its id, why, and examples that are its manual and its tests. */

import type { ShapeContext } from '../context.js';
import type { Severity } from '../message.js';
import type { OfficialDocument } from '../tree.js';

/** A source that makes a rule fire (`fires: true`) or keeps it silent. */
export interface RuleExample {
  fires: boolean;
  /** Markdown, with or without front matter. */
  source: string;
  /** By default `declaration`. */
  kind?: string;
  /** By default `en`. */
  language?: string;
  /** A translation of the source, perhaps with its ledger: the finding is looked for there too. */
  version?: { language: string; source: string; ledger?: string };
}

export interface Rule {
  id: string;
  severity: Severity;
  /** What is found and why it matters, in one or two sentences for the manual. */
  about: string;
  /** At least one that fires and one that does not. Rules about files and folders are tested with the commands instead. */
  examples: RuleExample[];
  /** For rules that look at the labelled document before typography; the others are reported where they are met. */
  check?(document: OfficialDocument, context: ShapeContext): void;
}
