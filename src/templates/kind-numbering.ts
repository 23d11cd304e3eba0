/** A language with the label formats of a kind: `a)` in a decision where the language has `(a)`. */
import type { Kind, LabelFormats } from './kind.js';
import type { Language, NumberingLevel } from './language.js';

type Numbering = Language['numbering'];

/** Returns the language with the kind's formats put over its own; the same language where the kind has none. */
export function languageOfKind(language: Language, kind: Kind): Language {
  const { formats, languages } = kind.numbering;
  const own = languages !== undefined && Object.hasOwn(languages, language.tag) ? languages[language.tag] : undefined;
  const all = [formats, own].filter((one) => one !== undefined);
  return all.length === 0 ? language : { ...language, numbering: all.reduce(withFormats, language.numbering) };
}

function withFormats(numbering: Numbering, { clause, heading, article, annex, footnote }: LabelFormats): Numbering {
  return {
    ...numbering,
    clause: withLevels(numbering.clause, clause),
    heading: withLevels(numbering.heading, heading),
    article: withLevel(numbering.article, article),
    annex: withLevel(numbering.annex, annex),
    footnote: withLevel(numbering.footnote, footnote),
  };
}

function withLevels(levels: readonly NumberingLevel[], changes: LabelFormats['clause'] = []): NumberingLevel[] {
  const added = changes.slice(levels.length).flatMap((change) => {
    const last = levels.at(-1);
    return last === undefined ? [] : [withLevel(last, change)];
  });
  return [...levels.map((level, index) => withLevel(level, changes[index])), ...added];
}

/** Changes of a level; what is undefined stays as it is. */
type LevelChange = { [Key in keyof Numbering['annex']]?: Numbering['annex'][Key] | undefined };

/** A level that is changed has no first word of its own (`Article premier`), unless the change says one. */
function withLevel<Level extends NumberingLevel>(level: Level, change: LevelChange | undefined): Level {
  if (change === undefined) return level;
  const stated = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const made: Level = { ...level, ...stated };
  if (change.first === undefined) delete made.first;
  return made;
}
