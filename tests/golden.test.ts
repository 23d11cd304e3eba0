/** Whole documents: every stage's result as a readable projection, renewed by `npm run golden` and read in the diff. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../src/render/index.js';
import { formatReport } from '../src/report/format-report.js';
import { finishText } from './support/compiling.js';
import { docxText, htmlText, pdfText, treeText } from './support/projections.js';
import { resourcesFor } from './support/resources.js';

const FOLDER = join(import.meta.dirname, 'golden');
const renew = process.env['GOLDEN'] === 'write';

/** Compares with the golden of that name, or writes it. */
function golden(name: string, file: string, text: string): void {
  const path = join(FOLDER, name, file);
  if (renew || !existsSync(path)) {
    if (process.env['CI'] && !renew)
      throw new Error(`There is no golden ${name}/${file}: run \`npm run golden\` and read it.`);
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('golden', () => {
  for (const name of readdirSync(FOLDER).filter((one) => existsSync(join(FOLDER, one, 'source.md')))) {
    it(name, async () => {
      const source = readFileSync(join(FOLDER, name, 'source.md'), 'utf8');
      const kind = /^kind: (\S+)/m.exec(source)?.[1] ?? '';
      const { file, draft, sound } = finishText({ source, kind, id: name });
      golden(name, 'messages.txt', formatReport([file], 'text'));
      expect(sound, 'a golden is a sound document').toBe(true);
      if (draft === undefined) return;
      golden(name, 'tree.yaml', treeText(draft.document));
      const resources = resourcesFor(draft);
      golden(name, 'page.html', htmlText(await formats.html.render(draft.document, resources)));
      golden(name, 'text.txt', new TextDecoder().decode(await formats.txt.render(draft.document, resources)));
      golden(name, 'docx.txt', docxText(await formats.docx.render(draft.document, resources)));
      golden(name, 'pdf.txt', await pdfText(await formats.pdf.render(draft.document, resources)));
    });
  }
});
