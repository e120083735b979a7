import type { Meeting } from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { typedLines } from '../../meeting/lines.ts';
import { parseSpoken } from '../../meeting/parse-spoken.ts';
import type { Attachment, Heard, HeardMessage } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';
import type { MeetingDomain } from '../secretary-deps.ts';
import { keptOffRecord, unspokenLines } from './off-record.ts';
import { withoutTarget } from './without-words.ts';

interface Parts {
  readonly domain: MeetingDomain;
  readonly store: Store;
}

/** Whether a message speaks to Gavel. */
export const isSpoken = (text: string, domain: MeetingDomain): boolean =>
  parseSpoken(text, domain.words).some(({ kind }) => kind !== 'talk');

/**
 * What of something heard is written down: all of it, less of it, or nothing. Commands always are; anything else only
 * while a meeting is gathering or in session, and ordinary talk only where it is relayed: it is not Gavel's.
 * @param relays whether the group's rooms are shown what is said in the others
 */
export async function retainHeard(
  said: Heard,
  meeting: Meeting | undefined,
  relays: boolean,
  { domain, store }: Parts,
): Promise<Heard | undefined> {
  if (wasOffRecord(said, meeting, domain)) return undefined;
  const heard = upToOffRecord(said, meeting, domain);
  if (meeting && domain.offRecord(meeting)) return keptOffRecord(heard, meeting, { domain, store });
  if (meeting && isBeingHeld(meeting)) {
    const less = withAttachments(heard, (attachment) => domain.claimsAttachment(attachment, meeting));
    return !relays && isOrdinary(less, domain) ? undefined : less;
  }
  const known = heard.kind === 'edit' && (await store.subject(heard.room, heard.message)) !== undefined;
  return betweenMeetings(
    withAttachments(heard, () => false),
    known,
    domain,
  );
}

/** Whether Gavel hears it so late that the meeting, which was off the record then, is on the record again. */
const wasOffRecord = ({ late = false, at }: Heard, meeting: Meeting | undefined, domain: MeetingDomain): boolean =>
  late && meeting !== undefined && domain.wasOffRecord(meeting, at);

/** What was heard, with those attachments only. */
function withAttachments(heard: Heard, isWanted: (attachment: Attachment) => boolean): Heard {
  if (heard.kind !== 'message' || heard.attachments === undefined) return heard;
  const { attachments, ...bare } = heard;
  const wanted = attachments.filter(isWanted);
  return wanted.length === 0 ? bare : { ...bare, attachments: wanted };
}

function betweenMeetings(heard: Heard, known: boolean, domain: MeetingDomain): Heard | undefined {
  // Minutes are approved by reactions; what was reacted to is needed only where it can be recorded.
  if (heard.kind === 'reaction') return withoutTarget(heard);
  if (heard.kind === 'recording') return heard;
  const concerns = known || heard.kind === 'deletion' || isSpoken(heard.text, domain);
  return concerns ? heard : undefined;
}

/** What stands in one message with `/offrecord`, behind it, is off the record as well. */
function upToOffRecord(heard: Heard, meeting: Meeting | undefined, domain: MeetingDomain): Heard {
  if (!isBarrier(heard, domain)) return heard;
  const typed = typedLines(heard.text);
  const lines = typed.map(({ text }) => text);
  const i = typed.findIndex(({ text, within }) => within === undefined && isBarrier({ ...heard, text }, domain));
  const before = lines.slice(0, i);
  const [command = ''] = unspokenLines(lines[i] ?? '', meeting, domain).map((line) => line.split(' ')[0] ?? '');
  const text = [...before, command, ...unspokenLines(lines.slice(i + 1).join('\n'), meeting, domain)].join('\n');
  return withAttachments({ ...heard, text }, () => false);
}

/** Whether nothing that is heard after this may be written down before this is decided. */
export const isBarrier = (heard: Heard, { words }: MeetingDomain): heard is HeardMessage =>
  heard.kind === 'message' &&
  parseSpoken(heard.text, words).some((spoken) => spoken.kind === 'command' && spoken.command.isBarrier === true);

const isOrdinary = (heard: Heard, domain: MeetingDomain): boolean =>
  heard.kind === 'message' &&
  heard.replyTo === undefined &&
  heard.attachments === undefined &&
  !isSpoken(heard.text, domain);
