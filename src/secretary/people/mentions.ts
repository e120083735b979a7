import type { Meeting } from '../../meeting/feature.ts';
import { introduceGuest } from '../../meeting/guests.ts';
import type { Person } from '../../meeting/member.ts';
import { mentionOf, withoutMarks } from '../../meeting/mention.ts';
import type { HeardMessage } from '../../ports/chat.ts';
import { meetingOf, type HandlerContext } from '../handler-context.ts';
import type { MeetingDomain } from '../secretary-deps.ts';

/** A text, and whom its platform knows to be mentioned in it. */
export interface SaidText {
  readonly text: string;
  readonly mentions?: HeardMessage['mentions'];
}

interface Scene {
  readonly domain: MeetingDomain;
  readonly current: Meeting;
}

// What would be read as a part of the name before it.
const GOES_ON = /^[._-]*[\p{L}\p{N}_]/u;

/** Whether it is the beginning of another name or id. One in brackets ends where it ends. */
const isOnlyBeginning = (name: string, after: string): boolean =>
  !name.endsWith('>') && (name.includes(':') ? /^(?:[\p{L}\p{N}_]|[.:-][\p{L}\p{N}])/u : /^[\p{L}\p{N}_]/u).test(after);

/** A member as the directory spells them, if nothing after it could be read as more of the name; otherwise their id. */
const written = (who: Person, after: string): string =>
  who.guest || GOES_ON.test(after) ? mentionOf(who) : `@${who.key}`;

/**
 * What was said, for deciding about it: members that the platform says it mentions as the directory spells them, and
 * guests by their ids (`mention.ts`), whatever they are called. `writtenOut` makes words of it.
 */
export function resolvedIn({ text, mentions = [] }: SaidText, { domain, current }: Scene): string {
  const typed = withoutMarks(text);
  const people = new Map(mentions.map(({ written: name, user }) => [name, domain.person(user, current)]));
  if (people.size === 0) return typed;
  // The longest first: `@ann` is no part of `@anna`, nor `@a:b` of `@a:b.org`.
  const names = [...people.keys()].toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return typed.replaceAll(new RegExp(names.join('|'), 'gu'), (name: string, at: number) => {
    const who = people.get(name);
    const after = typed.slice(at + name.length);
    return !who || isOnlyBeginning(name, after) ? name : written(who, after);
  });
}

export const resolveMentions = (said: SaidText, { domain, active, work }: HandlerContext): string =>
  resolvedIn(said, { domain, current: meetingOf(work, active.current) });

/** Those who are mentioned and whom the directory does not know. */
export const mentionedGuests = ({ mentions = [] }: SaidText, { domain, active, work }: HandlerContext): Person[] =>
  mentions.map(({ user }) => domain.person(user, meetingOf(work, active.current))).filter(({ guest }) => guest);

/** The meeting as if it had met them, for deciding about a command that names them. */
export function introducePeople(
  meeting: Meeting,
  people: readonly Person[],
  at: string,
  { domain }: HandlerContext,
): Meeting {
  const met = people.flatMap((who) => introduceGuest(who, at, meeting));
  return met.length === 0 ? meeting : domain.kernel.advance(meeting, met);
}
