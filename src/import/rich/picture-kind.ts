/** Ending of the name of a picture, by its first bytes; undefined for what a source cannot have. */
export function pictureKind([one, two, three]: Uint8Array): 'png' | 'jpg' | undefined {
  if (one === 0x89 && two === 0x50 && three === 0x4e) return 'png';
  return one === 0xff && two === 0xd8 && three === 0xff ? 'jpg' : undefined;
}
