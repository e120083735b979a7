import { shorten } from '../meeting/clean.ts';
import { aboutEntries } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import { isRefusal, type Command, type Decision, type Meeting, type Refusal, type Typed } from '../meeting/feature.ts';
import { userKey } from '../meeting/link.ts';
import type { Person, UserRef } from '../meeting/member.ts';
import { LONGEST_COMMAND, parse, type Spoken } from '../meeting/parse.ts';
import type { Heard, HeardMessage, HeardReaction, MessageId } from '../ports/chat.ts';
import type { InboxItem, Subject } from '../ports/store.ts';
import { hearAttached } from './attaching.ts';
import { originOf } from './copies.ts';
import { hearChange } from './correcting.ts';
import { arrive, keepEarly } from './early.ts';
import { acquainted, mentionedGuests, resolved } from './mentions.ts';
import { relayReaction } from './reactions.ts';
import { targetOf } from './recognizable.ts';
import { hearRecording } from './recording.ts';
import { relay, relayChange } from './relay.ts';
import {
  acknowledge,
  first,
  meetingOf,
  settle,
  settleFrom,
  showElsewhere,
  speaker,
  untoldOf,
  type Hearing,
} from './settling.ts';

/** Decides what somebody said or did, and what is answered; everything lands in the work, nothing is written yet. */
export async function hearOne(item: InboxItem, hearing: Hearing): Promise<void> {
  const { heard } = item;
  const target = targetOf(heard);
  const direct = target === undefined ? undefined : await subjectOf(heard.room, target, hearing);
  // A copy stands for what the message stands for that it shows.
  const origin = originOf(direct);
  const subject = origin ? await subjectOf(origin.room, origin.message, hearing) : direct;
  if (heard.kind === 'message') {
    await hearSaid(heard, { subject, direct }, hearing);
    return hearing.work.handled(item.id);
  }
  if (heard.kind === 'reaction')
    await relayReaction(heard, { direct, subject }, hearReaction(heard, subject, hearing), hearing);
  else if (heard.kind === 'recording') hearRecording(heard, subject, hearing);
  else {
    await keepEarly(heard, direct, hearing);
    hearChange(heard, subject, hearing);
    await relayChange(heard, hearing);
  }
  introduceNewcomers(heard, hearing);
  hearing.work.handled(item.id);
}

/** A message, as it was changed before it came. */
async function hearSaid(
  heard: HeardMessage,
  { subject, direct }: { readonly subject: Subject | undefined; readonly direct: Subject | undefined },
  hearing: Hearing,
): Promise<void> {
  const { message, edit } = await arrive(heard, hearing);
  if (!message) return;
  hearMessage(message, subject, direct, hearing);
  if (edit) {
    hearChange(edit, hearing.work.subject(edit.room, edit.message), hearing);
    await relayChange(edit, hearing);
  }
  introduceNewcomers(message, hearing);
}

/** Everybody who did something, or of whom something is recorded. */
function involved(heard: Heard): UserRef[] {
  if (heard.kind === 'recording') return [heard.by, heard.said.by, ...heard.owners];
  if (heard.kind === 'message') return [heard.by, ...(heard.mentions ?? []).map(({ user }) => user)];
  return heard.kind === 'reaction' && heard.target ? [heard.by, heard.target.by] : [heard.by];
}

function introduceNewcomers(heard: Heard, { practice, table, work }: Hearing): void {
  for (const user of involved(heard)) {
    const decided = practice.introduceNewcomer(user, meetingOf(work, table.current), heard.at);
    if (decided) work.decided(table.current, decided, `${heard.id}/met/${userKey(user)}`, heard.at);
  }
}

const subjectOf = async (room: string, target: string, { work, store }: Hearing): Promise<Subject | undefined> =>
  work.subject(room, target) ?? (await store.subject(room, target));

function hearMessage(
  heard: HeardMessage,
  subject: Subject | undefined,
  answers: Subject | undefined,
  hearing: Hearing,
): void {
  const { practice, table } = hearing;
  const text = resolved(heard, hearing);
  const about = subject?.stream === table.current ? subject.about : undefined;
  const spoken = parse(text, practice.words);
  const said: Said = { heard, by: speaker(heard, hearing), others: mentionedGuests(heard, hearing), about, hearing };
  const { recorded, ofAnswered, untold } = settleAll(spoken, said);
  const isTalk = spoken.some(({ kind }) => kind === 'talk');
  const words = spoken.every(({ kind }) => kind === 'talk') ? text.trim() : '';
  hearAttached(heard, { words, recorded, about }, hearing);
  const isCopied = relay(heard, answers, isTalk || recorded.length > 0, hearing);
  if (recorded.length === 0) return;
  acknowledge(recorded, heard, hearing);
  if (!isCopied) showElsewhere(untold, heard, hearing);
  standFor(recorded, ofAnswered, heard, hearing);
}

/** The numbers of what was recorded. */
interface Settled {
  readonly recorded: number[];
  /** Those recorded from the message that was answered. */
  readonly ofAnswered: number[];
  /** Those that are not announced to every room. */
  readonly untold: number[];
}

/** Decides and settles one line after another: each knows what came of those before it. */
function settleAll(spoken: readonly Spoken[], said: Said): Settled {
  const { heard, by, others, hearing } = said;
  const settled: Settled = { recorded: [], ofAnswered: [], untold: [] };
  for (const [i, line] of spoken.entries()) {
    const { stream, decision, answers } = decideOne(line, said);
    if (!decision) continue;
    const named = answers ? [...others, answers.said] : others;
    const cause = `${heard.id}/${i}`;
    const quiet = line.kind === 'talk';
    const numbers = settle(stream, decision, { cause, by, others: named, at: heard.at, hearing, heard, quiet });
    settled.recorded.push(...numbers);
    if (answers) settled.ofAnswered.push(...numbers);
    settled.untold.push(...untoldOf(decision, numbers));
  }
  return settled;
}

