/** The words of a paragraph of an OpenDocument text. */
import { child, childrenOf, descendant, type XmlElement } from '../../package/xml-tree.js';
import { pictureKind } from '../rich/picture-kind.js';
import type { RichParagraph, RichRun } from '../rich/rich-document.js';
import type { OdtReading } from './reading.js';
import { altOf } from './styles.js';
import { textOf } from './tracked.js';

interface Look {
  strong: boolean;
  emphasis: boolean;
  link?: string | undefined;
}

/** What a paragraph has: its runs, and the contents of its text boxes. */
export interface OdtRuns {
  runs: RichRun[];
  boxes: XmlElement[];
}

/** Reads the paragraphs of a note. */
export type NoteReader = (body: XmlElement) => RichParagraph[];

/** The runs of an element, in order. */
export function odtRuns(element: XmlElement, reading: OdtReading, readNote: NoteReader): OdtRuns {
  const boxes: XmlElement[] = [];
  return { runs: runsOf(element, { strong: false, emphasis: false }, { reading, readNote, boxes }), boxes };
}

interface Around {
  reading: OdtReading;
  readNote: NoteReader;
  boxes: XmlElement[];
}

function runsOf(element: XmlElement, look: Look, around: Around): RichRun[] {
  return element.children.flatMap((one) => {
    if (typeof one === 'string') return words(one.replace(/\s+/g, ' '), look, around);
    return READERS[one.name]?.(one, look, around) ?? [];
  });
}

/** Words that an insertion brought are left out where the text before it is wanted. */
function words(text: string, look: Look, { reading }: Around): RichRun[] {
  if (reading.keeps === 'accepted' || reading.inserted.size === 0) return [{ ...look, text }];
  reading.changes.push({ reason: 'tracked', line: reading.line, before: text, after: '' });
  return [];
}

type Reader = (element: XmlElement, look: Look, around: Around) => RichRun[];

const through: Reader = (element, look, around) => runsOf(element, look, around);

const READERS: Readonly<Record<string, Reader>> = {
  'text:span': (element, look, around) => {
    const { isBold, isItalic, position } = around.reading.styles.style(element.attribute('text:style-name'));
    const runs = runsOf(
      element,
      { ...look, strong: isBold ?? look.strong, emphasis: isItalic ?? look.emphasis },
      around,
    );
    return position === undefined ? runs : runs.map((run) => withSmallFigures(run, position, around.reading));
  },
  'text:a': (element, look, around) => runsOf(element, { ...look, link: element.attribute('xlink:href') }, around),
  'text:s': (element, look, around) =>
    words(' '.repeat(Math.min(100, Number(element.attribute('text:c') ?? 1) || 1)), look, around),
  'text:tab': (_, look, around) => words('\t', look, around),
  'text:line-break': () => [{ text: '', isBreak: true }],
  'text:soft-page-break': () => [],
  'text:note': note,
  'draw:frame': frame,
  'draw:a': through,
  'text:change': (element, look, { reading }) => {
    const change = reading.tracked.get(element.attribute('text:change-id') ?? '');
    if (change === undefined) return [];
    reading.remarks.push({ line: reading.line, message: `deleted by ${change.author}: “${change.words}”` });
    return reading.keeps === 'original' ? [{ ...look, text: change.words }] : [];
  },
  'text:change-start': (element, _, { reading }) => {
    const id = element.attribute('text:change-id') ?? '';
    const change = reading.tracked.get(id);
    if (change?.kind !== 'inserted') return [];
    reading.inserted.add(id);
    reading.remarks.push({ line: reading.line, message: `inserted by ${change.author}` });
    return [];
  },
  'text:change-end': (element, _, { reading }) => {
    reading.inserted.delete(element.attribute('text:change-id') ?? '');
    return [];
  },
  'office:annotation': (element, _, { reading }) => {
    const author = child(element, 'dc:creator')?.children.join('') ?? 'somebody';
    const text = childrenOf(element, 'text:p').map(textOf).join(' ');
    reading.remarks.push({ line: reading.line, message: `comment of ${author}: “${text}”` });
    return [];
  },
  ...Object.fromEntries(
    // Fields and marks whose words are part of the text.
    [
      'text:bookmark-ref',
      'text:reference-ref',
      'text:note-ref',
      'text:sequence',
      'text:sequence-ref',
      'text:date',
      'text:title',
      'text:subject',
      'text:author-name',
      'text:page-number',
      'text:page-count',
      'text:user-defined',
      'text:meta',
      'text:ruby',
      'text:ruby-base',
      'text:ruby-text',
      'text:hidden-text',
      'text:conditional-text',
      'text:variable-get',
      'text:variable-set',
      'text:placeholder',
      'text:chapter',
      'text:file-name',
      'text:time',
    ].map((name) => [name, through]),
  ),
};

function note(element: XmlElement, _: Look, { reading, readNote }: Around): RichRun[] {
  const body = child(element, 'text:note-body');
  if (body === undefined) return [];
  const name = String(reading.notes.size + 1);
  reading.notes.set(name, []);
  reading.notes.set(name, readNote(body));
  return [{ text: '', note: name }];
}

function frame(element: XmlElement, _: Look, { reading, boxes }: Around): RichRun[] {
  const box = descendant(element, 'draw:text-box');
  if (box !== undefined) {
    boxes.push(box);
    return [];
  }
  const alt = altOf(element);
  const bytes = reading.bytesOf(descendant(element, 'draw:image')?.attribute('xlink:href') ?? '');
  const extension = bytes === undefined ? undefined : pictureKind(bytes);
  if (bytes !== undefined && extension !== undefined) return [{ text: '', image: { alt, bytes, extension } }];
  reading.doubts.push({
    line: reading.line,
    message: `a picture is left out${alt === '' ? '' : ` (${alt})`}: it is not PNG or JPEG, or not in the file`,
    help: 'save it as PNG beside the source, and write `![what it shows](picture.png)`',
  });
  return [];
}

function withSmallFigures(run: RichRun, position: string, { changes, line }: OdtReading): RichRun {
  const text = run.text.trim();
  if (!/^\d{1,3}$/.test(text)) return run;
  const signs = position === 'super' ? '⁰¹²³⁴⁵⁶⁷⁸⁹' : '₀₁₂₃₄₅₆₇₈₉';
  const after = [...text].map((figure) => signs.charAt(Number(figure))).join('');
  changes.push({ reason: 'raised', line, before: text, after });
  return { ...run, text: run.text.replace(text, after) };
}
