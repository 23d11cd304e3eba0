/** Guesses the kind of a document from its first lines and its opening words. */
import type { Language } from '../../templates/language.js';
import type { TextParagraph } from '../text/paragraphs.js';

export interface KindGuess {
  kind: string;
  /** What shows it, for the comment in the front matter. */
  from: string;
}

/** How many paragraphs make the head of a text. */
const HEAD = 8;

/** The kind; a text without a mark of another kind is a statement. */
export function guessKind(paragraphs: readonly TextParagraph[], language: Language): KindGuess {
  const head = paragraphs.slice(0, HEAD);
  const numbered = head.find(({ text }) =>
    /^(?:# )?(?:Resolution|Résolution|Resolución|Резолюция)\s\d|^(?:# )?\d+ \(\d{4}\)\.? Resolution/iu.test(text),
  );
  if (numbered !== undefined) return { kind: 'resolution', from: `inferred from line ${numbered.line}` };
  const recitals = countOf(paragraphs, language.openers.preambular);
  const decisions = countOf(paragraphs, language.openers.operative);
  const chapeau = head.find(({ text }) =>
    language.chapeau.some((pattern) => new RegExp(pattern, 'iu').test(text.replaceAll('*', '').replace(/;$/, ','))),
  );
  // A speech may begin a paragraph with `Recalling`; a resolution has several.
  if (chapeau !== undefined && recitals > 0 && recitals + decisions > 2) {
    const isOfBody =
      !/^(?:We|Nous|Nosotros|Мы|نحن|我们)\b/iu.test(chapeau.text) &&
      /(?:Council|Assembly|Conseil|Assemblée|Consejo|Asamblea|Совет|Ассамблея|مجلس|الجمعية|理事会|大会)/u.test(
        chapeau.text,
      );
    return { kind: isOfBody ? 'resolution' : 'declaration', from: `inferred from line ${chapeau.line}` };
  }
  const title = head.find(
    ({ text }) =>
      text.length < 120 &&
      /\b(?:Declaration|Déclaration|Declaración|Декларация)\b/iu.test(text) &&
      !/[.!?]$/.test(text),
  );
  if (title !== undefined && recitals > 0) return { kind: 'declaration', from: `inferred from line ${title.line}` };
  const articles = paragraphs.filter(({ text }) => /^(?:Article|Artículo|Статья)\s+\d+\b.{0,80}$/iu.test(text));
  if (articles.length > 2) return { kind: 'treaty', from: `inferred from line ${articles[0]?.line}` };
  return { kind: 'statement', from: 'inferred: nothing shows another kind' };
}

function countOf(paragraphs: readonly TextParagraph[], openers: readonly string[]): number {
  const small = openers.map((opener) => opener.toLowerCase());
  return paragraphs.filter(({ text, number }) => {
    const words = text
      .slice(number?.typed.length ?? 0, LONGEST_OPENER)
      .replace(/^[\s*_]+/, '')
      .replaceAll('*', '')
      .toLowerCase();
    return small.some((opener) => words.startsWith(opener) && !/^\p{L}/u.test(words.slice(opener.length)));
  }).length;
}

/** Characters of a paragraph that are compared with opening words. */
const LONGEST_OPENER = 80;
