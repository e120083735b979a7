import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { placeholderValues } from '../features/minutes/placeholders.ts';
import { isOffRecord } from '../features/off-record/off-record.ts';
import { shownPictures } from '../features/pictures/proposed.ts';
import { reviewFeature } from '../features/review/review.ts';
import { countedApprovals } from '../features/review/rule.ts';
import { rolesFeature } from '../features/roles/roles.ts';
import { entriesUnder, type Entry } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { personLabel } from '../meeting/guests.ts';
import { awaitsApproval, lifecycleState } from '../meeting/lifecycle.ts';
import { presentNow } from '../meeting/roll-call.ts';
import { topicsInOrder, topicsFeature } from '../meeting/topics.ts';
import { fillPlaceholders } from '../minutes/placeholders.ts';
import type { GroupBoard, BoardPicture, BoardProposal, GroupBoards, BoardTopic } from '../ports/board.ts';
import type { Forge } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import type { Secretary } from '../secretary/secretary.ts';
import { boardEntries } from './board-entries.ts';

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
    markdown: minutesMarkdown(meeting),
    pictures: pictures(meeting),
  };
}

function titleOf(meeting: Meeting): string {
  const { begun, planned } = meeting.stateOf(lifecycleState);
  const dated = begun !== undefined || planned !== undefined;
  return dated ? fillPlaceholders('{group}, {start:d MMMM yyyy}', placeholderValues(meeting)) : meeting.group.name;
}

const pictures = (meeting: Meeting): BoardPicture[] =>
  shownPictures(meeting).map(({ url, sha256, type }) => ({ url, sha256, type: `image/${type}` }));

/** Before a group's first meeting is planned from what its repository holds: that may not be there. */
const unplanned = ({ id, name }: Group): GroupBoard => ({
  group: id,
  title: name,
  phase: 'planned',
  present: [],
  offRecord: false,
  agenda: [],
  entries: [],
  markdown:
    'The first meeting isn’t planned yet: I’m still trying to read this group’s repository. Whoever runs Gavel can read the reason in its log.\n',
  pictures: [],
});

type DiffOf = (forge: Forge, branch: string, commit: string) => Promise<string>;

/**
 * What a proposal changes. Boards are read often, and a forge may be far away: Gavel asks it once for each commit, and
 * if it doesn't answer, the board shows everything else.
 */
function diffs(): DiffOf {
  const known = new Map<string, string>();
  return async (forge, branch, commit) => {
    const key = `${branch}@${commit}`;
    const text = known.get(key) ?? (await forge.diff(branch).catch(() => undefined));
    known.clear();
    if (text !== undefined) known.set(key, text);
    return text ?? '';
  };
}

async function proposal(
  { binding: { forge } }: GroupSession,
  meeting: Meeting,
  diffOf: DiffOf,
): Promise<BoardProposal | undefined> {
  const { proposal: proposed, merged } = meeting.stateOf(reviewFeature);
  if (!proposed) return undefined;
  return {
    title: titleOf(meeting),
    meeting: meeting.id,
    branch: proposed.branch,
    label: proposed.label,
    merged,
    approvedBy: countedApprovals(meeting).map((key) => personLabel(meeting, key)),
    needed: meeting.group.approval.needed,
    markdown: minutesMarkdown(meeting),
    pictures: pictures(meeting),
    diff: await diffOf(forge, proposed.branch, proposed.commit),
  };
}

/** What pages show of a group's meetings: the running or next one, and the proposal of the one before. */
export function createBoards(gavel: () => Secretary, store: Pick<Store, 'file'>): GroupBoards {
  const diffsOf = new Map<string, DiffOf>();
  const diffOf = (group: string): DiffOf => {
    const known = diffsOf.get(group) ?? diffs();
    diffsOf.set(group, known);
    return known;
  };
  return {
    async read(group) {
      const session = gavel().session(group);
      const meeting = session?.current();
      if (!session) throw new Error(`There is no group ${group}`);
      if (!meeting) return unplanned(session.binding.group);
      const last = session.last();
      const shown = shownMeeting(meeting, last);
      const reviewed = [meeting, last].find((one) => one?.stateOf(reviewFeature).proposal !== undefined);
      const proposed = reviewed && (await proposal(session, reviewed, diffOf(group)));
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
