/**
 * What is wrong with a DOCX beyond its schemas: loose ends of the package, styles, lists, notes, bookmarks, fields and
 * relationships, and formatting by hand in the text. An empty list is a sound file.
 */
import { all, at, valueAt, type XmlElement, xmlTree } from './xml-tree.js';

type Parts = ReadonlyMap<string, string>;

/** Every problem of a package as a line. */
export function problemsOf(parts: Parts): string[] {
  const trees = new Map<string, XmlElement>();
  const broken: string[] = [];
  for (const [path, text] of parts) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    try {
      trees.set(path, xmlTree(text));
    } catch (error) {
      broken.push(`${path}: ${String(error)}`);
    }
  }
  if (broken.length > 0) return broken;
  const package_: Package = { parts, trees };
  return [
    ...contentTypes(package_),
    ...relationships(package_),
    ...styles(package_),
    ...lists(package_),
    ...notes(package_),
    ...bookmarks(package_),
    ...fields(package_),
    ...drawings(package_),
    ...identities(package_),
    ...handMade(package_),
  ];
}

interface Package {
  parts: Parts;
  trees: ReadonlyMap<string, XmlElement>;
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [], text: '', parent: undefined };

function tree({ trees }: Package, path: string): XmlElement {
  return trees.get(path) ?? EMPTY;
}

/** Parts that hold text, with their paths. */
function texts({ trees }: Package): [string, XmlElement][] {
  return [...trees].filter(([path]) => /^word\/(?:document|footnotes|endnotes|header\d+|footer\d+)\.xml$/.test(path));
}

function contentTypes(package_: Package): string[] {
  const types = tree(package_, '[Content_Types].xml');
  const defaults = new Set(all(types, 'Default').map(({ attributes }) => attributes['Extension']));
  const overrides = all(types, 'Override').map(({ attributes }) => (attributes['PartName'] ?? '').slice(1));
  const untyped = [...package_.parts.keys()].filter(
    (path) =>
      path !== '[Content_Types].xml' &&
      !overrides.includes(path) &&
      !defaults.has(path.slice(path.lastIndexOf('.') + 1)),
  );
  return [
    ...untyped.map((path) => `${path} has no content type`),
    ...overrides
      .filter((path) => !package_.parts.has(path))
      .map((path) => `content type of ${path}, which is not there`),
    ...twice(overrides).map((path) => `two content types of ${path}`),
  ];
}

function relationships(package_: Package): string[] {
  return [...package_.trees.keys()].flatMap((path) => {
    if (!path.endsWith('.rels')) return relationsUsed(package_, path);
    const source = path.replace(/_rels\/([^/]*)\.rels$/, '$1');
    const relations = all(tree(package_, path), 'Relationship').map(({ attributes }) => attributes);
    const loose = relations.filter(
      ({ Target = '', TargetMode }) =>
        TargetMode !== 'External' && !package_.parts.has(new URL(Target, `file:///${source}`).pathname.slice(1)),
    );
    return [
      ...loose.map(({ Target }) => `${path}: target ${Target} is not there`),
      ...twice(relations.map(({ Id = '' }) => Id)).map((id) => `${path}: two relationships ${id}`),
      ...relations.filter(({ Id = '' }) => !/^rId\w+$/.test(Id)).map(({ Id }) => `${path}: strange id ${Id}`),
    ];
  });
}

function relationsUsed(package_: Package, path: string): string[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const known = tree(package_, `${path.slice(0, path.length - file.length)}_rels/${file}.rels`);
  const ids = new Set(all(known, 'Relationship').map(({ attributes }) => attributes['Id']));
  const used = everything(tree(package_, path)).flatMap(({ attributes }) =>
    Object.entries(attributes)
      .filter(([name]) => name === 'r:id' || name === 'r:embed')
      .map(([, id]) => id),
  );
  return used.filter((id) => !ids.has(id)).map((id) => `${path}: relationship ${id} is not there`);
}

function everything(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => [child, ...everything(child)]);
}

const STYLE_USES = { 'w:pStyle': 'paragraph', 'w:rStyle': 'character', 'w:tblStyle': 'table' };

function styles(package_: Package): string[] {
  const defined = all(tree(package_, 'word/styles.xml'), 'w:style');
  const kinds = new Map(defined.map(({ attributes }) => [attributes['w:styleId'] ?? '', attributes['w:type']]));
  const names = defined.map((style) => (valueAt(style, 'w:name') ?? '').toLowerCase());
  const loose = defined.flatMap((style) =>
    ['w:basedOn', 'w:next', 'w:link']
      .map((name) => valueAt(style, name))
      .filter((target) => target !== undefined && !kinds.has(target))
      .map((target) => `style ${style.attributes['w:styleId']} names style ${target}, which is not there`),
  );
  const circles = [...kinds.keys()].filter((id) => {
    let own: string | undefined = id;
    for (let step = 0; own !== undefined && step < kinds.size; step++) {
      const style: XmlElement | undefined = defined.find(({ attributes }) => attributes['w:styleId'] === own);
      own = valueAt(style, 'w:basedOn');
    }
    return own !== undefined;
  });
  const used = [...texts(package_), ['word/numbering.xml', tree(package_, 'word/numbering.xml')] as const].flatMap(
    ([path, root]) =>
      Object.entries(STYLE_USES).flatMap(([name, kind]) =>
        all(root, name)
          .map(({ attributes }) => attributes['w:val'] ?? '')
          .filter((id) => kinds.get(id) !== kind)
          .map((id) => `${path}: ${kind} style ${id} is not there`),
      ),
  );
  return [
    ...loose,
    ...circles.map((id) => `style ${id} is based on itself`),
    ...twice(defined.map(({ attributes }) => attributes['w:styleId'] ?? '')).map((id) => `two styles ${id}`),
    ...twice(names).map((name) => `two styles named ${name}`),
    ...used,
    ...withoutStyle(package_),
  ];
}

