/** The kind of a document that engross made, by its styles and the lines that its kind composes. */
import type { Language } from '../../templates/language.js';
import { folded } from '../fields/composed-lines.js';
import { wordsOf } from './masthead.js';
import type { RichDocument, RichParagraph } from './rich-document.js';

/** The name of the kind. */
export function kindOfOurs({ blocks, masthead }: RichDocument, { labels, chapeau }: Language): string {
  const paragraphs = blocks.filter((block): block is RichParagraph => block.type === 'paragraph');
  const has = (style: string) => paragraphs.some((one) => one.style.startsWith(style));
  const says = (label: string) => paragraphs.some((one) => wordsOf(one) === folded(labels[label] ?? '-'));
  if (masthead.some(({ style }) => style.startsWith('delegation name'))) return 'statement';
  if (says('listOfDocuments')) return 'list-of-documents';
  if (says('informationForParticipants')) return 'announcement';
  if (says('corrigendum')) return 'corrigendum';
  if (has('formula') || has('article')) return 'treaty';
  if (has('preambular') || has('operative')) {
    const opening = paragraphs.find(({ style }) => style.startsWith('chapeau'));
    const isOfBody =
      opening !== undefined &&
      chapeau.some((pattern) => new RegExp(pattern, 'u').test(wordsOf(opening))) &&
      /(?:Council|Assembly|Conseil|Assemblée|Consejo|Asamblea|Совет|Ассамблея|مجلس|الجمعية|理事会|大会)/u.test(
        wordsOf(opening),
      );
    return isOfBody ? 'resolution' : 'declaration';
  }
  return has('contents heading') ? 'report' : 'note';
}
