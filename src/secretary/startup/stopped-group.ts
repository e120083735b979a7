import { sayText } from '../../meeting/message.ts';
import { DamagedLog, type Commit } from '../../ports/store.ts';
import type { GroupBinding } from '../secretary-deps.ts';
import { toAllRooms } from '../unit-of-work.ts';

/** What Gavel tells the operator about a group whose meetings it can't lead. */
export const whyStopped = (error: unknown, { group }: GroupBinding): string =>
  error instanceof DamagedLog
    ? `${error.message} Until then nothing is recorded for the group ${group.id}; the others go on.`
    : `The meetings of the group ${group.id} can't be read, because of a mistake in Gavel or a damaged database. Stop ` +
      'Gavel, and put back the last backup. Until then nothing is recorded for that group; the others go on.';

/** Tells the group's rooms; once, however often Gavel starts like that. */
export function tellingStopped(error: unknown, binding: GroupBinding): Commit {
  const stream = error instanceof DamagedLog ? error.stream : binding.group.id;
  const words =
    "I can't read this group's last meeting from my disk, so I've stopped here: nothing you say is recorded until " +
    "that's mended. Whoever runs me has been told how.";
  return { outbox: toAllRooms(binding, sayText(words), `${stream}/stopped`) };
}
