/** `engross explain <rule>`: the page of a rule in docs/rules.md. */
import { nearestName } from '../../templates/yaml/nearest-name.js';
import { readRulesManual } from '../../world/package-files.js';
import { printLines } from '../shared/print.js';
import { wrongUsage } from '../shared/report-files.js';

/** Prints what a rule reports, with its examples, and gives the exit code. */
export async function explain(rule: string): Promise<number> {
  const sections = sectionsOf(await readRulesManual());
  const section = sections.get(rule);
  if (section === undefined) {
    const meant = nearestName(rule, sections.keys());
    return wrongUsage(
      `there is no rule \`${rule}\``,
      meant === undefined ? 'docs/rules.md lists the rules' : `did you mean \`${meant}\`?`,
    );
  }
  printLines(section.trimEnd().split('\n'));
  return 0;
}

/** Sections of the manual by rule, each with its heading. */
function sectionsOf(manual: string): Map<string, string> {
  const parts = manual.split(/^(?=## [a-z-]+$)/m).slice(1);
  return new Map(parts.map((part) => [part.slice(3, part.indexOf('\n')), part]));
}
