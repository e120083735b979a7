import { ordered, topics } from './features/agenda/topics.ts';
import { values } from './features/document/values.ts';
import { lifecycle } from './features/lifecycle/lifecycle.ts';
import { shownPictures } from './features/pictures/proposed.ts';
import { review } from './features/review/review.ts';
import { counted } from './features/review/rule.ts';
import { presentNow } from './features/roll-call/state.ts';
import { entriesUnder, type Entry } from './meeting/entry.ts';
import type { Meeting } from './meeting/feature.ts';
import type { Group } from './meeting/group.ts';
import { label } from './meeting/guests.ts';
import { fill } from './minutes/patterns.ts';
import type { Board, BoardPicture, BoardProposal, Boards, BoardTopic } from './ports/board.ts';
import type { Forge } from './ports/forge.ts';
import type { Store } from './ports/store.ts';
import { practice } from './practice.ts';
import type { Desk } from './secretary/desk.ts';
import type { Secretary } from './secretary/secretary.ts';

const withChildren = (meeting: Meeting, entries: readonly Entry[]): Entry[] =>
  entries.flatMap((entry) => [entry, ...withChildren(meeting, entriesUnder(meeting, entry.number))]);

function agenda(meeting: Meeting): BoardTopic[] {
  const { current } = meeting.of(topics);
  const numbered = ordered(meeting);
  return numbered.map(({ id, number = 0, title, depth }) => {
    const under = withChildren(meeting, entriesUnder(meeting, id));
    const open = under.filter(({ box }) => box === 'open').length;
    return { number, title, depth, current: id === current, entries: under.length, open };
  });
}

function titleOf(meeting: Meeting): string {
  const { begun, planned } = meeting.of(lifecycle);
  const dated = begun !== undefined || planned !== undefined;
  return dated ? fill('{group}, {start:d MMMM yyyy}', values(meeting)) : meeting.group.name;
}

const pictures = (meeting: Meeting): BoardPicture[] =>
  shownPictures(meeting).map(({ url, sha256, type }) => ({ url, sha256, type: `image/${type}` }));

/** Before a group's first meeting is planned from what its repository holds: that may not be there. */
const unplanned = ({ id, name }: Group): Board => ({
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
 * What a proposal changes. Boards are read often, and a forge may be far away: it is asked once for each commit, and
 * where it does not answer the board shows everything else.
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
  { place: { forge } }: Desk,
  meeting: Meeting,
  diffOf: DiffOf,
): Promise<BoardProposal | undefined> {
  const { proposal: proposed, merged } = meeting.of(review);
  if (!proposed) return undefined;
  return {
    title: titleOf(meeting),
    meeting: meeting.id,
    branch: proposed.branch,
    label: proposed.label,
    merged,
    approvedBy: counted(meeting).map((key) => label(meeting, key)),
    needed: meeting.group.approval.needed,
    markdown: practice.minutes.markdown(meeting),
    pictures: pictures(meeting),
    diff: await diffOf(forge, proposed.branch, proposed.commit),
  };
}

/** What pages show of a group's meetings: the running or next one, and the proposal of the one before. */
export function boards(gavel: () => Secretary, store: Pick<Store, 'file'>): Boards {
  const diffsOf = new Map<string, DiffOf>();
  const diffOf = (group: string): DiffOf => {
    const known = diffsOf.get(group) ?? diffs();
    diffsOf.set(group, known);
    return known;
  };
  return {
    async read(group) {
      const desk = gavel().desk(group);
      const meeting = desk?.current();
      if (!desk) throw new Error(`There is no group ${group}`);
      if (!meeting) return unplanned(desk.place.group);
      const { phase, begun, planned } = meeting.of(lifecycle);
      const start = begun ?? planned;
      const last = [meeting, desk.last()].find((one) => one?.of(review).proposal !== undefined);
      const shown = last && (await proposal(desk, last, diffOf(group)));
      const board: Board = {
        group,
        title: titleOf(meeting),
        phase,
        present: presentNow(meeting).map((key) => label(meeting, key)),
        agenda: agenda(meeting),
        markdown: practice.minutes.markdown(meeting),
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
