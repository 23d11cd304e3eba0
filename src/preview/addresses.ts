/** Addresses of the preview's own. */
import { encodedPath } from '../relative-address.js';

/** Where the outputs are, one below it for each path of the folder of outputs. */
export const FILES = '/files/';
/** Where the writer looks at them. */
export const VIEW = '/view/';
/** The list of documents. */
export const LIST = '/list';

/** Address of an output, by its path below the folder of outputs. */
export function addressOf(path: string, under = FILES): string {
  return under + encodedPath(path);
}

/** The path in an address below `under`; undefined when it is none. */
export function pathOf(address: string, under = FILES): string | undefined {
  try {
    return address.startsWith(under) ? decodeURIComponent(address.slice(under.length)) : undefined;
  } catch {
    return undefined;
  }
}