function withoutStyle(package_: Package): string[] {
  return texts(package_).flatMap(([path, root]) =>
    all(root, 'w:p')
      .filter((paragraph) => valueAt(paragraph, 'w:pPr', 'w:pStyle') === undefined)
      .map(() => `${path}: a paragraph has no style`),
  );
}

function lists(package_: Package): string[] {
  const root = tree(package_, 'word/numbering.xml');
  const abstracts = all(root, 'w:abstractNum');
  const numbers = all(root, 'w:num').map(({ attributes }) => attributes['w:numId'] ?? '');
  const known = new Set(['0', ...numbers]);
  const uses = [...texts(package_), ['word/styles.xml', tree(package_, 'word/styles.xml')] as const];
  const loose = uses.flatMap(([path, own]) =>
    all(own, 'w:numId')
      .filter(({ attributes }) => !known.has(attributes['w:val'] ?? ''))
      .map(({ attributes }) => `${path}: list ${attributes['w:val']} is not there`),
  );
  const identities = abstracts.map((one) => valueAt(one, 'w:nsid') ?? '');
  const ids = abstracts.map(({ attributes }) => attributes['w:abstractNumId'] ?? '');
  return [
    ...loose,
    ...all(root, 'w:abstractNumId')
      .filter(({ attributes }) => !ids.includes(attributes['w:val'] ?? ''))
      .map(({ attributes }) => `definition ${attributes['w:val']} of a list is not there`),
    ...twice([...numbers, ...identities]).map((id) => `two lists ${id}`),
    ...identities.filter((id) => !/^[0-9A-F]{8}$/.test(id)).map((id) => `w:nsid ${id} has not eight digits`),
    ...abstracts
      .filter((one) => valueAt(one, 'w:multiLevelType') !== 'multilevel')
      .map(({ attributes }) => `list ${attributes['w:abstractNumId']} is not multilevel`),
    ...all(root, 'w:lvl').flatMap((level) => unlinked(level, package_)),
  ];
}

/** A level and its style name each other. */
function unlinked(level: XmlElement, package_: Package): string[] {
  const id = valueAt(level, 'w:pStyle');
  const style = all(tree(package_, 'word/styles.xml'), 'w:style').find(
    ({ attributes }) => attributes['w:styleId'] === id,
  );
  const own = valueAt(style, 'w:pPr', 'w:numPr', 'w:ilvl');
  return own === level.attributes['w:ilvl']
    ? []
    : [`level ${level.attributes['w:ilvl']} and style ${id} are not linked`];
}

function notes(package_: Package): string[] {
  const called = all(tree(package_, 'word/document.xml'), 'w:footnoteReference').map(
    ({ attributes }) => attributes['w:id'] ?? '',
  );
  const written = all(tree(package_, 'word/footnotes.xml'), 'w:footnote')
    .filter(({ attributes }) => attributes['w:type'] === undefined)
    .map(({ attributes }) => attributes['w:id'] ?? '');
  return called.join() === written.join() ? [] : [`notes called (${called}) and written (${written}) differ`];
}

function bookmarks(package_: Package): string[] {
  const roots = texts(package_);
  const starts = roots.flatMap(([, root]) => all(root, 'w:bookmarkStart').map(({ attributes }) => attributes));
  const ends = roots.flatMap(([, root]) =>
    all(root, 'w:bookmarkEnd').map(({ attributes }) => attributes['w:id'] ?? ''),
  );
  const names = starts.map((start) => start['w:name'] ?? '');
  const ids = starts.map((start) => start['w:id'] ?? '');
  const targets = roots.flatMap(([, root]) => [
    ...all(root, 'w:hyperlink').flatMap(
      ({ attributes }) => attributes['w:anchor'] ?? (attributes['r:id'] === undefined ? '' : []),
    ),
    ...instructions(root).flatMap((text) => /^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)/.exec(text)?.[1] ?? []),
  ]);
  return [
    ...twice(names.map((name) => name.toLowerCase())).map((name) => `two bookmarks ${name}`),
    ...twice(ids).map((id) => `two bookmarks with id ${id}`),
    ...names
      .filter((name) => !/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name))
      .map((name) => `bookmark ${name} is no name`),
    ...(ids.toSorted().join() === ends.toSorted().join() ? [] : ['bookmarks begin and end differently']),
    ...targets.filter((target) => !names.includes(target)).map((target) => `bookmark ${target} is not there`),
  ];
}

