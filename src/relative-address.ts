/** Addresses of files by their paths (RFC 3986). */

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A path with `/` in which every part is percent-encoded, so that none is taken for a scheme, a host, a query or a fragment. */
export function encodedPath(path: string): string {
  // Half of a character, which no address can hold, is replaced as in UTF-8: encodeURIComponent would throw.
  return path.replace(LONE_SURROGATES, '\ufffd').split('/').map(encodeURIComponent).join('/');
}

/** The address of a file from the folder of the page that links to it: `./` or `../` first, so that `//host` and `a:b` stay names. */
export function relativeAddress(path: string): string {
  return path.startsWith('../') ? encodedPath(path) : `./${encodedPath(path)}`;
}
