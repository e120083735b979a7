import type { WebCommand, WebMember } from '../protocol.ts';

/** Something that can stand in the composer instead of what is typed. */
export interface CommandSuggestion {
  readonly label: string;
  readonly help: string;
  /** The text from the start of the message to the caret, once it is taken. */
  readonly text: string;
}

const MOST = 8;

/** What may be meant by the text before the caret: a command, while one is typed, or a member's name. */
export function suggestionsFor(
  before: string,
  commands: readonly WebCommand[],
  members: readonly WebMember[],
): readonly CommandSuggestion[] {
  const name = /(?:^|[\s(,])@([\p{L}\p{N}_.-]*)$/u.exec(before)?.[1];
  if (name !== undefined) return names(before, name, members);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (!/^[/!#]/u.test(line)) return [];
  const typed = line.toLowerCase();
  const start = before.slice(0, before.length - line.length);
  return commands
    .flatMap(({ usage, help }) => {
      const command = spelled(literal(usage), typed);
      // What is typed in full is no suggestion any more, but its usage still helps.
      if (!command.toLowerCase().startsWith(typed.trimEnd()) && !typed.startsWith(`${command.toLowerCase()} `))
        return [];
      const rest = literal(usage) === usage ? '' : ' ';
      const text = command.length + rest.length > line.length ? start + command + rest : before;
      return [{ label: command + usage.slice(literal(usage).length), help, text }];
    })
    .slice(0, MOST);
}

function names(before: string, typed: string, members: readonly WebMember[]): readonly CommandSuggestion[] {
  const wanted = typed.toLowerCase();
  const start = before.slice(0, before.length - typed.length);
  return members
    .filter(({ handle, name = '' }) => [handle, name].some((one) => one.toLowerCase().startsWith(wanted)))
    .slice(0, MOST)
    .map(({ handle, name = '' }) => ({ label: `@${handle}`, help: name, text: `${start}${handle} ` }));
}

/** The words of a usage that are typed as they stand: `/meeting next [WHEN]` begins with `/meeting next`. */
const literal = (usage: string): string => /^[/!#]?[\p{Ll}?+-]*(?: \p{Ll}+(?=\s|$))*/u.exec(usage)?.[0] ?? usage;

/** A command with the sign that somebody types it with: `!topic` for `/topic`. */
const spelled = (command: string, typed: string): string =>
  typed.startsWith('!') && command.startsWith('/') ? `!${command.slice(1)}` : command;
