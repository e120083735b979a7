import type { Event } from '../../meeting/event.ts';
import type { Command, Meeting } from '../../meeting/feature.ts';
import { parseSpoken } from '../../meeting/parse-spoken.ts';
import type { Heard, HeardMessage, HeardReaction } from '../../ports/chat.ts';
import type { Store, MessageSubject } from '../../ports/store.ts';
import { firstDecision } from '../handler-context.ts';
import { resolvedIn } from '../people/mentions.ts';
import { originOf } from '../relay/relayed-messages.ts';
import type { MeetingDomain } from '../secretary-deps.ts';
import { withoutSaid, withoutTarget, withoutText } from './without-words.ts';

interface OffRecordDeps {
  readonly domain: MeetingDomain;
  readonly store: Store;
}

/**
 * What is written down of something heard off the record. It is on the disk for a moment only, and overwritten once it is
 * decided; but the power can be cut in that moment.
 * @param meeting undefined if it isn't planned yet
 */
export async function keptOffRecord(
  heard: Heard,
  meeting: Meeting | undefined,
  parts: OffRecordDeps,
): Promise<Heard | undefined> {
  if (heard.kind === 'reaction') return (await doesAnything(heard, meeting, parts)) ? withoutTarget(heard) : undefined;
  if (heard.kind === 'message') return unspoken(heard, meeting, parts.domain);
  if (heard.kind === 'edit') return undefined;
  if (heard.kind === 'deletion') return heard;
  return withoutSaid(heard);
}

async function subjectOf({ room, message }: HeardReaction, store: Store): Promise<MessageSubject | undefined> {
  const direct = await store.subject(room, message);
  const origin = originOf(direct);
  return origin ? store.subject(origin.room, origin.message) : direct;
}

/** Whether a reaction does something (a hand, a ballot), or is taken back where it is shown in the other rooms. */
async function doesAnything(
  heard: HeardReaction,
  meeting: Meeting | undefined,
  { domain, store }: OffRecordDeps,
): Promise<boolean> {
  const { room, message, emoji, removed, at } = heard;
  if (removed && (await store.reactions(room, message)).length > 0) return true;
  if (!meeting) return false;
  const subject = await subjectOf(heard, store);
  // The minutes before these may wait for approval.
  if (subject?.stream !== meeting.id) return subject !== undefined;
  const reaction = { by: domain.person(heard.by, meeting), at, emoji, removed, about: subject.about };
  return firstDecision(domain, (feature) => feature.onReaction?.(reaction, meeting)) !== undefined;
}

/** Of what may be said to a command off the record, the members and the commands that it names, and words of its own. */
const nameable = (
  args: string,
  { offRecordWords }: Command<Event>,
  meeting: Meeting | undefined,
  { words }: MeetingDomain,
): string =>
  args.replaceAll(/\S+/gu, (word) => {
    const member = meeting?.group.directory.byName(word);
    if (member) return `@${member.handle}`;
    return words.verbs.has(word.toLowerCase()) || offRecordWords?.has(word.toLowerCase()) === true ? word : '…';
  });

/** The commands in a text, without what was typed with them unless it may be given off the record. */
export const unspokenLines = (text: string, meeting: Meeting | undefined, domain: MeetingDomain): string[] =>
  parseSpoken(text, domain.words).flatMap((spoken) => {
    // A bare URL is talk here, and a word that is nearly a command is answered with the one that was meant.
    if (spoken.kind === 'long') return spoken.command ? [`/${spoken.command.verb}`] : [];
    if (spoken.kind !== 'command') return spoken.kind === 'unknown' && spoken.meant !== undefined ? [spoken.word] : [];
    const { command, form, args } = spoken;
    if (form === 'line') return [];
    return [`/${command.verb}${command.offRecord === true ? ` ${nameable(args, command, meeting, domain)}` : ''}`];
  });

/** Commands, without what was typed with them; undefined where there are none. */
function unspoken(heard: HeardMessage, meeting: Meeting | undefined, domain: MeetingDomain): HeardMessage | undefined {
  const said = meeting ? resolvedIn(heard, { domain, current: meeting }) : heard.text;
  const lines = unspokenLines(said, meeting, domain);
  return lines.length === 0 ? undefined : { ...withoutText(heard), text: lines.join('\n') };
}
