/** PNGs of every legal kind through the built command; Poppler takes the pictures out of the PDF. Skipped where it is not. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engross, folderWith } from '../support/cli.js';
import { everyKind, type PictureKind, picture } from '../support/png.js';
import { has } from '../support/words.js';

const poppler = has('pdfimages');
if (!poppler) console.warn('pdfimages is not here: Poppler takes no picture out of a PDF.');

interface Extracted {
  /** Samples of a pixel: 1 or 3. */
  samples: number;
  data: number[];
}

/** A picture as `pdfimages` writes it: PBM, PGM or PPM. */
function readPnm(bytes: Buffer): Extracted {
  const head = /^(P[456])\s+(\d+)\s+(\d+)\s+(?:255\s)?/.exec(bytes.toString('latin1', 0, 40));
  if (head === null) throw new Error(`no PNM: ${bytes.toString('latin1', 0, 20)}`);
  const [all, type, width, height] = [head[0], head[1], Number(head[2]), Number(head[3])];
  const data = bytes.subarray(all.length);
  if (type !== 'P4') return { samples: type === 'P6' ? 3 : 1, data: [...data] };
  const bit = (x: number, y: number) => ((data[y * Math.ceil(width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
  const pixels = Array.from({ length: width * height }, (_, at) => 255 * (1 - bit(at % width, Math.floor(at / width))));
  return { samples: 1, data: pixels };
}

/** The pictures of a PDF in their order, each with its mask of alphas. */
function extracted(folder: string, pdf: string): { image: Extracted; mask: Extracted | undefined }[] {
  const list = execFileSync('pdfimages', ['-list', pdf], { cwd: folder, encoding: 'utf8' }).trim().split('\n').slice(2);
  execFileSync('pdfimages', [pdf, 'out'], { cwd: folder });
  const files = readdirSync(folder)
    .filter((name) => /^out-\d+\.p[bgp]m$/.test(name))
    .sort();
  expect(files).toHaveLength(list.length);
  const found: { image: Extracted; mask: Extracted | undefined }[] = [];
  for (const [index, line] of list.entries()) {
    const one = readPnm(readFileSync(join(folder, files[index] ?? '')));
    const last = found.at(-1);
    if (line.trim().split(/\s+/)[2] === 'image') found.push({ image: one, mask: undefined });
    else if (last !== undefined) last.mask = one;
  }
  return found;
}

it.skipIf(!poppler)('Poppler sees the pixels of every kind of PNG', { timeout: 120_000 }, async () => {
  // `pdfimages` writes any picture of one bit in black and white, whatever its two colours: pdf.js reads those (png-kinds.test.ts).
  const isTwoColours = ({ color, depth, transparency }: PictureKind) => color === 3 && depth === 1 && !transparency;
  const kinds = everyKind()
    .map(([name, kind]) => ({ name, kind, ...picture(kind) }))
    .filter(({ kind }) => !isTwoColours(kind));
  const text = kinds.map(({ name }) => `![Picture ${name}](${name})`).join('\n\n');
  const { folder, done } = folderWith({
    'text.en.md': `---\ntitle: Pictures\nsymbol: A/1\ndate: 2027-01-01\n---\n\nWords.\n\n${text}\n`,
    ...Object.fromEntries(kinds.map(({ name, png }) => [name, png])),
  });
  try {
    const { code, stderr } = await engross(folder, [
      'build',
      'text.en.md',
      '--kind',
      'note',
      '--format',
      'pdf',
      '--out',
      'out',
    ]);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('image')]);
    const [pdf] = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.pdf'),
    );
    const found = extracted(folder, join('out', pdf ?? ''));
    expect(found).toHaveLength(kinds.length);
    const wrong = kinds.filter(({ pixels, kind }, index) => !isSame(found[index], pixels, kind.depth));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  } finally {
    done();
  }
});

/** Whether all pixels that can be seen agree; 16 bits may be rounded either way. */
function isSame(
  found: ReturnType<typeof extracted>[number] | undefined,
  wanted: readonly number[],
  depth: number,
): boolean {
  if (found === undefined) return false;
  const { image, mask } = found;
  const near = (one: number | undefined, other: number | undefined) =>
    Math.abs((one ?? -9) - (other ?? 0)) <= (depth === 16 ? 1 : 0);
  return Array.from({ length: wanted.length / 4 }, (_, at) => at).every((at) => {
    const alpha = mask === undefined ? 255 : mask.data[at * mask.samples];
    const colour = [0, 1, 2].map((index) => image.data[at * image.samples + (image.samples === 3 ? index : 0)]);
    const isSeen = wanted[at * 4 + 3] !== 0;
    return (
      near(alpha, wanted[at * 4 + 3]) && (!isSeen || colour.every((one, index) => near(one, wanted[at * 4 + index])))
    );
  });
}
