/** What a DOCX promises: a package without loose ends, named styles only, and the way back to its source. */
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../src/render/docx/render-docx.js';
import { finishText } from './support/compiling.js';
import { partsOf } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

const FULL =
  'The Parties,\n\nRecalling *all*,[^*]\n\n# Part\n\n1. See [](#two) and <https://x.example/>.[^1]\n\n2. Two: {#two}\n\n      1. first;\n\n      2. second.\n\n   More of two.\n\n3. Or two. {.bis}\n\n> "Quoted"\n\n- bullet\n\n      - deeper\n\n: Caption\n\n| a | b |\n|---|--:|\n| x | 2 |\n\n:::note\nBoxed.\n:::\n\n:::annex[More]{#more original=fr}\n\n1. Text **bold *both***.\n\n:::\n\n[^1]: Note.\n[^*]: Title note.';

async function parts(language = 'en', kind = 'declaration'): Promise<Map<string, string>> {
  const { draft, file, sound } = finishText({ source: FULL, kind, language, set: ['title=The title', 'symbol=A/1'] });
  if (draft === undefined || !sound) throw new Error(file.messages.join('\n'));
  return partsOf(await renderDocx(draft.document, resourcesFor(draft)));
}

const all = (text: string | undefined, expression: RegExp) =>
  [...(text ?? '').matchAll(expression)].map((match) => match[1] ?? '');

/** Targets of relationships that are not in the package. */
function looseTargets(package_: ReadonlyMap<string, string>): string[] {
  const relationships = [...package_.keys()].filter((path) => path.endsWith('.rels'));
  return relationships.flatMap((path) => {
    const base = path.replace(/_rels\/[^/]*$/, '');
    const targets = [...(package_.get(path) ?? '').matchAll(/Target="([^"]+)"(?: TargetMode="(\w+)")?/g)];
    const inside = targets.flatMap(([, target = '', mode]) =>
      mode === 'External' || /^https?:/.test(target) ? [] : [target],
    );
    const resolved = inside.map((target) =>
      target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${base}`).pathname.slice(1),
    );
    return resolved.filter((target) => !package_.has(target));
  });
}

describe.each(['en', 'fr', 'zh', 'ar'])('DOCX (%s)', (language) => {
  it('has no loose ends: relationships, content types, styles, lists, notes, bookmarks', async () => {
    const package_ = await parts(language);
    expect(looseTargets(package_)).toEqual([]);
    const styles = new Set(all(package_.get('word/styles.xml'), /w:styleId="([^"]+)"/g));
    const lists = new Set(all(package_.get('word/numbering.xml'), /<w:num w:numId="(\d+)"/g));
    for (const [path, text] of package_) {
      if (!/^word\/(?:document|footnotes|header\d|footer\d|endnotes)\.xml$/.test(path)) continue;
      for (const style of all(text, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g))
        expect(styles.has(style), `${path}: ${style}`).toBe(true);
      for (const list of all(text, /<w:numId w:val="(\d+)"/g))
        expect(list === '0' || lists.has(list), `${path}: list ${list}`).toBe(true);
    }
    const called = all(package_.get('word/document.xml'), /<w:footnoteReference [^>]*w:id="(\d+)"/g);
    const written = all(package_.get('word/footnotes.xml'), /<w:footnote w:id="(\d+)"/g);
    expect(written).toEqual(called);
    const body = `${package_.get('word/document.xml')}${package_.get('word/footnotes.xml')}`;
    const bookmarks = all(body, /<w:bookmarkStart [^>]*w:name="([^"]+)"/g);
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    for (const target of all(body, /w:anchor="([^"]+)"|REF (\S+) /g).filter((name) => name !== ''))
      expect(bookmarks).toContain(target);
    const paraIds = all(body, /w14:paraId="([^"]+)"/g);
    expect(new Set(paraIds).size).toBe(paraIds.length);
  });

  it('formats nothing by hand in the body', async () => {
    const body = (await parts(language)).get('word/document.xml') ?? '';
    const allowed = /^<w:(?:rStyle|lang|rtl|rFonts w:hint)\b/;
    for (const properties of all(body, /<w:rPr>(.*?)<\/w:rPr>/g)) {
      for (const own of properties.match(/<w:[^>]*>/g) ?? []) expect(own).toMatch(allowed);
    }
    for (const properties of all(body, /<w:pPr>(.*?)<\/w:pPr>/g)) {
      const own =
        properties.replace(/<w:numPr>.*?<\/w:numPr>|<w:rPr>.*?<\/w:rPr>|<w:sectPr[\s\S]*/g, '').match(/<w:(\w+)/g) ??
        [];
      expect(own.filter((name) => name !== '<w:pStyle')).toEqual([]);
    }
    expect(body).not.toMatch(/<w:br\b(?! w:type)/);
  });

  it('knows its way home: source, version, places and fingerprints', async () => {
    const package_ = await parts(language);
    const list = package_.get('customXml/item1.xml') ?? '';
    expect(list).toMatch(/source="sha256:[0-9a-f]{64}"/);
    const listed = all(list, /bookmark="([^"]+)"/g);
    const body = `${package_.get('word/document.xml')}${package_.get('word/footnotes.xml')}`;
    for (const bookmark of listed) expect(body).toContain(`w:name="${bookmark}"`);
    expect(all(list, /place="([^"]+)"/g)).toEqual(expect.arrayContaining(['title', 'two', 'p2-b', 'more']));
    expect(package_.get('docProps/custom.xml')).toContain('engross.source');
    expect(package_.get('docProps/core.xml')).toMatch(/<dc:title>The title<\/dc:title><dc:subject>A\/1<\/dc:subject>/);
    expect(package_.get('docProps/core.xml')).toMatch(/T00:00:00Z</);
  });
});
