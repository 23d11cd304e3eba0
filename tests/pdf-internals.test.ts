/** What of pdfmake's inside the PDF stands on: a new version that changes any of it fails here, by name. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const load = createRequire(import.meta.url);

/** What we call must be there; what we override (each with what we inherit that must call it) must be called. */
interface Contract {
  calls: string[];
  overrides?: Record<string, string>;
}

const CONTRACT: Record<string, Contract> = {
  LayoutBuilder: { calls: ['layoutDocument'], overrides: { tryLayoutDocument: 'layoutDocument' } },
  PageElementWriter: { calls: ['addLine', 'addVector', 'addPage', 'moveToNextPage', 'context'] },
  DocumentContext: { calls: ['moveDown', 'getCurrentPage'] },
  Renderer: {
    calls: ['renderPages'],
    overrides: { renderLine: 'renderPages', renderVector: 'renderPages', renderImage: 'renderPages' },
  },
  PDFDocument: {
    calls: [
      'ref',
      'struct',
      'addStructure',
      'markContent',
      'markStructureContent',
      'endMarkedContent',
      'addNamedDestination',
      'addContent',
      'annotate',
      'image',
    ],
    overrides: {
      endMetadata: 'end',
      endOutline: 'end',
      addContent: 'endMarkedContent',
      flushPages: 'addPage',
      markContent: 'markStructureContent',
      _write: '_finalize',
    },
  },
  Line: { calls: ['getHeight', 'clone'] },
};

/** Words that must stand in the source of a method: fields that we set or read. */
const FIELDS: [name: string, method: string, field: string][] = [
  ['PDFDocument', 'end', 'this._fontFamilies'],
  ['PDFDocument', 'end', '.finalize()'],
  ['PDFDocument', 'end', 'this._root'],
  ['PDFDocument', '_finalize', 'this._id'],
  ['PDFDocument', '_finalize', 'this._offset'],
  ['PDFDocument', '_write', 'this._offset += data.length'],
  ['PDFDocument', 'addContent', 'this.page.write(data)'],
  ['PDFDocument', 'flushPages', 'page.end()'],
  ['PDFDocument', 'end', 'this.flushPages()'],
  ['PDFDocument', 'markContent', 'this.page.markings.push'],
  ['PDFDocument', 'endMetadata', 'this.metadataRef'],
  ['PDFDocument', 'endOutline', 'this.outline.endOutline()'],
  ['PDFDocument', 'markStructureContent', 'structParentTreeKey'],
  ['PageElementWriter', 'addLine', '_fitOnPage'],
  ['DocumentContext', 'moveDown', 'this.availableHeight'],
  ['DocumentContext', 'initializePage', 'this.pageMargins'],
  ['LayoutBuilder', 'layoutDocument', 'linearNodeList'],
  ['Renderer', 'renderPages', 'items'],
];

/** Words of pdfkit that no method of a prototype shows. */
const IN_PDFKIT = [
  'class PDFOutline',
  'this.outlineData',
  'this.children = []',
  'const top = destHeight - (options.top || 0)',
  'const left = destWidth - (options.left || 0)',
  'get fonts() {',
  'Dests: new PDFNameTree()',
  'this._compareKeys(a, b)',
  'if (this.limits &&',
  'this.document._write(',
  'this.offset = this.document._offset',
  "var aes = require('@noble/ciphers/aes');",
  "var sha2 = require('@noble/hashes/sha2');",
  "var utils = require('@noble/hashes/utils');",
  "var fontkit = require('fontkit');",
];

type Prototype = Record<string, unknown>;
type Inside = (name: string) => Prototype;

const inside: Inside = (name) =>
  (load(`pdfmake/js/${name}.js`) as { default: { prototype: Prototype } }).default.prototype;

/** Names of what is not as we need it; none for the version that we pinned. */
function broken(of: Inside, pdfkit: string): string[] {
  const faults: string[] = [];
  for (const [name, { calls, overrides = {} }] of Object.entries(CONTRACT)) {
    for (const method of [...calls, ...Object.keys(overrides), ...Object.values(overrides)])
      if (typeof of(name)[method] !== 'function') faults.push(`${name}.${method} is not there`);
    for (const [method, caller] of Object.entries(overrides))
      if (!String(of(name)[caller]).includes(`this.${method}(`))
        faults.push(`${name}.${caller} does not call ${method}, which we override`);
  }
  for (const [name, method, field] of FIELDS)
    if (!String(of(name)[method]).includes(field)) faults.push(`${name}.${method} knows no ${field}`);
  for (const words of IN_PDFKIT) if (!pdfkit.includes(words)) faults.push(`pdfkit has no “${words}”`);
  return faults;
}

const pdfkit = readFileSync(load.resolve('pdfkit'), 'utf8');

/** The inside with one method that is another. */
function mutated(name: string, method: string, made: unknown): Inside {
  return (asked) => (asked === name ? Object.assign(Object.create(inside(name)), { [method]: made }) : inside(asked));
}

describe('pdfmake 0.3.11, from the inside', () => {
  it('is the version that was measured', () => {
    expect((load('pdfmake/package.json') as { version: string }).version).toBe('0.3.11');
  });

  it('has all that we stand on', () => {
    expect(broken(inside, pdfkit)).toEqual([]);
  });

  const methods = Object.entries(CONTRACT).flatMap(([name, { calls, overrides = {} }]) =>
    [...calls, ...Object.keys(overrides), ...Object.values(overrides)].map((method) => [name, method] as const),
  );

  it.each(methods)('would miss %s.%s', (name, method) => {
    expect(broken(mutated(name, method, undefined), pdfkit)).toContain(`${name}.${method} is not there`);
  });

  const overridden = Object.entries(CONTRACT).flatMap(([name, { overrides = {} }]) =>
    Object.entries(overrides).map(([method, caller]) => [name, caller, method] as const),
  );

  it.each(overridden)('would see that %s.%s no longer calls %s', (name, caller, method) => {
    const other = mutated(name, caller, () => 'something else');
    expect(broken(other, pdfkit)).toContain(`${name}.${caller} does not call ${method}, which we override`);
  });

  it.each(FIELDS)('would see that %s.%s keeps no %s', (name, method, field) => {
    const other = mutated(name, method, () => 'something else');
    expect(broken(other, pdfkit)).toContain(`${name}.${method} knows no ${field}`);
  });

  it.each(IN_PDFKIT)('would see that pdfkit has no “%s”', (words) => {
    expect(broken(inside, pdfkit.replaceAll(words, ''))).toContain(`pdfkit has no “${words}”`);
  });
});
