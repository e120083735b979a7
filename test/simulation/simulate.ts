// Plays a plan: groups that meet in rooms of platforms in memory, led by the real kernel, secretary and jobs over a real
// store.
import { handClock } from '../../src/clock/hand.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { currentProposal } from '../../src/features/review/current-proposal.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { RoomId } from '../../src/ports/chat.ts';
import { textIn } from '../doubles/proposals.ts';
import { calmDisk, sqliteDisk } from './durable.ts';
import { simulatedPeople } from './people.ts';
import { CALM_WEATHER, isCalm, type MeetingPlan, type PlannedStep } from './plan.ts';
import { simulatedProcesses } from './processes.ts';
import { GROUP_IDS, type SimulatedGroup, simulatedGroups } from './simulated-groups.ts';
import { changingWeather, type MetWeather } from './weather.ts';
import { createWitness } from './witness.ts';

/** What came of a run. */
export interface RunOutcome {
  /** Minutes, and files of the repositories, by what they are called. */
  readonly texts: ReadonlyMap<string, string>;
  /** What each room shows in the end, sorted. */
  readonly rooms: ReadonlyMap<RoomId, readonly string[]>;
  /** What must never be. */
  readonly violations: readonly string[];
  readonly met: MetWeather;
}

/** When a run begins; the groups' first meetings are planned for 17:00. */
const AT = '2026-11-24T16:50:00.000Z';
/** So long a step takes at least: more than everything waits that is tried again. */
const STEP_MS = 60_000;

/** The minutes of a meeting as Gavel would write them, and as they are proposed. */
function textsOf(meeting: Meeting, { forge }: SimulatedGroup): readonly (readonly [name: string, text: string])[] {
  const branch = currentProposal(meeting)?.branch;
  const proposed = branch === undefined ? undefined : textIn(forge, `meetings/${branch}.md`, branch);
  return [
    [meeting.id, minutesMarkdown(meeting)],
    ...(proposed === undefined ? [] : [[`${meeting.id} as proposed`, proposed] as const]),
  ];
}

const shownIn = (groups: readonly SimulatedGroup[]): RunOutcome['rooms'] =>
  new Map(
    groups
      .flatMap(({ places }) => places)
      .map(({ room, chat }) => {
        const shown = chat.sent.filter(({ outgoing }) => outgoing.room === room);
        return [room, shown.map(({ outgoing }) => plainText(outgoing.message)).toSorted()];
      }),
  );

/** Plays a plan to its end, or until something is wrong. What comes of it follows from the plan alone. */
export async function playPlan(plan: MeetingPlan): Promise<RunOutcome> {
  const clock = handClock(AT);
  const above = changingWeather();
  const seen = createWitness(GROUP_IDS);
  const groups = simulatedGroups();
  const disk = isCalm(plan) ? calmDisk() : sqliteDisk();
  const processes = simulatedProcesses({
    clock,
    above,
    seen,
    groups,
    disk,
    noticed: (heard) => everybody.forEach((people) => people.noticed(heard)),
  });
  const everybody = groups.map((at) => simulatedPeople(at, clock, seen, () => processes.current()));
  const wait = (minutes: number): Promise<void> => processes.settle(addMilliseconds(clock.now(), minutes * STEP_MS));

  /** What was heard is handled, and what was to be sent is sent. */
  async function checkNothingWaits(): Promise<void> {
    // Until a group's next meeting is planned, what it hears waits.
    const unhandled = (await disk.store().unhandled()).filter(
      ({ group }) => processes.current()?.session(group)?.current() !== undefined,
    );
    if (unhandled.length > 0) seen.violate(`never handled: ${JSON.stringify(unhandled)}`);
    const backlog = await disk.store().backlog();
    if (backlog.length > 0) seen.violate(`never sent: ${JSON.stringify(backlog)}`);
  }

  async function play({ group, act, weather }: PlannedStep): Promise<void> {
    above.turn(weather);
    await everybody[group % everybody.length]?.act(act);
    await wait(act.kind === 'wait' ? act.minutes : 1);
    above.turn(CALM_WEATHER);
    // What failed last is tried again.
    await wait(1);
    await checkNothingWaits();
  }

  async function outcome(): Promise<RunOutcome> {
    const texts = new Map<string, string>();
    for (const at of groups) {
      const session = processes.current()?.session(at.group.id);
      if (!session?.current()) seen.violate(`${at.group.id} has no meeting`);
      const meetings = [session?.last(), session?.current()].filter((meeting) => meeting !== undefined);
      for (const [name, text] of meetings.flatMap((meeting) => textsOf(meeting, at))) texts.set(name, text);
      for (const path of await at.forge.list('')) texts.set(`${at.group.id} ${path}`, textIn(at.forge, path) ?? '');
    }
    return { texts, rooms: shownIn(groups), violations: seen.violations, met: above.met };
  }

  await wait(1);
  for (const step of plan) {
    if (seen.violations.length > 0) break;
    // One step after the other.
    // oxlint-disable-next-line no-await-in-loop
    await play(step);
  }
  const came = await outcome();
  await disk.remove();
  return came;
}

const withoutOne = (from: readonly string[], one: string): readonly string[] => {
  const at = from.indexOf(one);
  return at < 0 ? from : from.toSpliced(at, 1);
};

/** What two runs of the same plan don't have in common; nothing if they came to the same. */
export function outcomeDifferences(calm: RunOutcome, wild: RunOutcome): readonly string[] {
  const texts = [...new Set([...calm.texts.keys(), ...wild.texts.keys()])].filter(
    (name) => calm.texts.get(name) !== wild.texts.get(name),
  );
  const rooms = [...calm.rooms].flatMap(([room, shown]) => {
    const found = wild.rooms.get(room) ?? [];
    const missing = found.reduce(withoutOne, shown);
    const more = shown.reduce(withoutOne, found);
    return missing.length + more.length === 0
      ? []
      : [`${room} lacks ${JSON.stringify(missing)} and has ${JSON.stringify(more)} too much`];
  });
  return [...texts.map((name) => `${name} is\n${wild.texts.get(name)}\nand not\n${calm.texts.get(name)}`), ...rooms];
}
