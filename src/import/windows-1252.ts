/** Windows-1252, whose bytes from 0x80 to 0x9f are letters and marks; the decoder of Node 20 leaves them control characters. */

const ABOVE = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST = 0x80;

/** The byte of a character; for one that Windows-1252 lacks, the lower byte of its code point. */
export function windowsByte(character: string): number {
  const index = ABOVE.indexOf(character);
  return index === -1 ? character.charCodeAt(0) & 0xff : FIRST + index;
}

/** The text with the control characters of a wrong decoder put right. */
export function withWindowsLetters(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => ABOVE.charAt(control.charCodeAt(0) - FIRST));
}
