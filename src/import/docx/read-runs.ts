/** The words of a paragraph of Word, with their emphasis, links, notes and images. */
import { child, childrenOf, descendant, type XmlElement } from '../../package/xml-tree.js';
import type { RichRun } from '../rich/rich-document.js';
import { imageOf } from './images.js';
import { isInContents, type Reading } from './reading.js';
import { toggled, val } from './styles.js';

/** What the elements around a run say of it. */
interface Around {
  link?: string | undefined;
  /** In which tracked change it is. */
  tracked?: 'inserted' | 'deleted';
}

/** The runs of an element, in order. */
export function runsOf(element: XmlElement, reading: Reading, around: Around = {}): RichRun[] {
  return childrenOf(element).flatMap((one) => READERS[one.name]?.(one, reading, around) ?? []);
}

type Reader = (element: XmlElement, reading: Reading, around: Around) => RichRun[];

const inside: Reader = (element, reading, around) => runsOf(element, reading, around);
const inserted: Reader = (element, reading, around) => trackedRuns(element, reading, around, 'inserted');
const deleted: Reader = (element, reading, around) => trackedRuns(element, reading, around, 'deleted');

const READERS: Readonly<Record<string, Reader>> = {
  'w:r': readRun,
  'w:hyperlink': (element, reading, around) => {
    const target = reading.relation(element.attribute('r:id') ?? '');
    return runsOf(element, reading, { ...around, link: target?.isExternal ? target.target : undefined });
  },
  'w:ins': inserted,
  'w:moveTo': inserted,
  'w:del': deleted,
  'w:moveFrom': deleted,
  'w:smartTag': inside,
  'w:sdt': inside,
  'w:sdtContent': inside,
  'w:customXml': inside,
  'w:dir': inside,
  'w:bdo': inside,
  'w:fldSimple': (element, reading, around) => {
    const field = { instruction: element.attribute('w:instr') ?? '', isResult: true };
    reading.fields.push(field);
    const runs = runsOf(element, reading, around);
    reading.fields.pop();
    return runs;
  },
};

function trackedRuns(
  element: XmlElement,
  reading: Reading,
  around: Around,
  tracked: 'inserted' | 'deleted',
): RichRun[] {
  const runs = runsOf(element, reading, { ...around, tracked });
  const text = runs.map((run) => run.text).join('');
  const isKept = (tracked === 'inserted') === (reading.keeps === 'accepted');
  if (text.trim() !== '' || runs.length > 0) {
    reading.tracked += 1;
    const who = element.attribute('w:author') ?? 'somebody';
    reading.remarks.push({ line: reading.line, message: `${tracked} by ${who}: “${text}”` });
    if (!isKept) reading.changes.push({ reason: 'tracked', line: reading.line, before: text, after: '' });
  }
  return isKept ? runs : [];
}

function readRun(run: XmlElement, reading: Reading, around: Around): RichRun[] {
  const properties = child(run, 'w:rPr');
  const style = reading.styles.style(val(child(properties, 'w:rStyle')));
  const isNamed = child(properties, 'w:rStyle') !== undefined;
  const isOpener = isNamed && style.names[0] === 'opener';
  const look = {
    strong: isOpener ? false : (toggled(properties, 'w:b') ?? (isNamed && style.isBold ? true : undefined)),
    emphasis: isOpener ? false : (toggled(properties, 'w:i') ?? (isNamed && style.isItalic ? true : undefined)),
    link: around.link ?? linkOfField(reading),
  };
  const isHidden = toggled(properties, 'w:vanish') === true;
  const raised = val(child(properties, 'w:vertAlign'));
  const custom = childrenOf(run).find((one) => /^(?:true|1|on)$/.test(one.attribute('w:customMarkFollows') ?? ''));
  if (custom !== undefined) return [titleCall(custom, run, reading)];
  const isOfNotes = isNamed && style.names[0] === 'footnote reference';
  return childrenOf(run).flatMap((one) => {
    const found = contentOf(one, reading, look);
    if (isOfNotes && found.every(({ text, note }) => note === undefined && BETWEEN_CALLS.test(text))) return [];
    if (isHidden || isInContents(reading)) {
      leaveOut(found, isHidden ? 'hidden' : 'contents', reading);
      return [];
    }
    return raised === 'superscript' || raised === 'subscript'
      ? found.map((made) => withSmallFigures(made, raised, reading))
      : found;
  });
}

/** What is printed between the calls of two notes, or as the mark of a note with one of its own. */
const BETWEEN_CALLS = /^[\s\u00a0,،、*]*$/u;

