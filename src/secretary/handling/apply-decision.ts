import { aboutEntries } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import { isRefusedDecision, type Decided, type Decision } from '../../meeting/feature.ts';
import { introduceGuest } from '../../meeting/guests.ts';
import { withHints } from '../../meeting/hints.ts';
import { userKey } from '../../meeting/link.ts';
import type { Person } from '../../meeting/member.ts';
import { allWrittenOut } from '../../meeting/mention.ts';
import { messageOf, textLine, type Message, type MessagePiece } from '../../meeting/message.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import type { Heard, HeardMessage } from '../../ports/chat.ts';
import { meetingOf, type HandlerContext } from '../handler-context.ts';
import { secretaryMessages } from '../messages.ts';
import { answerItem, isDirect } from '../people/answer-item.ts';
import { platformOf } from '../people/direct-route.ts';
import { isRelayed } from '../relay/relayed-messages.ts';
import { recordedNumbers } from '../unit-of-work.ts';
import { markMessage, react } from './marks.ts';
import { showElsewhere, showIn } from './show-entry.ts';

export interface DecisionContext {
  readonly cause: string;
  readonly by: Person;
  /** Who else may be named in what is decided: those who are and whom the meeting has not met are introduced to it. */
  readonly others?: readonly Person[];
  readonly at: string;
  readonly context: HandlerContext;
  readonly heard: Heard;
  /** True where success needs no word: the message itself shows it. */
  readonly quiet: boolean;
}

/** The person who did it, and the others whose keys are in what follows; nobody if nothing follows. */
function named(events: readonly Event[], by: Person, others: readonly Person[]): Person[] {
  if (events.length === 0) return [];
  const written = others.length === 0 ? '' : JSON.stringify(events);
  const people = [by, ...others.filter(({ key }) => written.includes(JSON.stringify(key)))];
  return [...new Map(people.map((one) => [one.key, one])).values()];
}

/** Puts a decision into the work: its events, or the refusal, told to the person who asked. Gives the numbers recorded. */
export function applyDecision(stream: string, decided: Decision<Event>, asked: DecisionContext): number[] {
  const { cause, by, others = [], at, context, heard } = asked;
  const decision = allWrittenOut(decided);
  if (isRefusedDecision(decision)) {
    answerTo(refusal(decision.refuse, heard, context), heard, cause, context, decision.sign);
    return [];
  }
  const met = named(decision.events, by, others).flatMap((one) =>
    introduceGuest(one, at, meetingOf(context.work, stream)),
  );
  const there = takingPart(decision.events, stream, asked);
  const events = [...met, ...there, ...decision.events];
  context.work.decided(stream, { ...toldWhereUnseen(decision, asked), events }, cause, at);
  tellAsker(decision, stream, asked);
  return recordedNumbers(decision.events);
}

/** Whether what was typed, which everybody can see, says what changed. */
export const isEvident = (decision: Decision<Event>, heard: Heard): boolean =>
  !isRefusedDecision(decision) && decision.evident === true && heard.kind === 'message' && heard.visible;

/** What was typed is shown in its room, and by the relay in the others: only rooms without it are told what it did. */
function toldWhereUnseen(decision: Decided<Event>, { heard, context }: DecisionContext): Decided<Event> {
  const { announce, ...quiet } = decision;
  if (!announce || !isEvident(decision, heard)) return decision;
  react(DONE_SIGN, heard, context.work);
  const rooms = isRelayed(heard, context) ? [] : context.binding.rooms.filter((room) => room !== heard.room);
  if (rooms.length === 0) return quiet;
  return { ...quiet, notices: [...(quiet.notices ?? []), { rooms, message: announce }] };
}

/** Somebody who writes to Gavel alone need not be where the group meets. */
const takingPart = (
  events: readonly Event[],
  stream: string,
  { by, at, heard, context: { domain, work } }: DecisionContext,
): readonly Event[] => (isDirect(heard) ? [] : domain.takingPart(events, by, at, meetingOf(work, stream)));

/** Tells the person who asked, and nobody else. */
function tellAsker(decision: Decided<Event>, stream: string, { cause, heard, quiet, context }: DecisionContext): void {
  if (decision.whisper) {
    const { once } = decision;
    whisper(decision.whisper, heard, once === undefined ? cause : `${stream}/${once}/${userKey(heard.by)}`, context);
  }
  // What Gavel tells the rooms is all the answer there is, and somebody who wrote to it alone need not be in one.
  const answer = decision.answer ?? (isDirect(heard) ? decision.announce : undefined);
  if (answer && !quiet) answerTo(answer, heard, cause, context, decision.sign);
  else echoTo(decision, heard, cause, context);
  for (const [i, part] of (decision.more ?? []).entries()) answerTo(part, heard, `${cause}/${i + 2}`, context);
}

/** Says what was understood, if who typed it can be told alone and isn't shown what was recorded as others are. */
function echoTo({ echo }: Decided<Event>, heard: Heard, cause: string, context: HandlerContext): void {
  if (!echo || heard.kind !== 'message') return;
  const alone = context.binding.group.directory.traits(platformOf(heard.room))?.answersAlone === true;
  if (isDirect(heard) || (heard.visible && alone)) answerTo(echo, heard, cause, context);
}

/** Why something was refused; the commands in it are hints, and so is all of its usage. */
export function refusal(why: string, heard: Heard, { domain, binding }: HandlerContext): Message {
  const said = heard.kind === 'message' ? heard.text : '';
  const { usage } = secretaryMessages(binding.group);
  const hinted = (line: string): MessagePiece[] => withHints(line, line.startsWith(usage) ? '' : said, domain.words);
  return messageOf(...why.split('\n').map((line) => textLine(...hinted(line))));
}

export const answerTo = (words: Message, heard: Heard, cause: string, { work }: HandlerContext, sign?: string): void =>
  work.send(answerItem(words, heard, `${cause}/answer`, sign));

/** A direct message: on some platforms everybody in the room would see an answer. */
function whisper(words: Message, { room, by: to }: Heard, cause: string, { work }: HandlerContext): void {
  const id = `${cause}/whisper`;
  work.send({ id, room, outgoing: { kind: 'direct', id, room, to, message: words } });
}

/**
 * Every recorded line is answered as quietly as can be: by a sign, or with its number if nobody saw what was typed and
 * nothing else tells of it.
 */
export function acknowledgeEntries(
  { recorded, untold }: { readonly recorded: readonly number[]; readonly untold: readonly number[] },
  heard: HeardMessage,
  context: HandlerContext,
): void {
  const stream = context.active.current;
  if (heard.visible) markMessage(recorded, heard, stream, context.work);
  else for (const number of untold) showIn(heard.room, number, `${heard.id}/shown/${number}`, stream, context);
}

/** Applies what was decided about a message that somebody else may have said; it stands for what is recorded from it. */
export function applyAndMark(stream: string, decision: Decision<Event>, asked: DecisionContext): void {
  const { heard, context } = asked;
  const recorded = applyDecision(stream, decision, asked);
  if (recorded.length === 0) return;
  context.work.setSubject(heard.room, heard.message, { stream, about: aboutEntries(recorded) });
  markMessage(recorded, heard, stream, context.work);
  showElsewhere(untoldOf(decision, recorded), heard, context);
}

/** What a decision recorded, unless it announces it to every room anyway. */
export const untoldOf = (decision: Decision<Event>, recorded: readonly number[]): readonly number[] =>
  !isRefusedDecision(decision) && decision.announce !== undefined ? [] : recorded;
