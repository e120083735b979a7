import { aboutEntries, entries, type Entry } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import { isRefusal, type Decision, type Meeting } from '../meeting/feature.ts';
import { called, introduce, label } from '../meeting/guests.ts';
import { withHints } from '../meeting/hints.ts';
import { userKey } from '../meeting/link.ts';
import type { Person, PersonKey } from '../meeting/member.ts';
import { allWrittenOut } from '../meeting/mention.ts';
import { code, message, say, text, type Message, type Piece } from '../meeting/message.ts';
import { ownersBefore } from '../meeting/sentence.ts';
import type { Heard, HeardMessage, RoomId } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import { callingOnce } from './calling.ts';
import { mark } from './marks.ts';
import type { Place, Practice } from './parts.ts';
import { recordedNumbers, type Work } from './work.ts';

/** Which meetings of a group something said can be about. */
export interface Table {
  readonly current: string;
  /** The one before, while its minutes wait for approval. */
  readonly review?: string | undefined;
}

export interface Hearing {
  readonly practice: Practice;
  readonly place: Place;
  readonly store: Store;
  readonly table: Table;
  readonly work: Work;
  /** Something that nobody can guess, for codes. */
  readonly nonce: string;
}

export interface Settling {
  readonly cause: string;
  readonly by: Person;
  /** Who else may be named in what is decided: those who are and whom the meeting has not met are introduced to it. */
  readonly others?: readonly Person[];
  readonly at: string;
  readonly hearing: Hearing;
  readonly heard: Heard;
  /** True where success needs no word: the message itself shows it. */
  readonly quiet: boolean;
}

/** Whoever did it, and those of the others whose keys stand in what follows; nobody where nothing does. */
function named(events: readonly Event[], by: Person, others: readonly Person[]): Person[] {
  if (events.length === 0) return [];
  const written = others.length === 0 ? '' : JSON.stringify(events);
  const people = [by, ...others.filter(({ key }) => written.includes(JSON.stringify(key)))];
  return [...new Map(people.map((one) => [one.key, one])).values()];
}

/** Puts a decision into the work: its events, or the refusal, told to whoever asked. Gives the numbers recorded. */
export function settle(stream: string, decided: Decision<Event>, settling: Settling): number[] {
  const { cause, by, others = [], at, hearing, heard, quiet } = settling;
  const decision = allWrittenOut(decided);
  if (isRefusal(decision)) {
    answer(refusal(decision.refuse, heard, hearing), heard, cause, hearing);
    return [];
  }
  const met = named(decision.events, by, others).flatMap((one) => introduce(one, at, meetingOf(hearing.work, stream)));
  const there = hearing.practice.takingPart(decision.events, by, at, meetingOf(hearing.work, stream));
  hearing.work.decided(stream, { ...decision, events: [...met, ...there, ...decision.events] }, cause, at);
  if (decision.whisper) {
    const { once } = decision;
    whisper(decision.whisper, heard, once === undefined ? cause : `${stream}/${once}/${userKey(heard.by)}`, hearing);
  }
  if (decision.answer && !quiet) answer(decision.answer, heard, cause, hearing);
  for (const [i, part] of (decision.more ?? []).entries()) answer(part, heard, `${cause}/${i + 2}`, hearing);
  return recordedNumbers(decision.events);
}

/** What was refused, and why; the commands in it are hints. */
export function refusal(why: string, heard: Heard, { practice }: Hearing): Message {
  const said = heard.kind === 'message' ? heard.text : '';
  return message(...why.split('\n').map((line) => text(...withHints(line, said, practice.words))));
}

export function answer(words: Message, heard: Heard, cause: string, { work }: Hearing): void {
  const id = `${cause}/answer`;
  work.send({
    id,
    room: heard.room,
    outgoing: { kind: 'answer', id, room: heard.room, to: heard.by, message: words, replyTo: heard.message },
  });
}

/** A direct message: in a room of Matrix an answer would be seen by all. */
function whisper(words: Message, { room, by: to }: Heard, cause: string, { work }: Hearing): void {
  const id = `${cause}/whisper`;
  work.send({ id, room, outgoing: { kind: 'direct', id, room, to, message: words } });
}

