import { isOpen } from '../features/actions/open-actions.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { placeholderValues } from '../features/minutes/placeholders.ts';
import { isOffRecord } from '../features/off-record/off-record.ts';
import { shownPictures } from '../features/pictures/proposed.ts';
import { reviewFeature } from '../features/review/review.ts';
import { countedApprovals, isApproved, minutesAuthors, otherObstacles } from '../features/review/rule.ts';
import { rolesFeature } from '../features/roles/roles.ts';
import { dateInWords } from '../language/days.ts';
import { entriesFeature, entriesUnder, type Entry } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { personLabel } from '../meeting/guests.ts';
import { awaitsApproval, lifecycleState } from '../meeting/lifecycle.ts';
import type { PersonKey } from '../meeting/member.ts';
import { presentNow } from '../meeting/roll-call.ts';
import { topicsInOrder, topicsFeature } from '../meeting/topics.ts';
import { fillPlaceholders } from '../minutes/placeholders.ts';
import type { GroupBoard, BoardPicture, BoardProposal, GroupBoards, BoardTopic } from '../ports/board.ts';
import type { Store } from '../ports/store.ts';
import type { Secretary } from '../secretary/secretary.ts';
import { boardEntries } from './board-entries.ts';
import { minutesProposedBefore } from './earlier-minutes.ts';
import { queriesMessages } from './messages.ts';

const withChildren = (meeting: Meeting, entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => [entry, ...withChildren(meeting, entriesUnder(meeting, entry.number))]);

function agenda(meeting: Meeting): BoardTopic[] {
  const { current } = meeting.stateOf(topicsFeature);
  return topicsInOrder(meeting).map(({ id, place, title, depth }) => {
    const under = withChildren(meeting, entriesUnder(meeting, id));
    return { place, title, depth, current: id === current, open: under.filter(({ box }) => box === 'open').length };
  });
}

/** Who may lead it, as the minutes write people; undefined if everyone may. */
function leaders(meeting: Meeting): readonly string[] | undefined {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  return chair.length === 0 ? undefined : [...chair, ...secretary].map((key) => personLabel(meeting, key));
}

function startOf(meeting: Meeting): Pick<GroupBoard, 'start'> {
  const { begun, planned } = meeting.stateOf(lifecycleState);
  const start = begun ?? planned;
  return start === undefined ? {} : { start };
}

/** What a board shows: a meeting that has ended until its minutes are approved, or people come to the next one. */
function shownMeeting(current: Meeting, last: Meeting | undefined): Meeting {
  const isNextOnly = current.stateOf(lifecycleState).phase === 'planned';
  return isNextOnly && last && awaitsApproval(last) ? last : current;
}

/** The meeting that a board shows. */
function meetingPart(meeting: Meeting): Omit<GroupBoard, 'group' | 'entries' | 'next' | 'proposal'> {
  const leading = leaders(meeting);
  return {
    title: titleOf(meeting),
    phase: meeting.stateOf(lifecycleState).phase,
    ...startOf(meeting),
    present: presentNow(meeting).map((key) => personLabel(meeting, key)),
    ...(leading && { leaders: leading }),
    offRecord: isOffRecord(meeting),
    agenda: agenda(meeting),
    actions: [...meeting.stateOf(entriesFeature).byNumber.values()].filter(isOpen).map(({ number }) => number),
    markdown: minutesMarkdown(meeting),
    pictures: pictures(meeting),
  };
}

function titleOf(meeting: Meeting): string {
  const { begun, planned } = meeting.stateOf(lifecycleState);
  const dated = begun !== undefined || planned !== undefined;
  if (!dated) return meeting.group.name;
  const day = fillPlaceholders('{start}', placeholderValues(meeting));
  return `${meeting.group.name}, ${dateInWords(day, meeting.group)}`;
}

const pictures = (meeting: Meeting): BoardPicture[] =>
  shownPictures(meeting).map(({ url, sha256, type }) => ({ url, sha256, type: `image/${type}` }));

/** Before a group's first meeting is planned from what its repository holds: that may not be there. */
const unplanned = (group: Group): GroupBoard => ({
  group: group.id,
  title: group.name,
  phase: 'planned',
  present: [],
  offRecord: false,
  agenda: [],
  entries: [],
  actions: [],
  markdown: `${queriesMessages(group).unplanned}\n`,
  pictures: [],
});

/** A board is read often, so what was proposed before is written once for each proposal. */
function earlierMinutes(store: Pick<Store, 'read'>): (meeting: Meeting, commit: string) => Promise<string | undefined> {
  const known = new Map<string, { readonly commit: string; readonly text: string | undefined }>();
  return async (meeting, commit) => {
    const before = known.get(meeting.group.id);
    if (before?.commit === commit) return before.text;
    const text = minutesProposedBefore(meeting, await store.read(meeting.id));
    known.set(meeting.group.id, { commit, text });
    return text;
  };
}

async function proposal(
  meeting: Meeting,
  earlier: ReturnType<typeof earlierMinutes>,
): Promise<BoardProposal | undefined> {
  const { proposal: proposed, merged, closed } = meeting.stateOf(reviewFeature);
  if (!proposed) return undefined;
  const { inRooms, merge, mergers, needed } = meeting.group.approval;
  const label = (key: PersonKey): string => personLabel(meeting, key);
  const before = merged ? undefined : await earlier(meeting, proposed.commit);
  const leading = leaders(meeting);
  return {
    title: titleOf(meeting),
    meeting: meeting.id,
    branch: proposed.branch,
    label: proposed.label,
    ...(proposed.url !== undefined && { url: proposed.url }),
    merged,
    closed,
    approved: isApproved(meeting),
    approvedBy: countedApprovals(meeting).map(label),
    needed,
    obstacles: merged ? [] : otherObstacles(meeting),
    authors: minutesAuthors(meeting).map(label),
    approvesInRooms: inRooms,
    ...(merge === 'people' ? { mergers: [] } : leading && { mergers: [...leading, ...mergers.map(label)] }),
    markdown: minutesMarkdown(meeting),
    ...(before !== undefined && { before }),
    pictures: pictures(meeting),
  };
}

/** What pages show of a group's meetings: the running or next one, and the proposal of the one before. */
export function createBoards(gavel: () => Secretary, store: Pick<Store, 'file' | 'read'>): GroupBoards {
  const earlier = earlierMinutes(store);
  return {
    async read(group) {
      const session = gavel().session(group);
      const meeting = session?.current();
      if (!session) throw new Error(`There is no group ${group}`);
      if (!meeting) return unplanned(session.binding.group);
      const last = session.last();
      const shown = shownMeeting(meeting, last);
      const reviewed = [meeting, last].find((one) => one?.stateOf(reviewFeature).proposal !== undefined);
      const proposed = reviewed && (await proposal(reviewed, earlier));
      const next = { title: titleOf(meeting), ...startOf(meeting), agenda: agenda(meeting) };
      return {
        group,
        ...meetingPart(shown),
        entries: boardEntries(last ? [last, meeting] : [meeting]),
        ...(shown !== meeting && { next }),
        ...(proposed && { proposal: proposed }),
      };
    },
    picture: (sha256) => store.file(sha256),
    watch: (group, changed) => gavel().watch(group, changed),
  };
}
