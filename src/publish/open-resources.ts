/** Opens what a renderer needs beside the document: images, fonts, the style sheet. */
import { dirname, resolve } from 'node:path';
import type { Draft } from '../compile.js';
import { report } from '../message.js';
import type { FontData, ImageData, Resources } from '../render/resources.js';
import type { Cut, StyleSheet } from '../templates/design.js';
import { imagesOf } from '../tree-images.js';
import { readFont } from '../world/fonts.js';
import { readImage } from '../world/images.js';

/** Everything that `draft` needs to be rendered; images that cannot be used are reported in its file. */
export async function resourcesOf(draft: Draft, root: string): Promise<Resources> {
  const sheet = draft.sheet;
  const images = await openImages(draft, root);
  return {
    sheet,
    language: draft.context.language,
    kind: draft.context.kind,
    masthead: draft.context.masthead,
    furniture: draft.context.furniture,
    image: (url) => images.get(url),
    font: (family, script, cut) => fontOf(sheet, family, script, cut),
    file: draft.file,
  };
}

async function openImages(draft: Draft, root: string): Promise<Map<string, ImageData>> {
  const folder = dirname(resolve(root, draft.file.path));
  const images = new Map<string, ImageData>();
  for (const image of imagesOf(draft.document)) {
    if (images.has(image.url)) continue;
    const read = await readImage(folder, image.url);
    if ('problem' in read)
      report(draft.file, 'image', image, {
        found: `image \`${image.url}\` that ${read.problem}`,
        expected: 'a PNG or JPEG in the folder of its document',
      });
    else images.set(image.url, read);
  }
  return images;
}

function fontOf(sheet: StyleSheet, family: string, script: string, cut: Cut): FontData | undefined {
  const face = sheet.fonts[family]?.[script];
  return face === undefined ? undefined : readFont(face, cut);
}
