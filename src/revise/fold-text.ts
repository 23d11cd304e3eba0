/** A text for comparison: white space and compatible forms folded. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
