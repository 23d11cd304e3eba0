/** What a package says of itself: core properties, settings, and the list that brings its paragraphs home. */
import { createHash } from 'node:crypto';
import type { Language } from '../../../templates/language.js';
import type { Meta } from '../../../tree/document.js';
import { escapeXml } from '../../escape-xml.js';
import { languageAttributes, slotOf } from '../styles/scripts.js';
import type { Segment } from '../xml/identity.js';
import { part, toggle, val, WORD_NAMESPACES, xml } from '../xml/xml.js';

const CORE = {
  'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

/** Core properties; both dates are the one that the document bears, at midnight UTC. */
export function coreProperties(meta: Meta): string {
  const text = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? '' : xml(name, {}, escapeXml(value));
  const date = (name: string) => xml(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${escapeXml(meta.date)}T00:00:00Z`);
  return part(
    xml(
      'cp:coreProperties',
      CORE,
      text('dc:title', meta.title),
      text('dc:subject', meta.symbol),
      text('dc:creator', meta.author),
      text('cp:keywords', meta.keywords.join('; ')),
      text('dc:language', meta.language),
      text('dc:identifier', meta.symbol),
      text('cp:lastModifiedBy', meta.author),
      text('cp:contentStatus', meta.status),
      date('dcterms:created'),
      date('dcterms:modified'),
    ),
  );
}

/** Extended properties. */
export function appProperties(meta: Meta): string {
  const [name = '', version = ''] = meta.generator.split(/[ /]/);
  const application = xml('Application', {}, escapeXml(version === '' ? 'engross' : name));
  return part(xml('Properties', { xmlns: EXTENDED }, application));
}

const EXTENDED = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';

/** Custom properties: they survive LibreOffice and Google Docs, where a custom XML part may not. */
export function customProperties(meta: Meta): { name: string; value: string }[] {
  return [
    { name: 'engross.source', value: `sha256:${meta.sourceHash}` },
    { name: 'engross.document', value: meta.id },
    { name: 'engross.language', value: meta.language },
    { name: 'engross.version', value: meta.generator },
  ];
}

/** Namespace of the list of segments. */
export const SEGMENTS_NAMESPACE = 'urn:engross:segments:1';

/** The custom XML part: the source's hash, and each paragraph with its place and fingerprint. */
export function segmentList(meta: Meta, segments: readonly Segment[]): string {
  const listed = segments.map(({ bookmark, place, fingerprint }) => xml('segment', { bookmark, place, fingerprint }));
  const attributes = {
    xmlns: SEGMENTS_NAMESPACE,
    document: meta.id,
    language: meta.language,
    source: `sha256:${meta.sourceHash}`,
    generator: meta.generator,
  };
  return part(xml('segments', attributes, ...listed));
}

/** Properties of the custom XML part; its id is made from the source, so that it is always the same. */
export function segmentListProperties(meta: Meta): string {
  const hash = createHash('sha256')
    .update(`${meta.id}\n${meta.language}\n${meta.sourceHash}`)
    .digest('hex')
    .toUpperCase();
  const id = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join(
    '-',
  );
  const reference = xml('ds:schemaRef', { 'ds:uri': SEGMENTS_NAMESPACE });
  const item = {
    'ds:itemID': `{${id}}`,
    'xmlns:ds': 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
  };
  return part(xml('ds:datastoreItem', item, xml('ds:schemaRefs', {}, reference)));
}

/** Settings of the document: Word 2013 and later, no hyphenation, fields as they were written. */
export function settingsPart(language: Language): string {
  const mode = { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 };
  const separators = [-1, 0].map((id) => xml('w:footnote', { 'w:id': id }));
  const eastAsian = slotOf(language.script) === 'eastAsia';
  return part(
    xml(
      'w:settings',
      WORD_NAMESPACES,
      val('w:defaultTabStop', DEFAULT_TAB),
      toggle('w:autoHyphenation', false),
      eastAsian ? val('w:characterSpacingControl', 'compressPunctuation') : '',
      xml('w:footnotePr', {}, ...separators),
      xml('w:compat', {}, xml('w:compatSetting', mode)),
      xml('w:themeFontLang', languageAttributes(language.script, language.region)),
    ),
  );
}

/** Ten millimetres, the step of the design's indents. */
const DEFAULT_TAB = 567;
