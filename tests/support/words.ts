/** Words of documents, for comparing what was written with what stands in the outputs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partsOf } from './projections.js';

/** Words in order: white space, quotation marks and dashes folded. */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .replace(/[‘’‚‛'`´]/g, "'")
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\u0080-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  return folded.split(/\s+/).filter((word) => word !== '');
}

/** Text of a PDF in reading order, as Poppler gives it. */
export function pdfWords(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    return wordsOf(
      execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'a.pdf'), '-'], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text of the body of a DOCX. */
export function docxWords(bytes: Uint8Array): string[] {
  const body = partsOf(bytes).get('word/document.xml') ?? '';
  const paragraphs = body.match(/<w:p[ >][\s\S]*?<\/w:p>/g) ?? [];
  const texts = paragraphs.map((xml) =>
    [...xml.matchAll(/<w:t(?: [^>]*)?>([\s\S]*?)<\/w:t>|<w:(?:br|tab)\/>/g)].map((match) => match[1] ?? ' ').join(''),
  );
  return wordsOf(entities(texts.join('\n')));
}

/** Text of a page's body. */
export function htmlWords(bytes: Uint8Array): string[] {
  const page = new TextDecoder().decode(bytes);
  const body = page.slice(page.indexOf('<main'), page.lastIndexOf('</main>'));
  return wordsOf(entities(body.replace(/<\/(?:p|h\d|li|td|th|caption)>|<br>|<p\b/g, '\n$&').replace(/<[^>]+>/g, '')));
}

function entities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex !== undefined
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal !== undefined
        ? String.fromCodePoint(Number(decimal))
        : (named[name ?? ''] ?? whole),
  );
}

/** Whether `wanted` stands in `found` word by word, in order; other words (furniture, labels) may stand between. Gives what is missing first. */
export function firstMissing(wanted: readonly string[], found: readonly string[]): string | undefined {
  let at = 0;
  for (const [index, word] of wanted.entries()) {
    while (at < found.length && found[at] !== word) at++;
    if (at === found.length) return `${wanted.slice(Math.max(0, index - 5), index).join(' ')} >>${word}<<`;
    at++;
  }
  return undefined;
}

/**
 * The same for a PDF, where a line may end inside a word (after its hyphen or slash) and heads and feet of pages stand
 * between: characters are compared, each word soon after the one before it.
 */
export function firstMissingOnPages(wanted: readonly string[], found: readonly string[]): string | undefined {
  const text = found.join('').replaceAll('-', '');
  let at = 0;
  for (const [index, word] of wanted.entries()) {
    const bare = word.replaceAll('-', '');
    const next = text.indexOf(bare, at);
    if (next === -1 || next - at > NEAR) return `${wanted.slice(Math.max(0, index - 5), index).join(' ')} >>${word}<<`;
    at = next + bare.length;
  }
  return undefined;
}

/** Characters of furniture and notes that may stand between two words, at a page's end. */
const NEAR = 400;

/** Whether a program is on this machine. */
export function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
