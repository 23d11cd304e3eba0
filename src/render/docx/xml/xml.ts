/** XML as text, for the parts of the package that the library does not write or writes incompletely. */
import { escapeXml } from '../../escape-xml.js';

/** Values of attributes; one that is undefined is left out. */
export type Attributes = Record<string, string | number | undefined>;

/** An element as text; `children` are XML already, empty ones are left out. */
export function xml(name: string, attributes: Attributes = {}, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A WordprocessingML property with its value in `w:val`. */
export function val(name: string, value: string | number): string {
  return xml(name, { 'w:val': value });
}

/** A WordprocessingML property that is on or off; nothing when it is undefined. */
export function toggle(name: string, value: boolean | undefined): string {
  if (value === undefined) return '';
  return value ? `<${name}/>` : `<${name} w:val="0"/>`;
}

/** An XML part of the package. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** The namespaces of a WordprocessingML part that we write whole. */
export const WORD_NAMESPACES: Attributes = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
