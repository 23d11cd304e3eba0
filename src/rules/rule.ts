/** A rule: what is found under its id, why, and examples that are its manual and its tests. */
import type { ShapeContext } from '../context.js';
import type { Severity } from '../report/message.js';
import type { OfficialDocument } from '../tree/document.js';

/** What makes a rule fire (`fires: true`) or keeps it silent: a text alone, or what commands do in a folder. */
export type RuleExample = TextExample | FolderExample;

/** A source that is judged by itself. */
export interface TextExample {
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

/** Files in an empty folder, and what is done there: the rule is looked for in what the last step tells. */
export interface FolderExample {
  fires: boolean;
  /** Texts by their paths; bytes where a file is no text. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /** In this order; the last is a command. */
  steps: readonly (CommandStep | ChangeStep)[];
}

/** Arguments of `engross`, as they are typed with spaces between. */
export type CommandStep = string;

/** A file that someone changes, makes, or takes away (without `text` and `link`), or a symbolic link to `link`. */
export interface ChangeStep {
  path: string;
  text?: string;
  link?: string;
}

/** Whether an example is played in a folder. */
export function isFolderExample(example: RuleExample): example is FolderExample {
  return 'files' in example;
}

export interface Rule {
  id: string;
  severity: Severity;
  /** What is found and why it matters, in one or two sentences for the manual. */
  about: string;
  /** At least one that fires and one that does not; they are the rule’s manual and its tests. */
  examples: RuleExample[];
  /** For rules that look at the labelled document before typography; the others are reported where they are met. */
  check?(document: OfficialDocument, context: ShapeContext): void;
}
