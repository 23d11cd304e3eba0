/** A document of engross that is imported comes back: built again, it has the same words, labels and styles, in six languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile } from '../src/import/import-file.js';
import { formats } from '../src/render/index.js';
import { finishText, house } from './support/compiling.js';
import { resourcesFor } from './support/resources.js';
import { wordParagraphs } from './support/word-labels.js';

const SPECIMENS = join(import.meta.dirname, '../sources/specimen-session');
const FIELDS: Readonly<Record<string, string>> = {
  statement: 'kind: statement\ndelegation: PE\ndate: 2027-05-18',
  declaration: 'kind: declaration\nsymbol: A/1\ntitle: T',
  note: 'kind: note\nsymbol: A/2\ntitle: T',
};

/** Places of a draft whose words are brackets of choice are text; names of other documents need their session. */
function bodyOf(document: string, language: string): string {
  const source = readFileSync(join(SPECIMENS, document, `${language}.md`), 'utf8');
  return source.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/\[\]\(doc:[^)]*\)/g, 'CML/MOP.2/2');
}

async function built(body: string, kind: string, language: string) {
  const source = `---\n${FIELDS[kind]}\nlanguage: ${language}\n---\n${body}`;
  const { draft, sound, file } = finishText({ source, kind, language });
  if (draft === undefined || !sound) throw new Error(JSON.stringify(file.diagnostics.slice(0, 3)));
  const resources = resourcesFor(draft);
  return {
    docx: await formats.docx.render(draft.document, resources),
    html: await formats.html.render(draft.document, resources),
  };
}

function cameBack(bytes: Uint8Array, kind: string): string {
  const given = {
    kind,
    language: undefined,
    encoding: undefined,
    set: [],
    isMarkdown: false,
    wordsOf: () => undefined,
  };
  const result = importFile(bytes, { ...given, house }, 'picture');
  if ('rule' in result) throw new Error(result.message);
  return result.text.replace(/^---\n[\s\S]*?\n---\n/, '');
}

/** Style, label and words of each paragraph of the text and the notes. */
function shown(docx: Uint8Array): string[] {
  const parts = new Map(Object.entries(unzipSync(docx)).map(([name, part]) => [name, strFromU8(part)]));
  return ['word/document.xml', 'word/footnotes.xml'].flatMap((part) =>
    wordParagraphs(parts, part).map(({ style, label, text }) => `${style} ${label ?? ''} ${text}`),
  );
}

describe.each(['en', 'fr', 'es', 'ru', 'zh', 'ar'])('%s', (language) => {
  it.each([
    ['statement', 'statement'],
    ['declaration', 'declaration'],
    ['draft-declaration', 'declaration'],
    ['note', 'note'],
  ])('%s', async (document, kind) => {
    const { docx, html } = await built(bodyOf(document, language), kind, language);
    const before = shown(docx);
    for (const bytes of [docx, typeof html === 'string' ? new TextEncoder().encode(html) : html]) {
      const again = await built(cameBack(bytes, kind), kind, language);
      expect(shown(again.docx)).toEqual(before);
    }
  });
});
