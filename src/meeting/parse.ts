import { clean } from './clean.ts';
import { closest } from './closest.ts';
import type { Event } from './event.ts';
import type { Command } from './feature.ts';

/** A line of what somebody said, read as a command where it is one. */
export type Spoken =
  | { readonly kind: 'command'; readonly command: Command<Event>; readonly form: string; readonly args: string }
  /** It looks like a command that does not exist. */
  | { readonly kind: 'unknown'; readonly word: string; readonly meant?: Command<Event> }
  | { readonly kind: 'talk'; readonly text: string };

/** The commands by every word that calls them. */
export interface Vocabulary {
  readonly verbs: ReadonlyMap<string, Command<Event>>;
  readonly meetbot: ReadonlyMap<string, Command<Event>>;
  readonly patterns: readonly { readonly pattern: RegExp; readonly command: Command<Event> }[];
}

export function vocabulary(commands: readonly Command<Event>[]): Vocabulary {
  const verbs = new Map<string, Command<Event>>();
  const meetbot = new Map<string, Command<Event>>();
  for (const command of commands) {
    for (const verb of [command.verb, ...(command.aliases ?? [])]) verbs.set(verb, command);
    for (const line of command.meetbot ?? []) meetbot.set(line, command);
  }
  const patterns = commands.flatMap((command) => (command.line ? [{ pattern: command.line, command }] : []));
  return { verbs, meetbot, patterns };
}

// `/verb` and `!verb`; Element sends `//verb` as `/verb`, other clients as it stands.
const PREFIXED = /^(?<mark>\/{1,2}|!)(?<word>[\p{L}][\p{L}\p{N}+-]*)(?:\s+(?<args>.*))?$/su;
const ADDRESSED = /^@?gavel\b[:,]?\s+(?<said>.+)$/isu;
const HASHED = /^(?<word>#[\p{L}-]+)(?:[:\s]\s*(?<args>.*))?$/su;

/**
 * Reads what somebody said, line by line. Several commands in one message are several commands; a line that is none
 * continues the `/`, `!` or `@gavel` command above it, and is talk otherwise.
 */
export function parse(said: string, words: Vocabulary): Spoken[] {
  const spoken: { lines: string[]; open: boolean }[] = [];
  for (const line of said.split(/\r?\n/u)) {
    const last = spoken.at(-1);
    const starts = opening(line.trim(), words);
    if (!starts && last?.open === true) last.lines.push(line);
    else spoken.push({ lines: [line], open: starts === 'typed' });
  }
  return spoken.flatMap(({ lines }) => parseLine(lines.join('\n').trim(), words));
}

const opening = (line: string, words: Vocabulary): 'typed' | 'meetbot' | undefined => {
  if (PREFIXED.test(line) || ADDRESSED.test(line)) return 'typed';
  return parseLine(line, words)[0]?.kind === 'command' ? 'meetbot' : undefined;
};

function parseLine(line: string, words: Vocabulary): Spoken[] {
  if (line === '') return [];
  const prefixed = PREFIXED.exec(line)?.groups;
  if (prefixed) return [typed(prefixed['word'] ?? '', prefixed['args'] ?? '', prefixed['mark'] === '!', line, words)];
  const addressed = ADDRESSED.exec(line)?.groups?.['said'];
  if (addressed !== undefined) {
    const [word = '', ...rest] = addressed.replace(/^[/!]+/u, '').split(/\s+/u);
    const inner = parseLine(addressed, words)[0];
    return [inner?.kind === 'command' ? inner : typed(word, rest.join(' '), false, line, words)];
  }
  return [hashed(line, words) ?? patterned(line, words) ?? { kind: 'talk', text: line }];
}

function typed(word: string, rest: string, lenient: boolean, line: string, { verbs }: Vocabulary): Spoken {
  const verb = word.toLowerCase();
  const args = clean(rest);
  const [second = '', ...after] = args.split(' ');
  const longer = verbs.get(`${verb} ${second.toLowerCase()}`);
  if (longer) return { kind: 'command', command: longer, form: longer.verb, args: after.join(' ') };
  if (verb === 'meeting') return ofMeeting(second, after.join(' '), verbs);
  const command = verbs.get(verb) ?? verbs.get(`meeting ${verb}`);
  if (command) return { kind: 'command', command, form: verb, args };
  const meant = verbs.get(closest(verb, [...verbs.keys()]) ?? '');
  // `!` begins many a sentence, and other bots' commands: silence unless it was nearly one of ours.
  if (lenient && !meant) return { kind: 'talk', text: line };
  return { kind: 'unknown', word: `${lenient ? '!' : '/'}${verb}`, ...(meant ? { meant } : {}) };
}

/** `/meeting VERB` understands every verb; alone it tells how things stand. */
function ofMeeting(second: string, args: string, verbs: Vocabulary['verbs']): Spoken {
  const verb = second.toLowerCase();
  const command = verbs.get(verb === '' ? 'meeting status' : verb);
  if (command) return { kind: 'command', command, form: verb, args };
  const meant = verbs.get(closest(`meeting ${verb}`, [...verbs.keys()]) ?? '');
  return { kind: 'unknown', word: `/meeting ${verb}`, ...(meant ? { meant } : {}) };
}

function hashed(line: string, { meetbot }: Vocabulary): Spoken | undefined {
  const groups = HASHED.exec(line)?.groups;
  if (!groups) return undefined;
  const word = (groups['word'] ?? '').toLowerCase();
  const command = meetbot.get(word);
  if (command) return { kind: 'command', command, form: word, args: clean(groups['args'] ?? '') };
  const meant = meetbot.get(closest(word, [...meetbot.keys()]) ?? '');
  return meant ? { kind: 'unknown', word, meant } : undefined;
}

function patterned(line: string, { patterns }: Vocabulary): Spoken | undefined {
  const found = patterns.find(({ pattern }) => pattern.test(line));
  return found && { kind: 'command', command: found.command, form: 'line', args: clean(line) };
}
