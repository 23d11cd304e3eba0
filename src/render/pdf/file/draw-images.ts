/** Draws the images of one PDF: each is written once, and decoded after those before it. */
import type { OpenImage } from 'pdfmake/js/PDFDocument.js';
import type { ImageData } from '../../resources.js';
import type { OfficialPdf } from './pdf-document.js';

/** Draws an image with its upper left corner at a place, in points. */
export type DrawImage = (data: ImageData, x: number, y: number, size: { width: number; height: number }) => void;

/** Begins with no image open; one that is drawn several times is decoded and written once. */
export function imageDrawer(pdf: OfficialPdf): DrawImage {
  const opened = new Map<ImageData, OpenImage>();
  const inTurn = decodeInTurn();
  return (data, x, y, size) => {
    const open = opened.get(data) ?? inTurn(pdf.openImage(Buffer.from(data.plain?.() ?? data.bytes)));
    opened.set(data, open);
    pdf.image(open, x, y, size);
  };
}

/**
 * Returns what makes an image wait until those before it are decoded. pdfkit decodes PNGs with transparency or interlacing all at
 * once and writes each when it is ready: their order in the file would differ from run to run, and all need memory together.
 */
function decodeInTurn(): (image: OpenImage) => OpenImage {
  let before = Promise.resolve();
  return (image) => {
    const png = image.image;
    if (png?.decodePixels === undefined) return image;
    const decode = png.decodePixels.bind(png);
    png.decodePixels = (take) => {
      before = before.then(
        () =>
          new Promise((resolve) => {
            decode((pixels) => {
              take(pixels);
              resolve();
            });
          }),
      );
    };
    return image;
  };
}
