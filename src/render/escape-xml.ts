/** Text inside XML. */
import { withoutUnwritable } from '../characters.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for XML content and attributes, and drops the characters that no XML document can hold. */
export function escapeXml(text: string): string {
  return withoutUnwritable(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
