/** Makes the pages of a session: `index.html` in its first language, `index.fr.html` and so on in the others. */
import type { Manifest, ManifestDocument } from '../manifest.js';
import { pageColumns } from '../render/index.js';
import type { SessionPage } from '../render/session/page-model.js';
import { styleSheet } from '../templates/design.js';
import type { SymbolGrammar } from '../templates/symbol-grammar.js';
import type { Workspace } from '../workspace.js';

/** The pages with their file names. */
export async function makeSessionPages(
  manifest: Manifest,
  workspace: Workspace,
): Promise<{ file: string; bytes: Uint8Array }[]> {
  const design = workspace.design();
  const languages = manifest.languages.flatMap((tag) => workspace.language(tag) ?? []);
  const symbols = workspace.symbols();
  if (design === undefined || symbols === undefined || languages.length === 0) return [];
  const { renderSessionPage } = await import('../render/session/session-page.js');
  const pages = languages.map((language, index) => ({ language, file: pageName(language.tag, index) }));
  const formats = formatsOf(manifest);
  const groups = groupsOf(manifest, symbols);
  return pages.map(({ language, file }) => {
    const sheet = styleSheet(design, language.script, [], 'circulation');
    const text = renderSessionPage({ manifest, language, pages, sheet, formats, groups });
    return { file, bytes: Buffer.from(text) };
  });
}

/** Names of the pages that a session of these languages may have. */
export function pageNames(languages: readonly string[]): Set<string> {
  return new Set(languages.flatMap((tag) => [0, 1].map((index) => pageName(tag, index))));
}

function pageName(tag: string, index: number): string {
  return index === 0 ? 'index.html' : `index.${tag}.html`;
}

/** The formats that the session is built in, in the order of its page. */
function formatsOf(manifest: Manifest): SessionPage['formats'] {
  const built = new Set(
    manifest.documents.flatMap((one) =>
      one.versions.flatMap((version) => version.outputs.map((output): string => output.format)),
    ),
  );
  const shown = pageColumns().filter(({ name }) => built.has(name));
  return shown.length > 0 ? shown : pageColumns().filter(({ defaultOf }) => defaultOf.includes('build'));
}

/** Documents by item in the order of the agenda, then those without; in each, by symbol, then by name. */
function groupsOf(manifest: Manifest, symbols: SymbolGrammar): SessionPage['groups'] {
  const numbers = [...manifest.items.map((item) => item.number), ...manifest.documents.map((one) => one.item ?? '')];
  const groups = [...new Set(numbers)]
    .sort((a, b) => Number(a === '') - Number(b === ''))
    .map((number) => ({
      item: number === '' ? undefined : number,
      documents: inOrder(
        manifest.documents.filter((one) => (one.item ?? '') === number),
        symbols,
      ),
    }));
  return groups.filter((group) => group.documents.length > 0);
}

function inOrder(documents: readonly ManifestDocument[], symbols: SymbolGrammar): ManifestDocument[] {
  const byName = [...documents].sort((one, other) => (one.id < other.id ? -1 : 1));
  const named = byName.filter(({ symbol }) => symbol !== undefined);
  return [...symbols.sort(named, ({ symbol = '' }) => symbol), ...byName.filter(({ symbol }) => symbol === undefined)];
}
