/** Fonts, from their npm packages or from the system. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Cut, Face } from '../templates/design.js';

const require = createRequire(import.meta.url);

/** Where systems keep fonts, for faces that are not installed from npm. */
const SYSTEM_FONTS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/Library/Fonts',
  '/System/Library/Fonts',
  'C:\\Windows\\Fonts',
];

/** A font file: a name for caches, its bytes, which of its faces is meant where it holds several, and what cuts it down. */
export interface FontRead {
  key: string;
  bytes: Uint8Array;
  face?: string | undefined;
  /** Reads HarfBuzz's subsetter. */
  readSubsetter: () => Uint8Array;
}

const fonts = new Map<string, FontRead | undefined>();

/**
 * The file of a face's cut, from its npm package, else from the system's font folders; undefined when it is nowhere.
 * Read when it is first asked for and kept for the process: a text without Chinese never opens 14 MB of Song.
 */
export function readFont(face: Face, cut: Cut): FontRead | undefined {
  const file = face.files[cut];
  if (file === undefined) return undefined;
  const key = `${face.package}/${file}`;
  if (!fonts.has(key)) fonts.set(key, packageFont(face, file, key) ?? systemFont(face, cut));
  return fonts.get(key);
}

function packageFont(face: Face, file: string, key: string): FontRead | undefined {
  const folder = packageFolder(face.package);
  const path = folder === undefined ? undefined : join(folder, file);
  return path === undefined || !existsSync(path)
    ? undefined
    : { key, bytes: new Uint8Array(readFileSync(path)), readSubsetter };
}

function systemFont({ system = [] }: Face, cut: Cut): FontRead | undefined {
  for (const one of system.filter((candidate) => candidate.cut === cut)) {
    const path = findSystemFont(one.file);
    if (path !== undefined)
      return {
        key: `${path}/${one.face ?? ''}`,
        bytes: new Uint8Array(readFileSync(path)),
        face: one.face,
        readSubsetter,
      };
  }
  return undefined;
}

/** HarfBuzz's subsetter, a program for WebAssembly. */
function readSubsetter(): Uint8Array {
  return new Uint8Array(readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

function findSystemFont(name: string): string | undefined {
  for (const folder of SYSTEM_FONTS.filter((path) => existsSync(path))) {
    const match = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => basename(path) === name)
      .sort()[0];
    if (match !== undefined) return join(folder, match);
  }
  return undefined;
}
