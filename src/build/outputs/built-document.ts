/** A document as a build returns it: its versions and the paths of their outputs. */
import { join } from 'node:path';
import { outputName } from '../../compile/output-name.js';
import { shownPath } from '../../world/paths.js';
import type { DocumentJob } from '../graph/document-job.js';
import { sessionFolder } from './write-outputs.js';

/** A requested document. */
export interface BuiltDocument {
  id: string;
  /** Name of its session; undefined for lone files. */
  session: string | undefined;
  symbol: string | undefined;
  versions: BuiltVersion[];
}

/** One language version of a document. */
export interface BuiltVersion {
  /** Path of its source, as messages name it. */
  source: string;
  language: string | undefined;
  /** Undefined when the source could not be read. */
  title: string | undefined;
  /** Path of its outputs below the folder of outputs, with `/` and without format; undefined while its language is unknown. */
  output: string | undefined;
}

/** A job as its build returns it, whether it succeeded or not. */
export function builtDocument(
  { document, record }: DocumentJob,
  { out, variant }: { out: string; variant: 'circulation' | 'reading' },
): BuiltDocument {
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
