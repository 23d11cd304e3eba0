/** Which images are taken: whole, upright, PNG or JPEG; what is told of the others. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readImage } from '../src/world/images.js';
import { chunk, number, PASSES, SAMPLES } from './support/png.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Kind {
  color?: number;
  depth?: number;
  interlace?: 0 | 1;
  /** Chunks before the pixels. */
  before?: Buffer[];
  /** The pixels in place of black ones, not compressed. */
  rows?: Buffer;
  /** The compressed pixels. */
  data?: Buffer;
}

/** Black pixels with the filter byte of each row. */
function blackRows(width: number, height: number, { color = 0, depth = 8, interlace = 0 }: Kind): Buffer {
  const passes = interlace === 1 ? PASSES : ([[0, 0, 1, 1]] as const);
  const sizes = passes.map(([x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    const bits = columns * depth * (SAMPLES[color] ?? 1);
    return columns > 0 && rows > 0 ? rows * (Math.ceil(bits / 8) + 1) : 0;
  });
  return Buffer.alloc(sizes.reduce((sum, size) => sum + size, 0));
}

function png(width: number, height: number, kind: Kind = {}): Buffer {
  const { color = 0, depth = 8, interlace = 0, before = [], rows = blackRows(width, height, kind) } = kind;
  const head = Buffer.concat([number(width, 4), number(height, 4), Buffer.from([depth, color, 0, 0, interlace])]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const palette = color === 3 ? [chunk('PLTE', Buffer.alloc(3 * 2 ** depth))] : [];
  const data = kind.data ?? deflateSync(rows);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    ...palette,
    ...before,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The header of a PNG that says more pixels than it has. */
function pretending(width: number, height: number): Buffer {
  return png(width, height, { rows: Buffer.alloc(100) });
}

/** A transparent grey, and a comment. */
const KEY = chunk('tRNS', number(0, 2));
const NOTE = chunk('tEXt', Buffer.from('Comment\0a'));

/** The PNG with a chunk before its first or last one of that name. */
function withChunk(bytes: Buffer, added: Buffer, name: string, which: 'first' | 'last' = 'first'): Buffer {
  const at = (which === 'first' ? bytes.indexOf(name) : bytes.lastIndexOf(name)) - 4;
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
}

/** Two grey pixels. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z',
  'base64',
);

/** The same with EXIF that says how it is turned, and the marks of a small picture inside. */
function exif(orientation: number): Buffer {
  const entry = Buffer.concat([number(0x112, 2), number(3, 2), number(1, 4), number(orientation, 2), number(0, 2)]);
  const tiff = Buffer.concat([Buffer.from('4d4d002a00000008', 'hex'), number(1, 2), entry, number(0, 4)]);
  const data = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('ffdaffd9', 'hex')]);
  return Buffer.concat([
    JPEG.subarray(0, 2),
    Buffer.from('ffe1', 'hex'),
    number(data.length + 2, 2),
    data,
    JPEG.subarray(2),
  ]);
}

/** Place of the frame header in the JPEG: its precision, height, width and number of components follow. */
const FRAME = JPEG.indexOf(Buffer.from('ffc0', 'hex'));

/** The JPEG with another process (marker), precision or number of components in its frame. */
function frame({ marker = 0xc0, bits = 8, components = 1 }): Buffer {
  const data = Buffer.concat([
    Buffer.from([0xff, marker]),
    number(8 + 3 * components, 2),
    Buffer.from([bits, 0, 1, 0, 2, components]),
    ...Array.from({ length: components }, (_, index) => Buffer.from([index + 1, 0x11, 0])),
  ]);
  return Buffer.concat([JPEG.subarray(0, FRAME), data, JPEG.subarray(FRAME + 13)]);
}

/** The JPEG with segments after its beginning. */
function segments(...parts: [marker: number, data: Buffer][]): Buffer {
  const all = parts.map(([marker, data]) =>
    Buffer.concat([Buffer.from([0xff, marker]), number(data.length + 2, 2), data]),
  );
  return Buffer.concat([JPEG.subarray(0, 2), ...all, JPEG.subarray(2)]);
}

/** An ICC profile with that colour space. */
function profile(space: string): Buffer {
  return Buffer.concat([Buffer.alloc(16), Buffer.from(space), Buffer.alloc(108)]);
}

const iccJpeg = (space: string) =>
  segments([0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), profile(space)])]);
const iccPng = (space: string) =>
  png(3, 2, { before: [chunk('iCCP', Buffer.concat([Buffer.from('name\0\0'), deflateSync(profile(space))]))] });

async function read(name: string, bytes?: Buffer): Promise<unknown> {
  if (bytes !== undefined) writeFileSync(join(folder, name), bytes);
  const image = await readImage(folder, name);
  return 'problem' in image ? image.problem : [image.type, image.width, image.height];
}

