import { cleanLines, cleanText } from './clean-text.ts';
import { closestWord } from './closest.ts';
import type { Event } from './event.ts';
import type { Command } from './feature.ts';
import { typedLines, type TypedLine } from './lines.ts';

/** A line of what somebody said, read as a command if it is one. */
export type SpokenLine =
  | {
      readonly kind: 'command';
      readonly command: Command<Event>;
      readonly form: string;
      readonly args: string;
      readonly block?: string;
    }
  /** It looks like a command that doesn't exist; `meant` is what to type if one is nearly the same. */
  | { readonly kind: 'unknown'; readonly word: string; readonly meant?: string }
  /** It begins like a command, and is longer than anything that can be recorded: it isn't read. */
  | { readonly kind: 'long'; readonly length: number; readonly command?: Command<Event> }
  | { readonly kind: 'talk'; readonly text: string };

/** The commands by every word that calls them. */
export interface Vocabulary {
  readonly verbs: ReadonlyMap<string, Command<Event>>;
  readonly meetbot: ReadonlyMap<string, Command<Event>>;
  /** What to type, by what people may have tried to: `start` for `/meeting start`. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly patterns: readonly { readonly pattern: RegExp; readonly command: Command<Event> }[];
}

export function createVocabulary(commands: readonly Command<Event>[]): Vocabulary {
  const verbs = new Map<string, Command<Event>>();
  const meetbot = new Map<string, Command<Event>>();
  for (const command of commands) {
    for (const verb of [command.verb, ...(command.aliases ?? [])]) verbs.set(verb, command);
    for (const line of command.meetbot ?? []) meetbot.set(line, command);
  }
  const patterns = commands.flatMap((command) => (command.line ? [{ pattern: command.line, command }] : []));
  return { verbs, meetbot, patterns, spellings: spellingsOf(verbs) };
}

function spellingsOf(verbs: Vocabulary['verbs']): ReadonlyMap<string, string> {
  const spellings = new Map(['meeting', ...verbs.keys()].map((verb) => [verb, `/${verb}`]));
  for (const [verb, command] of verbs) {
    const short = verb.slice(OF_MEETING.length);
    if (verb.startsWith(OF_MEETING) && (verbs.get(short) ?? command) === command) spellings.set(short, `/${verb}`);
  }
  return spellings;
}

const OF_MEETING = 'meeting ';

// `/verb` and `!verb`; some clients send `//verb` as `/verb`, others as it is.
const PREFIXED = /^(?<mark>\/{1,2}|!)(?<said>[\p{L}][\p{L}\p{N}+-]*(?:\s.*)?)$/su;
const ADDRESSED = /^(?<mark>@)?gavel\b(?<colon>[:,])?\s+(?<said>\S.*)$/isu;
/** Gavel called, and nothing said to it. */
const CALLED = /^@gavel\b[\s:,.!?]*$/iu;
// maubot-meetings' tags begin with `^`, and mean the same.
const HASHED = /^[#^](?<word>[\p{L}-]+)(?:[:\s]\s*(?<args>\S.*)?)?$/su;

/** How many characters a command can have with what belongs to it; more than twice what an entry can. */
export const LONGEST_COMMAND = 10_000;
/** A command is known by its beginning, which is no longer than this. */
const BEGINNING = 200;

/** Lines that are read as one thing. */
interface Block {
  readonly lines: string[];
  /** The lines as they were typed, with the fences around code. */
  readonly typed: string[];
  /** Whether lines that are nothing by themselves continue it. */
  readonly open: boolean;
  readonly within?: TypedLine['within'];
}

// Several steps in a row read the same message: what has to wait for it, what is kept of it, how fast somebody speaks,
// what is decided. It is parsed once for all of them, however long it is.
const latest = new WeakMap<Vocabulary, { readonly said: string; readonly spoken: readonly SpokenLine[] }>();

/**
 * Reads what somebody said, line by line. Several commands in one message are several commands; a line that is none
 * continues the `/`, `!` or `@gavel` command above it, and is talk otherwise. So is anything in code or in a quote,
 * whatever it says.
 */
export function parseSpoken(said: string, words: Vocabulary): readonly SpokenLine[] {
  const before = latest.get(words);
  if (before?.said === said) return before.spoken;
  const spoken = readLines(said, words);
  latest.set(words, { said, spoken });
  return spoken;
}

function readLines(said: string, words: Vocabulary): SpokenLine[] {
  const spoken: Block[] = [];
  for (const line of typedLines(said)) {
    const last = spoken.at(-1);
    const starts = line.within === undefined ? opening(line.text.trim(), words) : undefined;
    if (!starts && last?.open === true) {
      last.lines.push(...continuing(line));
      last.typed.push(line.text);
    } else if (line.within !== undefined && last?.within === line.within) last.lines.push(line.text);
    else spoken.push({ lines: [line.text], typed: [line.text], open: starts === 'typed', within: line.within });
  }
  return spoken.flatMap(({ lines, typed: asTyped, within }) => {
    const together = lines.join('\n').trim();
    return within === undefined
      ? parseLine(together, words).map((line) => withBlock(line, asTyped, words))
      : [talk(together)];
  });
}

/** A command of several lines, with what was typed after it as it was typed. */
function withBlock(line: SpokenLine, [first = '', ...more]: readonly string[], words: Vocabulary): SpokenLine {
  if (line.kind !== 'command' || more.length === 0) return line;
  const [head] = parseLine(first.trim(), words);
  if (head?.kind !== 'command' || head.command !== line.command) return line;
  return { ...line, block: cleanLines([head.args, ...more].join('\n')) };
}

/** Code below a command belongs to it, and the fences around it say nothing. */
const continuing = ({ text, code = text }: TypedLine): string[] => (code === '' && text !== '' ? [] : [code]);

const opening = (line: string, words: Vocabulary): 'typed' | 'meetbot' | undefined => {
  if (PREFIXED.test(line) || ADDRESSED.test(line) || CALLED.test(line)) return 'typed';
  return parseLine(line, words)[0]?.kind === 'command' ? 'meetbot' : undefined;
};

function parseLine(line: string, words: Vocabulary): SpokenLine[] {
  if (line === '') return [];
  return [line.length > LONGEST_COMMAND ? beginning(line, words) : read(line, words)];
}

const read = (line: string, words: Vocabulary): SpokenLine =>
  prefixed(line, words) ?? addressed(line, words) ?? unprefixed(line, words);

/** A line that's too long for a command is judged by its beginning; talk may be as long as the platform allows. */
function beginning(line: string, words: Vocabulary): SpokenLine {
  const begins = read(line.slice(0, BEGINNING), words);
  if (begins.kind === 'talk') return talk(line);
  return {
    kind: 'long',
    length: line.length,
    ...(begins.kind === 'command' ? { command: begins.command } : {}),
  };
}

/** A MeetBot line, or one that means a command by its form; all else is talk. */
const unprefixed = (line: string, words: Vocabulary): SpokenLine =>
  hashed(line, words) ?? patterned(line, words) ?? talk(line);

const talk = (line: string): SpokenLine => ({ kind: 'talk', text: line });

function prefixed(line: string, words: Vocabulary): SpokenLine | undefined {
  const { mark, said } = PREFIXED.exec(line)?.groups ?? {};
  if (said === undefined) return undefined;
  const spoken = typed(said, words);
  // `!` begins many sentences, and other bots' commands: silence unless it was nearly one of ours.
  if (spoken.kind !== 'unknown') return spoken;
  if (mark === '!') return spoken.meant !== undefined ? { ...spoken, word: `!${spoken.word}` } : talk(line);
  return { ...spoken, word: `/${spoken.word}` };
}

function addressed(line: string, words: Vocabulary): SpokenLine | undefined {
  if (CALLED.test(line)) return typed('hello', words);
  const { mark, colon, said } = ADDRESSED.exec(line)?.groups ?? {};
  if (said === undefined) return undefined;
  const other = unprefixed(said, words);
  if (other.kind === 'command') return other;
  const spoken = typed(said.replace(/^[/!]+/u, ''), words);
  if (spoken.kind !== 'unknown') return spoken;
  // "Gavel starts at five" speaks of Gavel, not to it.
  if (mark === undefined && colon === undefined) return talk(line);
  return { ...spoken, word: `/${spoken.word}` };
}

/** The first word, and what comes after it with its spacing as typed. */
function split(said: string): { readonly word: string; readonly rest: string } {
  const { word = '', rest = '' } = /^(?<word>\S*)(?:\s+(?<rest>\S.*)?)?$/su.exec(said)?.groups ?? {};
  return { word: word.toLowerCase(), rest };
}

/** `VERB ARGS`. An unknown verb is given bare, without the mark before it. */
function typed(said: string, words: Vocabulary): SpokenLine {
  const { verbs } = words;
  const { word, rest } = split(said);
  // "hi!", "status?"
  const verb = word.replace(/(?<=\p{L})[!.,?]+$/u, '');
  const args = cleanText(rest);
  const second = split(args);
  const longer = verbs.get(`${verb} ${second.word}`);
  if (longer) return { kind: 'command', command: longer, form: longer.verb, args: second.rest };
  if (verb === 'meeting') return ofMeeting(second.word, second.rest, words);
  const command = verbs.get(verb) ?? verbs.get(`meeting ${verb}`);
  return command ? { kind: 'command', command, form: verb, args } : unknown(verb, args, words);
}

/** `/meeting VERB` understands every verb; alone it shows the status. */
function ofMeeting(verb: string, args: string, words: Vocabulary): SpokenLine {
  const { verbs } = words;
  const second = split(args);
  const longer = verbs.get(`${verb} ${second.word}`);
  if (longer) return { kind: 'command', command: longer, form: longer.verb, args: second.rest };
  const command = verbs.get(verb === '' ? 'meeting status' : verb);
  return command ? { kind: 'command', command, form: verb, args } : unknown(verb, args, words);
}

function unknown(word: string, args: string, words: Vocabulary): SpokenLine {
  const meant = guess(word, args, words);
  return { kind: 'unknown', word, ...(meant === undefined ? {} : { meant }) };
}

/** What to type instead of a word that no command has. */
function guess(word: string, args: string, words: Vocabulary): string | undefined {
  const { spellings } = words;
  const near = closestWord(word, [...spellings.keys()]);
  const second = split(args).word;
  if (near !== 'meeting' || second === '') return near === undefined ? undefined : spellings.get(near);
  const spoken = typed(`meeting ${args}`, words);
  return spoken.kind === 'command' ? `/meeting ${second}` : spoken.kind === 'unknown' ? spoken.meant : undefined;
}

function hashed(line: string, { meetbot }: Vocabulary): SpokenLine | undefined {
  const { word, args = '' } = HASHED.exec(line)?.groups ?? {};
  if (word === undefined) return undefined;
  const form = `#${word.toLowerCase()}`;
  const command = meetbot.get(form);
  if (command) return { kind: 'command', command, form, args: cleanText(args) };
  const meant = closestWord(form, [...meetbot.keys()]);
  return meant === undefined ? undefined : { kind: 'unknown', word: form, meant };
}

function patterned(line: string, { patterns }: Vocabulary): SpokenLine | undefined {
  const found = patterns.find(({ pattern }) => pattern.test(line));
  return found && { kind: 'command', command: found.command, form: 'line', args: cleanText(line) };
}
