/** The parts of a DOCX by what they are, whatever their names. */
import { strFromU8 } from 'fflate';
import { openParts, type Unreadable } from '../../package/open-package.js';
import { childrenOf, xmlTree } from '../../package/xml-tree.js';

export interface Relation {
  type: string;
  target: string;
  isExternal: boolean;
}

export interface DocxParts {
  document: string;
  /** Parts that the body refers to, by the last word of their type: `styles`, `numbering`, `footnotes`. */
  related: (type: string) => string | undefined;
  /** A part by the id of its relation. */
  byId: (id: string) => string | undefined;
  relation: (id: string) => Relation | undefined;
  /** Relations of the notes. */
  noteRelation: (id: string) => Relation | undefined;
  bytesOf: (target: string) => Uint8Array | undefined;
  properties: (name: 'core' | 'custom') => string | undefined;
  /** Parts with data of other programs. */
  custom: string[];
}

const WANTED =
  /^(?:_rels\/\.rels|docProps\/(?:core|custom)\.xml|customXml\/item\d+\.xml|word\/[\w-]+\.xml|word\/_rels\/[\w-]+\.xml\.rels|word\/media\/[\w .-]+\.(?:png|jpe?g))$/i;

/** The parts, or why they cannot be read. */
export function docxParts(bytes: Uint8Array): DocxParts | Unreadable {
  const parts = openParts(bytes, WANTED);
  if ('problem' in parts) return parts;
  const text = (name: string | undefined) => {
    const part = name === undefined ? undefined : parts.get(name);
    return part === undefined ? undefined : strFromU8(part);
  };
  const main = mainPart(text('_rels/.rels')) ?? 'word/document.xml';
  const document = text(main);
  if (document === undefined) return { problem: 'has no word/document.xml' };
  const relations = relationsOf(text(main.replace(/^word\//, 'word/_rels/').concat('.rels')));
  const notes = relationsOf(text('word/_rels/footnotes.xml.rels'));
  const target = (relation: Relation | undefined) =>
    relation === undefined || relation.isExternal ? undefined : pathOf(relation.target);
  return {
    document,
    related: (type) => text(target([...relations.values()].find((one) => one.type === type)) ?? `word/${type}.xml`),
    byId: (id) => text(target(relations.get(id))),
    relation: (id) => relations.get(id),
    noteRelation: (id) => notes.get(id),
    bytesOf: (name) => parts.get(pathOf(name)),
    properties: (name) => text(`docProps/${name}.xml`),
    custom: [...parts.keys()].filter((name) => name.startsWith('customXml/')).flatMap((name) => text(name) ?? []),
  };
}

/** Path in the archive: targets are relative to `word/`, or begin at its root. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `word/${target}`;
}

function mainPart(xml: string | undefined): string | undefined {
  const relation = [...relationsOf(xml).values()].find(({ type }) => type === 'officeDocument');
  return relation?.target.replace(/^\//, '');
}

function relationsOf(xml: string | undefined): Map<string, Relation> {
  if (xml === undefined) return new Map();
  return new Map(
    childrenOf(xmlTree(xml)).map(({ attribute }) => [
      attribute('Id') ?? '',
      {
        type: /[^/]*$/.exec(attribute('Type') ?? '')?.[0] ?? '',
        target: attribute('Target') ?? '',
        isExternal: attribute('TargetMode') === 'External',
      },
    ]),
  );
}
