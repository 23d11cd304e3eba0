/** `session.yaml`: the meeting that documents belong to. */
import type { VFile } from 'vfile';
import { isUnsound } from '../report/message.js';
import { type Session, sessionSchema } from '../templates/fields.js';
import { judge, parseYaml, yamlValue } from '../templates/yaml/read-yaml.js';
import { reportSessionMarkup } from './fields/field-words.js';
import { printableValue } from './source/unprinted.js';

/** Reads a session; undefined when it is unsound, the reasons reported at their lines. */
export function readSession(file: VFile): Session | undefined {
  const yaml = parseYaml(file, String(file), 0, 0, true);
  if (yaml === undefined) return undefined;
  const session = judge(sessionSchema(), printableValue(yamlValue(yaml) ?? {}), 'session', () => yaml);
  if (session !== undefined) reportSessionMarkup(session, yaml);
  return isUnsound(file) ? undefined : session;
}
