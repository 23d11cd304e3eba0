/** What of pdfmake and pdfkit the PDF is built on (docs/pdf.md): a new version that changes any of it fails here, by name. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const load = createRequire(import.meta.url);
const pdfkit = readFileSync(load.resolve('pdfkit'), 'utf8');

/** Methods that are called, by class. */
const CALLED = {
  PageElementWriter: ['addLine', 'addVector', 'addPage', 'moveToNextPage', 'context'],
  DocumentContext: ['moveDown', 'getCurrentPage'],
  Renderer: ['renderPages', 'renderVector'],
  PDFDocument: [
    ...['ref', 'struct', 'addStructure', 'markStructureContent', 'endMarkedContent', 'addNamedDestination'],
    ...['annotate', 'image', 'openImage'],
  ],
};

/** Words in the source of a method: that it calls a method which is overridden, or has a field which is set or read. */
const CONTAINS = [
  ['Renderer', 'renderPages', ['this.renderLine(', 'this.renderVector(', 'this.renderImage(', 'items']],
  ['PageElementWriter', 'addLine', ['_fitOnPage']],
  ['DocumentContext', 'moveDown', ['this.availableHeight']],
  ['DocumentContext', 'initializePage', ['this.pageMargins']],
  ['PDFDocument', 'addPage', ['this.flushPages(']],
  [
    'PDFDocument',
    'end',
    ['this.endMetadata(', 'this.endOutline(', 'this.flushPages()', 'this._fontFamilies', '.finalize()', 'this._root'],
  ],
  ['PDFDocument', '_finalize', ['this._write(', 'this._id', 'this._offset']],
  ['PDFDocument', '_write', ['this._offset += data.length']],
  ['PDFDocument', 'addContent', ['this.page.write(data)']],
  ['PDFDocument', 'flushPages', ['page.end()']],
  ['PDFDocument', 'markContent', ['this.page.markings.push']],
  ['PDFDocument', 'markStructureContent', ['this.markContent(', 'structParentTreeKey']],
  ['PDFDocument', 'endMarkedContent', ['this.addContent(']],
  ['PDFDocument', 'endMetadata', ['this.metadataRef']],
  ['PDFDocument', 'endOutline', ['this.outline.endOutline()']],
] as const;

/** Words of pdfkit that no method of a prototype shows. */
const IN_PDFKIT = [
  ...['class PDFOutline', 'this.outlineData', 'this.children = []', 'get fonts() {'],
  ...['const top = destHeight - (options.top || 0)', 'const left = destWidth - (options.left || 0)'],
  ...['Dests: new PDFNameTree()', 'this._compareKeys(a, b)', 'if (this.limits &&'],
  ...['this.document._write(', 'this.offset = this.document._offset'],
  // Packages that it loads at its start, for which it gets stand-ins.
  ...["var aes = require('@noble/ciphers/aes');", "var sha2 = require('@noble/hashes/sha2');"],
  ...["var utils = require('@noble/hashes/utils');", "var fontkit = require('fontkit');"],
];

function methodOf(name: string, method: string): unknown {
  return (load(`pdfmake/js/${name}.js`) as { default: { prototype: Record<string, unknown> } }).default.prototype[
    method
  ];
}

describe('pdfmake, from the inside', () => {
  it('is the version that was measured', () => {
    expect((load('pdfmake/package.json') as { version: string }).version).toBe('0.3.11');
  });

  it.each(Object.entries(CALLED))('%s has the methods that are called', (name, methods) => {
    expect(methods.filter((method) => typeof methodOf(name, method) !== 'function')).toEqual([]);
  });

  it.each(CONTAINS)('%s.%s calls and has what we change', (name, method, words) => {
    const source = String(methodOf(name, method));
    expect(words.filter((word) => !source.includes(word))).toEqual([]);
  });

  it('pdfkit has what is changed in it', () => {
    expect(IN_PDFKIT.filter((words) => !pdfkit.includes(words))).toEqual([]);
  });
});
