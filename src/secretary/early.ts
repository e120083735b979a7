import { parse } from '../meeting/parse.ts';
import type { HeardDeletion, HeardEdit, HeardMessage } from '../ports/chat.ts';
import type { Subject } from '../ports/store.ts';
import { isCopied, relays } from './copies.ts';
import { isSpoken } from './keeping.ts';
import { meetingOf, type Hearing } from './settling.ts';

// Platforms deliver in any order: what was changed or taken away may be told before it was said.

/** What a text is, line by line: talk, or which command. */
const shape = (said: string, { practice }: Hearing): string =>
  parse(said, practice.words)
    .map((spoken) => (spoken.kind === 'command' ? spoken.command.verb : spoken.kind))
    .join(' ');

/** Whether an edit of a message that has not come may matter when it comes. Ordinary talk is not Gavel's. */
const matters = (heard: HeardEdit, hearing: Hearing): boolean =>
  heard.replyTo !== undefined || relays(hearing) || isSpoken(heard.text, hearing.practice);

/** Keeps a change for its message, if that may still come. Nothing is kept off the record. */
export async function keepEarly(
  heard: HeardEdit | HeardDeletion,
  known: Subject | undefined,
  hearing: Hearing,
): Promise<void> {
  const { practice, table, work } = hearing;
  if (known !== undefined || practice.offRecord(meetingOf(work, table.current))) return;
  if (heard.kind === 'deletion' ? heard.attachments !== undefined : !matters(heard, hearing)) return;
  if (!(await isCopied(heard, hearing))) work.early(heard);
}

/** A message as it is to be heard, after what was early for it. */
export interface Arrived {
  /** Undefined if it was taken away. */
  readonly message?: HeardMessage;
  /** What is to be heard after it. */
  readonly edit?: HeardEdit;
}

/**
 * A message comes. One that was taken away is not heard; one that was edited is heard as edited, unless that made
 * another thing of it: what its first words ask for is then done, as it would have been.
 */
export async function arrive(heard: HeardMessage, hearing: Hearing): Promise<Arrived> {
  const { practice, table, work, store } = hearing;
  const { room, message } = heard;
  const change = work.earlyOf(room, message) ?? (await store.early(room, message));
  if (change === undefined) return { message: heard };
  work.came(room, message);
  if (change === 'gone') return {};
  if (practice.offRecord(meetingOf(work, table.current))) return { message: heard };
  if (shape(heard.text, hearing) !== shape(change.text, hearing)) return { message: heard, edit: change };
  const { mentions: _before, ...bare } = heard;
  const { text, mentions } = change;
  return { message: { ...bare, text, ...(mentions && { mentions }) } };
}
