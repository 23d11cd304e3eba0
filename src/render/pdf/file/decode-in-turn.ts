/** Decodes the images of one PDF one after another. */
import type { OpenImage } from 'pdfmake/js/PDFDocument.js';

/**
 * Returns what makes an image wait until those before it are decoded. pdfkit decodes PNGs with transparency or interlacing all at
 * once and writes each when it is ready: their order in the file would differ from run to run, and all need memory together.
 */
export function decodeInTurn(): (image: OpenImage) => OpenImage {
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