/** Every recorded line is answered as quietly as can be: by a sign, or with its number if nobody saw what was typed. */
export function acknowledge(numbers: readonly number[], heard: HeardMessage, hearing: Hearing): void {
  const stream = hearing.table.current;
  if (heard.visible) mark(numbers, heard, stream, hearing.work);
  else for (const number of numbers) showIn(heard.room, number, `${heard.id}/shown/${number}`, stream, hearing);
}

/** Settles what was decided about a message that somebody else may have said; it stands for what is recorded from it. */
export function settleFrom(stream: string, decision: Decision<Event>, settling: Settling): void {
  const { heard, hearing } = settling;
  const recorded = settle(stream, decision, settling);
  if (recorded.length === 0) return;
  hearing.work.means(heard.room, heard.message, { stream, about: aboutEntries(recorded) });
  mark(recorded, heard, stream, hearing.work);
  showElsewhere(untoldOf(decision, recorded), heard, hearing);
}

/** What a decision recorded, unless it announces it to every room anyway. */
export const untoldOf = (decision: Decision<Event>, recorded: readonly number[]): readonly number[] =>
  !isRefusal(decision) && decision.announce !== undefined ? [] : recorded;

/** Shows what was recorded to the group's other rooms, where nobody saw how it came about. */
export function showElsewhere(numbers: readonly number[], heard: Heard, hearing: Hearing): void {
  for (const room of hearing.place.rooms) {
    if (room === heard.room) continue;
    for (const number of numbers) {
      showIn(room, number, `${heard.id}/shown/${number}@${room}`, hearing.table.current, hearing);
    }
  }
}

/** Who has to do it, who are told of it unless they recorded it themselves; or whose words they are. */
function whose(entry: Entry, meeting: Meeting): Piece[] {
  const { owners, credit, author } = entry;
  const who = owners.length > 0 ? ownersBefore(entry, meeting) : [credit ?? author].filter((key) => key !== undefined);
  const isFor = (key: PersonKey): boolean => owners.includes(key) && key !== author;
  return who.flatMap((key, i) => [i === 0 ? '' : ', ', isFor(key) ? called(meeting, key) : label(meeting, key)]);
}

/**
 * A room that did not see what was said is shown what was recorded, in a line that people can answer and react to. A
 * motion has a message of its own.
 */
export function showIn(
  room: RoomId,
  number: number,
  id: string,
  stream: string,
  { work, place }: Pick<Hearing, 'work' | 'place'>,
): void {
  const meeting = work.meeting(stream);
  const entry = meeting?.of(entries).byNumber.get(number);
  if (!meeting || !entry || entry.kind === 'motion') return;
  const names = whose(entry, meeting);
  const words = say(
    code(`#${number}`),
    ' ',
    ...names,
    names.length === 0 ? '' : ' – ',
    entry.text,
    entry.kind === 'picture' ? ' (a picture)' : '',
  );
  const subject = { stream, about: `entry:${number}` };
  work.send({ id, room, outgoing: { kind: 'post', id, room, message: callingOnce(words, room, place) }, subject });
}

export function meetingOf(work: Work, stream: string): Meeting {
  const meeting = work.meeting(stream);
  if (!meeting) throw new Error(`There is no meeting ${stream}`);
  return meeting;
}

/** The decision of the first feature that claims what was done. */
export function first(
  practice: Practice,
  ask: (feature: Practice['kernel']['features'][number]) => Decision<Event> | undefined,
): Decision<Event> | undefined {
  for (const feature of practice.kernel.features) {
    const decision = ask(feature);
    if (decision) return decision;
  }
  return undefined;
}

/** Whoever said or did it, as the group knows them. */
export const speaker = ({ by, leads }: Pick<Heard, 'by' | 'leads'>, { practice, work, table }: Hearing): Person => ({
  ...practice.person(by, meetingOf(work, table.current)),
  ...(leads === true && { leads }),
});
