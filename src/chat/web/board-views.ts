import type { Board, BoardPicture, Boards } from '../../ports/board.ts';
import { diffLines } from './diff.ts';
import { rendered } from './markdown.ts';
import type { BoardView, ProposalView, WebRoom } from './wire.ts';

/** The boards of the rooms' groups, made ready to show; read once for all readers. */
export interface BoardViews {
  read(group: string): Promise<BoardView>;
  /** The proposal on this branch, whichever group's it is. */
  proposal(branch: string): Promise<{ readonly view: ProposalView; readonly markdown: string } | undefined>;
  /** A picture of the minutes that were read last. */
  picture(sha256: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined>;
  /** Begins to watch; `changed` hears which group's board may be another. Gives a way to stop. */
  watch(changed: (group: string) => void): () => void;
}

/** Builds the views of the boards of these rooms. */
export function boardViews(boards: Boards, rooms: readonly WebRoom[]): BoardViews {
  const groups = [...new Set(rooms.map(({ group }) => group))];
  const current = new Map<string, Promise<BoardView>>();
  const types = new Map<string, string>();
  const known = (pictures: readonly BoardPicture[]): void => {
    for (const { sha256, type } of pictures) types.set(sha256, type);
  };
  const readOnce = (group: string): Promise<BoardView> => {
    const read = boards.read(group).then((board) => {
      known([...board.pictures, ...(board.proposal?.pictures ?? [])]);
      return view(board);
    });
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
      const { markdown, pictures, diff, ...rest } = board.proposal;
      known(pictures);
      const html = rendered(markdown, addresses(pictures));
      return { markdown, view: { ...rest, room: room.id, html, lines: diffLines(diff) } };
    },
    async picture(sha256) {
      const type = types.get(sha256);
      const bytes = type === undefined ? undefined : await boards.picture(sha256);
      return type !== undefined && bytes ? { type, bytes } : undefined;
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

/** Where the page gets the pictures of minutes, by how the minutes name them. */
const addresses = (pictures: readonly BoardPicture[]): ReadonlyMap<string, string> =>
  new Map(pictures.map(({ url, sha256 }) => [url, `/pictures/${sha256}`]));

function view({ proposal, pictures, ...board }: Board): BoardView {
  const html = rendered(board.markdown, addresses(pictures));
  if (!proposal) return { ...board, html };
  const { markdown: _, pictures: __, diff: ___, ...summary } = proposal;
  return { ...board, html, proposal: summary };
}
