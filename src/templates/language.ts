/**
 * `languages/<tag>.yaml`: all that Engross knows of a language. One file is enough to add one.
 *
 * Nothing that reaches a page is taken from `Intl`: its data change with the ICU build (house-style.md).
 */
import * as z from 'zod';
import { once } from './once.js';
import { isBounded } from './pattern-cost.js';

const text = z.string();
const pattern = z.string();
/** A regular expression that cannot hold a build up, however long the text is. */
const expression = once(() =>
  z.string().refine(isBounded, {
    error: 'a regular expression without repetition in what is repeated, back references and look-behinds',
  }),
);

/** One level of labels. `{}` stands for the number in both patterns. */
export const numberingLevel = once(() =>
  z.strictObject({
    /**
     * `decimal`, `lower-letter`, `upper-letter` (z, then aa, bb… zz, as Word counts), `lower-roman`, `upper-roman`, `chinese`
     * (十一, 一百零一), or the name of one of `series`.
     */
    format: text,
    /** As it stands on the page: `({})`. */
    label: pattern,
    /** As it is cited: `({})`. */
    cited: pattern,
    /** Word's `w:numFmt` that counts alike, or `none`: the label is then written as text. */
    word: text,
    /** The first of a count, where it is a word: `Article premier`. Word has no such numbering, and it is written as text. */
    first: z.strictObject({ label: text, cited: text }).optional(),
    /** `arab` where the figures of this level are Arabic-Indic. */
    digits: z.enum(['latn', 'arab']).optional(),
  }),
);

const numbering = once(() =>
  z.strictObject({
    /** Five levels of clauses: 1. (a) (i) a. i. */
    clause: z.array(numberingLevel()).length(5),
    /** Levels of numbered headings: I. A. 1. */
    heading: z.array(numberingLevel()).min(3),
    /** Article headings of a treaty. */
    article: numberingLevel(),
    /** Annexes; `single` is the label of an only annex. */
    annex: numberingLevel().extend({ single: text }),
    footnote: numberingLevel(),
    /** Marks of title notes in turn: `*`, `**`. */
    titleNotes: z.array(text).min(1),
    /** What is printed between the marks of two notes that are called one after the other: `1, 2`. */
    betweenNotes: text,
    /** Series of the language's own, spelt out: abjad letters, earthly branches. */
    series: z.record(text, z.array(text).min(2)),
    /** Words between number and alternative: pattern over `{number}` and `{alternative}`. */
    alternative: pattern,
    /** What `bis`, `ter`… are called, where they do not stand as they are: `二`, `مكررا`. */
    alternatives: z.record(text, text).optional(),
  }),
);

const references = once(() =>
  z.strictObject({
    /** Full label of one component, in the nominative: `paragraph {}`. */
    clause: pattern,
    /** A sub-paragraph alone: `subparagraph {}`. */
    subclause: pattern,
    /** A paragraph of an article, where it has a name of its own: `第{}款`. */
    articleClause: pattern.optional(),
    article: pattern,
    heading: pattern,
    annex: pattern,
    /** The only annex of a document, in running text: `annex`. */
    onlyAnnex: text,
    note: pattern,
    /** Between the labels of a reference that has several, outermost first: `3 (b) (i)`. */
    clauseSeparator: text,
    /** A clause within an article, annex or section: over `{inner}` and `{outer}`: `{outer}, {inner}` or `{inner} de {outer}`. */
    within: z.strictObject({ article: pattern, annex: pattern, section: pattern }),
    /** A place in another document: over `{inner}` and `{document}` (its symbol or title). */
    elsewhere: pattern,
  }),
);

const dates = once(() =>
  z.strictObject({
    /** Names as they stand in a date (genitive in Russian), January first. */
    months: z.array(text).length(12),
    /** Other names of the months, by which dates are read: `январь`, `январе`. January first. */
    otherMonths: z.array(z.array(text)).length(12).optional(),
    /** Monday first. */
    weekdays: z.array(text).length(7),
    /** Days that are not the plain number: `{1: '1er'}`. */
    days: z.record(text, text).optional(),
    /** Over `{day}`, `{month}`, `{year}`, `{monthNumber}`. */
    date: pattern,
    /** Over `{weekday}` and `{date}`. */
    withWeekday: pattern,
    /** Over `{day1} {day2} {month1} {month2} {year1} {year2}`. */
    range: z.strictObject({ month: pattern, year: pattern, years: pattern }),
    /** From a weekday to a weekday, what both share said once: over those of `range`, `{weekday1}` and `{weekday2}`. */
    weekdayRange: z.strictObject({ month: pattern, year: pattern, years: pattern }),
    /** Clock: over `{hour}` (0–23), `{hour12}`, `{minute}`, `{half}`; `full` is used on the hour. */
    time: z.strictObject({
      full: pattern,
      minutes: pattern,
      am: text,
      pm: text,
      /** Full hours that are said otherwise: `{12: noon}`. */
      hours: z.record(text, text).optional(),
    }),
    /** Date and clock time together: over `{date}` and `{time}`. */
    withTime: pattern,
  }),
);

const quotes = once(() =>
  z.strictObject({
    /** Opening and closing marks, outside then inside. */
    primary: z.tuple([text, text]),
    secondary: z.tuple([text, text]),
    apostrophe: text,
    /** Marks of other languages that are wrong here. */
    foreign: z.array(text),
  }),
);

