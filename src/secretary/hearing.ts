import type { Event } from '../meeting/event.ts';
import { isRefusal, type Decision, type Meeting, type Typed } from '../meeting/feature.ts';
import { introduce } from '../meeting/guests.ts';
import { person, type Person } from '../meeting/member.ts';
import { code, message, say, text, type Message } from '../meeting/message.ts';
import { parse, type Spoken } from '../meeting/parse.ts';
import type { HeardMessage, HeardReaction } from '../ports/chat.ts';
import type { InboxItem, Store, Subject } from '../ports/store.ts';
import type { Place, Practice } from './parts.ts';
import { recordedNumbers, type Work } from './work.ts';

/** Which meetings of a group something said can be about. */
export interface Table {
  readonly current: string;
  /** The one before, while its minutes wait for approval. */
  readonly review?: string | undefined;
}

interface Hearing {
  readonly practice: Practice;
  readonly place: Place;
  readonly store: Store;
  readonly table: Table;
  readonly work: Work;
}

/** Decides what somebody said or did, and what is answered; everything lands in the work, nothing is written yet. */
export async function hearOne(item: InboxItem, hearing: Hearing): Promise<void> {
  const { heard } = item;
  const target = heard.kind === 'message' ? heard.replyTo : heard.message;
  const subject = target === undefined ? undefined : await subjectOf(heard.room, target, hearing);
  if (heard.kind === 'message') hearMessage(heard, subject, hearing);
  else hearReaction(heard, subject, hearing);
  hearing.work.handled(item.id);
}

const subjectOf = async (room: string, target: string, { work, store }: Hearing): Promise<Subject | undefined> =>
  work.subject(room, target) ?? (await store.subject(room, target));

/** People whom the platform knows are written as the directory spells them; a name that means them already stays. */
function resolved({ text: typed, mentions = [] }: HeardMessage, { group: { directory } }: Place): string {
  return mentions.reduce((said, { written, user }) => {
    const member = directory.byUser(user);
    if (member && directory.byName(written) === member) return said;
    return said.replaceAll(written, () => `@${member?.handle ?? user.name.replaceAll(/\s+/gu, '')}`);
  }, typed);
}

function hearMessage(heard: HeardMessage, subject: Subject | undefined, hearing: Hearing): void {
  const { practice, place, table, work } = hearing;
  const by = person(place.group.directory, heard.by);
  const said = resolved(heard, place);
  const about = subject?.stream === table.current ? subject.about : undefined;
  const recorded: number[] = [];
  for (const [i, spoken] of parse(said, practice.words).entries()) {
    const cause = `${heard.id}/${i}`;
    const { stream, decision } = decideOne(spoken, { heard, by, about, hearing });
    if (!decision) continue;
    recorded.push(
      ...settle(stream, decision, { cause, by, at: heard.at, hearing, heard, quiet: spoken.kind === 'talk' }),
    );
  }
  const last = recorded.at(-1);
  if (last !== undefined) acknowledge(recorded, heard, hearing);
  if (last !== undefined && heard.visible)
    work.means(heard.room, heard.message, { stream: table.current, about: `entry:${last}` });
}

interface Said {
  readonly heard: HeardMessage;
  readonly by: Person;
  readonly about: string | undefined;
  readonly hearing: Hearing;
}

function decideOne(
  spoken: Spoken,
  { heard, by, about, hearing }: Said,
): { stream: string; decision: Decision<Event> | undefined } {
  const { practice, table, work } = hearing;
  const current = meetingOf(work, table.current);
  if (spoken.kind === 'unknown') return { stream: table.current, decision: { refuse: unknown(spoken) } };
  if (spoken.kind === 'talk') {
    const reply = about === undefined ? undefined : { by, at: heard.at, about, text: spoken.text };
    return {
      stream: table.current,
      decision: reply && first(practice, (feature) => feature.replied?.(reply, current)),
    };
  }
  const { command, form, args } = spoken;
  const typed: Typed = { by, at: heard.at, form, args, about };
  const stream = command.reachesReview === true ? reviewStream(typed, current, hearing) : table.current;
  const decision = practice.kernel.decide(command, typed, meetingOf(work, stream));
  return { stream, decision: isRefusal(decision) ? withUsage(decision.refuse, command.usage) : decision };
}

