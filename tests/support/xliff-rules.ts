/** Rules of XLIFF 2.1 that its schema cannot see: ids, references, codes of targets (sections 4.3.1 and 4.7). */
import { readXml, type XmlElement } from '../../src/translate/xml-tree.js';

/** All rules that a file breaks, in words. */
export function brokenRules(xliff: string): string[] {
  const root = readXml(xliff);
  if ('problem' in root) return [root.problem];
  const files = children(root, 'file');
  return [...twice(files, 'file'), ...files.flatMap(fileRules)];
}

function fileRules(file: XmlElement): string[] {
  const units = children(file, 'unit');
  return [...twice(units, 'unit'), ...units.flatMap(unitRules)];
}

function unitRules(unit: XmlElement): string[] {
  const id = unit.attributes['id'] ?? '';
  const data = descendants(unit, 'data');
  const known = new Set(data.map((one) => one.attributes['id']));
  return [
    ...twice(data, `data of ${id}`),
    ...children(unit, 'segment').flatMap((segment) => segmentRules(segment, id, known)),
  ];
}

function segmentRules(segment: XmlElement, id: string, known: ReadonlySet<string | undefined>): string[] {
  const [source, target] = ['source', 'target'].map((name) => children(segment, name)[0]);
  const { state, subState } = segment.attributes;
  const codes = [source, target].map((part) => (part === undefined ? [] : codesOf(part)));
  const dangling = codes.flat().flatMap((code) =>
    ['dataRef', 'dataRefStart', 'dataRefEnd'].filter((key) => {
      const data = code.attributes[key];
      return data !== undefined && !known.has(data);
    }),
  );
  return [
    ...(source === undefined ? [`${id}: no source`] : []),
    ...(target === undefined && state !== undefined && state !== 'initial' ? [`${id}: ${state} without target`] : []),
    ...(subState !== undefined && state === undefined ? [`${id}: subState without state`] : []),
    ...codes.flatMap((list) => twice(list, `code of ${id}`)),
    ...dangling.map((key) => `${id}: ${key} to nothing`),
    ...counterparts(id, source, target, state ?? 'initial'),
  ];
}

/** A code with the id of one in the source stands for it; one that may not be deleted is there when all is final. */
function counterparts(
  id: string,
  source: XmlElement | undefined,
  target: XmlElement | undefined,
  state: string,
): string[] {
  if (source === undefined || target === undefined) return [];
  const theirs = new Map(codesOf(target).map((code) => [code.attributes['id'], code]));
  return codesOf(source).flatMap((code) => {
    const other = theirs.get(code.attributes['id'] ?? '');
    if (other === undefined)
      return state === 'final' && code.attributes['canDelete'] === 'no' ? [`${id}: a code is gone`] : [];
    return other.attributes['subType'] === code.attributes['subType'] ? [] : [`${id}: a code became another`];
  });
}

function codesOf(element: XmlElement): XmlElement[] {
  return [...descendants(element, 'ph'), ...descendants(element, 'pc')];
}

function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string').filter((child) => child.name === name);
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children
    .filter((child) => typeof child !== 'string')
    .flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

function twice(elements: readonly XmlElement[], what: string): string[] {
  const ids = elements.map((element) => element.attributes['id'] ?? '');
  return ids
    .filter((id, index) => id === '' || ids.indexOf(id) !== index)
    .map((id) => `${what}: id \`${id}\` twice or missing`);
}