describe('an image', () => {
  const changed = png(2, 2);
  changed[45] = 0xff;

  it.each([
    ['ok.png', png(3, 2), ['png', 3, 2]],
    ['followed.png', Buffer.concat([png(3, 2), Buffer.from('more')]), ['png', 3, 2]],
    ['ok.jpg', JPEG, ['jpeg', 2, 1]],
    ['upright.jpg', exif(1), ['jpeg', 2, 1]],
    ['turned.jpg', exif(6), 'is a photograph stored turned: save it again upright'],
    ['cut.png', png(9, 9).subarray(0, -14), 'is damaged or not whole'],
    ['changed.png', changed, 'is damaged or not whole'],
    ['cut.jpg', exif(1).subarray(0, -9), 'is damaged or not whole'],
    ['text.png', Buffer.from('hello'), 'is no image'],
    ['empty.png', Buffer.alloc(0), 'is no image'],
    ['flat.png', png(0, 2), 'has no size'],
  ])('%s', async (name, bytes, wanted) => expect(await read(name, bytes)).toEqual(wanted));

  it.each([
    ['whole.png', [10_000, 6000], 'is damaged or not whole'],
    ['large.png', [10_000, 6001], 'has 10000 × 6001 pixels'],
    ['endless.png', [2 ** 31 - 1, 2 ** 31 - 1], 'has 2147483647 × 2147483647 pixels'],
    ['long.png', [1, 40_000], 'has 1 × 40000 pixels'],
  ] as const)('%s: its pixels are counted before they are decoded', async (name, [width, height], wanted) =>
    expect(await read(name, pretending(width, height))).toBe(wanted),
  );

  it.each([
    ['one transparent grey', { color: 0, depth: 1, before: [KEY] }, 2],
    ['one transparent colour', { color: 2, depth: 8, before: [chunk('tRNS', Buffer.alloc(6))] }, 4],
    ['one transparent deep colour', { color: 2, depth: 16, before: [chunk('tRNS', Buffer.alloc(6))] }, 6],
    ['a transparent palette', { color: 3, depth: 4, before: [chunk('tRNS', Buffer.alloc(1))] }, 1],
    ['interlaced bits', { color: 0, depth: 1, interlace: 1 as const }, 1],
    ['an alpha channel', { color: 6, depth: 8 }, 4],
    ['none of these', { color: 2, depth: 8 }, 0],
  ])('PNG with %s: bytes of a pixel while the PDF is made', async (_, kind, bytes) => {
    writeFileSync(join(folder, 'counted.png'), png(100, 50, kind));
    expect(await readImage(folder, 'counted.png')).toMatchObject({ decoded: 100 * 50 * bytes });
  });

  it('with more pixels than can be decoded is refused', async () => {
    const before = [chunk('tRNS', Buffer.alloc(6))];
    expect(await read('much.png', png(10_000, 4001, { color: 2, before }))).toBe(
      'has 10000 × 4001 pixels and transparency or interlacing',
    );
  });

  it('says what to do', async () => {
    writeFileSync(join(folder, 'large.png'), pretending(10_000, 6001));
    expect(await readImage(folder, 'large.png')).toEqual({
      problem: 'has 10000 × 6001 pixels',
      help: 'Save it again with at most 60 million pixels and 32767 on a side: 300 a printed inch are enough.',
    });
    writeFileSync(join(folder, 'ink.jpg'), frame({ components: 4 }));
    expect(await readImage(folder, 'ink.jpg')).toEqual({
      problem: expect.stringContaining('CMYK'),
      help: expect.stringContaining('Save it again in RGB'),
    });
  });

  it('of a few bytes that decompress to gigabytes is damaged, and is not decompressed', async () => {
    const bomb = deflateSync(Buffer.alloc(2 ** 26), { level: 9 });
    expect(await read('bomb.png', png(9, 9, { data: bomb }))).toBe('is damaged or not whole');
  });

  it.each([
    ['short', png(9, 9, { rows: Buffer.alloc(89) })],
    ['long', png(9, 9, { rows: Buffer.alloc(91) })],
    ['an unknown filter', png(9, 9, { rows: Buffer.alloc(90, 5) })],
    [
      'an unknown filter in a pass',
      png(9, 9, { interlace: 1, rows: Buffer.alloc(blackRows(9, 9, { interlace: 1 }).length, 9) }),
    ],
    ['not compressed', png(9, 9, { data: Buffer.alloc(90) })],
    ['cut in its compression', png(9, 9, { data: deflateSync(Buffer.alloc(90)).subarray(0, -4) })],
    ['3 bits deep', png(9, 9, { depth: 3 })],
    ['truecolour of 4 bits', png(9, 9, { color: 2, depth: 4 })],
    ['more transparent than its palette', png(9, 9, { color: 3, before: [chunk('tRNS', Buffer.alloc(257))] })],
    ['transparent twice', png(9, 9, { before: [KEY, KEY] })],
    ['transparent in a colour of one sample', png(9, 9, { color: 2, before: [KEY] })],
    ['transparent beside an alpha channel', png(9, 9, { color: 6, before: [chunk('tRNS', Buffer.alloc(6))] })],
    ['transparent after the pixels', withChunk(png(9, 9), KEY, 'IEND')],
    ['transparent before the palette', withChunk(png(9, 9, { color: 3 }), chunk('tRNS', Buffer.alloc(1)), 'PLTE')],
    ['grey with a palette', png(9, 9, { before: [chunk('PLTE', Buffer.alloc(3))] })],
    ['half a colour in a suggested palette', png(9, 9, { color: 2, before: [chunk('PLTE', Buffer.alloc(4))] })],
    ['of 257 colours', png(9, 9, { color: 2, before: [chunk('PLTE', Buffer.alloc(257 * 3))] })],
    ['in two places', withChunk(withChunk(png(9, 9), chunk('IDAT', Buffer.alloc(0)), 'IEND'), NOTE, 'IDAT', 'last')],
    ['of a kind of its own (an essential chunk)', png(9, 9, { before: [chunk('CgBI', Buffer.alloc(4))] })],
    ['a profile that is none', png(9, 9, { before: [chunk('iCCP', Buffer.from('name\0\0hello'))] })],
  ])('PNG data that are %s: damaged', async (name, bytes) =>
    expect(await read(`${name}.png`, bytes)).toBe('is damaged or not whole'),
  );

  it.each([
    ['rgb.png', iccPng('RGB '), ['png', 3, 2]],
    ['grey.png', iccPng('GRAY'), ['png', 3, 2]],
    ['lab.png', iccPng('Lab '), 'has a colour profile that is neither RGB nor grey'],
    ['cmyk.png', iccPng('CMYK'), 'is in CMYK, the colours of printing inks'],
    ['rgb.jpg', iccJpeg('RGB '), ['jpeg', 2, 1]],
    ['lab.jpg', iccJpeg('Lab '), 'has a colour profile that is neither RGB nor grey'],
    ['cmyk.jpg', iccJpeg('CMYK'), 'is in CMYK, the colours of printing inks'],
    ['baseline.jpg', frame({}), ['jpeg', 2, 1]],
    ['extended.jpg', frame({ marker: 0xc1 }), ['jpeg', 2, 1]],
    ['progressive.jpg', frame({ marker: 0xc2 }), ['jpeg', 2, 1]],
    ['colour.jpg', frame({ components: 3 }), ['jpeg', 2, 1]],
    ['inks.jpg', frame({ components: 4 }), 'is in CMYK, the colours of printing inks'],
    ['two.jpg', frame({ components: 2 }), 'is a JPEG with 2 colour channels'],
    ['deep.jpg', frame({ marker: 0xc1, bits: 12 }), 'is a JPEG with 12 bits a sample'],
    ['lossless.jpg', frame({ marker: 0xc3 }), 'is a lossless JPEG'],
    ['hierarchical.jpg', frame({ marker: 0xc5 }), 'is a hierarchical JPEG'],
    ['arithmetic.jpg', frame({ marker: 0xc9 }), 'is a JPEG with arithmetic coding'],
    [
      'filled.jpg',
      Buffer.concat([JPEG.subarray(0, 2), Buffer.from([0xff]), JPEG.subarray(2)]),
      'is damaged or not whole',
    ],
    ['codes.jpg', segments([0xc4, Buffer.alloc(18, 9)]), 'is damaged or not whole'],
    ['quantization.jpg', segments([0xdb, Buffer.alloc(60)]), 'is damaged or not whole'],
    ['followed.jpg', Buffer.concat([JPEG, Buffer.from('a video of the phone')]), ['jpeg', 2, 1]],
  ])('%s', async (name, bytes, wanted) => expect(await read(name, bytes)).toEqual(wanted));

  it('cut or changed anywhere is refused or taken, and never makes trouble', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(png(9, 9, { color: 6 }), png(9, 9, { interlace: 1 }), JPEG, exif(1), iccJpeg('RGB ')),
        fc.nat(400),
        fc.nat(255),
        fc.boolean(),
        async (image, at, value, isCut) => {
          const changed = Buffer.from(isCut ? image.subarray(0, at) : image);
          if (!isCut && at < changed.length) changed[at] = value;
          const result = await read('changed', changed);
          if (Array.isArray(result)) expect(['png', 'jpeg']).toContain(result[0]);
          else expect(result).toEqual(expect.any(String));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('that is not there, or a folder', async () => {
    mkdirSync(join(folder, 'folder.png'));
    expect(await read('none.png')).toBe('cannot be read (there is no such file)');
    expect(await read('folder.png')).toBe('cannot be read (it is no file)');
  });
});
