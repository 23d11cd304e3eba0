/** Failures of the system as they are told. */

/** What the system says of a failure, in words without paths of the machine. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? 'unknown reason' : code);
}

/** A device or a pipe under the name of a file: reading it might never end. */
export function noFile(): Error {
  return Object.assign(new Error('no file'), { code: 'ENOFILE' });
}

/** Throws that there is no such file, as the system says it. */
export function missing(): never {
  throw Object.assign(new Error('missing'), { code: 'ENOENT' });
}

/** A path that leads out of the folders that a command may touch. */
export function outside(): Error {
  return Object.assign(new Error('outside'), { code: OUTSIDE });
}

/** Code of {@link outside}. */
export const OUTSIDE = 'EOUTSIDE';

const REASONS: Record<string, string> = {
  [OUTSIDE]: 'it leads out of the workspace',
  ENOFILE: 'it is no file',
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied, or open in another program such as Word',
  EBUSY: 'open in another program such as Word',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EADDRINUSE: 'another program has it',
  EROFS: 'the disk is read-only',
  ELOOP: 'symbolic links in a circle',
  ENAMETOOLONG: 'the name is too long',
};

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
