/** The files that a page of the manual shows: each a line with its path in backticks and a colon, then a block. */
import { readFileSync } from 'node:fs';

/** Texts by path; a page that shows no file, or one twice, is no worked example. */
export function documentedFiles(page: string): Record<string, string> {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/^`([^`\n]+)`:\n\n```[a-z]+\n([\s\S]*?)^```$/gm)];
  const files = Object.fromEntries(blocks.map(([, path = '', content = '']) => [path, content]));
  if (blocks.length === 0 || Object.keys(files).length < blocks.length) throw new Error(`No worked example in ${page}`);
  return files;
}
