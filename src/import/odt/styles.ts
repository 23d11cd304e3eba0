/** Styles and lists of an OpenDocument text. */
import { child, childrenOf, descendant, type XmlElement, xmlTree } from '../../package/xml-tree.js';

export interface OdtStyle {
  /** Names in small letters: its own, then those of the styles that it is based on. */
  names: string[];
  isBold: boolean | undefined;
  isItalic: boolean | undefined;
  /** `super` or `sub`. */
  position: string | undefined;
  size: number | undefined;
}

export interface OdtLevel {
  format: string;
  prefix: string;
  suffix: string;
  start: number;
  /** How many levels the label shows. */
  shown: number;
}

export interface OdtStyles {
  style: (name: string | undefined) => OdtStyle;
  level: (list: string | undefined, depth: number) => OdtLevel | undefined;
  language: string | undefined;
}

const NOTHING: OdtStyle = { names: [], isBold: undefined, isItalic: undefined, position: undefined, size: undefined };

/** Styles of both parts; those of the content go before. */
export function odtStyles(parts: readonly (string | undefined)[]): OdtStyles {
  const groups = parts.flatMap((xml) => (xml === undefined ? [] : stylesIn(xmlTree(xml))));
  const elements = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  let language: string | undefined;
  for (const one of groups) {
    const name = one.attribute('style:name') ?? '';
    if (one.name === 'style:style' && !elements.has(name)) elements.set(name, one);
    if (one.name === 'text:list-style' && !lists.has(name)) lists.set(name, one);
    if (one.name === 'style:default-style') language ??= languageOf(one);
  }
  const known = new Map<string, OdtStyle>();
  const style = (name: string | undefined, deep = 0): OdtStyle => {
    const element = name === undefined ? undefined : elements.get(name);
    if (name === undefined || element === undefined || deep > 20)
      return name === undefined ? NOTHING : { ...NOTHING, names: [plainName(name)] };
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = readStyle(element, name, style(element.attribute('style:parent-style-name'), deep + 1));
    known.set(name, made);
    return made;
  };
  return { style: (name) => style(name), level: (list, depth) => levelOf(lists.get(list ?? ''), depth), language };
}

function stylesIn(root: XmlElement): XmlElement[] {
  return ['office:automatic-styles', 'office:styles'].flatMap((name) => childrenOf(child(root, name)));
}

function languageOf(style: XmlElement): string | undefined {
  const properties = child(style, 'style:text-properties');
  const language = properties?.attribute('fo:language');
  return language === undefined || language === 'none' ? undefined : language;
}

function readStyle(element: XmlElement, name: string, base: OdtStyle): OdtStyle {
  const text = child(element, 'style:text-properties');
  const [weight, slant] = [text?.attribute('fo:font-weight'), text?.attribute('fo:font-style')];
  const size = /^([\d.]+)pt$/.exec(text?.attribute('fo:font-size') ?? '')?.[1];
  return {
    names: [plainName(element.attribute('style:display-name') ?? name), ...base.names],
    isBold: weight === undefined ? base.isBold : /^(?:bold|[6-9]00)$/.test(weight),
    isItalic: slant === undefined ? base.isItalic : slant !== 'normal',
    position: /^(super|sub)/.exec(text?.attribute('style:text-position') ?? '')?.[1] ?? base.position,
    size: size === undefined ? base.size : Number(size),
  };
}

/** `Heading_20_1` as `heading 1`. */
function plainName(name: string): string {
  return name
    .replace(/_([0-9a-f]{2})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toLowerCase();
}

function levelOf(list: XmlElement | undefined, depth: number): OdtLevel | undefined {
  const level = childrenOf(list).find((one) => one.attribute('text:level') === String(depth + 1));
  if (level === undefined) return undefined;
  return {
    format: level.name === 'text:list-level-style-number' ? (level.attribute('style:num-format') ?? '') : 'bullet',
    prefix: level.attribute('style:num-prefix') ?? '',
    suffix: level.attribute('style:num-suffix') ?? '',
    start: Number(level.attribute('text:start-value') ?? 1),
    shown: Number(level.attribute('text:display-levels') ?? 1),
  };
}

/** Title or description of a frame. */
export function altOf(frame: XmlElement): string {
  const words = [descendant(frame, 'svg:desc'), descendant(frame, 'svg:title')]
    .map((one) => one?.children.join('').replace(/\s+/g, ' ').trim() ?? '')
    .find((text) => text !== '');
  return words ?? '';
}
