import { decisionsIn } from '../archive/decisions.ts';
import { feedSource } from '../features/calendar-feed/feed.ts';
import { calendarOf, comingAfter, occurrenceAt, zonesOf } from '../features/calendar/calendar.ts';
import { isOffRecord } from '../features/off-record/off-record.ts';
import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { isBeingHeld, lifecycleState, nominalStart } from '../meeting/lifecycle.ts';
import { currentTopic, topicsFeature } from '../meeting/topics.ts';
import { itemNode, listNode } from '../minutes/build.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { writeMarkdown } from '../minutes/write.ts';
import type { Clock } from '../ports/clock.ts';
import type { GroupNow, PublicDate, PublicDecisions, PublicGroup, PublicPages } from '../ports/public-pages.ts';
import type { Store } from '../ports/store.ts';
import { writeFeed } from '../schedule/ical.ts';
import { occurrencesBetween } from '../schedule/occurrences.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';
import type { Secretary } from '../secretary/secretary.ts';
import { actionLists } from './action-lists.ts';
import { agendaList } from './agenda-list.ts';
import { allMinutes, listedMinutes, publicMinutes, textOfMinutes, type FoundMinutes } from './all-minutes.ts';
import { mergedMinutes, type MinutesOnMain } from './merged-minutes.ts';

/** The calendar shows a year at most, and no more meetings than people plan by. */
const DAYS_SHOWN = 366;
const DATES_SHOWN = 12;
/** Older decisions are in the minutes, and in the repository. */
const MINUTES_WITH_DECISIONS = 60;
/** In characters. Reading longer ones would keep everybody waiting. */
const LONGEST_MINUTES = 200_000;

type Decided = Pick<PublicDecisions, 'markdown' | 'count'>;

/** What is read of a group for its pages. */
interface ShownGroup {
  readonly group: Group;
  readonly merged: MinutesOnMain;
  /** How the meetings stood that Gavel had open: if that changes, the repository may have. */
  phases: string;
  /** The decisions that were read of minutes, by where these are, with the text that they were read of. */
  readonly decided: Map<string, { readonly text: string; readonly said: Decided | undefined }>;
}

const isPublic = ({ group }: GroupBinding): boolean => group.pages !== undefined;

function publicGroup(group: Group): PublicGroup[] {
  const { id, name, language, pages } = group;
  return pages ? [{ id, name, language, zones: zonesOf(group), ...pages }] : [];
}

/** The meetings that a session has open, the older one first. */
const openMeetings = (session: GroupSession | undefined): Meeting[] =>
  [session?.last(), session?.current()].filter((meeting) => meeting !== undefined);

/**
 * What anybody may read of the groups.
 * @param bindings all groups: those that show nothing are left out
 * @param gavel called only when something is asked
 */
export function createPublicPages(
  bindings: readonly GroupBinding[],
  gavel: () => Secretary,
  store: Pick<Store, 'file'>,
  clock: Pick<Clock, 'now'>,
): PublicPages {
  const shown = new Map<string, ShownGroup>(
    bindings
      .filter(isPublic)
      .map(({ group, forge }) => [
        group.id,
        { group, merged: mergedMinutes(group, forge), phases: '', decided: new Map() },
      ]),
  );
  const groupOf = (id: string): ShownGroup => {
    const one = shown.get(id);
    if (!one) throw new Error(`${id} has no public pages`);
    return one;
  };
  const meetingsOf = (id: string): Meeting[] => openMeetings(gavel().session(id));
  const current = (id: string): Meeting | undefined => gavel().session(groupOf(id).group.id)?.current();

  /** All minutes. Once a meeting has moved on, what was read of the repository before is old. */
  async function found(id: string): Promise<readonly FoundMinutes[]> {
    const one = groupOf(id);
    const meetings = meetingsOf(id);
    const phases = meetings.map((meeting) => `${meeting.id} ${meeting.stateOf(lifecycleState).phase}`).join();
    if (phases !== one.phases) one.merged.forget();
    one.phases = phases;
    return allMinutes(await one.merged.list(), meetings);
  }

  return {
    groups: [...shown.values()].flatMap(({ group }) => publicGroup(group)),
    now(id) {
      const meeting = current(id);
      return meeting ? nowIn(meeting) : { isHeld: false, offRecord: false };
    },
    agenda(id) {
      const meeting = current(id);
      return meeting && agendaList(meeting);
    },
    listed: async (id) => listedMinutes(await found(id)),
    async minutes(id, key) {
      // What is being written needs no repository.
      const own = allMinutes([], meetingsOf(id));
      const all = await found(id).catch((error: unknown) => {
        if (own.some((minutes) => minutes.key === key)) return own;
        throw error;
      });
      const one = all.find((minutes) => minutes.key === key);
      return one && publicMinutes(one, all, groupOf(id).merged, meetingsOf(id));
    },
    actions(id) {
      const meeting = current(id);
      return meeting ? actionLists(meeting) : [];
    },
    async decisions(id) {
      const shownGroup = groupOf(id);
      const all = (await found(id)).slice(0, MINUTES_WITH_DECISIONS);
      const decided: PublicDecisions[] = [];
      for (const one of all) {
        const text = await textOfMinutes(one, shownGroup.merged);
        const said = text === undefined ? undefined : decisionsAt(one.path, text, shownGroup);
        if (said) decided.push({ key: one.key, day: one.day, stage: one.stage, ...said });
      }
      return decided;
    },
    dates(id) {
      const meeting = current(id);
      return meeting ? datesAfter(meeting, clock.now()) : [];
    },
    feed(id) {
      const meeting = current(id);
      return meeting && writeFeed(feedSource(meeting, clock.now()));
    },
    picture: (sha256) => store.file(sha256),
    watch: (id, changed) => gavel().watch(groupOf(id).group.id, changed),
  };
}

function nowIn(meeting: Meeting): GroupNow {
  const isHeld = isBeingHeld(meeting);
  const start = nominalStart(meeting);
  const isDiscussed = isHeld && meeting.stateOf(topicsFeature).current !== undefined;
  return {
    isHeld,
    offRecord: isOffRecord(meeting),
    topic: isDiscussed ? currentTopic(meeting)?.title : undefined,
    next: start === undefined ? undefined : { start, place: occurrenceAt(meeting, start)?.place },
  };
}

/** The meetings of the calendar from now on. */
function datesAfter(meeting: Meeting, now: string): readonly PublicDate[] {
  const from = comingAfter(meeting, now);
  const until = addMilliseconds(from, DAYS_SHOWN * 86_400_000);
  return occurrencesBetween(calendarOf(meeting), from, until)
    .slice(0, DATES_SHOWN)
    .map(({ start, place }) => ({ start, place }));
}

/** What minutes state as decided. Minutes are read once as long as they don't change. */
function decisionsAt(path: string, text: string, { group, decided }: ShownGroup): Decided | undefined {
  const before = decided.get(path);
  if (before?.text === text) return before.said;
  const said = decisionsOf(text, group);
  decided.set(path, { text, said });
  return said;
}

/** What minutes state as decided, as a list; undefined too if they're longer than any minutes. */
function decisionsOf(text: string, { format }: Group): Decided | undefined {
  if (text.length > LONGEST_MINUTES) return undefined;
  const items = decisionsIn(readDocument(text), format);
  if (items.length === 0) return undefined;
  const children = [listNode(items.map(({ content }) => itemNode(content)))];
  return { count: items.length, markdown: writeMarkdown({ type: 'root', children }, format.style) };
}