function instructions(root: XmlElement): string[] {
  return [
    ...all(root, 'w:fldSimple').map(({ attributes }) => attributes['w:instr'] ?? ''),
    ...all(root, 'w:instrText').map(({ text }) => text),
  ];
}

function fields(package_: Package): string[] {
  return texts(package_).flatMap(([path, root]) => {
    let depth = 0;
    for (const { attributes } of all(root, 'w:fldChar')) {
      if (attributes['w:fldCharType'] === 'begin') depth++;
      if (attributes['w:fldCharType'] === 'end') depth--;
    }
    const empty = all(root, 'w:fldSimple').filter(
      (field) => all(field, 'w:t').length === 0 && !/PAGEREF/.test(field.attributes['w:instr'] ?? ''),
    );
    return [
      ...(depth === 0 ? [] : [`${path}: fields begin and end differently`]),
      ...empty.map(({ attributes }) => `${path}: field ${attributes['w:instr']} has no text until it is updated`),
    ];
  });
}

function drawings(package_: Package): string[] {
  const found = texts(package_).flatMap(([, root]) => all(root, 'wp:docPr'));
  return [
    ...twice(found.map(({ attributes }) => attributes['id'] ?? '')).map((id) => `two drawings ${id}`),
    ...found
      .filter((one) => (one.attributes['descr'] ?? '') === '' && all(one, 'adec:decorative').length === 0)
      .map(({ attributes }) => `drawing ${attributes['id']} has no text`),
  ];
}

/** Every paragraph of the text that has words can be found again. */
function identities(package_: Package): string[] {
  const paragraphs = ['word/document.xml', 'word/footnotes.xml'].flatMap((path) => all(tree(package_, path), 'w:p'));
  const ids = paragraphs.flatMap(({ attributes }) => attributes['w14:paraId'] ?? []);
  const nameless = paragraphs.filter(
    (paragraph) =>
      all(paragraph, 'w:t').length > 0 &&
      !/^Toc\d$/i.test(valueAt(paragraph, 'w:pPr', 'w:pStyle') ?? '') &&
      (at(paragraph, 'w:bookmarkStart') === undefined || paragraph.attributes['w14:paraId'] === undefined),
  );
  const listed = all(tree(package_, 'customXml/item1.xml'), 'segment').map(({ attributes }) => attributes['bookmark']);
  const names = new Set(
    paragraphs.flatMap((own) => all(own, 'w:bookmarkStart').map((one) => one.attributes['w:name'])),
  );
  return [
    ...twice(ids).map((id) => `two paragraphs ${id}`),
    ...ids
      .filter((id) => !/^[0-7][0-9A-F]{7}$/.test(id) || id === '00000000')
      .map((id) => `paragraph id ${id} is out of bounds`),
    ...nameless.map((own) => `a paragraph has no identity: ${all(own, 'w:t')[0]?.text}`),
    ...listed.filter((name) => !names.has(name)).map((name) => `segment ${name} is not there`),
  ];
}

/** What a run, a paragraph or a table of the text may say of itself beside its style. */
const RUN = ['w:rStyle', 'w:lang', 'w:rtl', 'w:rFonts'];
const PARAGRAPH = ['w:pStyle', 'w:numPr', 'w:sectPr'];

function handMade(package_: Package): string[] {
  const text = ['word/document.xml', 'word/footnotes.xml'].flatMap((path) => everything(tree(package_, path)));
  return text.flatMap((element) => {
    if (element.name === 'w:rPr') return disallowed(element, RUN);
    if (element.name === 'w:pPr') return disallowed(element, PARAGRAPH);
    if (element.name === 'w:rFonts' && Object.keys(element.attributes).join() !== 'w:hint')
      return ['a run names a font'];
    if (element.name === 'w:tblBorders' || element.name === 'w:tcBorders' || element.name === 'w:shd')
      return [`${element.name} in the text`];
    return element.name === 'w:p' ? cutRuns(element) : [];
  });
}

function disallowed(element: XmlElement, allowed: readonly string[]): string[] {
  return element.children
    .filter(({ name }) => !allowed.includes(name))
    .map(({ name }) => `${element.name} has ${name}`);
}

/** Runs side by side that say the same of themselves should be one. */
function cutRuns(paragraph: XmlElement): string[] {
  const children = paragraph.children.filter(({ name }) => name !== 'w:pPr');
  return children.flatMap((run, index) => {
    const next = children[index + 1];
    if (run.name !== 'w:r' || next?.name !== 'w:r') return [];
    const words = [run, next].every((one) => one.children.every(({ name }) => name === 'w:rPr' || name === 'w:t'));
    return words && sayingOf(run) === sayingOf(next) ? [`runs cut without need: ${at(run, 'w:t')?.text}`] : [];
  });
}

function sayingOf(run: XmlElement): string {
  const properties = at(run, 'w:rPr');
  return JSON.stringify(everything(properties ?? EMPTY).map(({ name, attributes }) => [name, attributes]));
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
