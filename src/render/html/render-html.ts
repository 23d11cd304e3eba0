/** The official tree as one self-contained page. */
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { OfficialDocument } from '../../tree/document.js';
import type { Resources } from '../resources.js';
import { writePolicy } from './content-policy.js';
import { conversion } from './to-hast.js';

/** Renders a finished document; the page asks for nothing and runs nothing. */
export async function renderHtml(document: OfficialDocument, resources: Resources): Promise<Uint8Array> {
  const processor = unified()
    .use(remarkRehype, conversion(document, resources))
    .use(() => writePolicy)
    .use(rehypeStringify, { upperDoctype: true });
  // The door to hast: remark-rehype's types know mdast alone, its code any tree of nodes with a handler for each.
  const hast = await processor.run(document as unknown as Parameters<typeof processor.run>[0]);
  return new TextEncoder().encode(`${processor.stringify(hast)}\n`);
}
