import { isBeingHeld } from '../../meeting/lifecycle.ts';
import type { Heard, MessageId, RoomId } from '../../ports/chat.ts';
import type { MessageSubject, Store } from '../../ports/store.ts';
import { meetingOf, type HandlerContext } from '../handler-context.ts';
import type { GroupBinding } from '../secretary-deps.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { mayRelay } from './may-relay.ts';

/** A message of one room that the others show as a message of Gavel's. */
export interface RelayOrigin {
  readonly room: RoomId;
  readonly message: MessageId;
}

/**
 * The copies of a message are views of it: their newest state is what counts, in an edit of what a room shows already.
 * @param part which copy, from 0: long words stand in several
 */
export const viewOf = ({ room, message }: RelayOrigin, part = 0): string =>
  `relay/${part === 0 ? '' : `part ${part + 1}/`}${room}/${message}`;

const COPY = 'copy:';
export const aboutCopy = (origin: RelayOrigin): string => `${COPY}${JSON.stringify([origin.room, origin.message])}`;

/** What the copy of a deleted message stands for: nothing that could be answered or reacted to elsewhere. */
export const ABOUT_NOTHING = 'gone';

/** The message that a copy shows, from what the copy stands for. */
export function originOf(subject: MessageSubject | undefined): RelayOrigin | undefined {
  if (subject?.about.startsWith(COPY) !== true) return undefined;
  const [room, message]: [string, string] = JSON.parse(subject.about.slice(COPY.length));
  return { room, message };
}

/** Whether what was said is shown in the group's other rooms now. */
export function isRelayed(heard: Heard, { domain, binding, active, work }: HandlerContext): boolean {
  const meeting = meetingOf(work, active.current);
  return mayRelay(heard, binding) && isBeingHeld(meeting) && !domain.offRecord(meeting);
}

interface CopyLookup {
  readonly binding: Pick<GroupBinding, 'rooms'>;
  readonly store: Store;
  /** What will be written, if anything. */
  readonly work?: UnitOfWork;
}

/** Whether the other rooms show a message, or are going to; or one part of it. */
export async function isCopied(origin: RelayOrigin, { binding, store, work }: CopyLookup, part = 0): Promise<boolean> {
  const view = viewOf(origin, part);
  const elsewhere = binding.rooms.find((room) => room !== origin.room);
  return elsewhere !== undefined && (work?.hasView(elsewhere, view) === true || store.hasView(elsewhere, view));
}
