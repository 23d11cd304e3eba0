#!/usr/bin/env node
/** The command line: what each command takes, and the exit code. Everything else is in `commands/`. */
import { Argument, Command, Option } from 'commander';
import {
  collect,
  formatOption,
  isoDay,
  jobsOption,
  list,
  pluginsOption,
  port,
  reportOption,
  seconds,
  shard,
  verboseOption,
} from './commands/shared/options.js';
import { shownLines, shownText } from './report/shown-text.js';

/** What `engross` alone prints. */
const FIRST_STEPS = `engross prepares official documents: Markdown in, PDF, DOCX and HTML out.

  engross init conference    make a workspace with one document of each kind
  engross build              write the documents to output/
  engross preview            show the documents in a browser while you write
  engross check              check all texts, write nothing

engross --help lists all commands; engross <command> --help shows its options.
`;

const example = (line: string) => `Example: ${line}\n`;

/** `--frail`, as `--strict` was called before 0.2.0. */
const formerStrict = () => new Option('--frail').hideHelp();

const program = new Command('engross')
  .description(
    'Prepares official documents: Markdown in, PDF, DOCX and HTML out, the same words and numbers in all three.',
  )
  .showHelpAfterError('(engross --help tells more)')
  .configureOutput({ outputError: (text, write) => write(shownError(text)) })
  .exitOverride();

program
  .command('build')
  .addHelpText('before', example('engross build speech.md --kind statement --lang en --set delegation=PE'))
  .description('build everything, or the files and folders named')
  .argument('[paths...]', 'sources; by default the folder of sources')
  .addOption(formatOption())
  .option('--lang <tag>', 'language of a lone file, or the only languages to build (comma between)', list)
  .option('--kind <kind>', 'kind of a text that does not say')
  .option('--set <field=value>', 'set a front-matter field: a.b=v (may be repeated)', collect, [])
  .option('--out <folder>', 'where the documents go')
  .addOption(
    new Option('--variant <variant>', 'the copy to make').choices(['circulation', 'reading']).default('circulation'),
  )
  .option('--date <day>', 'the day to build for (ISO): lifts embargoes that are over', isoDay)
  .option('--force', 'build again what has not changed')
  .option('--watch', 'build again what changes, until Ctrl-C')
  .addOption(jobsOption())
  .option('--limit <seconds>', 'seconds that one document may take; 120 by default', seconds)
  .option('--cache <folder>', 'where to remember what was made; by default .engross/cache of the workspace')
  .addOption(pluginsOption())
  .option('--shard <i/n>', 'build one part of n on this machine (see `engross merge`)', shard)
  .addOption(reportOption())
  .addOption(verboseOption())
  .option('--strict', 'end with 1 on warnings too')
  .addOption(formerStrict())
  .action(async (paths, options) =>
    run(async () =>
      options.watch
        ? end((await import('./commands/build/watch-build.js')).watchBuild(paths, options))
        : (await import('./commands/build/build.js')).build(paths, options),
    ),
  );

program
  .command('import')
  .addHelpText('before', example('engross import speech.txt'))
  .description('make a source of a document or text, and a log of every change')
  .argument('<files...>', '.docx, .odt, .html, .txt, or Markdown of other programs (.md)')
  .option('--out <path>', 'the source to write, or a folder; by default beside the file')
  .option('--kind <kind>', 'kind of the document; by default guessed')
  .option('--lang <tag>', 'language of the text; by default guessed')
  .option('--set <field=value>', 'set a front-matter field: a.b=v (may be repeated)', collect, [])
  .option('--encoding <name>', 'encoding of a text that is not UTF-8: windows-1252, iso-8859-1…')
  .addOption(
    new Option('--changes <which>', 'tracked changes of a Word file; `ask` lists them and writes nothing')
      .choices(['accepted', 'original', 'ask'])
      .default('accepted'),
  )
  .option('--force', 'write over a source that is there')
  .addOption(reportOption())
  .addOption(verboseOption())
  .option('--strict', 'end with 1 on warnings too')
  .addOption(formerStrict())
  .action(async (paths, options) =>
    run(async () => (await import('./commands/import/import.js')).importFiles(paths, options)),
  );

program
  .command('preview')
  .addHelpText('before', example('engross preview sources/session/declaration'))
  .description('show the documents in a browser, and make them again while they are written')
  .argument('[paths...]', 'sources; by default the folder of sources')
  .option('--port <n>', 'port of this machine to take; by default one that is free', port)
  .option('--lang <tag>', 'language of a lone file, or the only languages to show', list)
  .option('--kind <kind>', 'kind of a text that does not say')
  .option('--set <field=value>', 'set a front-matter field: a.b=v (may be repeated)', collect, [])
  .addOption(
    new Option('--variant <variant>', 'the copy to show').choices(['circulation', 'reading']).default('circulation'),
  )
  .option('--date <day>', 'the day to build for (ISO): lifts embargoes that are over', isoDay)
  .addOption(pluginsOption())
  .addOption(jobsOption())
  .action(async (paths, options) =>
    run(async () => end((await import('./commands/build/preview.js')).preview(paths, options))),
  );

