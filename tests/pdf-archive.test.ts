/** PDF/A-2a on the specimens and on a document with everything in it: the clauses of ISO 19005-2 that a file's objects show. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../src/render/pdf/render-pdf.js';
import { finishText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';
import { archiveFaults } from './support/pdf-archive.js';
import { resourcesFor } from './support/resources.js';

const SOURCES = join(import.meta.dirname, '../sources/specimen-session');

/** A picture of one point. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function build(source: string, kind: string, language: string): Promise<Uint8Array> {
  const set = kind === 'statement' ? ['delegation=PE', 'date=2027-01-01'] : ['title=One & \\<two>', 'symbol=A/1'];
  // Alone, without its session: references to other documents are words here.
  const body = source.replace(/^---[\s\S]*?\n---\n/, '').replace(/\[\]\(doc:[^)]*\)/g, 'A/2');
  const { draft, file, sound } = finishText({ source: body, kind, language, set });
  if (draft === undefined || !sound) throw new Error(messagesOf(file).join('\n'));
  const images = { 'emblem.png': { type: 'png' as const, bytes: DOT, width: 1, height: 1 } };
  return renderPdf(draft.document, resourcesFor(draft, images));
}

const EVERYTHING = `# Part

Words[^1] with *emphasis*, **stress** and a link, see <https://example.org>; العربية (بين قوسين) 1945.

![An emblem](emblem.png)

| No | Text |
|---|---|
| 1 | One[^2] |

1. A paragraph.

[^1]: First.

[^2]: Second.
`;

describe('PDF/A-2a', () => {
  for (const document of ['statement', 'declaration', 'note'])
    for (const name of readdirSync(join(SOURCES, document)).filter((file) => file.endsWith('.md')))
      it(`${document}/${name}`, async () => {
        const source = readFileSync(join(SOURCES, document, name), 'utf8');
        expect(await archiveFaults(await build(source, document, name.replace('.md', '')))).toEqual([]);
      });

  /** A file with one thing spoilt (as long as it was), and the clause that must be named. */
  const SPOILT: [from: string | RegExp, to: string, clause: string][] = [
    ['%PDF-1.7', '%PDF-2.0', '6.1.2'],
    ['/GTS_PDFA1', '/GTS_PDFX1', '6.2.3'],
    ['/OutputIntents', '/OutputIntentz', '6.2.3'],
    ['/CIDToGIDMap', '/CIDToGIDMop', '6.2.11.3.2'],
    ['/FontFile2', '/FontFike2', '6.2.11.4.1'],
    ['/Identity-H', '/Identity-X', '6.2.11.3.3'],
    [/\/W \[0 \[\d+(?:\.\d+)? \d/, '', '6.2.11.5'],
    ['/Subtype /Link', '/Subtype /Text', '6.3.1'],
    ['/F 4', '/F 2', '6.3.2'],
    ['/S /URI', '/S/Hide', '6.5.1'],
    ['<pdfaid:conformance>A', '<pdfaid:conformance>B', '6.6.4'],
    ['<pdfaSchema:prefix>', '<pdfaSchema:prefox>', '6.6.2.3.3'],
    ['<dc:title>', '<dc:titel>', '6.6.3'],
    ['/Marked true', '/Marked null', '6.7.2.2'],
    ['/S /LBody', '/S /Lbody', '6.7.3.4'],
    ['/Lang (en)', '/Lamg (en)', '6.7.4'],
    ['/Alt (', '/Atl (', '6.7.5'],
  ];

  it('sees what is wrong', async () => {
    const good = Buffer.from(await build(EVERYTHING, 'note', 'en')).toString('latin1');
    expect(await archiveFaults(Buffer.from(good, 'latin1'))).toEqual([]);
    for (const [from, to, clause] of SPOILT) {
      const spoilt =
        typeof from === 'string' ? good.replaceAll(from, to) : good.replace(from, (found) => `${found.slice(0, -1)}9`);
      expect(spoilt, String(from)).not.toBe(good);
      expect(spoilt).toHaveLength(good.length);
      const faults = await archiveFaults(Buffer.from(spoilt, 'latin1'));
      expect(
        faults.map((fault) => fault.split(' ')[0]),
        String(from),
      ).toContain(clause);
    }
  });
});