/** Messages stand for what was recorded from them: the one that was heard, and the one that it answers. */
function standFor(
  recorded: readonly number[],
  ofAnswered: readonly number[],
  { room, message, replyTo, visible }: HeardMessage,
  { table, work }: Hearing,
): void {
  const own = recorded.filter((number) => !ofAnswered.includes(number));
  const stands = (target: MessageId, numbers: readonly number[]): void =>
    work.means(room, target, { stream: table.current, about: aboutEntries(numbers) });
  if (visible && own.length > 0) stands(message, own);
  if (replyTo !== undefined && ofAnswered.length > 0) stands(replyTo, ofAnswered);
}

interface Said {
  readonly heard: HeardMessage;
  readonly by: Person;
  /** Those who are mentioned and whom the directory does not know. */
  readonly others: readonly Person[];
  readonly about: string | undefined;
  readonly hearing: Hearing;
}

interface Decided {
  readonly stream: string;
  readonly decision: Decision<Event> | undefined;
  /** The message whose words are recorded, where that is the one that was answered. */
  readonly answers?: Typed['answers'];
}

function decideOne(spoken: Spoken, said: Said): Decided {
  const { heard, by, about, hearing } = said;
  const { practice, table, work } = hearing;
  const { current: stream } = table;
  if (spoken.kind === 'command') return decideCommand(spoken, said);
  if (spoken.kind === 'unknown') return { stream, decision: { refuse: unknown(spoken) } };
  if (spoken.kind === 'long') return { stream, decision: { refuse: long(spoken) } };
  // Words beside a picture tell what it shows.
  if (heard.attachments !== undefined || about === undefined) return { stream, decision: undefined };
  const reply = { by, at: heard.at, about, text: spoken.text };
  return { stream, decision: first(practice, (feature) => feature.replied?.(reply, meetingOf(work, stream))) };
}

function decideCommand(
  { command, form, args }: Extract<Spoken, { kind: 'command' }>,
  { heard, by, others, about, hearing }: Said,
): Decided {
  const { practice, table, work } = hearing;
  const current = meetingOf(work, table.current);
  const typed: Typed = { by, at: heard.at, form, args, about, user: heard.by, nonce: hearing.nonce };
  const stream = command.reachesReview === true ? reviewStream(command, typed, current, hearing) : table.current;
  const meeting = acquainted(meetingOf(work, stream), others, heard.at, hearing);
  const decision = practice.kernel.decide(command, typed, meeting);
  if (!isRefusal(decision)) return { stream, decision };
  const answers = answeredBy(heard, command, about, hearing);
  const taken = answers && practice.kernel.decide(command, { ...typed, answers }, meeting);
  if (taken && !isRefusal(taken)) return { stream, decision: taken, answers };
  return { stream, decision: withUsage(decision, command) };
}

/** What a command answers and can record, where that is not in the minutes already. */
function answeredBy(
  { answers }: HeardMessage,
  command: Command<Event>,
  about: string | undefined,
  hearing: Hearing,
): Typed['answers'] {
  if (!answers || !command.records || about !== undefined) return undefined;
  return { said: speaker(answers, hearing), text: resolved(answers, hearing) };
}

/**
 * Minutes that wait for approval are meant, unless a running meeting can be, or the number is only on the next agenda.
 */
function reviewStream(
  command: Command<Event>,
  { args }: Typed,
  current: Meeting,
  { practice, table, work }: Hearing,
): string {
  const review = table.review === undefined ? undefined : work.meeting(table.review);
  if (!review || (practice.listens(current) && practice.fits(command, current))) return table.current;
  const number = /^#?(?<number>\d+)\b/u.exec(args)?.groups?.['number'];
  return number === undefined || practice.hasEntry(review, Number(number)) ? review.id : table.current;
}

/** Where there is nothing to type with a command, its usage tells nothing. */
const withUsage = ({ refuse, usage: asked }: Refusal, { verb, usage }: Command<Event>): Refusal => ({
  refuse: asked !== true || usage === `/${verb}` ? refuse : `${refuse}\nUsage: ${usage}`,
});

const unknown = (spoken: Extract<Spoken, { kind: 'unknown' }>): string =>
  spoken.meant
    ? `I know no ${shorten(spoken.word, 40)}. Did you mean ${spoken.meant.usage}?`
    : `I know no ${shorten(spoken.word, 40)}: /meeting help tells what I understand.`;

const long = ({ length }: Extract<Spoken, { kind: 'long' }>): string =>
  `That has ${length.toLocaleString('en')} characters, and a command can have ${LONGEST_COMMAND.toLocaleString('en')}. ` +
  'I recorded nothing. Put the text in a document, and record that with /link URL TEXT.';

/** Does what a reaction does in the meeting, and tells whether it does anything there. */
function hearReaction(heard: HeardReaction, subject: Subject | undefined, hearing: Hearing): boolean {
  const { practice, table, work } = hearing;
  if (subject && subject.stream !== table.current && subject.stream !== table.review) return false;
  const stream = subject?.stream ?? table.current;
  const by = speaker(heard, hearing);
  const { emoji, removed, at } = heard;
  const target = heard.target && { by: speaker(heard.target, hearing), text: resolved(heard.target, hearing) };
  const reaction = { by, at, emoji, removed, about: subject?.about, target };
  const decision = first(practice, (feature) => feature.reacted?.(reaction, meetingOf(work, stream)));
  if (!decision) return false;
  const others = target ? [target.by] : [];
  settleFrom(stream, decision, { cause: heard.id, by, others, at, hearing, heard, quiet: true });
  return true;
}
