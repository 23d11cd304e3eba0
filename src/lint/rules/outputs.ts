/** Rules about outputs: what is made, written, listed and joined. */
import { MEETING, NOTE } from './example-files.js';
import { defineRules, type FolderExample } from './rule.js';

const BUILD = 'build --format html';
const BUILD_NOTE = `${BUILD} note.en.md`;

/** A note that is built, with these files there before. */
function built<Fires extends boolean>(
  fires: Fires,
  files: FolderExample['files'],
  command = BUILD_NOTE,
): FolderExample<Fires> {
  return { fires, files: { 'note.en.md': NOTE, ...files }, steps: [command] };
}

/** A note that is built, then made longer, then built again. */
function rebuilt<Fires extends boolean>(fires: Fires, more: string): FolderExample<Fires> {
  const longer = { path: 'note.en.md', text: `${NOTE}\n${more}\n` };
  return { fires, files: { 'note.en.md': NOTE }, steps: [BUILD_NOTE, longer, BUILD_NOTE] };
}

/** A table of so many columns of figures. */
function tableOf(columns: number): string {
  const row = (cell: string) => `|${` ${cell} |`.repeat(columns)}\n`;
  return `\n${row('2027')}${row('--:')}${row('1,234,567')}`;
}

/** A workspace with a plugin, which marks its pages. */
const PLUGIN = {
  'engross.yaml': 'rehype: [./plugin.mjs]\n',
  'plugin.mjs':
    "export default () => (page) => {\n  page.children.push({ type: 'comment', value: 'made by a plugin' });\n};\n",
};

export const outputRules = defineRules({
  unwritable: {
    severity: 'error',
    docs: 'An output cannot be written; on Windows it may be open in Word.',
    examples: [
      built(true, { 'output/note.en.html/in-the-way.txt': 'A folder has the name of the output.\n' }),
      built(false, { 'output/note.en.html': 'An output of before.\n' }),
    ],
  },
  'output-name': {
    severity: 'error',
    docs: 'Two sources would be written to the same output, in upper and lower case or not, or to a name that a session’s pages need. Neither is written.',
    examples: [
      {
        fires: true,
        files: {
          ...MEETING,
          'other/s/session.yaml': MEETING['sources/s/session.yaml'] ?? '',
          'other/s/note/en.md': NOTE,
        },
        steps: [`${BUILD} sources other`],
      },
      { fires: false, files: MEETING, steps: [BUILD] },
    ],
  },
  'stale-output': {
    severity: 'warning',
    docs: 'A document failed, and outputs of an earlier build are still there. They are left as they were.',
    examples: [rebuilt(true, '2. <b>Rivers.</b>'), rebuilt(false, '2. Rivers.')],
  },
  plugin: {
    severity: ['error', 'warning', 'info'],
    docs: 'A plugin of rehype that `engross.yaml` names is not allowed, cannot be loaded, or failed; or it reports something about a page. Plugins are programs: they run only with `--allow-plugins`.',
    examples: [
      built(true, PLUGIN),
      built(true, { ...PLUGIN, 'plugin.mjs': 'export default 1;\n' }, `${BUILD_NOTE} --allow-plugins`),
      built(false, PLUGIN, `${BUILD_NOTE} --allow-plugins`),
    ],
  },
  'given-up': {
    severity: 'error',
    docs: 'A document took too long to compile, or more memory than it may; the others were built.',
    examples: [built(true, {}, `${BUILD_NOTE} --limit 0.001`), built(false, {}, `${BUILD_NOTE} --limit 60`)],
  },
  manifest: {
    severity: ['warning', 'error'],
    docs: 'The manifest of a session’s outputs is damaged or was changed by hand: the next build writes it anew. It is an error for `verify`, which can say nothing without it.',
    examples: [
      {
        fires: true,
        files: MEETING,
        steps: [BUILD, { path: 'output/s/manifest.json', text: '{"all": true}\n' }, BUILD],
      },
      { fires: false, files: MEETING, steps: [BUILD, BUILD] },
    ],
  },
  verify: {
    severity: ['error', 'warning'],
    docs: 'A file is not what the manifest beside it says: it is gone, or its bytes are others. A document that no manifest lists is a warning.',
    examples: [
      { fires: true, files: MEETING, steps: [BUILD, { path: 'output/s/one.en.html' }, 'verify output'] },
      {
        fires: true,
        files: MEETING,
        steps: [BUILD, { path: 'output/s/one.en.html', text: 'Ponds.\n' }, 'verify output'],
      },
      { fires: true, files: MEETING, steps: [BUILD, { path: 'output/s/old.pdf', text: '%PDF' }, 'verify output'] },
      { fires: false, files: MEETING, steps: [BUILD, 'verify output'] },
    ],
  },
  merge: {
    severity: 'error',
    docs: 'What several machines built cannot be joined: a part lacks, or they were built from different things.',
    examples: [
      { fires: true, files: MEETING, steps: [`${BUILD} --shard 1/2`, 'merge'] },
      { fires: false, files: MEETING, steps: [`${BUILD} --shard 1/2`, `${BUILD} --shard 2/2`, 'merge'] },
    ],
  },
  glyph: {
    severity: 'error',
    docs: 'No font of the design has a character. It would be printed as a box, so it is not printed at all.',
    examples: [
      built(true, { 'note.en.md': NOTE.replace('Lakes', 'Lakes \u{12000}') }, 'build --format pdf note.en.md'),
      built(false, {}, 'build --format pdf note.en.md'),
    ],
  },
  'table-too-wide': {
    severity: 'warning',
    docs: 'The columns of a table are too narrow for a word or a figure in them, in the smaller type of the design too (`table-small-text`): it has to be cut on paper. Figures are cut last. On a screen the table scrolls.',
    examples: [
      built(true, { 'note.en.md': NOTE + tableOf(14) }, 'build --format pdf note.en.md'),
      built(true, { 'note.en.md': NOTE + tableOf(14) }, 'build --format docx note.en.md'),
      built(false, { 'note.en.md': NOTE + tableOf(8) }, 'build --format pdf note.en.md'),
    ],
  },
  'note-too-long': {
    severity: 'error',
    docs: 'A note is longer than a page.',
    examples: [
      built(
        true,
        { 'note.en.md': `${NOTE.trimEnd()}[^1]\n\n[^1]: ${'A very long note. '.repeat(1200)}\n` },
        'build --format pdf note.en.md',
      ),
      built(false, { 'note.en.md': `${NOTE.trimEnd()}[^1]\n\n[^1]: A note.\n` }, 'build --format pdf note.en.md'),
    ],
  },
});
