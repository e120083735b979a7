import type { Group } from '../meeting/group.ts';
import { createDirectory, foldCase, type Directory, type Member } from '../meeting/member.ts';
import type { LogLine } from './log.ts';

// An IRC log has nothing but nicks: in it, the nicks are the people.

/** `mira_`, `mira|away` and `mira[m]` are mira, if there is one. */
function bare(nick: string): string {
  const marked = nick.search(/[|[]/u);
  let end = marked > 0 ? marked : nick.length;
  while (end > 1 && '_`^'.includes(nick[end - 1] ?? '')) end -= 1;
  return nick.slice(0, end);
}

const same = (one: string, other: string): boolean => foldCase(one) === foldCase(other);

const memberCalled = (nick: string, people: Directory): Member | undefined =>
  people.byName(nick) ?? people.byName(bare(nick));

type Said = Extract<LogLine, { kind: 'said' }>;

/** The line that started MeetBot, in its own log: those who spoke were there, and the person who started it led. */
export const startIn = (log: readonly LogLine[]): Said | undefined =>
  log.find((line): line is Said => line.kind === 'said' && /^#startmeeting\b/iu.test(line.text.trim()));

/** The nicks of a log that name no platform, in their order: those who speak, and those that `#nick` makes known. */
function nicksIn(log: readonly LogLine[]): string[] {
  const found = log.flatMap((line) => {
    if ((line.kind !== 'said' && line.kind !== 'reacted') || line.platform !== undefined) return [];
    const named = line.kind === 'said' ? /^#nick\s+@?(?<nick>\S+)\s*$/iu.exec(line.text)?.groups?.['nick'] : undefined;
    return named === undefined ? [line.nick] : [line.nick, named];
  });
  return found.filter((nick, i) => found.findIndex((other) => same(other, nick)) === i);
}

/** Whose every nick is: by the nick, the handle of a member or the first of somebody's own nicks. */
function names(log: readonly LogLine[], known: Directory): ReadonlyMap<string, string> {
  const nicks = nicksIn(log);
  const formerly = new Map(
    log.flatMap((line) =>
      line.kind === 'said' && line.formerly !== undefined ? [[foldCase(line.nick), line.formerly] as const] : [],
    ),
  );
  const step = (nick: string): string => {
    const member = memberCalled(nick, known);
    if (member) return member.handle;
    const first = formerly.get(foldCase(nick)) ?? nick;
    // Somebody who is `oil[m]` first and `oil` later is oil.
    return nicks.find((other) => same(other, bare(first))) ?? first;
  };
  // Somebody who was renamed twice still has one name.
  const nameOf = (nick: string, steps = nicks.length): string => {
    const next = step(nick);
    return steps === 0 || same(next, nick) ? next : nameOf(next, steps - 1);
  };
  return new Map(nicks.map((nick) => [foldCase(nick), nameOf(nick)]));
}

/** A group as its log has it, and the log with each line under its speaker's one name. */
export interface PeopledLog {
  readonly group: Group;
  readonly log: readonly LogLine[];
}

/**
 * Takes the nicks that the directory doesn't know for people of their own. If it knows none of them, the meeting was of
 * other people than those configured, and nobody of these was absent.
 */
export function peopleLog(log: readonly LogLine[], group: Group): PeopledLog {
  const found = names(log, group.directory);
  const handles = [...new Set(found.values())];
  const unknown = handles.filter((handle) => group.directory.byName(handle) === undefined);
  if (unknown.length === 0) return { group: led(group, log, group.directory), log: renamed(log, found) };
  const isOther = unknown.length === handles.length;
  const members = unknown.map((handle): Member => {
    const aliases = [...found].flatMap(([nick, name]) => (name === handle && !same(nick, handle) ? [nick] : []));
    return { handle, aliases, accounts: {}, expected: false };
  });
  const all = createDirectory(isOther ? members : [...group.directory.members, ...members], group.directory.platforms);
  return { group: led({ ...group, directory: all }, log, all), log: renamed(log, found) };
}

const renamed = (log: readonly LogLine[], found: ReadonlyMap<string, string>): LogLine[] =>
  log.map((line) =>
    (line.kind === 'said' || line.kind === 'reacted') && line.platform === undefined
      ? { ...line, nick: found.get(foldCase(line.nick)) ?? line.nick }
      : line,
  );

/** The configured chairs may not have been there: in a log of MeetBot's, the person who started it led the meeting. */
function led(group: Group, log: readonly LogLine[], people: Directory): Group {
  const starter = startIn(log)?.nick;
  if (starter === undefined) return group;
  const spoke = new Set(nicksIn(log).map((nick) => memberCalled(nick, people)?.handle));
  const first = memberCalled(starter, people);
  const chairs = group.chairs.filter((handle) => first?.handle === handle);
  return { ...group, chairs, secretaries: group.secretaries.filter((handle) => spoke.has(handle)) };
}
