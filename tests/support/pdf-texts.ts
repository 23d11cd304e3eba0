/** Text of a PDF as pdf.js takes it out: of its pages, and of each element of its structure. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

async function fromPages<Value>(bytes: Uint8Array, read: (page: Page) => Promise<Value>): Promise<Value[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const values: Value[] = [];
  for (let number = 1; number <= pdf.numPages; number++) values.push(await read(await pdf.getPage(number)));
  await pdf.destroy();
  return values;
}

/** What is copied from each page: strings as they follow each other, lines ended where they end. */
export function pageTexts(bytes: Uint8Array): Promise<string[]> {
  return fromPages(bytes, async (page) => {
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  });
}

interface Element {
  role?: string;
  type?: string;
  id?: string;
  children?: Element[];
}

/** Elements that hold words, not others that hold words. */
const INLINE = new Set(['Link', 'Reference', 'Span', 'Figure']);

/** The words of each element that has its own, in the order of the structure, without marks of direction; lines are joined. */
export async function elementTexts(bytes: Uint8Array): Promise<string[]> {
  const pages = await fromPages(bytes, async (page) => {
    const texts = await markedTexts(page);
    const found: string[] = [];
    const words = (element: Element): string =>
      element.type === 'content'
        ? (texts.get(element.id ?? '') ?? '')
        : INLINE.has(element.role ?? '')
          ? (element.children ?? []).map(words).join('')
          : '';
    const visit = (element: Element): void => {
      const own = (element.children ?? []).map(words).join('');
      if (own !== '') found.push(own);
      for (const child of element.children ?? []) if (child.role !== undefined && !INLINE.has(child.role)) visit(child);
    };
    const root = (await page.getStructTree()) as Element | null;
    if (root !== null) visit(root);
    return found;
  });
  return pages.flat();
}

async function markedTexts(page: Page): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items as { type?: string; id?: string; str?: string; hasEOL?: boolean }[]) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? open.at(-1) ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str !== undefined)
      texts.set(
        open.at(-1) ?? '',
        `${texts.get(open.at(-1) ?? '') ?? ''}${item.str}${item.hasEOL === true ? '\n' : ''}`,
      );
  }
  return texts;
}
