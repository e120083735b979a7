import { handClock, type HandClock } from '../clock/hand.ts';
import { takeOver } from '../features/carry-over/take-over.ts';
import { meetingKernel } from '../features/index.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { oldestPath } from '../features/minutes/minutes-paths.ts';
import { openingEvents } from '../features/next-meeting-events.ts';
import { plannedEvents, plannedOn } from '../features/next-meeting/plan-meeting.ts';
import { isOffRecord } from '../features/off-record/off-record.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import { createJobHandlers } from '../jobs/job-handlers.ts';
import { planNextMeeting, type PlanningRules } from '../jobs/plan-next-meeting.ts';
import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { lifecycleState, type MeetingStarted } from '../meeting/lifecycle.ts';
import { plainText } from '../meeting/message.ts';
import { isPresent, type RollCallEvent, type TookPart } from '../meeting/roll-call.ts';
import { type Chat, type Outgoing, type RoomId, UnobtainableFile } from '../ports/chat.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { PictureReader } from '../ports/pictures.ts';
import { dayIn } from '../schedule/local.ts';
import { createSecretary, type Secretary } from '../secretary/secretary.ts';
import { memoryStore } from '../store/memory/memory.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import type { LogFacts } from './log-facts.ts';
import type { LogLine } from './log.ts';
import { peopleLog, startIn, type PeopledLog } from './nicks.ts';
import { createPlayer, type LogPlayer, type ReplayStage } from './player.ts';

/** A room of a platform to play a log in, and how its lines are played there. */
export interface ReplayVenue {
  readonly room: RoomId;
  open(clock: HandClock): Chat;
  player(stage: ReplayStage): LogPlayer;
  /** Where the meeting is kept while it is played; in memory if this isn't given. */
  store?(): Promise<OpenedStore>;
}

export interface ReplayResult {
  /** The minutes of the meeting that ended last, or so far if none has ended. */
  readonly minutes: string;
  readonly ended: boolean;
  readonly meeting: Meeting;
}

/** A chat that only shows what Gavel says. */
const listeningChat = (tell: (said: string) => void): Chat => ({
  platform: 'log',
  start: async () => undefined,
  async send(outgoing: Outgoing) {
    if (outgoing.kind === 'mark') tell(`${outgoing.mark} recorded`);
    else if (outgoing.kind !== 'reaction') tell(plainText(outgoing.message));
    return `said:${outgoing.id}`;
  },
  async fetch() {
    throw new UnobtainableFile('gone');
  },
  stop: async () => undefined,
});

/** Nothing is attached to a line of a log. */
const NO_PICTURES: PictureReader = { read: async () => undefined };

/** Only the log: people say and do what's in it, and Gavel's words are shown. */
export const onlyTheLog = (tell: (said: string) => void): ReplayVenue => ({
  room: 'log:meeting',
  open: () => listeningChat(tell),
  player: createPlayer,
});

const inWords = (fact: unknown): string =>
  fact instanceof Error ? fact.message : typeof fact === 'string' ? fact : (JSON.stringify(fact) ?? '');

function troubleLog(tell: (said: string) => void): OperatorLog {
  const problem: OperatorLog['error'] = (what, facts) =>
    tell(`! ${what}: ${inWords(facts?.['why'] ?? facts?.['error'])}`);
  return { info: () => undefined, warn: problem, error: problem };
}

/** The log says when the meeting was, and the previous minutes who leads it. */
const ROLES = { date: false };

const STARTS = /^(?:[!/]{1,2}(?:meeting )?|@?gavel[:,]? (?:meeting )?)start\b/iu;

/** The line that starts the meeting. Regrets, say, may have been sent on another day. */
const startedBy = (log: readonly LogLine[]): LogLine | undefined =>
  log.find((line) => line.kind === 'said' && STARTS.test(line.text.trim()));

/** The first meeting is planned for the day of an instant, no matter what the schedule says. */
export const plannedOnDayOf = (first: string): Pick<PlanningRules, 'opening' | 'takeOver'> => ({
  opening: (group, last, at) =>
    last ? openingEvents(group, last, at) : plannedOn(group, dayIn(first, group.schedule.zone), at),
  takeOver: (merged, next, at) => takeOver(merged, next, at, undefined, ROLES),
});

/** MeetBot's log itself says who leads: the person who starts the meeting, and those `#chair` names. */
function ledByItsLog(startedAt: string): Partial<PlanningRules> {
  const { opening } = plannedOnDayOf(startedAt);
  return {
    takeOver: () => undefined,
    opening(group, last, at) {
      if (last) return openingEvents(group, last, at);
      const onSchedule = opening(group, undefined, at);
      const { planned: occurrence = startedAt } = lifecycleOf(onSchedule, group);
      const apart = Math.abs(Date.parse(occurrence) - Date.parse(startedAt));
      if (apart <= NEAR_MS) return onSchedule;
      const start = `${startedAt.slice(0, 16)}:00.000Z`;
      return [
        ...plannedEvents(undefined, { start, occurrence }, at),
        { type: 'calendar.moved', at, occurrence, start },
      ];
    },
  };
}

/** A meeting that began further from the schedule's time followed an older schedule. */
const NEAR_MS = 15 * 60_000;

/** @param first when the log begins */
function plannedBy(log: readonly LogLine[], facts: LogFacts | undefined, first: string): Partial<PlanningRules> {
  const startedAt = facts?.started ?? startIn(log)?.at;
  return startedAt === undefined ? plannedOnDayOf(startedBy(log)?.at ?? first) : ledByItsLog(startedAt);
}

