/** What renderers are handed in tests: the built-in design and fonts, and images given as bytes. */
import type { Draft } from '../../src/compile.js';
import type { ImageData, Resources } from '../../src/render/resources.js';
import { readFont } from '../../src/world/fonts.js';

export function resourcesFor(draft: Draft, images: Readonly<Record<string, ImageData>> = {}): Resources {
  const { sheet, context, file } = draft;
  return {
    sheet,
    language: context.language,
    kind: context.kind,
    masthead: context.masthead,
    furniture: context.furniture,
    image: (url) => images[url],
    font: (family, script, cut) => {
      const face = sheet.fonts[family]?.[script];
      return face === undefined ? undefined : readFont(face, cut);
    },
    file,
  };
}
