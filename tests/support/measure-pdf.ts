/** Where things stand on the pages of a PDF, in millimetres from the page's left and upper edge. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { INVISIBLE } from './projections.js';

/** A stretch of words as it was drawn; `y` is that of its baseline, `size` in points. */
export interface Placed {
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
  /** Name of its font: `…Tinos-Bold`. */
  font: string;
  page: number;
}

/** A rule: its ends, its height on the page, its weight in points; `upright` where it is a vertical. */
export interface Rule {
  x: number;
  end: number;
  y: number;
  weight: number;
  upright: boolean;
  page: number;
}

/** An image as it was drawn; `y` is its upper edge, `foot` its lower one. */
export interface Picture {
  x: number;
  end: number;
  y: number;
  foot: number;
  page: number;
}

export interface Measured {
  width: number;
  height: number;
  pages: number;
  words: Placed[];
  rules: Rule[];
  pictures: Picture[];
}

const mm = (points: number) => (points * 25.4) / 72;

/** Words and rules of all pages, in the order in which they were drawn. */
export async function measurePdf(bytes: Uint8Array): Promise<Measured> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const measured: Measured = { width: 0, height: 0, pages: pdf.numPages, words: [], rules: [], pictures: [] };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    Object.assign(measured, { width: mm(width), height: mm(height) });
    const drawn = await page.getOperatorList();
    measured.rules.push(...rulesOf(drawn, height, number));
    measured.pictures.push(...picturesOf(drawn, height, number));
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.replace(INVISIBLE, '').trim() === '') continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const font = (page.commonObjs.get(item.fontName) as { name: string }).name;
      measured.words.push({
        ...{ text: item.str.replace(INVISIBLE, ''), x: mm(x), end: mm(x + item.width), y: mm(height - y) },
        ...{ size, font, page: number },
      });
    }
  }
  await pdf.destroy();
  return measured;
}

type Matrix = [number, number, number, number, number, number];

/** Paths of two points: rules are drawn as lines. */
function rulesOf(list: { fnArray: number[]; argsArray: unknown[] }, height: number, page: number): Rule[] {
  const rules: Rule[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let weight = 1;
  const saved: [Matrix, number][] = [];
  for (const [index, operator] of list.fnArray.entries()) {
    const given = list.argsArray[index] as unknown[];
    if (operator === OPS.save) saved.push([matrix, weight]);
    else if (operator === OPS.restore) [matrix, weight] = saved.pop() ?? [matrix, weight];
    else if (operator === OPS.transform) matrix = multiply(matrix, given as unknown as Matrix);
    else if (operator === OPS.setLineWidth) weight = Number(given[0]);
    else if (operator === OPS.constructPath) {
      const [left = 0, low = 0, right = 0, high = 0] = given[2] as number[];
      const [[x, y], [end, other]] = [apply(matrix, left, low), apply(matrix, right, high)];
      const [from, to] = [Math.min(x, end), Math.max(x, end)];
      const upright = Math.abs(y - other) > to - from;
      rules.push({ x: mm(from), end: mm(to), y: mm(height - Math.max(y, other)), weight, upright, page });
    }
  }
  return rules;
}

/** Images fill the unit square of the matrix that stands when they are drawn. */
function picturesOf(list: { fnArray: number[]; argsArray: unknown[] }, height: number, page: number): Picture[] {
  const pictures: Picture[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  for (const [index, operator] of list.fnArray.entries()) {
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = multiply(matrix, list.argsArray[index] as unknown as Matrix);
    else if (operator === OPS.paintImageXObject) {
      const corners = [apply(matrix, 0, 0), apply(matrix, 1, 1)];
      const [xs, ys] = [corners.map(([x]) => mm(x)), corners.map(([, y]) => mm(height - y))];
      pictures.push({ x: Math.min(...xs), end: Math.max(...xs), y: Math.min(...ys), foot: Math.max(...ys), page });
    }
  }
  return pictures;
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
