// Writes docs/rules.md from the rules' own words and examples: the manual cannot fall behind them.
import { writeFileSync } from 'node:fs';
import { rules } from '../build/lint/rules/catalogue.js';
import { isFolderExample } from '../build/lint/rules/rule.js';

/** A file may be of megabytes: its first words say what it is. */
const SHOWN = 400;
const fenced = (text, language = 'markdown') => `\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\`\n`;

function shownText(content) {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
  const shown = text.length > 4 * SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
  // What is no UTF-8 is shown as the bytes that it is.
  return typeof content === 'string'
    ? shown
    : shown.replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

const fileShown = (path, content) =>
  `\`${path}\`:\n\n${fenced(shownText(content), path.endsWith('.md') ? 'markdown' : 'text')}`;

function stepShown(step) {
  if (typeof step === 'string') return fenced(`engross ${step}`, 'sh');
  if (step.link !== undefined) return `\`${step.path}\` is a symbolic link to \`${step.link}\`.\n`;
  return step.text === undefined ? `\`${step.path}\` is taken away.\n` : `then ${fileShown(step.path, step.text)}`;
}

const textShown = ({ source, version }) => [
  fenced(source),
  ...(version === undefined ? [] : [`with \`${version.language}.md\`:\n\n${fenced(version.source)}`]),
];
/** What stands in the example before is not shown again. */
function folderShown({ files, steps }, before) {
  const own = Object.entries(files);
  const same = own.filter(([path, content]) => before[path] === content).map(([path]) => `\`${path}\``);
  return [
    ...own.filter(([path, content]) => before[path] !== content).map(([path, content]) => fileShown(path, content)),
    ...(same.length === 0 ? [] : [`${same.join(', ')} as before.\n`]),
    ...steps.map(stepShown),
  ];
}

const sections = Object.entries(rules).map(([id, rule]) => {
  const examples = rule.examples.map((example, index) =>
    [
      `${example.fires ? 'Is reported:' : 'Is not:'}\n`,
      ...(isFolderExample(example) ? folderShown(example, rule.examples[index - 1]?.files ?? {}) : textShown(example)),
    ].join('\n'),
  );
  return [`## ${id}\n`, `*${[rule.severity].flat()[0]}* ${rule.docs}\n`, ...examples].join('\n');
});
const head = `# Rules\n\nWhat \`engross check\` and \`engross build\` report, by id. This page is made from \`src/rules/\` by \`npm run build\`.\n
A warning or information can be silenced for the next block by \`<!-- engross-disable rule: reason -->\`, or for a workspace by
\`rules: {rule: off}\` in engross.yaml, where it can be made an error too. An error stays an error.\n`;
writeFileSync(new URL('../docs/rules.md', import.meta.url), [head, ...sections].join('\n'));
