/** What a build tells of each document to those who show it: its versions, and where the outputs of each stand. */
import { join } from 'node:path';
import { outputName } from '../../compile/output-name.js';
import { shownPath } from '../../world/paths.js';
import type { Work } from '../graph/work.js';
import type { BuildRequest } from '../sources/build-request.js';
import { sessionFolder } from './publish-version.js';

/** A document that a build was asked for. */
export interface BuiltDocument {
  id: string;
  /** Name of its session; undefined for lone files. */
  session: string | undefined;
  symbol: string | undefined;
  versions: BuiltVersion[];
}

/** One language version of it. */
export interface BuiltVersion {
  /** Path of its source, as messages name it. */
  source: string;
  language: string | undefined;
  /** Undefined where the source could not be read so far. */
  title: string | undefined;
  /** Path of its outputs below the folder of outputs, with `/` and without format; undefined while its language is unknown. */
  output: string | undefined;
}

/** Tells of a document, whatever came of it. */
export function builtDocument({ document, record }: Work, { out, variant }: BuildRequest): BuiltDocument {
  const session = document.session?.name;
  const folder = session === undefined ? out : sessionFolder(out, session, record?.closed === true);
  const versions = document.versions
    .filter(({ wanted }) => wanted)
    .map(({ file, language }): BuiltVersion => {
      const read = record?.versions.find((version) => version.path === file.path);
      const tag = read?.language ?? language;
      const name = tag === undefined ? undefined : outputName(document.id, tag, variant);
      return {
        source: file.path,
        language: tag,
        title: read?.facts.title,
        output: name === undefined ? undefined : shownPath(out, join(folder, name)),
      };
    });
  return { id: document.id, session, symbol: record?.symbol, versions };
}
