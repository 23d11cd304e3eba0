/** Which images are taken: whole, upright, PNG or JPEG; what is told of the others. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readImage } from '../src/world/images.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

function number(value: number, length: 2 | 4): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([number(data.length, 4), named, number(crc32(named), 4)]);
}

function png(width: number, height: number): Buffer {
  const head = Buffer.concat([number(width, 4), number(height, 4), Buffer.from([8, 0, 0, 0, 0])]);
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
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

  it('that is not there, or a folder', async () => {
    mkdirSync(join(folder, 'folder.png'));
    expect(await read('none.png')).toBe('cannot be read (there is no such file)');
    expect(await read('folder.png')).toBe('cannot be read (it is no file)');
  });
});
