/** Styles of a DOCX: what a paragraph or a run has from its style and the styles that it is based on. */
import { child, childrenOf, type XmlElement, xmlTree } from '../../package/xml-tree.js';

export interface DocxStyle {
  /** Names in small letters: its own, then those of the styles that it is based on. */
  names: string[];
  /** Level of the outline, from 0. */
  outline: number | undefined;
  list: { id: string; depth: number | undefined } | undefined;
  isBold: boolean;
  isItalic: boolean;
  /** In half points. */
  size: number | undefined;
  indent: number | undefined;
}

const NOTHING: DocxStyle = {
  names: [],
  outline: undefined,
  list: undefined,
  isBold: false,
  isItalic: false,
  size: undefined,
  indent: undefined,
};

export interface DocxStyles {
  style: (id: string | undefined) => DocxStyle;
  /** Language of the document's defaults. */
  language: string | undefined;
}

/** Styles by their ids; a style that is not there is that of the default. */
export function docxStyles(xml: string | undefined): DocxStyles {
  const root = xml === undefined ? undefined : xmlTree(xml);
  const elements = new Map(childrenOf(root, 'w:style').map((style) => [style.attribute('w:styleId') ?? '', style]));
  const known = new Map<string, DocxStyle>();
  const style = (id: string | undefined, deep = 0): DocxStyle => {
    const element = id === undefined ? undefined : elements.get(id);
    if (id === undefined || element === undefined || deep > 20) return NOTHING;
    const before = known.get(id);
    if (before !== undefined) return before;
    const made = readStyle(element, style(val(child(element, 'w:basedOn')), deep + 1));
    known.set(id, made);
    return made;
  };
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const lang = child(defaults, 'w:lang');
  const normal = childrenOf(root, 'w:style')
    .find((one) => one.attribute('w:type') === 'paragraph' && /^(?:1|true)$/.test(one.attribute('w:default') ?? ''))
    ?.attribute('w:styleId');
  return { style: (id) => style(id ?? normal), language: languageOf(lang) };
}

function languageOf(lang: XmlElement | undefined): string | undefined {
  return lang?.attribute('w:val');
}

function readStyle(element: XmlElement, base: DocxStyle): DocxStyle {
  const [paragraph, run] = [child(element, 'w:pPr'), child(element, 'w:rPr')];
  const name = (val(child(element, 'w:name')) ?? '').toLowerCase();
  const outline = numberOf(val(child(paragraph, 'w:outlineLvl')));
  const numbers = child(paragraph, 'w:numPr');
  return {
    names: [name, ...base.names],
    outline: outline ?? base.outline,
    list: numbers === undefined ? base.list : listOf(numbers, base.list),
    isBold: toggled(run, 'w:b') ?? base.isBold,
    isItalic: toggled(run, 'w:i') ?? base.isItalic,
    size: numberOf(val(child(run, 'w:sz'))) ?? base.size,
    indent: indentOf(paragraph) ?? base.indent,
  };
}

/** The list of `w:numPr`; id 0 takes a paragraph out of a list. */
export function listOf(numbers: XmlElement, base: DocxStyle['list']): DocxStyle['list'] {
  const id = val(child(numbers, 'w:numId')) ?? base?.id;
  const depth = numberOf(val(child(numbers, 'w:ilvl'))) ?? (base?.id === id ? base?.depth : undefined);
  return id === undefined || id === '0' ? undefined : { id, depth };
}

/** Left edge in twentieths of a point. */
export function indentOf(paragraph: XmlElement | undefined): number | undefined {
  const indent = child(paragraph, 'w:ind');
  return numberOf(indent?.attribute('w:left') ?? indent?.attribute('w:start'));
}

/** `w:val` of an element. */
export function val(element: XmlElement | undefined): string | undefined {
  return element?.attribute('w:val');
}

/** Whether a property that is on or off is on; undefined where nothing is said. */
export function toggled(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = child(properties, name);
  return element === undefined ? undefined : !/^(?:0|false|off|none)$/.test(val(element) ?? '');
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || !Number.isFinite(number) ? undefined : number;
}
