import type { Meeting } from '../../meeting/feature.ts';
import { isBeingHeld } from '../../meeting/lifecycle.ts';
import { typedLines } from '../../meeting/lines.ts';
import { parseSpoken } from '../../meeting/parse-spoken.ts';
import type { Attachment, Heard, HeardEdit, HeardMessage } from '../../ports/chat.ts';
import type { Store } from '../../ports/store.ts';
import { mayRelay } from '../relay/may-relay.ts';
import type { GroupBinding, MeetingDomain } from '../secretary-deps.ts';
import { isChangeOffRecord } from './changed-words.ts';
import { keptOffRecord, unspokenLines } from './off-record.ts';
import { withoutTarget } from './without-words.ts';

interface RetentionDeps {
  readonly domain: MeetingDomain;
  readonly store: Store;
}

/** Where it is heard. */
interface Place {
  readonly binding: Pick<GroupBinding, 'rooms' | 'relay' | 'relayEncrypted'>;
  readonly meeting: Meeting | undefined;
  /** The one before it. */
  readonly last?: Meeting | undefined;
  /** True if a passage may have begun: what begins it waits for the group's first meeting. */
  readonly undecided?: boolean;
}

const isOffRecord = ({ meeting, undecided = false }: Pick<Place, 'meeting' | 'undecided'>, domain: MeetingDomain) =>
  meeting ? domain.offRecord(meeting) : undecided;

/** Whether a message speaks to Gavel. */
export const isSpoken = (text: string, domain: MeetingDomain): boolean =>
  parseSpoken(text, domain.words).some(({ kind }) => kind !== 'talk');

/**
 * What of something heard is written down: all of it, less of it, or nothing. Commands always are; anything else only
 * while a meeting is gathering or in session, and ordinary talk only if it's relayed: it isn't Gavel's.
 */
export async function retainHeard(said: Heard, place: Place, parts: RetentionDeps): Promise<Heard | undefined> {
  const { meeting } = place;
  const { domain } = parts;
  if (wasOffRecord(said, meeting, domain)) return undefined;
  const heard = upToOffRecord(said, meeting, domain);
  if (isOffRecord(place, domain)) return keptOffRecord(heard, meeting, parts);
  if (heard.kind === 'edit' && (await wasItsMessageOffRecord(heard, place, parts))) return undefined;
  return retainOnRecord(heard, place, parts);
}

/**
 * What of something said now can be kept by a platform that keeps its rooms' conversations itself: the same object if
 * that's all of it, otherwise what Gavel may hear of it. A bare `/offrecord` has no words to leave out, however it's typed.
 */
export async function keepableOf(
  said: Heard,
  place: Pick<Place, 'meeting' | 'undecided'>,
  parts: RetentionDeps,
): Promise<Heard | undefined> {
  const { domain } = parts;
  const heard = upToOffRecord(said, place.meeting, domain);
  if (isOffRecord(place, domain)) return keptOffRecord(heard, place.meeting, parts);
  return isBareOffRecord(said, domain) ? said : heard;
}

async function retainOnRecord(
  heard: Heard,
  { meeting, binding }: Place,
  parts: RetentionDeps,
): Promise<Heard | undefined> {
  const { domain } = parts;
  if (meeting && isBeingHeld(meeting)) {
    const less = withAttachments(heard, (attachment) => domain.claimsAttachment(attachment, meeting));
    return !mayRelay(heard, binding) && isOrdinary(less, domain, meeting) ? undefined : less;
  }
  const less = withAttachments(heard, () => false);
  return (await concernsGavel(less, parts)) ? withoutTargetBetween(less) : undefined;
}

function wasItsMessageOffRecord(heard: HeardEdit, place: Place, parts: RetentionDeps): Promise<boolean> {
  const { binding, last, meeting } = place;
  const meetings = [last, meeting].filter((one) => one !== undefined);
  return isChangeOffRecord(heard, saysOffRecord(heard.text, parts.domain), { ...parts, binding, meetings });
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

/** Whether anything may come of it between meetings. */
async function concernsGavel(heard: Heard, { domain, store }: RetentionDeps): Promise<boolean> {
  if (heard.kind !== 'message' && heard.kind !== 'edit') return true;
  if (isSpoken(heard.text, domain)) return true;
  return heard.kind === 'edit' && (await store.subject(heard.room, heard.message)) !== undefined;
}

/** Minutes are approved by reactions; what was reacted to is needed only where it can be recorded. */
const withoutTargetBetween = (heard: Heard): Heard => (heard.kind === 'reaction' ? withoutTarget(heard) : heard);

/** What stands in one message with `/offrecord`, behind it, is off the record as well. */
function upToOffRecord(heard: Heard, meeting: Meeting | undefined, domain: MeetingDomain): Heard {
  // An edit does nothing of what it says, and its words count as those of a message.
  if ((heard.kind !== 'message' && heard.kind !== 'edit') || !saysOffRecord(heard.text, domain)) return heard;
  const typed = typedLines(heard.text);
  const lines = typed.map(({ text }) => text);
  const i = typed.findIndex(({ text, within }) => within === undefined && saysOffRecord(text, domain));
  const before = lines.slice(0, i);
  const [command = ''] = unspokenLines(lines[i] ?? '', meeting, domain).map((line) => line.split(' ')[0] ?? '');
  const text = [...before, command, ...unspokenLines(lines.slice(i + 1).join('\n'), meeting, domain)].join('\n');
  return withAttachments({ ...heard, text }, () => false);
}

/** Whether a message is `/offrecord` and nothing else. */
function isBareOffRecord(heard: Heard, domain: MeetingDomain): boolean {
  if (!isBarrier(heard, domain) || heard.attachments !== undefined) return false;
  const spoken = parseSpoken(heard.text, domain.words);
  return spoken.length === 1 && spoken.every((one) => one.kind === 'command' && one.args.trim() === '');
}

/** Whether nothing that is heard after this may be written down before this is decided. */
export const isBarrier = (heard: Heard, domain: MeetingDomain): heard is HeardMessage =>
  heard.kind === 'message' && saysOffRecord(heard.text, domain);

const saysOffRecord = (text: string, { words }: MeetingDomain): boolean =>
  parseSpoken(text, words).some((spoken) => spoken.kind === 'command' && spoken.command.isBarrier === true);

const isOrdinary = (heard: Heard, domain: MeetingDomain, meeting: Meeting): boolean =>
  heard.kind === 'message' &&
  heard.replyTo === undefined &&
  heard.attachments === undefined &&
  !isSpoken(heard.text, domain) &&
  !domain.claimsTalk(heard, meeting);
