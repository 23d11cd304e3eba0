/** What a rule is: what is found under its id, what that is worth, and examples that are its manual and its tests. */

/** What a finding is worth: an error lets no document out, a warning does, an information only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** What makes a rule fire (`fires: true`) or keeps it silent: a text alone, or what commands do in a folder. */
export type RuleExample<Fires extends boolean = boolean> = TextExample<Fires> | FolderExample<Fires>;

/** A source that is judged by itself. */
export interface TextExample<Fires extends boolean = boolean> {
  fires: Fires;
  /** Markdown, with or without front matter. */
  source: string;
  /** By default `declaration`. */
  kind?: string;
  /** By default `en`. */
  language?: string;
  /** A translation of the source, perhaps with its ledger: the finding is looked for there too. */
  version?: { language: string; source: string; ledger?: string };
}

/** Files in an empty folder, and what is done there: the rule is looked for in what the last step reports. */
export interface FolderExample<Fires extends boolean = boolean> {
  fires: Fires;
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

/** One severity, or several of which the first is the usual one and each report of another says so. */
export type Severities = Severity | readonly [Severity, Severity, ...Severity[]];

/** All that is said of a rule. One without docs, without an example that fires or without one that does not, does not compile. */
export interface Rule<Allowed extends Severities = Severities> {
  severity: Allowed;
  /** What is found and why it matters, in one or two sentences for the manual. */
  docs: string;
  /** They are the rule's manual and its tests: the first fires, the last does not. */
  examples: readonly [RuleExample<true>, ...RuleExample[], RuleExample<false>];
}

/** The rules of one topic by their ids, with the severities of each in its type. */
export function defineRules<const Allowed extends Record<string, { severity: Severities }>>(
  rules: Allowed & Record<keyof Allowed, Rule>,
): { readonly [Id in keyof Allowed]: Rule<Allowed[Id]['severity']> } {
  return rules as { readonly [Id in keyof Allowed]: Rule<Allowed[Id]['severity']> };
}
