/** `engross completion <shell>`: a script that completes commands and options, made from the commands themselves. */
import type { Command } from 'commander';

/** Shells that have a script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A command as it is typed (`translate export`; empty for the program), with what may follow it. */
interface Completion {
  path: string;
  commands: { name: string; about: string }[];
  options: { flags: string[]; about: string; takesValue: boolean; choices: readonly string[] }[];
}

/** The script for a shell; to be sourced, or saved where the shell looks for completions. */
export function completionScript(program: Command, shell: Shell): string {
  const completions = completionsOf(program, '');
  if (shell === 'fish') return fish(completions);
  const script = bash(completions);
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${script}` : script;
}

function completionsOf(command: Command, path: string): Completion[] {
  const own: Completion = {
    path,
    commands: command.commands.map((sub) => ({ name: sub.name(), about: sub.description() })),
    options: command.options
      .filter(({ hidden }) => !hidden)
      .map(({ short, long, description, required, argChoices }) => ({
        flags: [short, long].filter((flag) => flag !== undefined),
        about: description,
        takesValue: required,
        choices: argChoices ?? [],
      })),
  };
  return [own, ...command.commands.flatMap((sub) => completionsOf(sub, `${path} ${sub.name()}`.trim()))];
}

/** Words that follow: commands and options, or after an option with choices its values, else files. */
function bash(completions: readonly Completion[]): string {
  const words = completions.map(
    ({ path, commands, options }) =>
      `    '${path}') words='${[...commands.map(({ name }) => name), ...options.flatMap(({ flags }) => flags)].join(' ')}' ;;`,
  );
  const values = new Map(
    completions
      .flatMap(({ options }) => options)
      .filter(({ choices }) => choices.length > 0)
      .map(({ flags, choices }) => [flags.at(-1), choices.join(' ')]),
  );
  const nested = completions.filter(({ path, commands }) => path !== '' && commands.length > 0).map(({ path }) => path);
  return `_engross() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path= words=
  [ "$COMP_CWORD" -gt 1 ] && path=\${COMP_WORDS[1]}
  case $path in
    ${nested.join('|')}) [ "$COMP_CWORD" -gt 2 ] && path="$path \${COMP_WORDS[2]}" ;;
  esac
  case $previous in
${[...values].map(([flag, choices]) => `    ${flag}) COMPREPLY=($(compgen -W '${choices}' -- "$current")); return ;;`).join('\n')}
  esac
  case $path in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _engross engross
`;
}

function fish(completions: readonly Completion[]): string {
  return completions
    .flatMap(({ path, commands, options }) => {
      const when =
        path === ''
          ? '__fish_use_subcommand'
          : path
              .split(' ')
              .map((name) => `__fish_seen_subcommand_from ${name}`)
              .join('; and ');
      return [
        ...commands.map(({ name, about }) => `complete -c engross -n '${when}' -a ${name} -d ${quoted(about)}`),
        ...options.map(({ flags, about, takesValue, choices }) => {
          const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
          const value = choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : takesValue ? ' -r' : '';
          return `complete -c engross -n '${when}' ${names.join(' ')}${value} -d ${quoted(about)}`;
        }),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
