// What people see in the rooms.
import type { SeenEvent } from '../matrix/people.ts';
import { posts, textOf } from '../program/typist.ts';
import { CHANNEL, type Hall } from './hall.ts';

export type Side = 'slack' | 'matrix' | 'web';

export interface Seen {
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

const seenOnSlack = ({ slack }: Hall): Seen[] =>
  (slack.at.messages.get(CHANNEL) ?? [])
    .filter(({ onlyFor }) => onlyFor === undefined)
    .map(({ ts, text, byBot, thread }) => ({ id: ts, text: unmarked(text), byGavel: byBot, thread }));

interface Content {
  readonly body?: string;
  readonly 'm.new_content'?: { readonly body?: string };
  readonly 'm.relates_to'?: { readonly rel_type?: string; readonly event_id?: string };
}

/** A room's messages as clients show them: edits take the place of what they edit. */
function shownOf(events: readonly SeenEvent[], gavel: string): Seen[] {
  const shown = new Map<string, Seen>();
  for (const { event_id: id, type, sender, content } of events) {
    if (type !== 'm.room.message') continue;
    const { body = '', 'm.new_content': fresh, 'm.relates_to': relation }: Content = content;
    const edited = relation?.rel_type === 'm.replace' ? shown.get(relation.event_id ?? '') : undefined;
    if (edited) shown.set(edited.id, { ...edited, text: fresh?.body ?? '' });
    else shown.set(id, { id, text: body, byGavel: sender === gavel });
  }
  return [...shown.values()];
}

const seenOnMatrix = async ({ bot, room }: Hall): Promise<Seen[]> => shownOf(await bot.events(room), bot.id);

const seenOnPage = async (hall: Hall): Promise<Seen[]> =>
  (await posts(hall.program().url, hall.space.room, '')).map((post) => ({
    id: post.id,
    text: textOf(post),
    byGavel: post.by === undefined,
  }));

const SEEN = { slack: async (hall: Hall) => seenOnSlack(hall), matrix: seenOnMatrix, web: seenOnPage };

/** What a room shows to everybody, in its order. */
export const seen = (side: Side, hall: Hall): Promise<readonly Seen[]> => SEEN[side](hall);

/** What Gavel says in a room, as it stands. */
export const saidByGavel = async (side: Side, hall: Hall): Promise<string[]> =>
  (await seen(side, hall)).filter(({ byGavel }) => byGavel).map(({ text }) => text);
