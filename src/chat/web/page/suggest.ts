import type { SuggestedCommand } from '../../../ports/suggestions.ts';
import type { WebMember } from '../protocol.ts';

/** Something that can stand in the composer instead of what is typed. */
export interface CommandSuggestion {
  readonly label: string;
  readonly help: string;
  /** Whether it can be used now. */
  readonly now: boolean;
  /** The text from the start of the message to the caret, once it is taken. */
  readonly text: string;
}

/** More than fit: the list scrolls. */
const MOST = 40;

/** What may be meant by the text before the caret: a command, while one is typed, or a member's name. */
export function suggestionsFor(
  before: string,
  commands: readonly SuggestedCommand[],
  members: readonly WebMember[],
): readonly CommandSuggestion[] {
  const name = /(?:^|[\s(,])@([\p{L}\p{N}_.-]*)$/u.exec(before)?.[1];
  if (name !== undefined) return names(before, name, members);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (!/^[/!#]/u.test(line)) return [];
  const typed = line.toLowerCase();
  const start = before.slice(0, before.length - line.length);
  const found = commands.flatMap(({ usage, help, now }) => {
    const command = spelled(literal(usage), typed);
    const match = matchOf(command.toLowerCase(), typed);
    if (match === undefined) return [];
    const rest = literal(usage) === usage ? '' : ' ';
    const isWhole = typed.startsWith(command.toLowerCase() + rest);
    const text = isWhole ? before : start + command + rest;
    return [{ match, suggestion: { label: command + usage.slice(literal(usage).length), help, now, text } }];
  });
  return found
    .toSorted((a, b) => a.match - b.match)
    .map(({ suggestion }) => suggestion)
    .slice(0, MOST);
}

/** How well a command matches: 0 if it begins so, 1 if its second word does; undefined if neither. */
function matchOf(command: string, typed: string): number | undefined {
  // What's typed in full is no suggestion any more, but its usage still helps.
  if (command.startsWith(typed.trimEnd()) || typed.startsWith(`${command} `)) return 0;
  return command.split(' ')[1]?.startsWith(typed.slice(1)) === true ? 1 : undefined;
}

function names(before: string, typed: string, members: readonly WebMember[]): readonly CommandSuggestion[] {
  const wanted = typed.toLowerCase();
  const start = before.slice(0, before.length - typed.length);
  return members
    .filter(({ guest }) => guest !== true)
    .filter(({ handle, name = '' }) => [handle, name].some((one) => one.toLowerCase().startsWith(wanted)))
    .slice(0, MOST)
    .map(({ handle, name = '' }) => ({ label: `@${handle}`, help: name, now: true, text: `${start}${handle} ` }));
}

/** The words of a usage that are typed as they stand: `/meeting next [WHEN]` begins with `/meeting next`. */
const literal = (usage: string): string => /^[/!#]?[\p{Ll}?+-]*(?: \p{Ll}+(?=\s|$))*/u.exec(usage)?.[0] ?? usage;

/** A command with the sign that somebody types it with: `!topic` for `/topic`. */
const spelled = (command: string, typed: string): string =>
  typed.startsWith('!') && command.startsWith('/') ? `!${command.slice(1)}` : command;
