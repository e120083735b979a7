import { aboutEntries, entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { calledPiece, personLabel } from '../../meeting/guests.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, sayText, strong, textLine, type Message, type MessagePiece } from '../../meeting/message.ts';
import { ownersBefore } from '../../meeting/sentence.ts';
import { needsVolunteer, VOLUNTEER_SIGN } from '../../meeting/signs.ts';
import { typedPieces } from '../../meeting/typed-pieces.ts';
import type { Heard, HeardDeletion, HeardEdit, RoomId } from '../../ports/chat.ts';
import type { OutboxItem } from '../../ports/store.ts';
import { meetingOf, type HandlerContext } from '../handler-context.ts';
import { secretaryMessages } from '../messages.ts';
import { callingOnce } from '../people/calling.ts';
import { isCopied, isRelayed } from '../relay/relayed-messages.ts';
import type { GroupBinding, MeetingDomain } from '../secretary-deps.ts';

/** A room shows an entry in one message, which is edited when the message that it was recorded from is changed. */
const viewOfEntry = (number: number, stream: string): string => `${stream}/shown/${number}`;

/** Shows what was recorded to the group's other rooms, which didn't see how it came about. */
export function showElsewhere(numbers: readonly number[], heard: Heard, context: HandlerContext): void {
  for (const room of context.binding.rooms) {
    if (room === heard.room) continue;
    for (const number of numbers) {
      showIn(room, number, `${heard.id}/shown/${number}@${room}`, context.active.current, context);
    }
  }
}

/** Who has to do it (Gavel notifies them unless they recorded it themselves), or whose words they are. */
function whose(entry: Entry, meeting: Meeting): MessagePiece[] {
  const { owners, credit, author } = entry;
  const who = owners.length > 0 ? ownersBefore(entry, meeting) : [credit ?? author].filter((key) => key !== undefined);
  const isFor = (key: PersonKey): boolean => owners.includes(key) && key !== author;
  return who.flatMap((key, i) => [
    i === 0 ? '' : ', ',
    isFor(key) ? calledPiece(meeting, key) : personLabel(meeting, key),
  ]);
}

type SaysWhenDue = Pick<MeetingDomain, 'dueInWords'>;

/** What was recorded, as a line that makes sense on its own. */
function shownWords(entry: Entry, meeting: Meeting, { dueInWords }: SaysWhenDue): Message {
  const say = secretaryMessages(meeting.group);
  const day = dueInWords(entry, meeting);
  const due = day === undefined ? '' : `, ${day}`;
  const number = code(`#${entry.number}`);
  if (needsVolunteer(entry)) {
    const words = textLine(...say.needsVolunteer(number, [...typedPieces(entry.text), due]));
    return { lines: [words], offers: [{ emoji: VOLUNTEER_SIGN, label: say.takeIt }] };
  }
  if (entry.kind === 'agreed' || entry.kind === 'rejected')
    return sayText(number, ' ', strong(say[entry.kind]), ': ', ...typedPieces(entry.text));
  const names = whose(entry, meeting);
  return sayText(
    number,
    ' ',
    ...names,
    names.length === 0 ? '' : ' – ',
    ...typedPieces(entry.text),
    due,
    entry.kind === 'picture' ? ` (${say.picture})` : '',
  );
}

interface ShownIn {
  readonly room: RoomId;
  readonly number: number;
  readonly stream: string;
  /** Of the message that is sent. */
  readonly id: string;
}

const itemOf = (words: Message, { room, number, stream, id }: ShownIn, binding: GroupBinding): OutboxItem => ({
  id,
  room,
  outgoing: { kind: 'post', id, room, message: callingOnce(words, room, binding) },
  view: viewOfEntry(number, stream),
  subject: { stream, about: aboutEntries([number]) },
});

/**
 * A room that did not see what was said is shown what was recorded, in a line that people can answer and react to. A
 * motion has a message of its own.
 */
export function showIn(
  room: RoomId,
  number: number,
  id: string,
  stream: string,
  { work, binding, domain }: Pick<HandlerContext, 'work' | 'binding'> & { readonly domain: SaysWhenDue },
): void {
  const meeting = work.meeting(stream);
  const entry = meeting?.stateOf(entriesFeature).byNumber.get(number);
  if (!meeting || !entry || entry.kind === 'motion') return;
  work.send(itemOf(shownWords(entry, meeting, domain), { room, number, stream, id }, binding));
}

/** Whether a room shows an entry in a line of its own, or is going to. */
async function isShown(
  room: RoomId,
  number: number,
  stream: string,
  { work, store }: HandlerContext,
): Promise<boolean> {
  const view = viewOfEntry(number, stream);
  return work.hasView(room, view) || (await store.hasView(room, view));
}

/** The rooms that show neither a changed message, nor a copy that follows it, nor what was recorded from it. */
export async function unseenRooms(
  heard: HeardEdit | HeardDeletion,
  number: number,
  stream: string,
  context: HandlerContext,
): Promise<readonly RoomId[]> {
  const follows = heard.kind === 'deletion' || isRelayed(heard, context);
  if (follows && (await isCopied(heard, context))) return [];
  const unseen: RoomId[] = [];
  for (const room of context.binding.rooms)
    if (room !== heard.room && !(await isShown(room, number, stream, context))) unseen.push(room);
  return unseen;
}

/**
 * A message was changed or taken away, and what was recorded from it followed: now the lines in rooms that don't see
 * the message follow too.
 * @param before the meeting as it was
 */
export async function followShown(before: Meeting, heard: Heard, context: HandlerContext): Promise<void> {
  const { work, binding, domain } = context;
  const meeting = meetingOf(work, before.id);
  const { byNumber } = meeting.stateOf(entriesFeature);
  const say = secretaryMessages(binding.group);
  for (const [number, was] of before.stateOf(entriesFeature).byNumber) {
    const entry = byNumber.get(number);
    if (entry === was) continue;
    const words = entry ? shownWords(entry, meeting, domain) : sayText(...say.removed(code(`#${number}`)));
    for (const room of binding.rooms) {
      if (!(await isShown(room, number, before.id, context))) continue;
      const id = `${heard.id}/shown/${number}@${room}`;
      work.send(itemOf(words, { room, number, stream: before.id, id }, binding));
    }
  }
}
