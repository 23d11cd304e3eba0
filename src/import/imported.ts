/** What a reader of foreign files (text, later DOCX, ODT, HTML) hands to the shared stages. */

/** A block of a foreign file, in order; `text` is Markdown phrasing, already escaped; `line` is its place in the file. */
export type ImportedBlock =
  | { type: 'heading'; depth: number; text: string; line: number }
  /** `inside`: how many open list items it continues. */
  | { type: 'paragraph'; inside: number; text: string; line: number }
  /** An item with its label as typed (`12.`, `(a)`, `•`) and what it counts; a bullet counts nothing. */
  | { type: 'item'; level: number; label: string; count: number | undefined; text: string; line: number }
  | { type: 'note'; name: string; text: string; line: number }
  | { type: 'source'; text: string; line: number };

/** Why a change was made: one key for each kind of repair, which the log counts by. */
export type Reason =
  | 'job-number'
  | 'page-number'
  | 'running-head'
  | 'hyphen'
  | 'broken-word'
  | 'ligature'
  | 'invisible'
  | 'control'
  | 'mojibake'
  | 'join'
  | 'number'
  | 'label'
  | 'note'
  | 'markup'
  | 'field'
  | 'tracked'
  | 'hidden'
  | 'contents'
  | 'raised'
  | 'link'
  | 'image'
  | 'title';

/** A change of the text: everything that is not only a line end or a run of spaces. */
export interface Change {
  reason: Reason;
  line: number;
  before: string;
  after: string;
}

/** Something that may be wrong and that import does not change. */
export interface Doubt {
  line: number;
  /** What is wrong, in the words of a message. */
  message: string;
  /** What to do. */
  help: string;
}

/** A field that the text does not say. */
export interface Question {
  field: string;
  /** What to write, with an example to type. */
  help: string;
}

/** Something worth knowing that is neither changed nor wrong: the style of the file, an event that it announces. */
export interface Remark {
  line: number;
  message: string;
}

/** A value for front matter, and where it was found: `line 3`, `the words of the text`. */
export interface GuessedField {
  /** Dotted path: `adopted.date`. */
  path: string;
  value: unknown;
  from: string;
}

/** Everything that happened during an import, in order of the stages. */
export interface ImportLog {
  changes: Change[];
  doubts: Doubt[];
  remarks: Remark[];
  questions: Question[];
  /** What `line` counts: lines of a text, or paragraphs of a document. */
  unit?: 'paragraph';
}

export function emptyLog(): ImportLog {
  return { changes: [], doubts: [], remarks: [], questions: [] };
}