program
  .command('check')
  .addHelpText('before', example('engross check --fix'))
  .description('read and judge sources, write no document')
  .argument('[paths...]', 'sources; by default the folder of sources')
  .option('--fix', 'mend in the sources what leaves no doubt, and tell what is left')
  .option('--lang <tag>', 'language of a lone file, or the only languages to check', list)
  .option('--kind <kind>', 'kind of a text that does not say')
  .option('--set <field=value>', 'set a front-matter field', collect, [])
  .option('--date <day>', 'the day to check for (ISO)', isoDay)
  .addOption(jobsOption())
  .addOption(reportOption())
  .addOption(verboseOption())
  .option('--strict', 'end with 1 on warnings too')
  .addOption(formerStrict())
  .action(async (paths, options) => run(async () => (await import('./commands/build/check.js')).check(paths, options)));

program
  .command('verify')
  .addHelpText('before', example('engross verify output/session'))
  .description('compare the files of a folder with its manifest')
  .argument('<folder>', 'a folder of outputs')
  .addOption(reportOption())
  .addOption(verboseOption())
  .option('--strict', 'end with 1 on warnings too')
  .addOption(formerStrict())
  .action(async (folder, options) =>
    run(async () => (await import('./commands/build/verify.js')).verify(folder, options)),
  );

program
  .command('plan')
  .addHelpText('before', example('engross plan --lang fr'))
  .description('tell what a build would have to do')
  .argument('[paths...]', 'sources; by default the folder of sources')
  .addOption(formatOption())
  .option('--lang <tag>', 'the only languages to build', list)
  .option('--set <field=value>', 'set a front-matter field', collect, [])
  .addOption(new Option('--variant <variant>', 'the copy').choices(['circulation', 'reading']).default('circulation'))
  .option('--date <day>', 'the day to build for (ISO)', isoDay)
  .option('--cache <folder>', 'where the build remembers what was made')
  .addOption(new Option('--report <form>', 'form of the plan').choices(['text', 'json']).default('text'))
  .action(async (paths, options) => run(async () => (await import('./commands/build/plan.js')).plan(paths, options)));

program
  .command('merge')
  .addHelpText('before', example('engross merge output'))
  .description('join what `build --shard` made on several machines')
  .argument('[folder]', 'the folder of outputs; by default the workspace’s')
  .addOption(reportOption())
  .addOption(verboseOption())
  .action(async (folder, options) =>
    run(async () => (await import('./commands/build/merge.js')).merge(folder, options)),
  );

const translate = program
  .command('translate')
  .addHelpText('before', example('engross translate export --lang fr'))
  .description('send texts to translators, take them back, see what is stale');

translate
  .command('export')
  .addHelpText('before', example('engross translate export sources/session --lang fr'))
  .description('write XLIFF 2.1 for translators, one file a document and language')
  .argument('[paths...]', 'sources; by default the folder of sources')
  .option('--lang <tag>', 'the languages to translate into (comma between); by default those of the session', list)
  .option('--out <folder>', 'where the files go; by default the folder translation of the outputs')
  .addOption(reportOption())
  .addOption(verboseOption())
  .action(async (paths, options) =>
    run(async () => (await import('./commands/translate/export.js')).translateExport(paths, options)),
  );

translate
  .command('import')
  .addHelpText('before', example('engross translate import back/*.xlf'))
  .description('take XLIFF that came back into the sources')
  .argument('<files...>', 'XLIFF 2 files')
  .addOption(reportOption())
  .addOption(verboseOption())
  .option('--strict', 'end with 1 on warnings too')
  .addOption(formerStrict())
  .action(async (paths, options) =>
    run(async () => (await import('./commands/translate/import.js')).translateImport(paths, options)),
  );

translate
  .command('status')
  .addHelpText('before', example('engross translate status --lang fr'))
  .description('tell which translations follow their originals')
  .argument('[paths...]', 'sources; by default the folder of sources')
  .option('--lang <tag>', 'the only languages to tell of (comma between)', list)
  .addOption(new Option('--report <form>', 'form of the table').choices(['text', 'json']).default('text'))
  .option('--strict', 'end with 1 where a translation is stale, missing or without ledger')
  .addOption(formerStrict())
  .action(async (paths, options) =>
    run(async () => (await import('./commands/translate/status.js')).translateStatus(paths, options)),
  );

translate
  .command('accept')
  .addHelpText('before', example('engross translate accept sources/session/declaration/fr.md'))
  .description('say that translations, as they stand, translate what their originals say today')
  .argument('<paths...>', 'translations, documents or sessions')
  .option('--lang <tag>', 'the only languages (comma between)', list)
  .option('--place <places>', 'the only places, as `check` names them (comma between)', list)
  .addOption(reportOption())
  .addOption(verboseOption())
  .action(async (paths, options) =>
    run(async () => (await import('./commands/translate/accept.js')).translateAccept(paths, options)),
  );