/** Minutes that wait for approval are meant, unless a running meeting is, or the number is only on the next agenda. */
function reviewStream({ args }: Typed, current: Meeting, { practice, table, work }: Hearing): string {
  const review = table.review === undefined ? undefined : work.meeting(table.review);
  if (!review || practice.listens(current)) return table.current;
  const number = /^#?(?<number>\d+)\b/u.exec(args)?.groups?.['number'];
  return number === undefined || practice.hasEntry(review, Number(number)) ? review.id : table.current;
}

const withUsage = (why: string, usage: string): { refuse: string } => ({ refuse: `${why}\nUsage: ${usage}` });

const unknown = (spoken: Extract<Spoken, { kind: 'unknown' }>): string =>
  spoken.meant
    ? `I know no ${spoken.word}. Did you mean ${spoken.meant.usage}?`
    : `I know no ${spoken.word}: /meeting help tells what I understand.`;

function first(
  practice: Practice,
  ask: (feature: Practice['kernel']['features'][number]) => Decision<Event> | undefined,
): Decision<Event> | undefined {
  for (const feature of practice.kernel.features) {
    const decision = ask(feature);
    if (decision) return decision;
  }
  return undefined;
}

function hearReaction(heard: HeardReaction, subject: Subject | undefined, hearing: Hearing): void {
  const { practice, place, table, work } = hearing;
  if (subject && subject.stream !== table.current && subject.stream !== table.review) return;
  const stream = subject?.stream ?? table.current;
  const by = person(place.group.directory, heard.by);
  const { emoji, removed, at } = heard;
  const target = heard.target && { by: person(place.group.directory, heard.target.by), text: heard.target.text };
  const reaction = { by, at, emoji, removed, about: subject?.about, target };
  const decision = first(practice, (feature) => feature.reacted?.(reaction, meetingOf(work, stream)));
  if (!decision) return;
  const recorded = settle(stream, decision, { cause: heard.id, by, at, hearing, heard, quiet: true });
  const last = recorded.at(-1);
  if (last === undefined) return;
  work.means(heard.room, heard.message, { stream, about: `entry:${last}` });
  mark(recorded, heard, hearing);
}

interface Settling {
  readonly cause: string;
  readonly by: Person;
  readonly at: string;
  readonly hearing: Hearing;
  readonly heard: HeardMessage | HeardReaction;
  /** True where success needs no word: the message itself shows it. */
  readonly quiet: boolean;
}

/** Puts a decision into the work: its events, or the refusal, told to whoever asked. Gives the numbers recorded. */
function settle(stream: string, decision: Decision<Event>, settling: Settling): number[] {
  const { cause, by, at, hearing, heard, quiet } = settling;
  if (isRefusal(decision)) {
    answer(message(...decision.refuse.split('\n').map((line) => text(line))), heard, cause, hearing);
    return [];
  }
  const met = decision.events.length > 0 ? introduce(by, at, meetingOf(hearing.work, stream)) : [];
  hearing.work.decided(stream, { ...decision, events: [...met, ...decision.events] }, cause, at);
  if (decision.answer && !quiet) answer(decision.answer, heard, cause, hearing);
  return recordedNumbers(decision.events);
}

function answer(words: Message, heard: HeardMessage | HeardReaction, cause: string, { work }: Hearing): void {
  const id = `${cause}/answer`;
  work.send({
    id,
    room: heard.room,
    outgoing: { kind: 'answer', id, room: heard.room, to: heard.by, message: words, replyTo: heard.message },
  });
}

const numbered = (numbers: readonly number[]): string => numbers.map((number) => `#${number}`).join(' ');

/** Every recorded line is answered with its number, as quietly as can be. */
function acknowledge(numbers: readonly number[], heard: HeardMessage, hearing: Hearing): void {
  if (heard.visible) mark(numbers, heard, hearing);
  else answer(say('Recorded as ', code(numbered(numbers)), '.'), heard, `${heard.id}/mark`, hearing);
}

function mark(numbers: readonly number[], heard: HeardMessage | HeardReaction, { work }: Hearing): void {
  const id = `${heard.id}/mark`;
  const { room, message: target } = heard;
  work.send({ id, room, outgoing: { kind: 'mark', id, room, target, mark: numbered(numbers) } });
}

function meetingOf(work: Work, stream: string): Meeting {
  const meeting = work.meeting(stream);
  if (!meeting) throw new Error(`There is no meeting ${stream}`);
  return meeting;
}