/** The call of a note with a mark of its own: `*`. */
function titleCall(one: XmlElement, run: XmlElement, { calls }: Reading): RichRun {
  const mark = childrenOf(run, 'w:t')
    .flatMap(({ children }) => children)
    .join('')
    .trim();
  const note = /^\*+$/.test(mark) && ![...calls.values()].includes(mark) ? mark : String(calls.size + 1);
  calls.set(`${one.name === 'w:endnoteReference' ? 'endnotes' : 'footnotes'} ${one.attribute('w:id') ?? ''}`, note);
  return { text: '', note };
}

function leaveOut(runs: readonly RichRun[], reason: 'hidden' | 'contents', { changes, line }: Reading): void {
  const before = runs.map((run) => run.text).join('');
  if (before.trim() !== '') changes.push({ reason, line, before, after: '' });
}

function linkOfField({ fields }: Reading): string | undefined {
  const open = fields.findLast(({ instruction }) => /^\s*HYPERLINK\s/.test(instruction));
  return /HYPERLINK\s+"([^"]+)"/.exec(open?.instruction ?? '')?.[1];
}

function contentOf(one: XmlElement, reading: Reading, look: Omit<RichRun, 'text'>): RichRun[] {
  switch (one.name) {
    case 'w:t':
    case 'w:delText':
      return [{ ...look, text: one.children.filter((text) => typeof text === 'string').join('') }];
    case 'w:tab':
    case 'w:ptab':
      return [{ ...look, text: '\t' }];
    case 'w:br':
      return /page|column/.test(one.attribute('w:type') ?? '') ? [] : [{ text: '', isBreak: true }];
    case 'w:cr':
      return [{ text: '', isBreak: true }];
    case 'w:noBreakHyphen':
      return [{ ...look, text: '\u2011' }];
    case 'w:sym':
      return symbol(one, reading);
    case 'w:footnoteReference':
      return [call('footnotes', one, reading)];
    case 'w:endnoteReference':
      return [call('endnotes', one, reading)];
    case 'w:commentReference':
      comment(one.attribute('w:id') ?? '', reading);
      return [];
    case 'w:fldChar':
      fieldMark(one.attribute('w:fldCharType'), reading);
      return [];
    case 'w:instrText': {
      const field = reading.fields.at(-1);
      if (field !== undefined && !field.isResult) field.instruction += one.children.join('');
      return [];
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return drawn(one, reading);
    case 'mc:AlternateContent':
      return childrenOf(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback')).flatMap((inner) =>
        contentOf(inner, reading, look),
      );
    default:
      return [];
  }
}

function fieldMark(type: string | undefined, { fields }: Reading): void {
  if (type === 'begin') fields.push({ instruction: '', isResult: false });
  else if (type === 'end') fields.pop();
  else {
    const field = fields.at(-1);
    if (field !== undefined) field.isResult = true;
  }
}

function call(part: string, one: XmlElement, { calls }: Reading): RichRun {
  const key = `${part} ${one.attribute('w:id') ?? ''}`;
  const note = calls.get(key) ?? String(calls.size + 1);
  calls.set(key, note);
  return { text: '', note };
}

function comment(id: string, { comments, remarks, line }: Reading): void {
  const found = comments.get(id);
  if (found !== undefined) remarks.push({ line, message: `comment of ${found.author}: “${found.text}”` });
}

/** A sign by its place in a font of signs; its name is all that a reader without the font has. */
function symbol(one: XmlElement, { doubts, line }: Reading): RichRun[] {
  const code = Number.parseInt(one.attribute('w:char') ?? '', 16);
  const font = one.attribute('w:font') ?? 'an unknown font';
  const isPrivate = !Number.isFinite(code) || code >= 0xe000 || code < 0x20 || /symbol|wingdings|webdings/i.test(font);
  if (!isPrivate) return [{ text: String.fromCharCode(code) }];
  doubts.push({ line, message: `a sign of the font ${font} has no character`, help: 'type the sign where it belongs' });
  return [];
}

function drawn(one: XmlElement, reading: Reading): RichRun[] {
  const box = descendant(one, 'w:txbxContent');
  if (box !== undefined) {
    reading.boxes.push(box);
    return [];
  }
  const image = imageOf(one, reading);
  return image === undefined ? [] : [{ text: '', image }];
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** Figures that are raised or lowered, as `km²` and `CO₂`: a source has no other way to write them. */
function withSmallFigures(run: RichRun, raised: 'superscript' | 'subscript', { changes, line }: Reading): RichRun {
  const text = run.text.trim();
  if (!/^\d{1,3}$/.test(text)) return run;
  const signs = raised === 'superscript' ? RAISED : LOWERED;
  const after = [...text].map((figure) => signs.charAt(Number(figure))).join('');
  changes.push({ reason: 'raised', line, before: text, after });
  return { ...run, text: run.text.replace(text, after) };
}
