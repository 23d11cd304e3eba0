/** A document as the lists of its session show it, and whether it may stand in them yet. */
import type { SessionDocument, ShapeContext } from '../context.js';
import type { Fields } from '../templates/fields.js';
import type { Meta } from '../tree/document.js';

/** The entry of a document; `day` is the ISO day that the build is for, undefined where none is said. */
export function listingOf(meta: Meta, { fields }: ShapeContext, day: string | undefined): SessionDocument {
  return {
    id: meta.id,
    title: meta.title,
    languages: meta.versions.map(({ language }) => language),
    closed: fields.distribution === 'restricted' || isEmbargoed(fields, day),
    ...(fields.symbol === undefined ? {} : { symbol: fields.symbol }),
    ...(fields.item === undefined ? {} : { item: String(fields.item) }),
  };
}

/** The clock is never read: an embargo holds until the day that the build is for is past its end, or past delivery. */
function isEmbargoed({ embargo, delivered }: Fields, day: string | undefined): boolean {
  if (embargo === undefined) return false;
  if (day === undefined) return true;
  if (embargo === 'delivery') return delivered === undefined || day <= delivered;
  return new Date(`${day}T00:00:00Z`) < new Date(embargo);
}
