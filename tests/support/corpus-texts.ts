/** Texts of the shared corpus as sources: typed labels as lists, lines of a scan joined. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the corpus is. */
export const corpusFolder = join(import.meta.dirname, '../../../shared/corpus');

/** Whether the corpus is on this machine. */
export const hasCorpus = existsSync(corpusFolder);

/** A text of the corpus. */
export function corpus(path: string): string {
  return readFileSync(join(corpusFolder, path), 'utf8');
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** Typed labels as lists: `1.` at the edge, `a)` and `(a)` under it, `(i)` under that. */
export function listed(text: string): string {
  const lines = text.split('\n').map((line) => {
    const level1 = /^\s*(\d+)\.\s+(.*)$/.exec(line);
    if (level1 !== null) return `\n${level1[1]}. ${level1[2]}\n`;
    const roman = /^\s*\(([ivx]+|1)\)\s*(.*)$/.exec(line);
    if (roman !== null && (roman[1] === '1' || ROMAN.includes(roman[1] ?? '')))
      return `\n${' '.repeat(12)}${roman[1] === '1' ? 1 : ROMAN.indexOf(roman[1] ?? '') + 1}. ${roman[2]}\n`;
    const letter = /^\s*\(?([a-z1])\)\s*(.*)$/.exec(line);
    if (letter !== null)
      return `\n${' '.repeat(6)}${letter[1] === '1' ? 12 : (letter[1]?.charCodeAt(0) ?? 0) - 96}. ${letter[2]}\n`;
    return line;
  });
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** A resolution as scanned: lines joined, the typed labels as lists. */
export function resolution(path: string, change: (text: string) => string): string {
  const text = corpus(path).replace(/([^\n])\n(?!\n|\(|\d+\. )/g, '$1 ');
  return listed(
    change(text)
      .replace(/^Adopted.*[\s\S]*$/m, '')
      .replace(/^\d+ One member[\s\S]*$/m, ''),
  );
}

/** The Universal Declaration in a column of its aligned text, as a treaty's source. */
export function declarationOfRights(column: number): string {
  const rows = corpus('udhr/aligned.tsv')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const text = (key: string) => rows.find((row) => row[0] === key)?.[column] ?? '';
  const out = [`---\ntitle: "${text('title')}"\n---`];
  for (let recital = 1; recital <= 10; recital++) if (text(`pre.${recital}`) !== '') out.push(text(`pre.${recital}`));
  for (let article = 1; article <= 30; article++) {
    out.push('# .');
    const own = rows
      .filter((row) => (row[0] ?? '').startsWith(`art_${article}.`) && !row[0]?.endsWith('title'))
      .map((row) => row[column] ?? '');
    // The second paragraph of article 2 has never had a number.
    const numbered = own.length > 1 && article !== 2;
    for (const [index, paragraph] of own.entries()) out.push(numbered ? `${index + 1}. ${paragraph}` : paragraph);
  }
  return out.join('\n\n');
}
