import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { placeholderValues } from '../features/minutes/placeholders.ts';
import { shownPictures } from '../features/pictures/proposed.ts';
import { reviewFeature } from '../features/review/review.ts';
import { countedApprovals } from '../features/review/rule.ts';
import { entriesUnder, type Entry } from '../meeting/entry.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import { personLabel } from '../meeting/guests.ts';
import { lifecycleState } from '../meeting/lifecycle.ts';
import { presentNow } from '../meeting/roll-call.ts';
import { topicsInOrder, topicsFeature } from '../meeting/topics.ts';
import { fillPlaceholders } from '../minutes/placeholders.ts';
import type { GroupBoard, BoardPicture, BoardProposal, GroupBoards, BoardTopic } from '../ports/board.ts';
import type { Forge } from '../ports/forge.ts';
import type { Store } from '../ports/store.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import type { Secretary } from '../secretary/secretary.ts';

const withChildren = (meeting: Meeting, entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => [entry, ...withChildren(meeting, entriesUnder(meeting, entry.number))]);

function agenda(meeting: Meeting): BoardTopic[] {
  const { current } = meeting.stateOf(topicsFeature);
  const numbered = topicsInOrder(meeting);
  return numbered.map(({ id, number = 0, title, depth }) => {
    const under = withChildren(meeting, entriesUnder(meeting, id));
    const open = under.filter(({ box }) => box === 'open').length;
    return { number, title, depth, current: id === current, entries: under.length, open };
  });
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
  agenda: [],
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
      const { phase, begun, planned } = meeting.stateOf(lifecycleState);
      const start = begun ?? planned;
      const last = [meeting, session.last()].find((one) => one?.stateOf(reviewFeature).proposal !== undefined);
      const shown = last && (await proposal(session, last, diffOf(group)));
      const board: GroupBoard = {
        group,
        title: titleOf(meeting),
        phase,
        present: presentNow(meeting).map((key) => personLabel(meeting, key)),
        agenda: agenda(meeting),
        markdown: minutesMarkdown(meeting),
        pictures: pictures(meeting),
        ...(start === undefined ? {} : { start }),
        ...(shown ? { proposal: shown } : {}),
      };
      return board;
    },
    picture: (sha256) => store.file(sha256),
    watch: (group, changed) => gavel().watch(group, changed),
  };
}
