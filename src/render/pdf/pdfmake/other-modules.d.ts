/** Types of two libraries that have none, and of what Node has of WebAssembly. */

declare module 'fontkit' {
  export interface Font {
    /** A font of some glyphs, each at its place in `glyphs` (the first is there: the one for what is missing). */
    createSubset(): { glyphs: number[]; encode(): Uint8Array };
  }
  export function create(bytes: Buffer): Font | { fonts: Font[] };
}

declare module 'linebreak' {
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
  export default LineBreaker;
}

/** As much as is used of it; its types come with those of a browser alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    exports: Record<string, unknown>;
  }
  class Memory {
    buffer: ArrayBuffer;
  }
}
