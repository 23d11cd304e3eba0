/** PDF/UA-1 and PDF/A-2a on every specimen: the conditions of the Matterhorn protocol that a machine can see, read from the objects of the file. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { resourcesFor } from './support/resources.js';

const SOURCES = join(import.meta.dirname, '../sources/specimen-session');

/** Dictionaries of a file by object number (pdfkit writes each object plainly). */
function objectsOf(bytes: Uint8Array): Map<string, string> {
  const raw = Buffer.from(bytes).toString('latin1');
  const found = new Map<string, string>();
  for (const match of raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n|\nendobj)/gm))
    found.set(match[1] ?? '', match[2] ?? '');
  return found;
}

const PARENTS: Record<string, RegExp> = {
  TR: /^Table$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
};
const KIDS: Record<string, RegExp> = { Table: /^(?:TR|Caption)$/, TR: /^T[HD]$/, L: /^LI$/, LI: /^(?:Lbl|LBody)$/ };

/** What is wrong with a file; nothing for a good one. */
function faultsOf(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  const need = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const objects = objectsOf(bytes);
  const all = [...objects.values()];
  const catalog = all.find((object) => /\/Type \/Catalog/.test(object)) ?? '';
  need(/\/MarkInfo/.test(catalog) && /\/StructTreeRoot/.test(catalog), 'the catalog is not tagged');
  need(/\/Lang \(/.test(catalog), 'the catalog has no language');
  need(/\/Metadata/.test(catalog) && /\/OutputIntents/.test(catalog), 'no metadata or no output intent');
  for (const page of all.filter((object) => /\/Type \/Page\n/.test(object)))
    need(/\/StructParents/.test(page) && /\/Tabs \/S/.test(page), 'a page outside of the structure');
  for (const font of all.filter((object) => /\/Subtype \/Type0/.test(object)))
    need(/\/ToUnicode \d+ 0 R/.test(font), 'a font without ToUnicode');
  for (const descriptor of all.filter((object) => /\/Type \/FontDescriptor/.test(object)))
    need(/\/FontFile[23]? \d+ 0 R/.test(descriptor), 'a font that is not embedded');
  for (const link of all.filter((object) => /\/Subtype \/Link/.test(object)))
    need(/\/StructParent /.test(link) && /\/Contents \(/.test(link), 'a link without description or element');
  faults.push(...structureFaults(objects));
  return faults;
}

function roleOf(object: string): string {
  return /\/S \/(\w+)/.exec(object)?.[1] ?? '';
}

/** Elements in the order of reading, each with the role of the one that it is in. */
function* elementsIn(
  objects: ReadonlyMap<string, string>,
  number: string,
  parent: string,
): Generator<{ object: string; role: string; parent: string }> {
  const object = objects.get(number) ?? '';
  // pdfkit leaves out the type of an element, which may be left out; what it never lacks is the one that it is in.
  if (roleOf(object) === '' || !/\/P \d+ 0 R/.test(object) || /\/Subtype/.test(object)) return;
  const role = roleOf(object);
  yield { object, role, parent };
  const kids = /\/K \[([\s\S]*?)\]/.exec(object)?.[1] ?? '';
  for (const kid of kids.matchAll(/(\d+) 0 R/g)) yield* elementsIn(objects, kid[1] ?? '', role);
}

/** What an element of a role must say. */
const SAYS: Record<string, RegExp[]> = {
  Figure: [/\/Alt \(/, /\/BBox/],
  TH: [/\/Scope/],
  Link: [/OBJR/],
  Note: [/\/ID \(/],
};

function structureFaults(objects: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const roots = [...objects.keys()].filter((number) => roleOf(objects.get(number) ?? '') === 'Document');
  if (roots.length !== 1) faults.push('not one Document');
  const elements = [...elementsIn(objects, roots[0] ?? '', '')];
  for (const { object, role, parent } of elements) {
    if (PARENTS[role]?.test(parent) === false || KIDS[parent]?.test(role) === false)
      faults.push(`${role} in ${parent}`);
    for (const word of SAYS[role] ?? []) if (!word.test(object)) faults.push(`${role} without ${word.source}`);
  }
  const ids = elements.flatMap(({ object }) => /\/ID \(([^)]*)\)/.exec(object)?.[1] ?? []);
  if (new Set(ids).size !== ids.length) faults.push('two elements with one ID');
  const levels = elements.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
  levels.forEach((level, at) => {
    if (level > (levels[at - 1] ?? 0) + 1) faults.push('a heading that skips a level');
  });
  return faults;
}

/** A picture of one point. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function build(source: string, kind: string, language: string): Promise<Uint8Array> {
  const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=T', 'symbol=A/1'];
  // Alone, without its session: references to other documents are words here.
  const body = source.replace(/^---[\s\S]*?\n---\n/, '').replace(/\[\]\(doc:[^)]*\)/g, 'A/2');
  const { draft, file, sound } = finishText({ source: body, kind, language, set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  return renderPdf(
    draft.document,
    resourcesFor(draft, { 'emblem.png': { type: 'png', bytes: DOT, width: 1, height: 1 } }),
  );
}

describe('PDF/UA-1 and PDF/A-2a', () => {
  for (const document of ['statement', 'declaration', 'note'])
    for (const name of readdirSync(join(SOURCES, document)))
      it(`${document}/${name}`, async () => {
        const source = readFileSync(join(SOURCES, document, name), 'utf8');
        expect(faultsOf(await build(source, document, name.replace('.md', '')))).toEqual([]);
      });

  it('closes the gap where a text leaves a level of headings out, for all that is under it', async () => {
    const bytes = await build('# One\n\nA.\n\n### Three\n\nB.\n\n### Three\n\nC.\n\n## Two\n\nD.', 'note', 'en');
    const objects = objectsOf(bytes);
    const root = [...objects.keys()].find((number) => roleOf(objects.get(number) ?? '') === 'Document');
    const roles = [...elementsIn(objects, root ?? '', '')].map(({ role }) => role);
    expect(roles.filter((role) => /^H\d$/.test(role))).toEqual(['H1', 'H2', 'H3', 'H3', 'H3']);
  });

  /** A file with one thing spoilt (as long as it was), and the fault that must be found. */
  const SPOILT: [from: string, to: string, fault: string][] = [
    ['/ToUnicode', '/ToNothing', 'a font without ToUnicode'],
    ['/S /H2', '/S /H4', 'a heading that skips a level'],
    ['/S /TR', '/S /LI', 'LI in Table'],
    ['/S /LBody', '/S /Quote', 'Quote in LI'],
    ['/Scope', '/Scape', 'TH without \\/Scope'],
    ['/ID (note', '/IX (note', 'Note without \\/ID \\('],
    ['(note-2)', '(note-1)', 'two elements with one ID'],
    ['/OBJR', '/OBJX', 'Link without OBJR'],
    ['/Alt (', '/Atl (', 'Figure without \\/Alt \\('],
    ['/BBox', '/BBax', 'Figure without \\/BBox'],
    ['/Contents (', '/Cantents (', 'a link without description or element'],
    ['/Tabs /S', '/Tabs /R', 'a page outside of the structure'],
    ['/FontFile2', '/FontFike2', 'a font that is not embedded'],
    ['/MarkInfo', '/MarkInfi', 'the catalog is not tagged'],
    ['/S /Document', '/S /Dokument', 'not one Document'],
  ];

  it('sees what is wrong', async () => {
    const source = `# Part

Words[^1] and more[^2], see <https://example.org>.

![An emblem](emblem.png)

| No | Text |
|---|---|
| 1 | One |

1. A paragraph.

[^1]: First.

[^2]: Second.
`;
    const good = Buffer.from(await build(source, 'note', 'en')).toString('latin1');
    expect(faultsOf(Buffer.from(good, 'latin1'))).toEqual([]);
    for (const [from, to, fault] of SPOILT)
      expect(faultsOf(Buffer.from(good.replaceAll(from, to), 'latin1')), from).toContain(fault);
  });
});
