import { renderMarkdown } from '../../inert-html/render-markdown.ts';
import type { InLanguage } from '../../language/language.ts';
import type { GroupBoard, BoardPicture, GroupBoards } from '../../ports/board.ts';
import { compareMinutes } from './diff.ts';
import type { BoardView, ProposalView, WebRoom } from './protocol.ts';

/** The boards of the rooms' groups, ready to show; read once for all readers. */
export interface BoardViews {
  read(group: string): Promise<BoardView>;
  /** The minutes of a group's meeting, while they're the last that are proposed. @param meeting its number in the group */
  proposal(
    group: string,
    meeting: string,
  ): Promise<{ readonly view: ProposalView; readonly markdown: string } | undefined>;
  /** A picture of the minutes that were read last. */
  picture(sha256: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined>;
  /** Watches; `changed` is called with the group whose board may have changed. Gives a way to stop. */
  watch(changed: (group: string) => void): () => void;
}

/** A board is made at most so often, however much is said… */
const FRESH_MS = 250;
/** … and if that takes long (all the minutes are written and rendered), for no more than a tenth of the time. */
const SHARE = 10;
const LONGEST_MS = 5000;

/** Builds the views of the boards of these rooms. */
export function boardViews(boards: GroupBoards, rooms: readonly WebRoom[]): BoardViews {
  const groups = [...new Set(rooms.map(({ group }) => group))];
  const languages = new Map(rooms.map((room) => [room.group, room]));
  const current = new Map<string, Promise<BoardView>>();
  /** Until when a board is fresh enough, and what makes it again then. */
  const fresh = new Map<string, number>();
  const alarms = new Map<string, NodeJS.Timeout>();
  const types = new Map<string, string>();
  const known = (pictures: readonly BoardPicture[]): void => {
    for (const { sha256, type } of pictures) types.set(sha256, type);
  };
  const readOnce = (group: string): Promise<BoardView> => {
    const begun = performance.now();
    fresh.set(group, begun + FRESH_MS);
    const read = boards.read(group).then((board) => {
      known([...board.pictures, ...(board.proposal?.pictures ?? [])]);
      const made = view(board, languages.get(group));
      const now = performance.now();
      fresh.set(group, now + Math.min(LONGEST_MS, Math.max(FRESH_MS, SHARE * (now - begun))));
      return made;
    });
    current.set(group, read);
    // A board that couldn't be read is asked for again; those who wait for this one get the error.
    read.catch(() => current.delete(group));
    return read;
  };
  /** The board has changed: it's made again at once, or once it has been fresh for long enough. */
  function outdated(group: string, changed: (group: string) => void): void {
    const wait = (fresh.get(group) ?? 0) - performance.now();
    if (wait <= 0 && !alarms.has(group)) current.delete(group);
    else
      alarms.set(
        group,
        alarms.get(group) ??
          setTimeout(() => {
            alarms.delete(group);
            current.delete(group);
            changed(group);
          }, wait).unref(),
      );
    changed(group);
  }

  return {
    read: (group) => current.get(group) ?? readOnce(group),
    async proposal(group, meeting) {
      const room = rooms.find((one) => one.group === group);
      if (!room) return undefined;
      const board = await boards.read(group);
      if (board.proposal?.meeting !== `${group}/${meeting}`) return undefined;
      const { markdown, before, pictures, ...rest } = board.proposal;
      known(pictures);
      const html = renderMarkdown(markdown, addresses(pictures), room);
      const changes = before === undefined ? [] : compareMinutes(before, markdown);
      return { markdown, view: { ...rest, room: room.id, html, ...(changes.length > 0 && { changes }) } };
    },
    async picture(sha256) {
      const type = types.get(sha256);
      const bytes = type === undefined ? undefined : await boards.picture(sha256);
      return type !== undefined && bytes ? { type, bytes } : undefined;
    },
    watch(changed) {
      const stops = groups.map((group) => boards.watch(group, () => outdated(group, changed)));
      return () => {
        for (const stop of stops) stop();
        for (const alarm of alarms.values()) clearTimeout(alarm);
        alarms.clear();
      };
    },
  };
}

/** Where the page gets the minutes' pictures, by how the minutes name them. */
const addresses = (pictures: readonly BoardPicture[]): ReadonlyMap<string, string> =>
  new Map(pictures.map(({ url, sha256 }) => [url, `/pictures/${sha256}`]));

function view({ proposal, pictures, ...board }: GroupBoard, of: InLanguage | undefined): BoardView {
  const html = renderMarkdown(board.markdown, addresses(pictures), of);
  if (!proposal) return { ...board, html };
  const { markdown: _, before: __, pictures: ___, ...summary } = proposal;
  return { ...board, html, proposal: summary };
}
