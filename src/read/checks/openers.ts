/** Opening words of recitals and operative paragraphs, as the language lists them. */

/** Whether a text begins with one of the openers as whole words, whatever their capitals. */
export function beginsWithOpener(text: string, openers: readonly string[]): boolean {
  const folded = text.replace(/\s+/gu, ' ').toLowerCase();
  return openers.some((opener) => {
    const small = opener.toLowerCase();
    return folded.startsWith(small) && !/^[\p{L}\p{M}]/u.test(folded.slice(small.length));
  });
}
