/** What a document sees of the others that are compiled with it. */
import type { Draft, Others } from '../compile.js';

/** Labels and listings of the other documents, in the language of `draft`, else in their originals'. */
export function otherDrafts(draft: Draft, all: readonly Draft[]): Others {
  const versionOf = (id: string): Draft | undefined => {
    const versions = all.filter((one) => one.id === id);
    return (
      versions.find(({ language }) => language === draft.language) ??
      versions.find(({ language, original }) => language === original)
    );
  };
  const ids = [...new Set(all.map(({ id }) => id))].filter((id) => id !== draft.id);
  return {
    labelsOf: (id) => (id === draft.id ? undefined : versionOf(id)?.labels),
    siblings: () => ids.flatMap((id) => versionOf(id)?.listing ?? []),
  };
}
