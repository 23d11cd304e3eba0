/** Images of a DOCX: their bytes and their alternative text. */
import { descendant, type XmlElement } from '../../package/xml-tree.js';
import { pictureKind } from '../rich/picture-kind.js';
import type { RichImage } from '../rich/rich-document.js';
import type { Reading } from './reading.js';

/** The image of a drawing; undefined where it has none that a source can have, which is logged. */
export function imageOf(drawing: XmlElement, reading: Reading): RichImage | undefined {
  const id =
    descendant(drawing, 'a:blip')?.attribute('r:embed') ?? descendant(drawing, 'v:imagedata')?.attribute('r:id');
  const relation = id === undefined ? undefined : reading.relation(id);
  const properties = descendant(drawing, 'wp:docPr') ?? descendant(drawing, 'v:shape');
  const alt = (properties?.attribute('descr') ?? properties?.attribute('alt') ?? '').replace(/\s+/g, ' ').trim();
  const bytes = relation === undefined || relation.isExternal ? undefined : reading.parts.bytesOf(relation.target);
  const extension = bytes === undefined ? undefined : pictureKind(bytes);
  if (bytes !== undefined && extension !== undefined) return { alt, bytes, extension };
  if (id === undefined && alt === '') return undefined;
  reading.doubts.push({
    line: reading.line,
    message: `a picture is left out${alt === '' ? '' : ` (${alt})`}: it is not PNG or JPEG, or not in the file`,
    help: 'save it as PNG beside the source, and write `![what it shows](picture.png)`',
  });
  return undefined;
}
