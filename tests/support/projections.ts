/** Documents made readable: what a golden shows of each format. */
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { stringify } from 'yaml';
import type { OfficialDocument } from '../../src/tree/document.js';

/** The tree without positions, as YAML; the fingerprints and the source's hash stay, they must not change by accident. */
export function treeText(document: OfficialDocument): string {
  const bare = JSON.parse(JSON.stringify(document, (key, value) => (key === 'position' ? undefined : value)));
  return stringify(bare, { lineWidth: 120 });
}

/** The page without its style sheet, an element a line. */
export function htmlText(bytes: Uint8Array): string {
  const page = new TextDecoder()
    .decode(bytes)
    .replace(/<style>[\s\S]*?<\/style>/, '<style>…</style>')
    .replace(/sha256-[^']+&#x27;/, 'sha256-…&#x27;');
  return page.replace(
    /(<\/(?:p|h\d|li|ol|ul|div|section|nav|header|main|tr|table|thead|tbody|head|title|style|figure|footer)>|<(?:ol|ul|div|section|nav|header|main|head|body|table|thead|tbody|tr|link|meta)\b[^>]*>)/g,
    '$1\n',
  );
}

/** Parts of a package by path. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

/** Each paragraph of the body as `style [list/level] text`, then the notes, heads and feet. */
export function docxText(bytes: Uint8Array): string {
  const parts = partsOf(bytes);
  const names = [...parts.keys()]
    .filter((path) => /^word\/(?:document|footnotes|header\d|footer\d)\.xml$/.test(path))
    .sort();
  return names.map((name) => `# ${name}\n${paragraphsOf(parts.get(name) ?? '')}\n`).join('\n');
}

function paragraphsOf(xml: string): string {
  const found = xml.match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? [];
  return found
    .map(paragraphText)
    .filter((line) => line !== '')
    .join('\n');
}

function paragraphText(xml: string): string {
  const style = /<w:pStyle w:val="([^"]+)"/.exec(xml)?.[1] ?? '';
  const list = /<w:ilvl w:val="(\d+)"\/><w:numId w:val="(\d+)"/.exec(xml);
  const bookmarks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map((match) => match[1]).join(' ');
  const text = xml
    .replace(/<w:instrText[^>]*>([\s\S]*?)<\/w:instrText>/g, '<w:t>{$1}</w:t>')
    .replace(/<w:(?:tab|br)\/>/g, '<w:t>\t</w:t>')
    .replace(/<w:footnoteReference [^>]*w:id="(\d+)"[^>]*>/g, '<w:t>[note $1]</w:t>');
  const words = [...text.matchAll(/<w:t(?: [^>]*)?>([\s\S]*?)<\/w:t>/g)].map((match) => match[1]).join('');
  return [style, list === null ? '' : `[${list[2]}/${list[1]}]`, bookmarks === '' ? '' : `#${bookmarks}`, words]
    .filter((part) => part !== '')
    .join(' ');
}

interface StructNode {
  role?: string;
  type?: string;
  id?: string;
  alt?: string;
  children?: StructNode[];
}

/** The structure of each page with the words under each element, as a reader who hears the document gets them. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const texts = await markedTexts(page);
    const tree = (await page.getStructTree()) as StructNode | null;
    pages.push(`# page ${number}\n${tree === null ? '' : structLines(tree, texts, 0).join('\n')}`);
  }
  await pdf.destroy();
  return `${pages.join('\n\n')}\n`;
}

async function markedTexts(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>,
): Promise<Map<string, string>> {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of content.items as { type?: string; id?: string; str?: string }[]) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? open.at(-1) ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str !== undefined)
      texts.set(open.at(-1) ?? '', (texts.get(open.at(-1) ?? '') ?? '') + item.str.replace(INVISIBLE, ''));
  }
  return texts;
}

/** Marks of direction and what else prints nothing: they tell readers of PDF how letters stand, and are none of the words. */
export const INVISIBLE = /[\u200b\u200e\u200f\u2066-\u2069]/g;

/** Elements that stand among words. */
const INLINE = new Set(['Link', 'Reference', 'Span']);

/** An element a line, with its words; those of elements among words stand in braces where they are read. */
function structLines(node: StructNode, texts: ReadonlyMap<string, string>, depth: number): string[] {
  const children = node.children ?? [];
  const own = children.map((child) => wordsIn(child, texts)).join('');
  const alt = node.alt === undefined ? '' : ` (${node.alt})`;
  const line = `${'  '.repeat(depth)}${node.role ?? ''}${alt}${own === '' ? '' : `: ${own.trim()}`}`;
  const blocks = children.filter((child) => child.role !== undefined && !INLINE.has(child.role));
  return [line, ...blocks.flatMap((child) => structLines(child, texts, depth + 1))];
}

function wordsIn(node: StructNode, texts: ReadonlyMap<string, string>): string {
  if (node.type === 'content') return texts.get(node.id ?? '') ?? '';
  if (node.role === undefined || !INLINE.has(node.role)) return '';
  return `{${node.role} ${(node.children ?? []).map((child) => wordsIn(child, texts)).join('')}}`;
}
