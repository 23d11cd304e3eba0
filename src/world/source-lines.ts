/** Lines of sources for reports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../limits.js';
import { openArea } from './area.js';

/** A file of a report: `value` is empty where it was not read, since the cache knew what is wrong with it. */
interface ReportedFile {
  path: string;
  cwd: string;
  value: string | Uint8Array;
}

/**
 * Returns a line of a file by its path and number (from 1), without its line end; undefined where there is none. A file is
 * read when a line of it is first wanted, inside its own workspace only.
 */
export function lineReader(files: readonly ReportedFile[]): (path: string, line: number) => string | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  let last: { path: string; lines: string[] } | undefined;
  return (path, line) => {
    if (last?.path !== path) {
      const file = byPath.get(path);
      last = {
        path,
        lines:
          file === undefined
            ? []
            : textOf(file)
                .replace(/^\ufeff/, '')
                .split(/\r\n|\n|\r/),
      };
    }
    return last.lines[line - 1];
  };
}

function textOf({ path, cwd, value }: ReportedFile): string {
  if (typeof value === 'string' && value !== '') return value;
  try {
    const bytes = value.length > 0 ? (value as Uint8Array) : readBytes(cwd, path);
    return new TextDecoder('utf-8').decode(bytes);
  } catch {
    // The file is gone, or no text: a report without its lines is better than none.
    return '';
  }
}

function readBytes(cwd: string, path: string): Uint8Array {
  const found = openArea([cwd]).find(join(cwd, path));
  return found?.facts.isFile() === true && found.facts.size <= LIMITS.sourceBytes
    ? readFileSync(found.path)
    : new Uint8Array();
}
