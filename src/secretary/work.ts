import { aboutEntries } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Effect, Meeting } from '../meeting/feature.ts';
import type { Message } from '../meeting/message.ts';
import type { MessageId, RoomId } from '../ports/chat.ts';
import type { Job } from '../ports/jobs.ts';
import type { Commit, OutboxItem, Subject } from '../ports/store.ts';
import type { Place, Practice } from './parts.ts';

/**
 * What is decided and not yet written: events folded ahead of the log, and what follows from them. It becomes one
 * transaction, or nothing.
 */
export interface Work {
  meeting(stream: string): Meeting | undefined;
  subject(room: RoomId, message: MessageId): Subject | undefined;
  /** Folds a decision's events and puts what it announces and asks for beside them. `cause` makes the ids. */
  decided(stream: string, decision: Decided<Event>, cause: string, at: string): void;
  /** Adds a meeting that nothing has happened in yet. */
  open(meeting: Meeting): void;
  send(item: OutboxItem): void;
  means(room: RoomId, message: MessageId, subject: Subject): void;
  handled(inboxId: string): void;
  finished(jobId: string): void;
  commit(): Commit;
  /** The meetings as they will be once it is written. */
  readonly meetings: ReadonlyMap<string, Meeting>;
}

const EFFECT_JOBS: Readonly<Record<Effect, string>> = { plan: 'plan', propose: 'propose', merge: 'merge' };

/** The message goes to every room of the group. */
const toAll = (place: Place, message: Message, id: string, subject?: Subject): OutboxItem[] =>
  place.rooms.map((room) => ({
    id: `${id}@${room}`,
    room,
    outgoing: { kind: 'post', id: `${id}@${room}`, room, message },
    ...(subject ? { subject } : {}),
  }));

export function work({ kernel }: Practice, place: Place, before: ReadonlyMap<string, Meeting>): Work {
  const meetings = new Map(before);
  const versions = new Map([...before].map(([stream, { version }]) => [stream, version]));
  const appended = new Map<string, Event[]>();
  const outbox: OutboxItem[] = [];
  const jobs: Job[] = [];
  const subjects: NonNullable<Commit['subjects']>[number][] = [];
  const handled: string[] = [];
  const finished: string[] = [];
  return {
    meetings,
    meeting: (stream) => meetings.get(stream),
    subject: (room, message) => subjects.findLast((one) => one.room === room && one.message === message)?.subject,
    open(meeting) {
      meetings.set(meeting.id, meeting);
      versions.set(meeting.id, meeting.version);
    },
    decided(stream, { events, announce, effects = [] }, cause, at) {
      const meeting = meetings.get(stream);
      if (!meeting) throw new Error(`There is no meeting ${stream}`);
      meetings.set(stream, kernel.advance(meeting, events));
      if (events.length > 0) appended.set(stream, [...(appended.get(stream) ?? []), ...events]);
      if (announce) outbox.push(...toAll(place, announce, `${cause}/announce`, aboutEntry(stream, events)));
      for (const effect of effects) {
        const id = `${stream}/${EFFECT_JOBS[effect]}/${cause}`;
        jobs.push({ id, group: place.group.id, kind: EFFECT_JOBS[effect], at, data: { stream } });
      }
    },
    send: (item) => void outbox.push(item),
    means: (room, message, subject) => void subjects.push({ room, message, subject }),
    handled: (id) => void handled.push(id),
    finished: (id) => void finished.push(id),
    commit: () => ({
      appends: [...appended].map(([stream, events]) => ({
        stream,
        events,
        expectedVersion: versions.get(stream) ?? 0,
      })),
      outbox,
      jobs,
      subjects,
      handled,
      finished,
    }),
  };
}

/** An announcement about one entry stands for it, so that people can react to it. */
function aboutEntry(stream: string, events: readonly Event[]): Subject | undefined {
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
