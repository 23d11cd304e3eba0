/** The official tree as one self-contained page. */
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { OfficialDocument } from '../../tree/document.js';
import type { Resources } from '../resources.js';
import { writePolicy } from './content-policy.js';
import { reportFault, runPlugins } from './run-plugins.js';
import { conversion } from './to-hast.js';

/** Renders a finished document; the page asks for nothing and runs nothing. */
export async function renderHtml(document: OfficialDocument, resources: Resources): Promise<Uint8Array> {
  const processor = unified()
    .use(remarkRehype, conversion(document, resources))
    .use(() => (page: Root) => runPlugins(page, resources))
    .use(() => writePolicy)
    .use(rehypeStringify, { upperDoctype: true });
  // The door to hast: remark-rehype's types know mdast alone, its code any tree of nodes with a handler for each.
  const page = await processor.run(document as unknown as Parameters<typeof processor.run>[0]);
  return new TextEncoder().encode(`${written(() => processor.stringify(page), resources)}\n`);
}

/** What `write` returns; where plugins left a page that cannot be written, a message and nothing. */
function written(write: () => string, { plugins = [], file }: Resources): string {
  try {
    return write();
  } catch (error) {
    const last = plugins.at(-1);
    if (last === undefined) throw error;
    reportFault(file, last.name, error);
    return '';
  }
}
