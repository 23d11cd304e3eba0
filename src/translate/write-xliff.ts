/** Writes XLIFF 2.1 (OASIS Standard, 13 February 2018): one file a document and language. */
import { withoutUnwritable } from '../characters.js';
import { type Code, type Inline, keyOf, sourceIds, targetIds } from './inline-codes.js';

/** What a translator is told of a unit beside its words. */
export interface UnitNote {
  category: string;
  text: string;
}

/** A unit as it is written. */
export interface XliffUnit {
  id: string;
  /** Its label, or what it is. */
  name: string;
  notes: readonly UnitNote[];
  source: readonly Inline[];
  target: readonly Inline[] | undefined;
  state: 'initial' | 'translated' | 'final';
  /** Translated of an earlier text. */
  isStale: boolean;
}

/** A document as it is written. */
export interface XliffDocument {
  /** Path of the original's source in the workspace: by it the translation finds its way back. */
  original: string;
  source: { language: string; direction: 'ltr' | 'rtl' };
  target: { language: string; direction: 'ltr' | 'rtl' };
  units: readonly XliffUnit[];
}

/** What `subState` says of words that translate an earlier text. */
export const STALE = 'engross:stale';

/** The file, as text. */
export function writeXliff({ original, source, target, units }: XliffDocument): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"${attributes({ srcLang: source.language, trgLang: target.language })}>`,
    ` <file id="document"${attributes({ original, srcDir: source.direction, trgDir: target.direction })}>`,
    ...units.map(unitText),
    ' </file>',
    '</xliff>',
    '',
  ].join('\n');
}

function unitText({ id, name, notes, source, target, state, isStale }: XliffUnit): string {
  const ids = sourceIds(source);
  const own = target === undefined ? new Map<string, Code>() : targetIds(ids, target);
  const data = new Map<string, string>();
  const lines = [`  <unit${attributes({ id: xmlId(id), name, canResegment: 'no', 'xml:space': 'preserve' })}>`];
  const sourceText = inlineText(source, ids, data);
  const targetText = target === undefined ? undefined : inlineText(target, own, data);
  if (notes.length > 0) {
    lines.push('   <notes>');
    for (const { category, text } of notes) lines.push(`    <note${attributes({ category })}>${escaped(text)}</note>`);
    lines.push('   </notes>');
  }
  if (data.size > 0) {
    lines.push('   <originalData>');
    for (const [text, key] of data) lines.push(`    <data${attributes({ id: key })}>${escaped(text)}</data>`);
    lines.push('   </originalData>');
  }
  lines.push(`   <segment${attributes({ state, ...(isStale ? { subState: STALE } : {}) })}>`);
  lines.push(`    <source>${sourceText}</source>`);
  if (targetText !== undefined) lines.push(`    <target>${targetText}</target>`);
  lines.push('   </segment>', '  </unit>');
  return lines.join('\n');
}

function inlineText(parts: readonly Inline[], ids: ReadonlyMap<string, Code>, data: Map<string, string>): string {
  const idOf = new Map([...ids].map(([id, code]) => [code, id]));
  const write = (part: Inline): string => {
    if (part.type === 'text') return escaped(part.value);
    const { code } = part;
    const id = idOf.get(code) ?? keyOf(code);
    if (part.type === 'placeholder') return `<ph${attributes({ id, ...placeholderFacts(code, data) })}/>`;
    return `<pc${attributes({ id, ...PAIRS[code.kind], ...pairFacts(code) })}>${part.children.map(write).join('')}</pc>`;
  };
  return parts.map(write).join('');
}

/** Emphasis may be left out: not every script has it. What a placeholder stands for may not. */
function placeholderFacts(code: Code, data: Map<string, string>): Record<string, string> {
  const shown = code.shown === '' ? undefined : dataKey(code.shown, data);
  return {
    canCopy: 'no',
    canDelete: code.kind === 'break' ? 'yes' : 'no',
    ...(code.kind === 'image' ? { type: 'image' } : { type: 'other' }),
    subType: `engross:${code.kind}`,
    ...(code.value === '' ? {} : { equiv: code.value }),
    ...(code.shown === '' ? {} : { disp: code.shown }),
    ...(shown === undefined ? {} : { dataRef: shown }),
  };
}

function dataKey(text: string, data: Map<string, string>): string {
  const key = data.get(text) ?? `d${data.size + 1}`;
  data.set(text, key);
  return key;
}

const PAIRS: Readonly<Partial<Record<Code['kind'], Record<string, string>>>> = {
  emphasis: { type: 'fmt', subType: 'xlf:i', canCopy: 'yes', canDelete: 'yes' },
  strong: { type: 'fmt', subType: 'xlf:b', canCopy: 'yes', canDelete: 'yes' },
  link: { type: 'link', subType: 'engross:link', canCopy: 'no', canDelete: 'no' },
  reference: { type: 'link', subType: 'engross:reference', canCopy: 'no', canDelete: 'no' },
};

function pairFacts({ kind, value }: Code): Record<string, string> {
  return kind === 'emphasis' || kind === 'strong' ? {} : { equivStart: value, dispStart: value };
}

/** Names of authors may have letters that no NMTOKEN has; these are written by their number. */
export function xmlId(id: string): string {
  return id.replace(NOT_IN_NAMES, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}

/** XML 1.0, 2.3: NameChar, less what needs no mention here. */
const NOT_IN_NAMES =
  /[^-.0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/gu;

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${escaped(value)
          .replace(/"/g, '&quot;')
          .replace(/[\t\n\r]/g, ' ')}"`,
    )
    .join('');
}

/** Carriage returns and tabs as such would be other white space when they are read again. */
function escaped(text: string): string {
  return withoutUnwritable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}
