// What people see in the rooms.
import type { RoomEvent } from '../matrix/people.ts';
import { readPosts, textOf } from '../program/web-typist.ts';
import { SLACK_CHANNEL, type TwoPlatforms } from './two-platforms.ts';

export type RoomSide = 'slack' | 'matrix' | 'web';

export interface ShownMessage {
  readonly id: string;
  /** As it stands after edits, in plain words. */
  readonly text: string;
  readonly byGavel: boolean;
  /** The first message of the thread in which it stands. */
  readonly thread?: string | undefined;
}

/** Slack's text without its marks. */
const unmarked = (text: string): string =>
  text
    .replaceAll(/<(?:[^|>]*\|)?(?<shown>[^>]*)>/gu, '$<shown>')
    .replaceAll(/(?<=^|\s)[*_~`](?<inner>\S(?:[^\n]*?\S)?)[*_~`](?=$|\s|[:.,])/gmu, '$<inner>')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const seenOnSlack = ({ slack }: TwoPlatforms): ShownMessage[] =>
  (slack.at.messages.get(SLACK_CHANNEL) ?? [])
    .filter(({ onlyFor }) => onlyFor === undefined)
    .map(({ ts, text, byBot, thread }) => ({ id: ts, text: unmarked(text), byGavel: byBot, thread }));

interface Content {
  readonly body?: string;
  readonly 'm.new_content'?: { readonly body?: string };
  readonly 'm.relates_to'?: { readonly rel_type?: string; readonly event_id?: string };
}

/** A room's messages as clients show them: edits take the place of what they edit. */
function shownOf(events: readonly RoomEvent[], gavel: string): ShownMessage[] {
  const shown = new Map<string, ShownMessage>();
  for (const { event_id: id, type, sender, content } of events) {
    if (type !== 'm.room.message') continue;
    const { body = '', 'm.new_content': fresh, 'm.relates_to': relation }: Content = content;
    const edited = relation?.rel_type === 'm.replace' ? shown.get(relation.event_id ?? '') : undefined;
    if (edited) shown.set(edited.id, { ...edited, text: fresh?.body ?? '' });
    else shown.set(id, { id, text: body, byGavel: sender === gavel });
  }
  return [...shown.values()];
}

const seenOnMatrix = async ({ bot, room }: TwoPlatforms): Promise<ShownMessage[]> =>
  shownOf(await bot.events(room), bot.id);

const seenOnPage = async (platforms: TwoPlatforms): Promise<ShownMessage[]> =>
  (await readPosts(platforms.program().url, platforms.space.room, '')).map((post) => ({
    id: post.id,
    text: textOf(post),
    byGavel: post.by === undefined,
  }));

const SEEN = {
  slack: async (platforms: TwoPlatforms) => seenOnSlack(platforms),
  matrix: seenOnMatrix,
  web: seenOnPage,
};

/** What a room shows to everybody, in its order. */
export const shownMessages = (side: RoomSide, platforms: TwoPlatforms): Promise<readonly ShownMessage[]> =>
  SEEN[side](platforms);

/** A room's name in the group's configuration. */
export function roomOf(side: RoomSide, { room, space }: TwoPlatforms): string {
  if (side === 'web') return space.room;
  return side === 'slack' ? `slack:${SLACK_CHANNEL}` : `matrix:${room}`;
}

/** What Gavel posts itself in a room: not the lines of people that it relays. */
export async function ownPosts(side: RoomSide, platforms: TwoPlatforms): Promise<ShownMessage[]> {
  const room = roomOf(side, platforms);
  const isCopy = ({ id }: ShownMessage): boolean => /^(?:copy:|gone$)/u.test(platforms.database.about(room, id) ?? '');
  return (await shownMessages(side, platforms)).filter((message) => message.byGavel && !isCopy(message));
}

/** What Gavel says in a room, as it stands. */
export const saidByGavel = async (side: RoomSide, platforms: TwoPlatforms): Promise<string[]> =>
  (await shownMessages(side, platforms)).filter(({ byGavel }) => byGavel).map(({ text }) => text);
