import type { Board, Boards } from '../../ports/board.ts';
import { diffLines } from './diff.ts';
import { rendered } from './markdown.ts';
import type { BoardView, ProposalView, WebRoom } from './wire.ts';

/** The boards of the rooms' groups, made ready to show; read once for all readers. */
export interface BoardViews {
  read(group: string): Promise<BoardView>;
  /** The proposal on this branch, whichever group's it is. */
  proposal(branch: string): Promise<{ readonly view: ProposalView; readonly markdown: string } | undefined>;
  /** Begins to watch; `changed` hears which group's board may be another. Gives a way to stop. */
  watch(changed: (group: string) => void): () => void;
}

/** Builds the views of the boards of these rooms. */
export function boardViews(boards: Boards, rooms: readonly WebRoom[]): BoardViews {
  const groups = [...new Set(rooms.map(({ group }) => group))];
  const current = new Map<string, Promise<BoardView>>();
  const readOnce = (group: string): Promise<BoardView> => {
    const read = boards.read(group).then(view);
    current.set(group, read);
    // A board that could not be read is asked for again; whoever waits for this one is told.
    read.catch(() => current.delete(group));
    return read;
  };
  return {
    read: (group) => current.get(group) ?? readOnce(group),
    async proposal(branch) {
      const all = await Promise.all(groups.map((group) => boards.read(group)));
      const at = all.findIndex(({ proposal }) => proposal?.branch === branch);
      const [board, room] = [all[at], rooms.find(({ group }) => group === groups[at])];
      if (!board?.proposal || !room) return undefined;
      const { markdown, diff, ...rest } = board.proposal;
      const html = rendered(markdown);
      return { markdown, view: { ...rest, room: room.id, html, lines: diffLines(diff) } };
    },
    watch(changed) {
      const stops = groups.map((group) =>
        boards.watch(group, () => {
          current.delete(group);
          changed(group);
        }),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function view({ proposal, ...board }: Board): BoardView {
  const html = rendered(board.markdown);
  if (!proposal) return { ...board, html };
  const { markdown: _, diff: __, ...summary } = proposal;
  return { ...board, html, proposal: summary };
}