translate
  .command('bilingual')
  .addHelpText('before', example('engross translate bilingual sources/session/declaration --lang fr'))
  .description('write two versions of a document side by side')
  .argument('<paths...>', 'translations, documents or sessions')
  .option('--with <tag>', 'language of the first column; by default the original')
  .option('--lang <tag>', 'languages of the second column (comma between)', list)
  .addOption(formatOption())
  .option('--out <folder>', 'where the documents go; by default the folder translation of the outputs')
  .option('--review', 'tell in a third column what is stale, what differs and what is not translated')
  .addOption(reportOption())
  .addOption(verboseOption())
  .action(async (paths, options) =>
    run(async () => (await import('./commands/translate/bilingual.js')).translateBilingual(paths, options)),
  );

program
  .command('init')
  .addHelpText('before', example('engross init conference'))
  .description('make a workspace with one document of each kind, ready to build')
  .argument('[folder]', 'where', '.')
  .action(async (folder) => run(async () => (await import('./commands/setup/init.js')).init(folder)));

program
  .command('new')
  .addHelpText('before', example('engross new declaration sources/session/declaration/en.md'))
  .description('write a source of a kind, with its fields')
  .argument('<kind>', 'statement, declaration, announcement…')
  .argument('<path>', 'the file to write')
  .option('--lang <tag>', 'language of the text; by default that of the file’s name, else en')
  .action(async (kind, path, options) =>
    run(async () => (await import('./commands/setup/new.js')).newSource(kind, path, options)),
  );

program
  .command('explain')
  .addHelpText('before', example('engross explain item-number'))
  .description('print what a rule reports, with examples')
  .argument('<rule>', 'the name in brackets at the end of a message')
  .action(async (rule) => run(async () => (await import('./commands/setup/explain.js')).explain(rule)));

program
  .command('completion')
  .addHelpText('before', example('source <(engross completion bash)'))
  .description('print a script that completes commands and options in a shell')
  .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
  .action(async (shell) => {
    const { completionScript } = await import('./commands/setup/completion.js');
    process.stdout.write(completionScript(program, shell));
  });

program
  .command('schema')
  .addHelpText('before', example('engross schema statement'))
  .description('print the JSON Schema of a kind’s front matter, for editors')
  .argument('<kind>', 'a kind of document')
  .action(async (kind) => run(async () => (await import('./commands/setup/schema.js')).schema(kind)));

program.option('-V, --version', 'print the version').allowExcessArguments();
program.action(async (options: { version?: boolean }) => {
  const [unknown] = program.args;
  if (unknown !== undefined) program.error(`error: unknown command '${unknown}'`);
  if (options.version === true) process.stdout.write(`${(await import('./world/package-files.js')).version}\n`);
  else process.stdout.write(FIRST_STEPS);
});
program.hook('preAction', (_, command) => {
  if (command.getOptionValue('frail') === true) command.setOptionValue('strict', true);
});

let isOutputLost = false;
for (const stream of [process.stdout, process.stderr]) stream.on('error', loseOutput);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = isCommanderExit(error) ? (error.exitCode === 0 ? 0 : 2) : await unexpected(error);
}

/** An error of commander, which may quote an argument: one line, and below it the name that was meant, if commander knows one. */
function shownError(text: string): string {
  const [, error = '', meant = ''] = /^(.*?)(\n\(Did you mean [\w ,-]+\?\))?\n?$/s.exec(text) ?? [];
  return `${inLines(shownText(error))}${meant}\n`;
}

/** A text in lines of at most 80 characters, as far as it has spaces. */
function inLines(text: string): string {
  return text.replace(/(?=.{81})(.{1,79}) +/g, '$1\n  ');
}

async function run(command: () => Promise<number>): Promise<void> {
  const code = await command();
  process.exitCode = isOutputLost ? Math.max(code, 1) : code;
}

/** Ends the process with the code of a command that the user stopped: nothing that is still under way is waited for. */
async function end(command: Promise<number>): Promise<never> {
  const code = await command;
  process.exit(isOutputLost ? Math.max(code, 1) : code);
}

/**
 * Whoever reads our output may have read enough (`engross … | head`): the command goes on, and ends with the code that it
 * comes to. A report that cannot be written to the end is told of, once.
 */
async function loseOutput(error: NodeJS.ErrnoException): Promise<void> {
  if (error.code === 'EPIPE' || isOutputLost) return;
  isOutputLost = true;
  process.exitCode ||= 1;
  const { reasonOf } = await import('./world/system-errors.js');
  process.stderr.write(`engross: the output cannot be written (${reasonOf(error)})\n`);
}

/** A fault of ours: said in one line with a way to report it; the trace only when `ENGROSS_TRACE` is set. */
async function unexpected(error: unknown): Promise<number> {
  if (isWithoutFolder(error)) {
    process.stderr.write('engross: the working folder does not exist any more\n');
    return 2;
  }
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`engross: a fault of its own, please report it: ${shownText(reason)}\n`);
  if (process.env['ENGROSS_TRACE'] && error instanceof Error) process.stderr.write(`${shownLines(`${error.stack}`)}\n`);
  return 2;
}

/** The folder that the command was called in was removed since. */
function isWithoutFolder(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
}

function isCommanderExit(error: unknown): error is { exitCode: number } {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('commander.') && 'exitCode' in error
  );
}
