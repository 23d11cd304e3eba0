/** What `rules:` in engross.yaml names: a rule that there is not would be set in vain. */

import { isRule, rules } from '../../lint/rules/catalogue.js';
import { report } from '../../report/report.js';
import { textOfFile } from '../../report/source-file.js';
import { nearestName } from '../../templates/yaml/nearest-name.js';
import { parseYaml, placeOf } from '../../templates/yaml/read-yaml.js';
import type { Workspace } from '../../workspace.js';

/** Reports, in engross.yaml, each name that is no rule's. */
export function checkSettings({ settings, files: [file] }: Workspace): void {
  const names = Object.keys(settings.rules);
  if (names.length === 0 || file === undefined) return;
  const ids = Object.keys(rules);
  const unknown = names.filter((name) => !isRule(name));
  const yaml = unknown.length === 0 ? undefined : parseYaml(file, textOfFile(file));
  for (const name of unknown) {
    const meant = nearestName(name, ids);
    report(file, 'template', yaml && placeOf(yaml, ['rules', name], true), {
      message: `there is no rule \`${name}\``,
      help: meant === undefined ? 'docs/rules.md lists the rules' : `did you mean \`${meant}\`?`,
      severity: 'warning',
    });
  }
}
