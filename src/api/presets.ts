/** The stages as plugins of unified: Markdown → official tree → finished tree → page. */
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Plugin, Preset } from 'unified';
import { resourcesWith } from '../build/workers/open-resources.js';
import { type Draft, draftDocument, finishDraft } from '../compile.js';
import { writePolicy } from '../render/html/content-policy.js';
import { pageOf } from '../render/html/to-hast.js';
import { defaultFormats } from '../render/index.js';
import { sourceFile } from '../report/source-file.js';
import { addMessage } from '../report/vfile.js';
import type { OfficialDocument } from '../tree/document.js';
import { openWorkspace } from '../workspace.js';
import { sourceDate } from '../world/machine.js';
import { version } from '../world/package-files.js';
import { BUILT_IN, type CompileOptions } from './compile.js';
import { nameSource } from './source-names.js';

/** What a text does not say itself, and the workspace whose templates are used. */
export type ParseOptions = Pick<CompileOptions, 'kind' | 'language' | 'set' | 'workspace'>;

/** What the later stages need of a tree beside it. */
const drafts = new WeakMap<object, Draft>();

/**
 * Parses Markdown to a labelled official tree. What is found is among the messages of the file; where it cannot be read at
 * all, its first error is thrown.
 */
export const engrossParse: Plugin<[ParseOptions?], string, OfficialDocument> = function ({
  kind,
  language,
  set,
  workspace,
} = {}) {
  this.parser = (text, file) => {
    const house = openWorkspace(workspace ?? BUILT_IN);
    const path = file.path ?? 'text.md';
    const named = nameSource({ path, text }, house, language);
    const [draft] = draftDocument(
      {
        id: named.id,
        sessionId: undefined,
        session: undefined,
        versions: [{ ...named, wanted: true }],
        kind,
        set: Object.entries(set ?? {}).map(([field, value]) => `${field}=${value}`),
        variant: 'circulation',
        formats: defaultFormats('build'),
        undated: sourceDate(),
        generator: `engross ${version}`,
      },
      house,
    );
    for (const diagnostic of named.file.diagnostics) addMessage(file, diagnostic);
    if (draft === undefined) throw file.messages.find(({ fatal }) => fatal === true) ?? new Error('no document');
    drafts.set(draft.document, draft);
    return draft.document;
  };
};

/** Finishes the tree of {@link engrossParse}: references, masthead, typography. Throws the first error of the file. */
export const engrossShape: Plugin<[], OfficialDocument> = () => (tree, file) => {
  const draft = draftOf(tree);
  const before = draft.file.diagnostics.length;
  finishDraft(draft, { labelsOf: () => undefined, siblings: () => [] });
  for (const diagnostic of draft.file.diagnostics.slice(before)) addMessage(file, diagnostic);
  const error = file.messages.find(({ fatal }) => fatal === true);
  if (error !== undefined) throw error;
};

const toPage: Plugin<[], OfficialDocument, Root> = () => (tree) => {
  const draft = draftOf(tree);
  return pageOf(tree, { ...resourcesWith(draft, new Map(), []), file: sourceFile({}) });
};

const writePage: Plugin<[], Root, string> = function () {
  this.compiler = (tree) => {
    const page = tree as Root;
    writePolicy(page);
    return `${toHtml(page, { upperDoctype: true })}\n`;
  };
};

/** Makes the finished tree a page: plugins of rehype may follow, and the page is written as HTML. */
export const engrossHtml: Preset = { plugins: [toPage, writePage] };

function draftOf(tree: object): Draft {
  const draft = drafts.get(tree);
  if (draft === undefined) throw new Error('This tree was not made by engrossParse.');
  return draft;
}
