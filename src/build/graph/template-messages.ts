/** Messages on templates, which every thread finds anew, told once. */
import { VFile } from 'vfile';
import { unpackMessages } from '../store/message-data.js';
import type { Work } from './work.js';

/** One file for each template that is unsound, unless it is among `known` with its messages. */
export function templateFiles(works: readonly Work[], known: readonly VFile[]): VFile[] {
  const files = new Map<string, VFile>();
  for (const { path, messages } of works.flatMap((work) => work.record?.templates ?? [])) {
    if (files.has(path) || known.some((file) => file.path === path && file.messages.length > 0)) continue;
    const file = new VFile({ path });
    unpackMessages(file, messages);
    files.set(path, file);
  }
  return [...files.values()];
}
