/** Tracked changes of an OpenDocument text: listed before the text, and only pointed to in it. */
import { child, childrenOf, descendant, type XmlElement } from '../../package/xml-tree.js';
import type { OdtReading } from './reading.js';

/** Notes the changes of a document. */
export function trackedChanges(element: XmlElement, reading: OdtReading): void {
  for (const region of childrenOf(element, 'text:changed-region')) {
    const id = region.attribute('text:id') ?? region.attribute('xml:id') ?? '';
    const deletion = child(region, 'text:deletion');
    const author = descendant(region, 'dc:creator')?.children.join('') ?? 'somebody';
    const words = childrenOf(deletion)
      .filter(({ name }) => name === 'text:p' || name === 'text:h')
      .map(textOf)
      .join(' ');
    const kind = deletion === undefined ? 'inserted' : 'deleted';
    if (deletion === undefined && child(region, 'text:insertion') === undefined) continue;
    reading.tracked.set(id, { kind, author, words });
  }
  const count = reading.tracked.size;
  if (count === 0) return;
  const isAccepted = reading.keeps === 'accepted';
  reading.doubts.push({
    line: 1,
    message: `${count} tracked change${count === 1 ? ' was' : 's were'} ${isAccepted ? 'accepted' : 'undone'}; the log has each`,
    help: `\`--changes ${isAccepted ? 'original' : 'accepted'}\` reads the text ${isAccepted ? 'before' : 'with'} them`,
  });
}

export function textOf(element: XmlElement): string {
  return element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}
