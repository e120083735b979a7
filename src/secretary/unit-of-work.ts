import { aboutEntries } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Meeting, Notice } from '../meeting/feature.ts';
import type { Message } from '../meeting/message.ts';
import type { HeardDeletion, HeardEdit, MessageId, RoomId } from '../ports/chat.ts';
import type { Job } from '../ports/jobs.ts';
import type { Commit, EarlyChange, KeptFile, OutboxItem, ReactionLog, MessageSubject } from '../ports/store.ts';
import { callingOnce } from './people/calling.ts';
import { directRoute } from './people/direct-route.ts';
import type { GroupBinding, MeetingDomain } from './secretary-deps.ts';

/**
 * What is decided and not yet written: events folded ahead of the log, and what follows from them. It becomes one
 * transaction, or nothing.
 */
export interface UnitOfWork {
  meeting(stream: string): Meeting | undefined;
  subject(room: RoomId, message: MessageId): MessageSubject | undefined;
  /** Whether this work puts a view into a room. */
  hasView(room: RoomId, view: string): boolean;
  /** Folds a decision's events and puts what it announces and asks for beside them. `cause` makes the ids. */
  decided(stream: string, decision: Decided<Event>, cause: string, at: string): void;
  /** Adds a meeting that nothing has happened in yet. */
  open(meeting: Meeting): void;
  send(item: OutboxItem): void;
  /** How many messages wait to be sent: a place among them for `sendBefore`. */
  sendPlace(): number;
  /** What is sent while it acts goes before whatever was put there after a place. */
  sendBefore<T>(place: number, act: () => T): T;
  /** Tells it in every room of the group. */
  tell(message: Message, cause: string): void;
  jobs(more: readonly Job[]): void;
  setSubject(room: RoomId, message: MessageId, subject: MessageSubject): void;
  reacted(reacting: ReactionLog): void;
  /** A change of a message that has not come yet. */
  early(change: HeardEdit | HeardDeletion): void;
  /** A message has come; what was early for it is done. */
  came(room: RoomId, message: MessageId): void;
  /** The change that was early for a message in this work. */
  earlyOf(room: RoomId, message: MessageId): EarlyChange | undefined;
  /** The reactions that came and went in this work. */
  reactions(): readonly ReactionLog[];
  handled(inboxId: string): void;
  /** What is heard in the same transaction in which it is handled. */
  heard(inboxId: string): void;
  finished(jobId: string): void;
  /** A file that a meeting's events refer to from now on. */
  keep(stream: string, file: KeptFile): void;
  commit(): Commit;
  /** What the operator should know once it's written. */
  told(): readonly ToldOperator[];
  /** The meetings as they will be once it is written. */
  readonly meetings: ReadonlyMap<string, Meeting>;
}

/** Something for the operator's log. */
export interface ToldOperator {
  readonly what: string;
  readonly meeting: string;
  readonly cause: string;
}

/** The message goes to every room of the group. */
export const toAllRooms = (
  binding: GroupBinding,
  message: Message,
  id: string,
  subject?: MessageSubject,
): OutboxItem[] =>
  binding.rooms.map((room) => ({
    id: `${id}@${room}`,
    room,
    outgoing: { kind: 'post', id: `${id}@${room}`, room, message: callingOnce(message, room, binding) },
    ...(subject ? { subject } : {}),
  }));

