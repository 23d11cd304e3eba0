/** Images with their alternative text, at the size of their pixels, never wider than the text. */
import { ImageRun } from 'docx';
import type { Image } from '../../../tree/phrasing.js';
import { millimetres } from '../../lengths.js';
import { pixels } from '../xml/units.js';
import type { Item } from './runs.js';
import type { State } from './state.js';

/** An image among words is as high as the type; its alternative text where its bytes were not read. */
export function imageItems(image: Image, state: State): Item[] {
  const { page, styles } = state.book.sheet;
  const width = page.width - page.left - page.right - state.inset;
  return sizedImage(image, width, millimetres(styles['paragraph']?.size ?? 0), state);
}

/** An image of at most so many millimetres. */
export function sizedImage(image: Image, width: number, height: number, state: State): Item[] {
  const data = state.resources.image(image.url);
  if (data === undefined) return [{ words: image.alt, manner: state.manner }];
  const scale = Math.min(1, pixels(width) / data.width, pixels(height) / data.height);
  state.identity.drawings += 1;
  const id = state.identity.drawings;
  const description = image.decorative ? '' : image.alt;
  const component = new ImageRun({
    type: data.type === 'png' ? 'png' : 'jpg',
    data: data.bytes,
    transformation: { width: side(data.width * scale), height: side(data.height * scale) },
    altText: {
      id: String(id),
      name: image.decorative ? `${DECORATIVE}${id}` : `image ${id}`,
      description,
      ...(image.title === undefined ? {} : { title: image.title }),
    },
  });
  return [{ component }];
}

/** Name of a decorative drawing until the package gives it Word's mark: the library has none. */
export const DECORATIVE = 'decorative ';

/** A side in whole pixels; Word refuses a drawing without width or height. */
function side(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}
