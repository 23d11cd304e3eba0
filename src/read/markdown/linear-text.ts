/**
 * Brackets and plain characters in linear time. At every `]`, and for every mark that stays text, micromark takes as long as
 * the paragraph before it; drafts are full of `[words in brackets]` (20,000 of them took 3.5 s, twice as many 14 s).
 */
import { labelEnd } from 'micromark-core-commonmark';
import type { Construct, Extension, Previous, TokenizeContext, Tokenizer } from 'micromark-util-types';

const [EXCLAMATION, AMPERSAND, LESS_THAN, BACKSLASH, CLOSING_BRACKET, BACKTICK] = [33, 38, 60, 92, 93, 96];
/** CR, LF and CR LF, as micromark codes them. */
const LINE_ENDS = [-5, -4, -3];

/**
 * Joins the data before a mark with the data before that. micromark does it at the end of a paragraph, and moves all that
 * follows each time. Called where micromark asks whether a mark may begin here, while no attempt is under way.
 */
export const joinData: Previous = function () {
  const { events } = this;
  const last = events.length - 1;
  const [open, before] = [events[last], events[last - 1]];
  if (open?.[0] !== 'enter' || open[1].type !== 'data' || before?.[0] !== 'exit' || before[1].type !== 'data')
    return true;
  open[1].start = before[1].start;
  events.splice(last - 2, 2);
  return true;
};

/** Matches nothing: it only has data joined before other constructs are asked whether they may begin here. */
const joiner: Construct = {
  previous(code) {
    joinData.call(this, code);
    return false;
  },
  tokenize: (_effects, _ok, nok) => nok,
};

/**
 * The end of a link or image. The dialect has no definitions (`[a]: b`), so no label needs to be compared with them, which
 * would cost the length of the label.
 */
const officialLabelEnd: Construct = {
  ...labelEnd,
  name: 'officialLabelEnd',
  previous: joinData,
  tokenize(effects, ok, nok) {
    const withoutLabels: TokenizeContext = Object.create(this, { sliceSerialize: { value: () => '' } });
    return labelEnd.tokenize.call(withoutLabels, effects, ok, nok);
  },
};

/** Replaces the end of labels, and joins data at every mark that can stay text, emphasis and `[` left to others. */
export const linearText: Extension = {
  disable: { null: ['labelEnd'] },
  text: {
    [CLOSING_BRACKET]: officialLabelEnd,
    ...Object.fromEntries(
      [EXCLAMATION, AMPERSAND, LESS_THAN, BACKSLASH, BACKTICK, ...LINE_ENDS].map((code) => [code, joiner]),
    ),
  },
};

/** Longest label of a call after an exclamation mark, as for other calls. */
const LONGEST_CALL = 1000;

/**
 * The call in `![^a]`, tried only right after its own bracket is found to be no image: the construct itself looks back at
 * every `]` until it finds an exclamation mark.
 */
export function afterItsBracket(tokenize: Tokenizer): Tokenizer {
  return function (effects, ok, nok) {
    const start = this._labelStarts?.at(-1);
    const isNear =
      start?.type === 'labelImage' && start._balanced === true && this.now().offset - start.end.offset <= LONGEST_CALL;
    return isNear ? tokenize.call(this, effects, ok, nok) : nok;
  };
}
