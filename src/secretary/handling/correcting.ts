import { listInWords } from '../../language/lists.ts';
import { numbersAbout, type Entry } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import { isRefusedDecision, type Correction, type Meeting, type Refusal } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { allWrittenOut } from '../../meeting/mention.ts';
import { parseSpoken, type SpokenLine } from '../../meeting/parse-spoken.ts';
import { signsOf } from '../../meeting/signs.ts';
import type { HeardDeletion, HeardEdit } from '../../ports/chat.ts';
import type { MessageSubject } from '../../ports/store.ts';
import { firstDecision, meetingOf, speakerOf, type HandlerContext } from '../handler-context.ts';
import { secretaryMessages } from '../messages.ts';
import { resolveMentions } from '../people/mentions.ts';
import { answerTo, refusal, applyDecision } from './apply-decision.ts';
import { markAnew } from './marks.ts';
import { followShown, unseenRooms } from './show-entry.ts';

type Now = NonNullable<Correction['now']>;

interface Recorded extends Event {
  readonly entry: Entry;
}
const isRecorded = (event: Event): event is Recorded => event.type === 'entry.recorded';

/** What a command would record, were it given now. Whether it may be given now does not matter: it was. */
function recordedBy(
  spoken: Extract<SpokenLine, { kind: 'command' }>,
  by: Person,
  at: string,
  meeting: Meeting,
): Now[] | Refusal {
  const { command, form, args, block } = spoken;
  const decision = command.decide({ by, at, form, args, ...(block !== undefined && { block }), again: true }, meeting);
  return allWrittenOut(
    isRefusedDecision(decision) ? decision : decision.events.filter(isRecorded).map(({ entry }) => entry),
  );
}

/** What the lines of a changed message would record: its commands, or its words where it has none. */
function recordedNow(
  said: string,
  by: Person,
  at: string,
  meeting: Meeting,
  { domain }: HandlerContext,
): Now[] | Refusal {
  const commands = parseSpoken(said, domain.words).filter((spoken) => spoken.kind === 'command');
  if (commands.length === 0) return [{ text: said }];
  const all: Now[] = [];
  for (const command of commands) {
    const now = recordedBy(command, by, at, meeting);
    if ('refuse' in now) return now;
    all.push(...now);
  }
  return all;
}

/** What the message would record now, as many things as it recorded; or why that's unclear. */
function change(
  heard: HeardEdit,
  numbers: readonly number[],
  stream: string,
  context: HandlerContext,
): readonly Now[] | Refusal {
  const by = speakerOf(heard, context);
  const said = resolveMentions(heard, context);
  const now = recordedNow(said, by, heard.at, meetingOf(context.work, stream), context);
  if ('refuse' in now || now.length === numbers.length) return now;
  const { group } = context.binding;
  const all = listInWords(
    numbers.map((number) => `#${number}`),
    group,
  );
  return { refuse: secretaryMessages(group).whichLine(all) };
}

/**
 * A message was changed or taken away: what was recorded from it follows, as an amendment by that person. A message
 * from which nothing was recorded changes nothing; what it asked for then was done then.
 */
export async function hearChange(
  heard: HeardEdit | HeardDeletion,
  subject: MessageSubject | undefined,
  context: HandlerContext,
): Promise<void> {
  const { active, work } = context;
  const streams = new Set([active.current, active.review]);
  const before = [...streams].map((stream) => stream !== undefined && work.meeting(stream));
  await correct(heard, subject, context);
  for (const meeting of before) if (meeting) await followShown(meeting, heard, context);
}

async function correct(
  heard: HeardEdit | HeardDeletion,
  subject: MessageSubject | undefined,
  context: HandlerContext,
): Promise<void> {
  const { active } = context;
  if (heard.kind === 'deletion' && (await withdraw(heard, context)) === 'words stay') return;
  const numbers = numbersAbout(subject?.about);
  if (!subject || numbers.length === 0 || ![active.current, active.review].includes(subject.stream)) return;
  if (heard.kind === 'deletion') return amend(numbers, [], subject.stream, heard, context);
  const now = change(heard, numbers, subject.stream, context);
  if ('refuse' in now) return answerTo(refusal(now.refuse, heard, context), heard, heard.id, context);
  const before = signsOf(numbers, meetingOf(context.work, subject.stream));
  await amend(numbers, now, subject.stream, heard, context);
  markAnew(numbers, before, heard, subject.stream, context.work);
}

/**
 * What was attached to it and is still being fetched is awaited no longer. Where only that was taken away, what was
 * recorded of it goes, and what the message says stays.
 */
async function withdraw(heard: HeardDeletion, context: HandlerContext): Promise<'words stay' | undefined> {
  const { domain, active, work } = context;
  for (const stream of new Set([active.current, active.review])) {
    const meeting = stream === undefined ? undefined : work.meeting(stream);
    if (!meeting) continue;
    const { events, recorded } = domain.withdrawAttachments(heard, meeting);
    if (events.length > 0) work.decided(meeting.id, { events }, `${heard.id}/withdrawn`, heard.at);
    if (heard.attachments !== undefined) await amend(recorded, [], meeting.id, heard, context);
  }
  return heard.attachments === undefined ? undefined : 'words stay';
}

/** Amends entries to what they are now; those without go. */
async function amend(
  numbers: readonly number[],
  now: readonly Now[],
  stream: string,
  heard: HeardEdit | HeardDeletion,
  context: HandlerContext,
): Promise<void> {
  const { domain, work } = context;
  const by = speakerOf(heard, context);
  for (const [i, number] of numbers.entries()) {
    const to = now[i];
    const unseenIn = await unseenRooms(heard, number, stream, context);
    const correction: Correction = { by, at: heard.at, number, unseenIn, ...(to && { now: to }) };
    const decision = firstDecision(domain, (feature) => feature.onCorrection?.(correction, meetingOf(work, stream)));
    if (!decision) continue;
    const cause = `${heard.id}/${number}`;
    applyDecision(stream, decision, { cause, by, at: heard.at, context, heard, quiet: heard.kind === 'edit' });
  }
}
