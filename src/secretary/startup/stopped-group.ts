import { sayText } from '../../meeting/message.ts';
import { DamagedLog, type Commit } from '../../ports/store.ts';
import { secretaryMessages } from '../messages.ts';
import type { GroupBinding } from '../secretary-deps.ts';
import { toAllRooms } from '../unit-of-work.ts';

/** What Gavel tells the operator about a group whose meetings it can't lead. */
export const whyStopped = (error: unknown, { group }: GroupBinding): string =>
  error instanceof DamagedLog
    ? `${error.message} Until then nothing is recorded for the group ${group.id}. Other groups aren't affected.`
    : `The meetings of the group ${group.id} can't be read, because of a mistake in Gavel or a damaged database. Stop ` +
      "Gavel and restore the last backup. Until then nothing is recorded for that group. Other groups aren't affected.";

/** Tells the group's rooms; once, however often Gavel starts like that. */
export function tellingStopped(error: unknown, binding: GroupBinding): Commit {
  const stream = error instanceof DamagedLog ? error.stream : binding.group.id;
  const words = sayText(secretaryMessages(binding.group).stopped);
  return { outbox: toAllRooms(binding, words, `${stream}/stopped`) };
}