export function beginWork(
  { kernel }: MeetingDomain,
  binding: GroupBinding,
  before: ReadonlyMap<string, Meeting>,
): UnitOfWork {
  const meetings = new Map(before);
  const versions = new Map([...before].map(([stream, { version }]) => [stream, version]));
  const appended = new Map<string, Event[]>();
  const outbox: OutboxItem[] = [];
  const jobs: Job[] = [];
  const subjects: NonNullable<Commit['subjects']>[number][] = [];
  const reactions: ReactionLog[] = [];
  const early: (HeardEdit | HeardDeletion)[] = [];
  const came: NonNullable<Commit['came']>[number][] = [];
  const handled: string[] = [];
  const heard: string[] = [];
  const finished: string[] = [];
  const keeps: NonNullable<Commit['keeps']>[number][] = [];
  const told: ToldOperator[] = [];
  return {
    meetings,
    meeting: (stream) => meetings.get(stream),
    subject: (room, message) => subjects.findLast((one) => one.room === room && one.message === message)?.subject,
    hasView: (room, view) => outbox.some((item) => item.room === room && item.view === view),
    open(meeting) {
      meetings.set(meeting.id, meeting);
      versions.set(meeting.id, meeting.version);
    },
    decided(stream, { events, announce, effects = [], notices = [], log }, cause, at) {
      const meeting = meetings.get(stream);
      if (!meeting) throw new Error(`There is no meeting ${stream}`);
      meetings.set(stream, kernel.advance(meeting, events));
      if (events.length > 0) appended.set(stream, [...(appended.get(stream) ?? []), ...events]);
      if (announce) outbox.push(...toAllRooms(binding, announce, `${cause}/announce`, aboutEntry(stream, events)));
      const tell = (what: string): void => void told.push({ what, meeting: stream, cause });
      notices.forEach((notice, i) => outbox.push(...noticed(binding, notice, `${cause}/notice/${i}`, tell)));
      if (log !== undefined) tell(log);
      for (const effect of effects) {
        const id = `${stream}/${effect}/${cause}`;
        jobs.push({ id, group: binding.group.id, kind: effect, at, data: { stream } });
      }
    },
    send: (item) => void outbox.push(item),
    sendPlace: () => outbox.length,
    sendBefore(place, act) {
      const end = outbox.length;
      const result = act();
      outbox.splice(place, 0, ...outbox.splice(end));
      return result;
    },
    tell: (message, cause) => void outbox.push(...toAllRooms(binding, message, `${cause}/announce`)),
    jobs: (more) => void jobs.push(...more),
    setSubject: (room, message, subject) => void subjects.push({ room, message, subject }),
    reacted: (reacting) => void reactions.push(reacting),
    early: (change) => void early.push(change),
    came: (room, message) => void came.push({ room, message }),
    earlyOf(room, message) {
      const found = early.filter((one) => one.room === room && one.message === message);
      return found.some(({ kind }) => kind === 'deletion') ? 'gone' : found.findLast((one) => one.kind === 'edit');
    },
    reactions: () => reactions,
    handled: (id) => void handled.push(id),
    heard: (id) => void heard.push(id),
    finished: (id) => void finished.push(id),
    told: () => told,
    keep: (stream, file) => void keeps.push({ stream, file }),
    commit: () => ({
      appends: [...appended].map(([stream, events]) => ({
        stream,
        events,
        expectedVersion: versions.get(stream) ?? 0,
      })),
      outbox,
      jobs,
      subjects,
      reactions,
      early,
      came,
      handled,
      heard,
      finished,
      keeps,
    }),
  };
}

/** A notice as it's sent: to rooms, or to one person. If nobody can write to them, the operator learns it. */
function noticed(binding: GroupBinding, notice: Notice, id: string, tell: (what: string) => void): OutboxItem[] {
  if ('user' in notice) return toUser(binding, notice.user, notice.message, id);
  if (!('member' in notice)) {
    const rooms = binding.rooms.filter((room) => notice.rooms?.includes(room) ?? true);
    return toAllRooms({ ...binding, rooms }, notice.message, id);
  }
  const found = directRoute(binding, notice.member);
  if (!found) {
    tell(
      `${notice.member} cannot be written to privately: the directory names no account of theirs on ${binding.group.id}'s platforms`,
    );
    return [];
  }
  const { room, to } = found;
  const view = notice.view === undefined ? {} : { view: `${notice.view}/${notice.member}` };
  return [{ id, room, ...view, outgoing: { kind: 'direct', id, room, to, message: notice.message } }];
}

/** To an account, by way of a room of its platform. */
function toUser({ rooms }: GroupBinding, user: string, message: Message, id: string): OutboxItem[] {
  const [platform = '', account = ''] = user.split(/:(?<account>.*)/su);
  const room = rooms.find((one) => one.startsWith(`${platform}:`)) ?? rooms[0];
  if (room === undefined) return [];
  const to = { platform, id: account, name: account };
  return [{ id, room, outgoing: { kind: 'direct', id, room, to, message } }];
}

/** An announcement about one entry stands for it, so that people can react to it. */
function aboutEntry(stream: string, events: readonly Event[]): MessageSubject | undefined {
  const numbers = recordedNumbers(events);
  return numbers.length === 1 ? { stream, about: aboutEntries(numbers) } : undefined;
}

interface RecordedLike extends Event {
  readonly entry: { readonly number: number };
}
const isRecorded = (event: Event): event is RecordedLike => event.type === 'entry.recorded';

/** The numbers of the entries that these events record. */
export const recordedNumbers = (events: readonly Event[]): number[] =>
  events.filter(isRecorded).map(({ entry }) => entry.number);
