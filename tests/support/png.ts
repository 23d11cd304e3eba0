/** Makes PNGs of every legal kind, each with the pixels that a reader must see. */
import { crc32, deflateSync } from 'node:zlib';

export function number(value: number, length: 2 | 4): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

export function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([number(data.length, 4), named, number(crc32(named), 4)]);
}

/** Samples of a pixel by colour type. */
export const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Depths by colour type (ISO 15948, table 11.1). */
export const DEPTHS = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

/** Offsets and steps of the passes of an interlaced PNG. */
export const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export interface PictureKind {
  width: number;
  height: number;
  color: number;
  depth: number;
  interlace: 0 | 1;
  /** A transparent colour, or alphas of the first colours of the palette. */
  transparency: boolean;
  /** Colours of the palette. */
  colors?: number;
  /** Chunks before the pixels. */
  before?: Buffer[];
}

/** A picture of that kind, with all filters and samples: its PNG, and its pixels in red, green, blue, alpha of 8 bits. */
export function picture(kind: PictureKind): { png: Buffer; pixels: number[] } {
  const { width, height, color, depth, interlace, transparency, before = [] } = kind;
  const head = Buffer.concat([number(width, 4), number(height, 4), Buffer.from([depth, color, 0, 0, interlace])]);
  const palette = color === 3 ? [chunk('PLTE', Buffer.from(paletteOf(kind).flat()))] : [];
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...palette,
    ...before,
    ...(transparency ? [chunk('tRNS', transparencyOf(kind))] : []),
    chunk('IDAT', deflateSync(storedRows(kind))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const all = Array.from({ length: width * height }, (_, at) =>
    seen(samplesAt(at % width, Math.floor(at / width), kind), kind),
  );
  return { png, pixels: all.flat() };
}

/** Samples that differ from pixel to pixel; every fifth pixel has the transparent colour. */
function samplesAt(x: number, y: number, kind: PictureKind): number[] {
  const { width, color, depth } = kind;
  const at = y * width + x;
  const range = color === 3 ? paletteOf(kind).length : 2 ** depth;
  if (at % 5 === 0 && color !== 3) return keyOf(kind);
  return Array.from(
    { length: SAMPLES[color] ?? 1 },
    (_, index) => (at * 2654435761 + index * 40503 + (at >> 3)) % range,
  );
}

function keyOf({ color, depth }: PictureKind): number[] {
  return Array.from({ length: SAMPLES[color] ?? 1 }, (_, index) => (2 ** depth - 1) >> index);
}

function paletteOf({ depth, colors = 2 ** depth }: PictureKind): number[][] {
  return Array.from({ length: colors }, (_, index) => [(index * 91 + 20) % 256, 255 - index, (index * 37) % 256]);
}

/** Alphas are said of all colours but the last. */
function alphasOf(kind: PictureKind): number[] {
  return paletteOf(kind)
    .slice(1)
    .map((_, index) => (index * 53) % 256);
}

function transparencyOf(kind: PictureKind): Buffer {
  return kind.color === 3 ? Buffer.from(alphasOf(kind)) : Buffer.concat(keyOf(kind).map((sample) => number(sample, 2)));
}

/** A pixel as it must be shown; the colour of one that is fully transparent is not told apart. */
function seen(samples: number[], kind: PictureKind): number[] {
  const { color, depth, transparency } = kind;
  if (color === 3) {
    const [index = 0] = samples;
    return [...(paletteOf(kind)[index] ?? []), transparency ? (alphasOf(kind)[index] ?? 255) : 255];
  }
  const isKey = transparency && samples.every((sample, index) => sample === keyOf(kind)[index]);
  const scaled = samples.map((sample) => Math.round((sample * 255) / (2 ** depth - 1)));
  const [one = 0, two = 0, three = 0, four = 255] = scaled;
  if (color === 0) return [one, one, one, isKey ? 0 : 255];
  return color === 4 ? [one, one, one, two] : [one, two, three, isKey ? 0 : four];
}

/** The rows of all passes, each with another filter. */
function storedRows(kind: PictureKind): Buffer {
  const { width, height, color, depth, interlace } = kind;
  const passes = interlace === 1 ? PASSES : ([[0, 0, 1, 1]] as const);
  const step = Math.max(1, (depth * (SAMPLES[color] ?? 1)) / 8);
  const rows: number[] = [];
  for (const [x0, y0, dx, dy] of passes) {
    let above: number[] = [];
    for (let y = y0; y < height && x0 < width; y += dy) {
      const samples: number[] = [];
      for (let x = x0; x < width; x += dx) samples.push(...samplesAt(x, y, kind));
      const row = packed(samples, depth);
      const filter = (y + x0) % 5;
      rows.push(filter, ...row.map((byte, at) => (byte - guess(filter, row, above, at, step)) & 255));
      above = row;
    }
  }
  return Buffer.from(rows);
}

function packed(samples: readonly number[], depth: number): number[] {
  const bits = samples.map((sample) => sample.toString(2).padStart(depth, '0')).join('');
  return (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** What a filter takes a byte for, from those beside and above it (ISO 15948, 9.2 and 9.4). */
function guess(filter: number, row: readonly number[], above: readonly number[], at: number, step: number): number {
  const [a, b, c] = [row[at - step] ?? 0, above[at] ?? 0, above[at - step] ?? 0];
  const p = a + b - c;
  const nearest = [a, b, c].toSorted((one, other) => Math.abs(p - one) - Math.abs(p - other))[0] ?? 0;
  return [0, a, b, Math.floor((a + b) / 2), nearest][filter] ?? 0;
}

/** Every legal kind: colour types, depths, interlacing, transparency, and the sizes at which passes are empty. */
export function everyKind(): [name: string, kind: PictureKind][] {
  const kinds = Object.entries(DEPTHS).flatMap(([color, depths]) =>
    depths.flatMap((depth) => kindsOf(Number(color), depth)),
  );
  kinds.push({ width: 40, height: 30, color: 3, depth: 8, interlace: 0, transparency: true, colors: 17 });
  kinds.push({ width: 40, height: 30, color: 3, depth: 8, interlace: 1, transparency: true, colors: 256 });
  kinds.push({ width: 9, height: 9, color: 3, depth: 4, interlace: 0, transparency: true, colors: 5 });
  for (const color of [2, 6])
    kinds.push({ width: 9, height: 9, color, depth: 8, interlace: 0, transparency: false, before: [SUGGESTED] });
  kinds.push({ width: 9, height: 9, color: 2, depth: 16, interlace: 1, transparency: true, before: [SUGGESTED] });
  kinds.push({ width: 9, height: 9, color: 0, depth: 8, interlace: 0, transparency: false, before: [COMMENT] });
  return kinds.map((kind) => [nameOf(kind), kind]);
}

const SUGGESTED = chunk('PLTE', Buffer.alloc(9));
const COMMENT = chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), Buffer.alloc(200_000, 65)]));

function nameOf({ width, height, color, depth, interlace, transparency, colors, before }: PictureKind): string {
  const more = before === undefined ? '' : `-${before[0]?.toString('latin1', 4, 8)}`;
  return `c${color}d${depth}i${interlace}t${Number(transparency)}-${width}x${height}${colors === undefined ? '' : `-${colors}`}${more}.png`;
}

function kindsOf(color: number, depth: number): PictureKind[] {
  const sizes = [
    [13, 11],
    [1, 1],
    [3, 2],
  ] as const;
  return sizes.flatMap(([width, height]) =>
    ([0, 1] as const).flatMap((interlace) =>
      (color < 4 ? [false, true] : [false]).map((transparency) => ({
        ...{ width, height, color, depth, interlace, transparency },
      })),
    ),
  );
}
