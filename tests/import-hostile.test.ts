/** Files that are broken, hostile or none that import reads: a clear message for each, and nothing unfolded without end. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile } from '../src/import/import-file.js';
import { openWorkspace } from '../src/workspace.js';

const house = openWorkspace(import.meta.dirname);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function imported(bytes: Uint8Array | string) {
  return importFile(
    typeof bytes === 'string' ? strToU8(bytes) : bytes,
    {
      kind: undefined,
      language: 'en',
      encoding: undefined,
      set: [],
      isMarkdown: false,
      house,
      wordsOf: () => undefined,
    },
    'picture',
  );
}

const refusal = (bytes: Uint8Array | string) => {
  const result = imported(bytes);
  return 'rule' in result ? result.message : result.text;
};

const body = (inner: string) => `<w:document ${W}><w:body>${inner}</w:body></w:document>`;
const docx = (parts: Record<string, string | Uint8Array>) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  });
const paragraph = '<w:p><w:r><w:t>The level of every lake is measured once a month.</w:t></w:r></w:p>';

describe('a file that cannot be read', () => {
  it.each([
    ['a DOCX without its text', docx({ 'word/styles.xml': '<a/>' }), /has no word\/document\.xml/],
    [
      'an external entity',
      docx({ 'word/document.xml': `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('&x;')}` }),
      /cannot be read \(a document type\)/,
    ],
    ['XML that is cut off', docx({ 'word/document.xml': body(paragraph).slice(0, -9) }), /XML that cannot be read/],
    [
      'an archive that is cut off',
      docx({ 'word/document.xml': body(paragraph) }).subarray(0, 200),
      /no zip archive, or a broken one/,
    ],
    ['a zip bomb', docx({ 'word/document.xml': new Uint8Array(80 * 2 ** 20) }), /unfolds to more than 64 MB/],
    [
      'elements without end',
      docx({ 'word/document.xml': body('<w:sdt>'.repeat(2000)) }),
      /more than 500 elements inside each other/,
    ],
    [
      'an old or encrypted Word file',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      /old form \(\.doc\), or an encrypted one/,
    ],
    ['a PDF', '%PDF-1.7\n', /this is a PDF/],
    ['an archive of other files', zipSync({ 'a.txt': strToU8('a') }), /ZIP archive/],
    [
      'an ODT without its text',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
      /has no content\.xml/,
    ],
    [
      'an ODT with a password',
      zipSync({
        mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
        'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>'),
        'content.xml': strToU8('noise'),
      }),
      /encrypted with a password/,
    ],
    [
      'a page of elements without end',
      `<!doctype html><html><body>${'<div>'.repeat(200_000)}`,
      /inside each other|no text|letters/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
  });
});

describe('a hostile file that can be read', () => {
  it('keeps the words of a link that leads to a script, without its address', () => {
    const rels =
      '<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>';
    const link = '<w:p><w:hyperlink r:id="r1"><w:r><w:t>the lakes</w:t></w:r></w:hyperlink></w:p>';
    const text = refusal(docx({ 'word/document.xml': body(link), 'word/_rels/document.xml.rels': rels }));
    expect(text).toContain('the lakes');
    expect(text).not.toContain('javascript');
  });

  it('does not read scripts and styles of a page', () => {
    const text = refusal(
      '<!doctype html><html lang="en"><body><p>The lakes.</p><script>alert(1)</script></body></html>',
    );
    expect(text).toContain('The lakes.');
    expect(text).not.toContain('alert');
  });

  it('goes on where a number, a style or a note refers to nothing, or to itself', () => {
    const styles = `<w:styles ${W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
    const text = refusal(
      docx({
        'word/document.xml': body(
          '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="99999"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>One lake.</w:t><w:footnoteReference w:id="9"/></w:r></w:p>',
        ),
        'word/styles.xml': styles,
      }),
    );
    expect(text).toContain('One lake.');
  });

  it('takes no path out of a file into the name of a picture', () => {
    const rels = '<Relationships><Relationship Id="r1" Type="x/image" Target="../../../../etc/x.png"/></Relationships>';
    const drawing =
      '<w:p><w:r><w:t>A lake.</w:t></w:r><w:r><w:drawing><wp:docPr descr="x](evil"/><a:blip r:embed="r1"/></w:drawing></w:r></w:p>';
    const result = imported(docx({ 'word/document.xml': body(drawing), 'word/_rels/document.xml.rels': rels }));
    expect('rule' in result ? result.message : result.images).toEqual([]);
  });
});
