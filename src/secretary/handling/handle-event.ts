import { shortenText } from '../../meeting/clean-text.ts';
import { aboutEntries, entriesFeature } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import {
  isRefusedDecision,
  type Command,
  type Decision,
  type Meeting,
  type Refusal,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { isBeingHeld, lifecycleState } from '../../meeting/lifecycle.ts';
import { userKey } from '../../meeting/link.ts';
import type { Person, UserRef } from '../../meeting/member.ts';
import { LONGEST_COMMAND, parseSpoken, type SpokenLine } from '../../meeting/parse-spoken.ts';
import { UNKNOWN_SIGN } from '../../meeting/signs.ts';
import type { Heard, HeardMessage, HeardReaction, MessageId } from '../../ports/chat.ts';
import type { InboxItem, MessageSubject } from '../../ports/store.ts';
import { firstDecision, meetingOf, speakerOf, type HandlerContext } from '../handler-context.ts';
import { targetOf } from '../intake/await-message-id.ts';
import { secretaryMessages, type SecretaryMessages } from '../messages.ts';
import { introducePeople, mentionedGuests, resolveMentions } from '../people/mentions.ts';
import { relayMessage, relayChange } from '../relay/relay.ts';
import { originOf } from '../relay/relayed-messages.ts';
import { relayReaction, signCopies } from '../relay/relayed-reactions.ts';
import { acknowledgeEntries, applyDecision, applyAndMark, isEvident, untoldOf } from './apply-decision.ts';
import { hearAttached } from './attaching.ts';
import { hearChange } from './correcting.ts';
import { arriveLate, keepEarly } from './early.ts';
import { hearRecording } from './recording.ts';
import { showElsewhere } from './show-entry.ts';
import { decideReply, decideTalk } from './talk.ts';

/** Decides what somebody said or did, and what is answered; everything lands in the work, nothing is written yet. */
export async function handleEvent(item: InboxItem, context: HandlerContext): Promise<void> {
  const { heard } = item;
  const target = targetOf(heard);
  const direct = target === undefined ? undefined : await subjectOf(heard.room, target, context);
  // A copy stands for what the message stands for that it shows.
  const origin = originOf(direct);
  const subject = origin ? await subjectOf(origin.room, origin.message, context) : direct;
  if (heard.kind === 'message') {
    await hearSaid(heard, { subject, direct }, context);
    return context.work.handled(item.id);
  }
  if (heard.kind === 'reaction')
    await relayReaction(heard, { direct, subject }, hearReaction(heard, subject, context), context);
  else if (heard.kind === 'recording') hearRecording(heard, subject, context);
  else {
    await keepEarly(heard, direct, context);
    await hearChange(heard, subject, context);
    await relayChange(heard, context);
  }
  introduceNewcomers(heard, context);
  context.work.handled(item.id);
}

/** A message, as it was changed before it came. */
async function hearSaid(
  heard: HeardMessage,
  { subject, direct }: { readonly subject: MessageSubject | undefined; readonly direct: MessageSubject | undefined },
  context: HandlerContext,
): Promise<void> {
  const { message, edit } = await arriveLate(heard, context);
  if (!message) return;
  hearMessage(message, subject, direct, context);
  if (edit) {
    await hearChange(edit, context.work.subject(edit.room, edit.message), context);
    await relayChange(edit, context);
  }
  introduceNewcomers(message, context);
}

/** Everybody who did something, or of whom something is recorded. */
function involved(heard: Heard): UserRef[] {
  if (heard.kind === 'recording') return [heard.by, heard.said.by, ...heard.owners];
  if (heard.kind === 'message') return [heard.by, ...(heard.mentions ?? []).map(({ user }) => user)];
  return heard.kind === 'reaction' && heard.target ? [heard.by, heard.target.by] : [heard.by];
}

function introduceNewcomers(heard: Heard, { domain, active, work }: HandlerContext): void {
  for (const user of involved(heard)) {
    const decided = domain.introduceNewcomer(user, meetingOf(work, active.current), heard.at);
    if (decided) work.decided(active.current, decided, `${heard.id}/met/${userKey(user)}`, heard.at);
  }
}

const subjectOf = async (
  room: string,
  target: string,
  { work, store }: HandlerContext,
): Promise<MessageSubject | undefined> => work.subject(room, target) ?? (await store.subject(room, target));

function hearMessage(
  heard: HeardMessage,
  subject: MessageSubject | undefined,
  answers: MessageSubject | undefined,
  context: HandlerContext,
): void {
  const { domain, active, work } = context;
  const text = resolveMentions(heard, context);
  const about = subject?.stream === active.current ? subject.about : undefined;
  const spoken = parseSpoken(text, domain.words);
  const said: Said = {
    heard,
    by: speakerOf(heard, context),
    others: mentionedGuests(heard, context),
    about,
    isWhole: spoken.length === 1,
    context,
  };
  const place = work.sendPlace();
  const { recorded, ofAnswered, untold, evident } = applyLines(spoken, said);
  const isTalk = spoken.some(({ kind }) => kind === 'talk');
  const isWorthIt = isTalk || evident || recorded.length > 0;
  const words = spoken.every(({ kind }) => kind === 'talk') ? text.trim() : '';
  hearAttached(heard, { words, recorded, about }, context);
  // People read the words before what Gavel says of them.
  const isCopied = work.sendBefore(place, () => relayMessage(heard, answers, isWorthIt, context));
  if (recorded.length === 0) return;
  acknowledgeEntries({ recorded, untold }, heard, context);
  if (isCopied) signCopies(recorded, heard, context);
  else showElsewhere(untold, heard, context);
  standFor(recorded, ofAnswered, heard, context);
}

/** The numbers of what was recorded. */
interface AppliedLines {
  readonly recorded: number[];
  /** Those recorded from the message that was answered. */
  readonly ofAnswered: number[];
  /** Those that are not announced to every room. */
  readonly untold: number[];
  /** Whether one of the lines says itself what it changed. */
  evident: boolean;
}

/** Decides and applies one line after another: each knows what came of those before it. */
function applyLines(spoken: readonly SpokenLine[], said: Said): AppliedLines {
  const { heard, by, others, context } = said;
  const applied: AppliedLines = { recorded: [], ofAnswered: [], untold: [], evident: false };
  for (const [i, line] of spoken.entries()) {
    const { stream, decision, answers, quiet = false } = decideOne(line, said);
    if (!decision) continue;
    const named = answers ? [...others, answers.said] : others;
    const cause = `${heard.id}/${i}`;
    const numbers = applyDecision(stream, decision, {
      cause,
      by,
      others: named,
      at: heard.at,
      context,
      heard,
      quiet,
    });
    applied.recorded.push(...numbers);
    if (answers) applied.ofAnswered.push(...numbers);
    applied.untold.push(...untoldOf(decision, numbers));
    applied.evident ||= isEvident(decision, heard);
  }
  return applied;
}

/** Messages stand for what was recorded from them: the one that was heard, and the one that it answers. */
function standFor(
  recorded: readonly number[],
  ofAnswered: readonly number[],
  { room, message, replyTo, visible }: HeardMessage,
  { active, work }: HandlerContext,
): void {
  const own = recorded.filter((number) => !ofAnswered.includes(number));
  const stands = (target: MessageId, numbers: readonly number[]): void =>
    work.setSubject(room, target, { stream: active.current, about: aboutEntries(numbers) });
  if (visible && own.length > 0) stands(message, own);
  if (replyTo !== undefined && ofAnswered.length > 0) stands(replyTo, ofAnswered);
}

interface Said {
  readonly heard: HeardMessage;
  readonly by: Person;
  /** Those who are mentioned and whom the directory does not know. */
  readonly others: readonly Person[];
  readonly about: string | undefined;
  /** Whether the message has only one line or block. */
  readonly isWhole: boolean;
  readonly context: HandlerContext;
}

interface Decided {
  readonly stream: string;
  readonly decision: Decision<Event> | undefined;
  /** The message whose words are recorded, where that is the one that was answered. */
  readonly answers?: TypedCommand['answers'];
  /** True if success needs no word. */
  readonly quiet?: boolean;
}

function decideOne(spoken: SpokenLine, said: Said): Decided {
  const { heard, by, about, isWhole, context } = said;
  const { current: stream } = context.active;
  if (spoken.kind === 'command') return decideCommand(spoken, said);
  const say = secretaryMessages(context.binding.group);
  if (spoken.kind === 'unknown') return { stream, decision: unknown(spoken, say) };
  if (spoken.kind === 'long') return { stream, decision: { refuse: say.tooLong(spoken.length, LONGEST_COMMAND) } };
  const talk = { heard, by, text: spoken.text, about, isWhole };
  const meant = decideTalk(talk, context);
  if (meant) return { stream, decision: meant };
  return { stream, decision: decideReply(talk, context), quiet: true };
}

function decideCommand(
  { command, form, args, block }: Extract<SpokenLine, { kind: 'command' }>,
  { heard, by, others, about, context }: Said,
): Decided {
  const { domain, active, work } = context;
  const current = meetingOf(work, active.current);
  const typed: TypedCommand = {
    by,
    at: heard.at,
    form,
    args,
    ...(block !== undefined && { block }),
    about,
    user: heard.by,
    linkCode: context.linkCode,
    ...(heard.direct && { direct: true }),
  };
  const stream = command.reachesReview === true ? reviewStream(command, typed, current, context) : active.current;
  const meeting = introducePeople(meetingOf(work, stream), others, heard.at, context);
  const decision = domain.kernel.decide(command, typed, meeting);
  if (!isRefusedDecision(decision)) return { stream, decision };
  const answers = answeredBy(heard, command, about, context);
  const taken = answers && domain.kernel.decide(command, { ...typed, answers }, meeting);
  if (taken && !isRefusedDecision(taken)) return { stream, decision: taken, answers };
  return { stream, decision: withUsage(decision, command, secretaryMessages(context.binding.group)) };
}

/** What a command answers and can record, where that is not in the minutes already. */
function answeredBy(
  { answers }: HeardMessage,
  command: Command<Event>,
  about: string | undefined,
  context: HandlerContext,
): TypedCommand['answers'] {
  if (!answers || !command.records || about !== undefined) return undefined;
  return { said: speakerOf(answers, context), text: resolveMentions(answers, context) };
}

/**
 * Minutes that wait for approval are meant, unless a running meeting can be, or the number is only on the next agenda.
 */
function reviewStream(
  command: Command<Event>,
  { args }: TypedCommand,
  current: Meeting,
  { active, work }: HandlerContext,
): string {
  const review = active.review === undefined ? undefined : work.meeting(active.review);
  const { phase } = current.stateOf(lifecycleState);
  if (!review || (isBeingHeld(current) && command.when.includes(phase))) return active.current;
  const number = /^#?(?<number>\d+)\b/u.exec(args)?.groups?.['number'];
  const { byNumber } = review.stateOf(entriesFeature);
  return number === undefined || byNumber.has(Number(number)) ? review.id : active.current;
}

/** If there's nothing to type after a command, its usage says nothing new. */
const withUsage = (
  { refuse, usage: asked, sign }: Refusal,
  { verb, usage }: Command<Event>,
  say: SecretaryMessages,
): Refusal => ({
  ...(sign !== undefined && { sign }),
  refuse: asked !== true || usage === `/${verb}` ? refuse : `${refuse}\n${say.usage} ${usage}`,
});

function unknown({ word, meant }: Extract<SpokenLine, { kind: 'unknown' }>, say: SecretaryMessages): Refusal {
  const typed = shortenText(word, 40);
  if (meant === undefined) return { refuse: say.unknown(typed) };
  return { refuse: say.didYouMean(typed, meant), sign: `${UNKNOWN_SIGN} ${meant}` };
}

/** Does what a reaction does in the meeting, and tells whether it does anything there. */
function hearReaction(heard: HeardReaction, subject: MessageSubject | undefined, context: HandlerContext): boolean {
  const { domain, active, work } = context;
  if (subject && subject.stream !== active.current && subject.stream !== active.review) return false;
  const stream = subject?.stream ?? active.current;
  const by = speakerOf(heard, context);
  const { emoji, removed, at } = heard;
  const target = heard.target && { by: speakerOf(heard.target, context), text: resolveMentions(heard.target, context) };
  const reaction = { by, at, emoji, removed, about: subject?.about, target };
  const decision = firstDecision(domain, (feature) => feature.onReaction?.(reaction, meetingOf(work, stream)));
  if (!decision) return false;
  const others = target ? [target.by] : [];
  applyAndMark(stream, decision, { cause: heard.id, by, others, at, context, heard, quiet: true });
  return true;
}
