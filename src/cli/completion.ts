import { Argument, type Command } from 'commander';

import { printOut } from './console.ts';

/** A word that can be completed. */
interface CompletionWord {
  readonly word: string;
  readonly help: string;
  /** What an option takes after it, if anything. */
  readonly takes?: 'file' | 'other';
}

/** A command, and what can follow it. */
interface CompletionNode {
  /** Its words after `gavel`, such as `doctor`; empty for gavel itself. */
  readonly path: string;
  readonly commands: readonly CompletionWord[];
  readonly options: readonly CompletionWord[];
  readonly takesFiles: boolean;
}

const NAMES_FILE = /^(?:FILE|FOLDER|MINUTES|LOG|PATHS)\b/u;

/** The command line as a list of what can follow each command, made from commander's own tree. */
function completionNodes(command: Command, path = ''): CompletionNode[] {
  const help = command.createHelp();
  const visible = help
    .visibleCommands(command)
    .map((one) => ({ word: one.name(), help: one.summary() || one.description() }));
  const choices = command.registeredArguments.flatMap(({ argChoices = [] }) =>
    argChoices.map((word) => ({ word, help: '' })),
  );
  const options = help.visibleOptions(command).flatMap((option): CompletionWord[] => {
    const value = /[<[](?<name>\w+)/u.exec(option.flags)?.groups?.['name'];
    const takes = value === undefined ? undefined : NAMES_FILE.test(value) ? 'file' : 'other';
    return [option.long, option.short].flatMap((word) =>
      word === undefined ? [] : [{ word, help: option.description, ...(takes && { takes }) }],
    );
  });
  const takesFiles = command.registeredArguments.some((argument) => NAMES_FILE.test(argument.name()));
  const node = { path, commands: [...visible, ...choices], options, takesFiles };
  const below = command.commands.flatMap((one) =>
    completionNodes(one, path === '' ? one.name() : `${path} ${one.name()}`),
  );
  // commander's own help command is not in its tree.
  const ofHelp = path === '' ? [{ path: 'help', commands: visible, options: [], takesFiles: false }] : [];
  return [node, ...below, ...ofHelp];
}

const quoted = (words: string): string => `'${words.replaceAll("'", String.raw`'\''`)}'`;

/** A pattern of `case` for some words; one that nothing matches if there are none. */
const anyOf = (words: readonly string[]): string => (words.length === 0 ? "'-'" : words.map(quoted).join('|'));

const taking = (nodes: readonly CompletionNode[], takes: 'file' | 'other'): readonly string[] =>
  nodes.flatMap(({ path, options }) =>
    options.filter((one) => one.takes === takes).map(({ word }) => `${path}:${word}`),
  );

const pathsOf = (nodes: readonly CompletionNode[]): readonly string[] =>
  nodes.map(({ path }) => path).filter((path) => path !== '');

const takingFiles = (nodes: readonly CompletionNode[]): readonly string[] =>
  nodes.filter(({ takesFiles }) => takesFiles).map(({ path }) => path);

/** For bash 3.2 or later. */
function forBash(nodes: readonly CompletionNode[]): string {
  const cases = nodes.map(
    ({ path, commands, options }) =>
      `    ${quoted(path)}) commands=${quoted(commands.map(({ word }) => word).join(' '))} options=${quoted(options.map(({ word }) => word).join(' '))} ;;`,
  );
  return `# Completion for bash. In ~/.bashrc: eval "$(gavel completion bash)"
_gavel() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local at='' commands='' options='' candidate i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    candidate="\${at:+$at }\${COMP_WORDS[i]}"
    case $candidate in ${anyOf(pathsOf(nodes))}) at=$candidate ;; esac
  done
  case "$at:$previous" in
    ${anyOf(taking(nodes, 'file'))}) return ;;
    ${anyOf(taking(nodes, 'other'))}) compopt +o default 2>/dev/null; return ;;
  esac
  case $at in
${cases.join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")); return ;;
  esac
  case $at in ${anyOf(takingFiles(nodes))}) return ;; esac
  COMPREPLY=($(compgen -W "\${commands:-$options}" -- "$word"))
  compopt +o default 2>/dev/null
}
# Where nothing is offered, bash completes names of files.
complete -o default -F _gavel gavel
`;
}

/** A word with its help, as zsh's _describe takes it. */
const zshItem = ({ word, help }: CompletionWord): string => quoted(`${word}:${help.replaceAll(':', String.raw`\:`)}`);

function forZsh(nodes: readonly CompletionNode[]): string {
  const cases = nodes.map(
    ({ path, commands, options }) =>
      `    ${quoted(path)}) commands=(${commands.map(zshItem).join(' ')}) options=(${options.map(zshItem).join(' ')}) ;;`,
  );
  return `#compdef gavel
# Completion for zsh. In ~/.zshrc, after compinit: eval "$(gavel completion zsh)"
_gavel() {
  local at='' candidate word previous=\${words[CURRENT-1]}
  local -a commands options
  for word in \${words[2,CURRENT-1]}; do
    candidate="\${at:+$at }$word"
    case $candidate in (${anyOf(pathsOf(nodes))}) at=$candidate ;; esac
  done
  case "$at:$previous" in
    (${anyOf(taking(nodes, 'file'))}) _files; return ;;
    (${anyOf(taking(nodes, 'other'))}) return ;;
  esac
  case $at in
${cases.map((one) => one.replace(/^ {4}/u, '    (')).join('\n')}
  esac
  case \${words[CURRENT]} in (-*) _describe option options; return ;; esac
  case $at in (${anyOf(takingFiles(nodes))}) _files; return ;; esac
  (( \${#commands} )) && _describe command commands || _describe option options
}
if [[ \${funcstack[1]} == _gavel ]]; then _gavel "$@"; else compdef _gavel gavel; fi
`;
}

function forFish(nodes: readonly CompletionNode[]): string {
  const lines = nodes.flatMap(({ path, commands, options, takesFiles }) => {
    const seen = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
    const below = commands.filter(() => path !== '').map(({ word }) => word);
    const without = below.length === 0 ? [] : [`not __fish_seen_subcommand_from ${below.join(' ')}`];
    const when = path === '' ? '__fish_use_subcommand' : [...seen, ...without].join('; and ');
    const start = `complete -c gavel -n ${quoted(when)}`;
    const described = (help: string): string => (help === '' ? '' : ` -d ${quoted(help)}`);
    return [
      ...commands.map(({ word, help }) => `${start} -a ${word}${described(help)}`),
      ...options.map(({ word, help, takes }) => {
        const value = takes === undefined ? '' : takes === 'file' ? ' -r -F' : ' -x';
        return `${start} ${word.startsWith('--') ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`}${value}${described(help)}`;
      }),
      ...(takesFiles ? [`${start} -F`] : []),
    ];
  });
  return `# Completion for fish. Once: gavel completion fish > ~/.config/fish/completions/gavel.fish
complete -c gavel -f
${lines.join('\n')}
`;
}

const SHELLS: Readonly<Record<string, (nodes: readonly CompletionNode[]) => string>> = {
  bash: forBash,
  zsh: forZsh,
  fish: forFish,
};

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print a completion script for your shell')
    .description('print a script that completes commands and options in your shell')
    .addArgument(new Argument('<SHELL>', 'your shell').choices(Object.keys(SHELLS)))
    .addHelpText(
      'after',
      `
Examples:
  eval "$(gavel completion bash)"    in ~/.bashrc
  eval "$(gavel completion zsh)"     in ~/.zshrc, after compinit
  gavel completion fish > ~/.config/fish/completions/gavel.fish`,
    )
    .action((shell: string) => printOut(SHELLS[shell]?.(completionNodes(program)) ?? ''));
}
