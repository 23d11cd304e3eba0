/** Every legal kind of PNG comes through each format: the same pixels in the PDF, the author's bytes in DOCX and HTML. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { renderHtml } from '../src/render/html/render-html.js';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import type { ImageData } from '../src/render/resources.js';
import { readImage } from '../src/world/images.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { archiveFaults } from './support/pdf-archive.js';
import { everyKind, type PictureKind, picture } from './support/png.js';
import { resourcesFor } from './support/resources.js';

const folder = mkdtempSync(join(tmpdir(), 'engross-png-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function imageOf(kind: PictureKind): Promise<ImageData> {
  writeFileSync(join(folder, 'a.png'), picture(kind).png);
  const image = await readImage(folder, 'a.png');
  if ('problem' in image) throw new Error(image.problem);
  return image;
}

/** A document with these images, one after another. */
function documentWith(images: Readonly<Record<string, ImageData>>) {
  const source = Object.keys(images).map((name) => `![Picture ${name}](${name})`);
  const { draft, file, sound } = finishText({ source: ['Words.', ...source].join('\n\n'), kind: 'note', set: SET });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  return { document: draft.document, resources: resourcesFor(draft, images) };
}

const SET = ['title=Pictures', 'symbol=A/1', 'date=2027-01-01'];

/** Pixels of the images of a PDF as pdf.js decodes them, in the order of its pages: red, green, blue, alpha. */
async function pixelsIn(bytes: Uint8Array): Promise<number[][]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, isOffscreenCanvasSupported: false })
    .promise;
  const found: number[][] = [];
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      if (operator !== OPS.paintImageXObject && operator !== OPS.paintInlineImageXObject) continue;
      const [image] = argsArray[index] as [string | DecodedImage];
      found.push(inColours(typeof image === 'string' ? await decoded(page, image) : image));
    }
  }
  await pdf.destroy();
  return found;
}

interface DecodedImage {
  width: number;
  height: number;
  /** 1: a bit a pixel; 2: three bytes a pixel; 3: four. */
  kind: number;
  data: Uint8Array;
}

function decoded(
  page: { objs: { get(id: string, done: (image: unknown) => void): unknown }; commonObjs: typeof page.objs },
  id: string,
): Promise<DecodedImage> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(id, (image) => resolve(image as DecodedImage)));
}

function inColours({ width, height, kind, data }: DecodedImage): number[] {
  if (kind === 3) return [...data];
  return Array.from({ length: width * height }, (_, at) => {
    if (kind === 2) return [...data.subarray(at * 3, at * 3 + 3), 255];
    const row = Math.floor(at / width) * Math.ceil(width / 8);
    const value = ((data[row + ((at % width) >> 3)] ?? 0) >> (7 - ((at % width) & 7))) & 1 ? 255 : 0;
    return [value, value, value, 255];
  }).flat();
}

/** Pixels whose colour or alpha is not the one wanted; 16-bit samples may be rounded either way. */
function differences(found: readonly number[], wanted: readonly number[], depth: number): number[] {
  const tolerance = depth === 16 ? 1 : 0;
  return Array.from({ length: wanted.length / 4 }, (_, at) => at).filter((at) => {
    const alpha = wanted[at * 4 + 3];
    if (found[at * 4 + 3] !== alpha && !(depth === 16 && Math.abs((found[at * 4 + 3] ?? 0) - (alpha ?? 0)) <= 1))
      return true;
    // A colour that is fully transparent is not seen.
    return (
      alpha !== 0 &&
      [0, 1, 2].some((index) => Math.abs((found[at * 4 + index] ?? 0) - (wanted[at * 4 + index] ?? 0)) > tolerance)
    );
  });
}

describe('a PNG of every legal kind', () => {
  it.each(everyKind())('%s has the same pixels in the PDF', async (name, kind) => {
    const { document, resources } = documentWith({ [name]: await imageOf(kind) });
    const [found = [], ...more] = await pixelsIn(await renderPdf(document, resources));
    expect(more).toEqual([]);
    const { pixels } = picture(kind);
    expect(found).toHaveLength(pixels.length);
    expect(differences(found, pixels, kind.depth)).toEqual([]);
  });

  it('is in DOCX and HTML as its author wrote it', async () => {
    const images: Record<string, ImageData> = {};
    for (const [name, kind] of everyKind()) images[name] = await imageOf(kind);
    const wanted = new Set(everyKind().map(([, kind]) => picture(kind).png.toString('base64')));
    const { document, resources } = documentWith(images);
    const parts = Object.entries(unzipSync(await renderDocx(document, resources)));
    const media = parts.filter(([path]) => path.startsWith('word/media/'));
    expect(new Set(media.map(([, bytes]) => Buffer.from(bytes).toString('base64')))).toEqual(wanted);
    const html = Buffer.from(await renderHtml(document, resources)).toString();
    expect(new Set([...html.matchAll(/data:image\/png;base64,([^"]*)/g)].map(([, data]) => data))).toEqual(wanted);
  });

  it('keeps the PDF archival, and the same when it is made again', async () => {
    const images: Record<string, ImageData> = {};
    for (const [name, kind] of everyKind().filter((_, at) => at % 3 === 0)) images[name] = await imageOf(kind);
    const { document, resources } = documentWith(images);
    const pdf = await renderPdf(document, resources);
    expect(await archiveFaults(pdf)).toEqual([]);
    expect(Buffer.compare(pdf, await renderPdf(document, resources))).toBe(0);
  });

  it('is written once however often it is shown', async () => {
    const kind: PictureKind = { width: 90, height: 90, color: 3, depth: 4, interlace: 0, transparency: true };
    const image = await imageOf(kind);
    let made = 0;
    const plain = () => {
      made += 1;
      return image.plain?.() ?? image.bytes;
    };
    const counted = { ...image, plain };
    const { document, resources } = documentWith({ 'a.png': counted });
    const twice = {
      ...document,
      children: [...document.children, ...document.children.filter(({ type }) => type === 'figure')],
    };
    expect(await pixelsIn(await renderPdf(twice, resources))).toHaveLength(2);
    expect(made).toBe(1);
  });

  it('is rewritten only where pdfkit cannot read it', async () => {
    const rewritten = [];
    for (const [name, kind] of everyKind()) if ((await imageOf(kind)).plain !== undefined) rewritten.push(name);
    expect(rewritten).toContain('c3d8i0t1-13x11.png');
    expect(rewritten).toContain('c0d1i1t0-13x11.png');
    for (const name of ['c0d1i0t0-13x11.png', 'c2d8i0t0-3x2.png', 'c6d16i1t0-13x11.png', 'c3d8i0t1-40x30-17.png'])
      expect(rewritten).not.toContain(name);
  });
});
