import type { Group } from '../meeting/group.ts';
import { createDirectory, foldCase, type Directory, type Member } from '../meeting/member.ts';
import type { LogFacts } from './log-facts.ts';
import type { LogLine } from './log.ts';

// An IRC log has nothing but nicks: in it, the nicks are the people.

/** A nick without what people add to it: `mira_`, `mira|away` and `mira[m]` are mira, if there is one. */
export function bareNick(nick: string): string {
  const marked = nick.search(/[|[]/u);
  let end = marked > 0 ? marked : nick.length;
  while (end > 1 && '_`^'.includes(nick[end - 1] ?? '')) end -= 1;
  return nick.slice(0, end);
}

const same = (one: string, other: string): boolean => foldCase(one) === foldCase(other);

const memberCalled = (nick: string, people: Directory): Member | undefined =>
  people.byName(nick) ?? people.byName(bareNick(nick));

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

/** The member whose name in the directory that is. */
const memberNamed = (name: string | undefined, { members }: Directory): Member | undefined =>
  name === undefined ? undefined : members.find((member) => member.name !== undefined && same(member.name, name));

/** Whose every nick is: by the nick, the handle of a member or the first of somebody's own nicks. */
function names(log: readonly LogLine[], known: Directory, facts?: LogFacts): ReadonlyMap<string, string> {
  const nicks = [...new Set([...nicksIn(log), ...(facts?.names.keys() ?? [])])];
  const formerly = new Map(
    log.flatMap((line) =>
      line.kind === 'said' && line.formerly !== undefined ? [[foldCase(line.nick), line.formerly] as const] : [],
    ),
  );
  const step = (nick: string): string => {
    const member = memberCalled(nick, known) ?? memberNamed(facts?.names.get(nick), known);
    if (member) return member.handle;
    const first = formerly.get(foldCase(nick)) ?? nick;
    // Somebody who is `oil[m]` first and `oil` later is oil.
    return nicks.find((other) => same(other, bareNick(first))) ?? first;
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
  /** The handles of those whom the log lists. */
  readonly present: readonly string[];
  readonly regrets: readonly string[];
}

/**
 * Takes the nicks that the directory doesn't know for people of their own. If it knows none of them, the meeting was of
 * other people than those configured, and nobody of these was absent.
 * @param facts what the log says beside its lines
 */
export function peopleLog(given: readonly LogLine[], group: Group, facts?: LogFacts): PeopledLog {
  const found = names(given, group.directory, facts);
  const handles = [...new Set(found.values())];
  const known = handles.filter((handle) => group.directory.byName(handle) !== undefined);
  const unknown = handles.filter((handle) => group.directory.byName(handle) === undefined);
  const members = known.length === 0 && unknown.length > 0 ? [] : group.directory.members;
  const all =
    unknown.length === 0 && facts === undefined
      ? group.directory
      : createDirectory(
          [
            ...members.map((member) => withNames(member, found)),
            ...unknown.map((handle) => newMember(handle, found, facts)),
          ],
          group.directory.platforms,
        );
  const handlesOf = (nicks: readonly string[] = []) => nicks.map((nick) => found.get(foldCase(nick)) ?? nick);
  return {
    group: led(
      { ...group, directory: all },
      given,
      all,
      facts && { ...facts, chairs: handlesOf(facts.chairs), secretaries: handlesOf(facts.secretaries) },
    ),
    log: renamed(given, found),
    present: handlesOf(facts?.present),
    regrets: handlesOf(facts?.regrets),
  };
}

/** The nicks of somebody in a log that nobody is called in the directory. */
const nicksOf = (handle: string, found: ReadonlyMap<string, string>): string[] =>
  [...found].flatMap(([nick, name]) => (name === handle && !same(nick, handle) ? [nick] : []));

/** A person of the log: the nick is the name, if nothing else is known. */
const newMember = (handle: string, found: ReadonlyMap<string, string>, facts?: LogFacts): Member => ({
  handle,
  name: facts?.names.get(handle) ?? handle,
  aliases: nicksOf(handle, found),
  accounts: {},
  expected: false,
});

/** A member, with the names that the log has for them. */
function withNames(member: Member, found: ReadonlyMap<string, string>): Member {
  const known = new Set([...member.aliases].map(foldCase));
  const more = nicksOf(member.handle, found).filter((nick) => !known.has(nick));
  return more.length === 0 ? member : { ...member, aliases: [...member.aliases, ...more] };
}

const renamed = (log: readonly LogLine[], found: ReadonlyMap<string, string>): LogLine[] =>
  log.map((line) =>
    (line.kind === 'said' || line.kind === 'reacted') && line.platform === undefined
      ? { ...line, nick: found.get(foldCase(line.nick)) ?? line.nick }
      : line,
  );

/**
 * The configured chairs may not have been there. In a log of MeetBot's, the person who started it led the meeting; other
 * logs say who did.
 */
function led(group: Group, log: readonly LogLine[], people: Directory, facts?: LogFacts): Group {
  const spoke = new Set(nicksIn(log).map((nick) => memberCalled(nick, people)?.handle));
  if (facts) return ledBy(facts, group, spoke);
  const starter = startIn(log)?.nick;
  if (starter === undefined) return group;
  const first = memberCalled(starter, people);
  const chairs = group.chairs.filter((handle) => first?.handle === handle);
  return { ...group, chairs, secretaries: group.secretaries.filter((handle) => spoke.has(handle)) };
}

/** If the log names nobody who may lead, anyone may: then the configured chairs, who may not have been there, don't. */
function ledBy({ chairs, secretaries }: LogFacts, group: Group, spoke: ReadonlySet<string | undefined>): Group {
  if (chairs.length > 0) return { ...group, chairs, secretaries };
  const configured = secretaries.length === 0 ? [] : group.chairs.filter((handle) => spoke.has(handle));
  return { ...group, chairs: configured, secretaries };
}
