/** Opens what a renderer needs beside the document: images, fonts, the style sheet. */
import { dirname, resolve } from 'node:path';
import type { Draft } from '../../compile.js';
import { LIMITS, sizeText } from '../../limits.js';
import type { FontData, ImageData, PagePlugin, Resources } from '../../render/resources.js';
import { report } from '../../report/report.js';
import type { Cut, StyleSheet } from '../../templates/design.js';
import { imagesOf } from '../../tree/images.js';
import type { Workspace } from '../../workspace.js';
import { readFont } from '../../world/fonts.js';
import { type ImageRead, readImage } from '../../world/images.js';
import { importPlugin } from '../../world/plugins.js';

/** Everything that `draft` needs to be rendered; images that cannot be used are reported in its file. */
export async function resourcesOf(draft: Draft, root: string, plugins: PagePlugin[] = []): Promise<Resources> {
  return resourcesWith(draft, await openImages(draft, root), plugins);
}

/** What a renderer takes, with these images by the names that the source has for them. */
export function resourcesWith(
  draft: Draft,
  images: ReadonlyMap<string, ImageData>,
  plugins: readonly PagePlugin[],
): Resources {
  const { sheet } = draft;
  return {
    sheet,
    language: draft.context.language,
    kind: draft.context.kind,
    masthead: draft.context.masthead,
    furniture: draft.context.furniture,
    image: (url) => images.get(url),
    font: (family, script, cut) => fontOf(sheet, family, script, cut),
    plugins,
    file: draft.file,
  };
}

/** The plugins that a task may run, as a renderer takes them. */
export function pagePlugins(names: readonly string[], { area, root }: Workspace): PagePlugin[] {
  return names.map((name) => ({ name, load: () => importPlugin(area, root, name) }));
}

async function openImages(draft: Draft, root: string): Promise<Map<string, ImageData>> {
  const folder = dirname(resolve(root, draft.file.path));
  const images = new Map<string, ImageData>();
  const sum = { bytes: 0, pixels: 0, decoded: 0 };
  for (const image of imagesOf(draft.document)) {
    if (images.has(image.url)) continue;
    const read = withinSum(await readImage(folder, image.url), sum);
    if ('problem' in read)
      report(draft.file, 'image', image, {
        message: `image \`${image.url}\` ${read.problem}`,
        help: read.help ?? 'put a PNG or JPEG into the folder of the document',
      });
    else images.set(image.url, read);
  }
  return images;
}

/** The image, unless all images of the document are now more than a worker can keep. */
function withinSum(read: ImageRead, sum: { bytes: number; pixels: number; decoded: number }): ImageRead {
  if ('problem' in read) return read;
  const bytes = sum.bytes + read.bytes.length;
  const pixels = sum.pixels + read.width * read.height;
  const decoded = sum.decoded + read.decoded;
  const isWithin =
    bytes <= LIMITS.documentImageBytes && pixels <= LIMITS.documentImagePixels && decoded <= LIMITS.decodedBytes;
  if (!isWithin)
    return {
      problem: 'is one too many: the images of this document are too large together',
      help: `A document holds at most ${sizeText(LIMITS.documentImageBytes)} and ${LIMITS.documentImagePixels / 1e6} million pixels of images, of which ${LIMITS.decodedBytes / 4e6} million with transparency: save them again with fewer pixels.`,
    };
  Object.assign(sum, { bytes, pixels, decoded });
  return read;
}

function fontOf(sheet: StyleSheet, family: string, script: string, cut: Cut): FontData | undefined {
  const face = sheet.fonts[family]?.[script];
  return face === undefined ? undefined : readFont(face, cut);
}
