import type { Meeting } from '../meeting/feature.ts';
import { typedLines } from '../meeting/lines.ts';
import { parse } from '../meeting/parse.ts';
import type { Attachment, Heard, HeardMessage } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import { keptOffRecord, unspokenLines, withoutTarget } from './off-record.ts';
import type { Practice } from './parts.ts';

interface Parts {
  readonly practice: Practice;
  readonly store: Store;
}

/** Whether a message speaks to Gavel. */
export const isSpoken = (text: string, practice: Practice): boolean =>
  parse(text, practice.words).some(({ kind }) => kind !== 'talk');

/**
 * What of something heard is written down: all of it, less of it, or nothing. Commands always are; anything else only
 * while a meeting is gathering or in session, and ordinary talk only where it is relayed: it is not Gavel's.
 * @param relays whether the group's rooms are shown what is said in the others
 */
export async function kept(
  said: Heard,
  meeting: Meeting | undefined,
  relays: boolean,
  { practice, store }: Parts,
): Promise<Heard | undefined> {
  if (wasOffRecord(said, meeting, practice)) return undefined;
  const heard = upToOffRecord(said, meeting, practice);
  if (meeting && practice.offRecord(meeting)) return keptOffRecord(heard, meeting, { practice, store });
  if (meeting && practice.listens(meeting)) {
    const less = withAttachments(heard, (attachment) => practice.pictures.claims(attachment, meeting));
    return !relays && isOrdinary(less, practice) ? undefined : less;
  }
  const known = heard.kind === 'edit' && (await store.subject(heard.room, heard.message)) !== undefined;
  return betweenMeetings(
    withAttachments(heard, () => false),
    known,
    practice,
  );
}

/** Whether it is heard so late that the meeting, which was off the record then, is on the record again. */
const wasOffRecord = ({ late = false, at }: Heard, meeting: Meeting | undefined, practice: Practice): boolean =>
  late && meeting !== undefined && practice.wasOffRecord(meeting, at);

/** What was heard, with those attachments only. */
function withAttachments(heard: Heard, isWanted: (attachment: Attachment) => boolean): Heard {
  if (heard.kind !== 'message' || heard.attachments === undefined) return heard;
  const { attachments, ...bare } = heard;
  const wanted = attachments.filter(isWanted);
  return wanted.length === 0 ? bare : { ...bare, attachments: wanted };
}

function betweenMeetings(heard: Heard, known: boolean, practice: Practice): Heard | undefined {
  // Minutes are approved by reactions; what was reacted to is needed only where it can be recorded.
  if (heard.kind === 'reaction') return withoutTarget(heard);
  if (heard.kind === 'recording') return heard;
  const concerns = known || heard.kind === 'deletion' || isSpoken(heard.text, practice);
  return concerns ? heard : undefined;
}

/** What stands in one message with `/offrecord`, behind it, is off the record as well. */
function upToOffRecord(heard: Heard, meeting: Meeting | undefined, practice: Practice): Heard {
  if (!holdsUp(heard, practice)) return heard;
  const typed = typedLines(heard.text);
  const lines = typed.map(({ text }) => text);
  const i = typed.findIndex(({ text, within }) => within === undefined && holdsUp({ ...heard, text }, practice));
  const before = lines.slice(0, i);
  const [command = ''] = unspokenLines(lines[i] ?? '', meeting, practice).map((line) => line.split(' ')[0] ?? '');
  const text = [...before, command, ...unspokenLines(lines.slice(i + 1).join('\n'), meeting, practice)].join('\n');
  return withAttachments({ ...heard, text }, () => false);
}

/** Whether nothing that is heard after this may be written down before this is decided. */
export const holdsUp = (heard: Heard, { words }: Practice): heard is HeardMessage =>
  heard.kind === 'message' &&
  parse(heard.text, words).some((spoken) => spoken.kind === 'command' && spoken.command.holdsUp === true);

const isOrdinary = (heard: Heard, practice: Practice): boolean =>
  heard.kind === 'message' &&
  heard.replyTo === undefined &&
  heard.attachments === undefined &&
  !isSpoken(heard.text, practice);
