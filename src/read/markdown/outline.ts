/**
 * The outline of a source: its marks without its words. Words never decide how Markdown is structured, only marks do, and
 * the language versions of a text are written with the same marks: one outline is parsed for all of them.
 *
 * Measured on the specimens: micromark takes 2 ms for a version, its outline 0.1 ms once another version was parsed.
 */

/** Stands for a run of words: of no meaning to Markdown, and no white space or punctuation, as a letter. */
export const WORDS = '\ue000';

/** A source taken apart. Words put back in the place of their signs give the source again, but for the front matter. */
export interface Outline {
  /** The source with `WORDS` for each run of words and nothing between the fences of its front matter. */
  marks: string;
  /** The runs of words, in order. */
  words: string[];
  /** Text between the fences, without its last line end; undefined for a source that begins with its words. */
  frontMatter: string | undefined;
  /** Offset in the source of each line's first character. */
  lines: number[];
}

/** Where words may be markup after all: HTML, code, links over several lines or with titles. Also the sign itself. */
const UNCERTAIN = /[<`\ue000]|~~~|\]\((?![^()"'\s\\]*\))/;
/** A tab's width hangs on what stands before it, and `&` may begin the name of a character. */
const VERBATIM = /[\t&]/;

/** A destination, a note's label and a sign after a backslash count letter by letter. */
const LETTER_BY_LETTER = String.raw`\\.|\]\([^)]*\)|\[\^[^\]]*(?:\](?:\([^)]*\))?)?|\]|(?<!!)\[(?=\])`;
/** What may stand in the midst of a run: all but marks that open, close or end something within a line. */
const PLAIN = String.raw`[^*_[\]\\|#~^!]|#(?=\p{L})|!(?!\[)`;
/** Words in brackets that make no link, no note and no label: drafts are full of them. */
const BRACKETED = String.raw`\[(?:${PLAIN})+\](?![(:])`;
const WITHIN = `(?:${PLAIN}|${BRACKETED})`;
/** A run begins with what begins nothing else at the start of a line, and leaves the spaces at a line's end. */
const BEGIN = String.raw`[\p{L}\u0080-\u{10ffff}]|\d+(?![\d.)])|(?<!\])[("']`;
const END = String.raw`[^*_[\]\\|#~^! ]|${BRACKETED}|${WITHIN}(?=\[)`;
/** After a link, a call and an opening bracket any run goes on, an empty one too, but not to make a link or a note, nor before spaces that end the line. */
const AFTER = String.raw`(?:(?<=[\])[])(?![(:])(${WITHIN}*(?:${END})|(?! +$))|)`;
const RUN = new RegExp(`(${LETTER_BY_LETTER})${AFTER}|(?:${BEGIN})(?:${WITHIN}*(?:${END}))?`, 'gu');
/** Beside emphasis it hangs on the neighbouring sign whether an asterisk opens: letters only, and none of East Asia. */
const LETTER = String.raw`(?![\u1100-\u{10ffff}])\p{L}`;
const RUN_BESIDE_EMPHASIS = new RegExp(`(${LETTER_BY_LETTER})|${LETTER}(?:${WITHIN}*${LETTER})?`, 'gu');

/** The opening line of a container with a plain title; the rest of such a line is names, which count. */
const CONTAINER = /^( *:{3,}[a-z]+\[)([^[\]]{1,900})(\][^[\]]*)$/i;

/** Takes a source apart; undefined where its words may be marks. The source has passed the guards (no byte order mark). */
export function outlineOf(text: string): Outline | undefined {
  const front = frontMatterOf(text);
  if (front === undefined) return undefined;
  const body = text.slice(front.length);
  if (UNCERTAIN.test(body)) return undefined;
  const words: string[] = [];
  const marks = body.split(/(\r\n|\n|\r)/).map((part, index) => (index % 2 === 1 ? part : withoutWords(part, words)));
  return { marks: front.fences + marks.join(''), words, frontMatter: front.value, lines: lineStarts(text) };
}

interface FrontMatter {
  value: string | undefined;
  /** How much of the source it takes, to the end of its last fence. */
  length: number;
  /** What stands for it in the outline. */
  fences: string;
}

/** Front matter of a source; undefined where it is not plain whether there is one. */
function frontMatterOf(text: string): FrontMatter | undefined {
  if (!text.startsWith('---')) return { value: undefined, length: 0, fences: '' };
  const found = /^---(\r\n|\n|\r)(?!---[ \t]*(?:[\r\n]|$))([\s\S]*?)(\r\n|\n|\r)---([ \t]*)(?=[\r\n]|$)/.exec(text);
  if (found === null || found[4] !== '') return undefined;
  const [whole, first = '', value = '', last = ''] = found;
  return { value, length: whole.length, fences: `---${first}${last}---` };
}

function withoutWords(line: string, words: string[]): string {
  if (VERBATIM.test(line)) return line;
  if (line.includes(':::')) {
    const [, before = line, title = '', after = ''] = CONTAINER.exec(line) ?? [];
    return before + withoutRuns(title, words) + after;
  }
  return withoutRuns(line, words);
}

function withoutRuns(line: string, words: string[]): string {
  const emphatic = /[*_]/.test(line);
  return line.replace(emphatic ? RUN_BESIDE_EMPHASIS : RUN, (found: string, kept?: string, after?: string) => {
    const run = kept === undefined ? found : emphatic ? undefined : after;
    if (run === undefined) return found;
    words.push(run);
    return `${kept ?? ''}${WORDS}`;
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}