const lifecycleOf = (events: readonly Event[], group: Group) =>
  meetingKernel.advance(meetingKernel.begin(`${group.id}/1`, group), events).stateOf(lifecycleState);

/** A forge with the last merged minutes, under a name older than any other. */
const forgeWith = (group: Group, previous: string | undefined) =>
  memoryForge(previous === undefined ? {} : { [oldestPath(group)]: previous });

/** Only the log makes things happen: nobody is reminded, and nothing starts or ends by itself. */
export const byItsLog = (group: Group): Group => ({
  ...group,
  reminders: [],
  unattended: false,
  timeBoxes: { ...group.timeBoxes, warn: 0 },
});

/** The meeting that ended last, or the current one if none has. */
function outcome(gavel: Secretary, group: Group): { readonly meeting: Meeting; readonly ended: boolean } {
  const session = gavel.session(group.id);
  const [current, last] = [session?.current(), session?.last()];
  const ended = [current, last].find((meeting) => meeting?.stateOf(lifecycleState).ended !== undefined);
  const meeting = ended ?? current;
  if (!meeting) throw new Error(`Can't plan a meeting of ${group.id}`);
  return { meeting, ended: ended !== undefined };
}

/** MeetBot lists everybody who said something as present. No log says when they came. */
async function countSpeaker(line: LogLine, gavel: Secretary, group: Group): Promise<void> {
  const session = gavel.session(group.id);
  const meeting = session?.current();
  const member = line.kind === 'said' && line.platform === undefined ? group.directory.byName(line.nick) : undefined;
  if (!session || !meeting || !member || !isCounting(meeting) || isPresent(member.handle, meeting)) return;
  const event: TookPart = { type: 'roll-call.took-part', at: line.at, who: member.handle };
  await session.act(meeting.id, `log:${line.line}/present`, () => ({ events: [event] }));
}

interface Playing {
  readonly clock: HandClock;
  readonly gavel: Secretary;
  readonly play: LogPlayer;
  /** Counts who speaks, before what they say. */
  readonly count: (line: LogLine) => Promise<void>;
}

async function playAll(log: readonly LogLine[], { clock, gavel, play, count }: Playing): Promise<void> {
  for (const line of log) {
    if (line.at > clock.now()) clock.set(line.at);
    await gavel.idle();
    await count(line);
    await play(line);
    await gavel.idle();
  }
}

/** Begins a meeting as its log says: with those who were there, and without those who sent regrets. */
async function openByFacts(gavel: Secretary, { group, present, regrets }: PeopledLog, at: string): Promise<void> {
  const session = gavel.session(group.id);
  const meeting = session?.current();
  if (!session || !meeting) return;
  const there = present.map((who): RollCallEvent => ({ type: 'roll-call.took-part', at, who }));
  const sorry = regrets.map((who): RollCallEvent => ({ type: 'roll-call.regrets', at, who }));
  const events: readonly (RollCallEvent | MeetingStarted)[] = [{ type: 'lifecycle.started', at }, ...there, ...sorry];
  await session.act(meeting.id, 'log:start', () => ({ events }));
}

const isCounting = (meeting: Meeting): boolean =>
  meeting.stateOf(lifecycleState).phase === 'in session' && !isOffRecord(meeting);

/**
 * Runs a whole meeting from its log: the same secretary, with memory adapters and the log's own clock.
 * @param tell takes what Gavel would have said, and what went wrong
 * @param previous the last merged minutes, to start the agenda from
 * @param venue another platform than the log itself
 * @param facts what the log says beside its lines, if nobody starts the meeting in these
 * @throws LogError if a line names an entry that isn't there
 */
export async function replayLog(
  given: readonly LogLine[],
  whole: Group,
  tell: (said: string) => void,
  previous?: string,
  venue: ReplayVenue = onlyTheLog(tell),
  facts?: LogFacts,
): Promise<ReplayResult> {
  const first = given[0]?.at ?? '1970-01-01T00:00:00.000Z';
  const clock = handClock(first);
  const people = peopleLog(given, byItsLog(whole), facts);
  const { group, log } = people;
  const { store, jobs } = (await venue.store?.()) ?? memoryStore();
  const { room } = venue;
  const bindings = [{ group, rooms: [room], forge: forgeWith(group, previous) }];
  const chats = [venue.open(clock)];
  const started = startIn(log);
  const planning = plannedBy(log, facts, first);
  const outside = { store, clock, chats, pictures: NO_PICTURES, log: troubleLog(tell) };
  const jobHandlers = { ...createJobHandlers(outside), plan: planNextMeeting(outside, planning) };
  const gavel = createSecretary({ ...outside, domain: meetingDomain, jobs, jobHandlers, bindings });
  await gavel.start();
  await gavel.idle();
  const play = venue.player({
    gavel,
    group,
    room,
    tell,
    setSubject: (message, subject) => store.commit({ subjects: [{ room, message, subject }] }),
    subject: (message) => store.subject(room, message),
  });
  if (facts) await openByFacts(gavel, people, facts.started);
  const count = started ? (line: LogLine) => countSpeaker(line, gavel, group) : async () => undefined;
  await playAll(log, { clock, gavel, play, count });
  const { meeting, ended } = outcome(gavel, group);
  await gavel.stop();
  return { minutes: minutesMarkdown(meeting), ended, meeting };
}