/** Spacing before and after punctuation; the space may be U+00A0 or U+202F, or empty. */
const spacing = once(() =>
  z.strictObject({
    before: z.record(text, text),
    after: z.record(text, text),
    /** Inside quotation marks. */
    insideQuotes: text,
  }),
);

const state = once(() =>
  z.strictObject({
    short: text,
    formal: text.optional(),
    /** "of …": with its article or case, for "Statement by the delegation {of}". */
    of: text.optional(),
    /** What it is sorted by, when not the short name. */
    sort: text.optional(),
  }),
);

export const languageSchema = once(() =>
  z.strictObject({
    tag: text,
    /** With region, for spelling and hyphenation in Word: `en-GB`. */
    region: text,
    /** ISO 15924 in small letters: `latn`, `cyrl`, `arab`, `hans`. */
    script: text,
    direction: z.enum(['ltr', 'rtl']),
    /** The language's name in itself. */
    autonym: text,
    /** Names of languages, by tag, as they stand in "Original: English". */
    languages: z.record(text, text),
    /** Labels by key; each a pattern over the values of the slot that uses it. */
    labels: z.record(text, pattern),
    dates: dates(),
    /** Digits of the page: page numbers, dates. */
    digits: z.enum(['latn', 'arab']),
    /** How many words (where none are spaced: characters) a speaker reads in a minute, for reading copies. */
    pace: z.strictObject({ words: z.number().positive(), characters: z.number().positive() }).partial().optional(),
    numbering: numbering(),
    references: references(),
    quotes: quotes(),
    spacing: z.strictObject({ default: text, profiles: z.record(text, spacing()) }),
    numbers: z.strictObject({
      decimal: text,
      /** Unit words with their value: `million: 1e6`. For comparing figures across languages. */
      units: z.record(text, z.number()),
      /** Numbers in words, for information only; `*` stands for any ending: `пят*: 5`. */
      words: z.record(text, z.number()),
      /** What makes number words as good as a figure: the 第 of 第四条, which is article 4. */
      ordinalPrefix: text.optional(),
    }),
    typography: z.strictObject({
      /** Words or abbreviations after which a space does not break: `No.`, `H.E.`, `Mr.`. */
      bindsNext: z.array(text),
      /** Words before which a space does not break: `per cent`. */
      bindsPrevious: z.array(text),
      /** What stands in a range of figures: `–`. */
      range: text,
      /** Punctuation to be mended: ASCII to the language's own, between letters of its script (`,` to `،`). */
      punctuation: z.record(text, text),
      /** Emphasis and openers: italic, bold, or another face; scripts without italics say so. */
      emphasis: z.enum(['italic', 'bold', 'face']),
    }),
    /** What shows that a line goes on with the one before it, or that a paragraph ends on purpose without an end mark. */
    wrapping: z
      .strictObject({
        /** `and`, `or`: a paragraph that ends in `; and` is whole. */
        conjunctions: z.array(text),
        /** Abbreviations of one letter at first, which look like a label: `p. #` (`#` is a figure), `v. *` (any word), `i. e.`. */
        abbreviations: z.array(text),
      })
      .default({ conjunctions: [], abbreviations: [] }),
    /** What import looks for where lines are wrapped and nothing marks a paragraph. */
    paragraphs: z
      .strictObject({
        /** Abbreviations whose full stop ends no sentence: `Mr.`, `para.`. */
        abbreviations: z.array(text),
        /** Words that begin paragraphs more often than other sentences: `In conclusion`. */
        begins: z.array(text),
        /** Words that begin sentences inside paragraphs: `That`. */
        goesOn: z.array(text),
        /** Words that no paragraph ends in: `of`, `the`. */
        unended: z.array(text),
        /** Slips of scanners and typists that are suggested, never made: a regular expression (flag u) and what it may be. */
        slips: z.record(expression(), text),
      })
      .default({ abbreviations: [], begins: [], goesOn: [], unended: [], slips: {} }),
    /** Regular expressions (flag u) over the whole text of the first and the last paragraph, of 2,000 characters at most. */
    salutations: z.array(expression()),
    closings: z.array(expression()),
    openers: z.strictObject({ preambular: z.array(text), operative: z.array(text) }),
    /** How a chapeau ends: regular expressions over the paragraph (`,$`, `：$`). */
    chapeau: z.array(expression()),
    states: z.record(text, state()),
    sorting: z.strictObject({
      /** BCP 47 tag for `Intl.Collator`, with its options in `-u-`. */
      collation: text,
      /** Prefixes that do not count: the Arabic article. */
      ignore: z.array(text),
    }),
    /**
     * Between the members of a list, and before its last; before one that begins as a regular expression says (flags i, u),
     * what `lastBefore` has: `Francia e Irán`.
     */
    lists: z.strictObject({ separator: text, last: text, lastBefore: z.record(expression(), text).optional() }),
    /** What words of a label become with the article of the value after them: `de le ` to `du `. */
    contractions: z.record(text, text).optional(),
  }),
);

/** `languages/<tag>.yaml`, validated. */
export type Language = z.infer<ReturnType<typeof languageSchema>>;
export type NumberingLevel = z.infer<ReturnType<typeof numberingLevel>>;
export type State = z.infer<ReturnType<typeof state>>;
/** What shows where paragraphs begin in a language. */
export type ParagraphSigns = Language['paragraphs'];
