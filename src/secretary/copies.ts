import type { MessageId, RoomId } from '../ports/chat.ts';
import type { Subject } from '../ports/store.ts';
import { meetingOf, type Hearing } from './settling.ts';

/** What was said in one room, and is shown in the others as a message of Gavel's. */
export interface Origin {
  readonly room: RoomId;
  readonly message: MessageId;
}

/**
 * The copies of a message are views of it: their newest state is what counts, in an edit of what a room shows already.
 * @param part which copy, from 0: long words stand in several
 */
export const viewOf = ({ room, message }: Origin, part = 0): string =>
  `relay/${part === 0 ? '' : `part ${part + 1}/`}${room}/${message}`;

const COPY = 'copy:';
export const aboutCopy = (origin: Origin): string => `${COPY}${JSON.stringify([origin.room, origin.message])}`;

/** What the copy of a message stands for that was taken away: nothing that could be answered or reacted to elsewhere. */
export const ABOUT_NOTHING = 'gone';

/** The message that a copy shows, from what the copy stands for. */
export function originOf(subject: Subject | undefined): Origin | undefined {
  if (subject?.about.startsWith(COPY) !== true) return undefined;
  const [room, message]: [string, string] = JSON.parse(subject.about.slice(COPY.length));
  return { room, message };
}

/** Whether what is said in the group's rooms now is shown in its other rooms. */
export function relays({ practice, place, table, work }: Hearing): boolean {
  const meeting = meetingOf(work, table.current);
  return place.relay === true && practice.listens(meeting) && !practice.offRecord(meeting);
}

/** Whether the other rooms show a message, or are going to; or one part of it. */
export async function isCopied(origin: Origin, { place, store, work }: Hearing, part = 0): Promise<boolean> {
  const view = viewOf(origin, part);
  const elsewhere = place.rooms.find((room) => room !== origin.room);
  return elsewhere !== undefined && (work.hasView(elsewhere, view) || (await store.hasView(elsewhere, view)));
}
