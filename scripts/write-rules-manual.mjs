// Writes docs/rules.md from the rules' own words and examples: the manual cannot fall behind them.
import { writeFileSync } from 'node:fs';
import { rules } from '../dist/rules/catalogue.js';

const fenced = (source) => `\`\`\`\`markdown\n${source.trimEnd()}\n\`\`\`\`\n`;
const sections = rules.map((rule) => {
  const examples = rule.examples.map(
    (example) =>
      `${example.fires ? 'Is reported:' : 'Is not:'}\n\n${fenced(example.source)}${example.version === undefined ? '' : `with \`${example.version.language}.md\`:\n\n${fenced(example.version.source)}`}`,
  );
  return [`## ${rule.id}\n`, `*${rule.severity}* ${rule.about}\n`, ...examples].join('\n');
});
const head = `# Rules\n\nWhat \`engross check\` and \`engross build\` report, by id. This page is made from \`src/rules/\` by \`npm run build\`.\n
A warning or information can be silenced for the next block by \`<!-- engross-disable rule: reason -->\`, or for a workspace by
\`rules: {rule: off}\` in engross.yaml, where it can be made an error too. An error stays an error.\n`;
writeFileSync(new URL('../docs/rules.md', import.meta.url), [head, ...sections].join('\n'));
