/** Fonts, from their npm packages or from the system. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Cut, Face } from '../templates/design.js';
import { openArea } from './area.js';

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
  const bytes = folder === undefined ? undefined : readFontFile(folder, join(folder, file));
  return bytes === undefined ? undefined : { key, bytes, readSubsetter };
}

/** Bytes beyond which a file is no font: the largest collections of East Asian faces have 120 MB. */
const LARGEST_FONT = 256 * 2 ** 20;

/** The bytes of a regular file in a package or a font folder, links followed inside it; undefined where there is none. */
function readFontFile(folder: string, path: string): Uint8Array | undefined {
  try {
    const found = openArea([folder]).find(path);
    return found?.facts.isFile() === true && found.facts.size <= LARGEST_FONT
      ? new Uint8Array(readFileSync(found.path))
      : undefined;
  } catch {
    return undefined;
  }
}

function systemFont({ system = [] }: Face, cut: Cut): FontRead | undefined {
  for (const one of system.filter((candidate) => candidate.cut === cut)) {
    const found = findSystemFont(one.file);
    if (found !== undefined)
      return { key: `${found.path}/${one.face ?? ''}`, bytes: found.bytes, face: one.face, readSubsetter };
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

function findSystemFont(name: string): { path: string; bytes: Uint8Array } | undefined {
  for (const folder of SYSTEM_FONTS.filter((path) => existsSync(path))) {
    // The system's own links may lead anywhere: what it calls a font its user has installed.
    const [path] = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name === name)
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const bytes = path === undefined ? undefined : readFontFile(dirname(realpathSync(path)), realpathSync(path));
    if (path !== undefined && bytes !== undefined) return { path, bytes };
  }
  return undefined;
}
