import type { Meeting } from '../meeting/feature.ts';
import { introduce } from '../meeting/guests.ts';
import type { Person } from '../meeting/member.ts';
import type { HeardMessage } from '../ports/chat.ts';
import type { Place, Practice } from './parts.ts';
import { meetingOf, type Hearing } from './settling.ts';

/** A text, and whom its platform knows to be mentioned in it. */
interface Said {
  readonly text: string;
  readonly mentions?: HeardMessage['mentions'];
}

interface Scene {
  readonly practice: Practice;
  readonly place: Pick<Place, 'group'>;
  readonly current: Meeting;
}

/** A guest's display name as it can stand after an `@`. */
const asMention = ({ label }: Person): string => `@${label.replaceAll(/\s+/gu, '')}`;

/** What was said, with people whom the platform knows written as the directory spells them. */
export function resolvedIn({ text: typed, mentions = [] }: Said, { practice, place, current }: Scene): string {
  const people = new Map(mentions.map(({ written, user }) => [written, practice.person(user, current)]));
  if (people.size === 0) return typed;
  // The longest first, and whole names only: `@ann` is no part of `@anna`.
  const names = [...people.keys()].toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return typed.replaceAll(new RegExp(`(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu'), (written) => {
    const who = people.get(written);
    if (!who || who.guest) return who ? asMention(who) : written;
    // A name that means them already stays.
    return place.group.directory.byName(written)?.handle === who.key ? written : `@${who.key}`;
  });
}

export const resolved = (said: Said, { practice, place, table, work }: Hearing): string =>
  resolvedIn(said, { practice, place, current: meetingOf(work, table.current) });

/** Those who are mentioned and whom the directory does not know. */
export const mentionedGuests = ({ mentions = [] }: Said, { practice, table, work }: Hearing): Person[] =>
  mentions.map(({ user }) => practice.person(user, meetingOf(work, table.current))).filter(({ guest }) => guest);

/** The meeting as if it had met them, for deciding about a command that names them. */
export function acquainted(meeting: Meeting, people: readonly Person[], at: string, { practice }: Hearing): Meeting {
  const met = people.flatMap((who) => introduce(who, at, meeting));
  return met.length === 0 ? meeting : practice.kernel.advance(meeting, met);
}
