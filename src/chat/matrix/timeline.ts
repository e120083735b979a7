import type { IJoinedRoom } from 'matrix-js-sdk';

import type { Homeserver, RawEvent } from './homeserver.ts';

/** How many pages of 100 events are read to fill a gap: more than a day of lively talk. */
const MOST_PAGES = 100;

const raw = (events: readonly unknown[]): RawEvent[] => events.filter(isEvent);

const isEvent = (value: unknown): value is RawEvent => {
  const { type, event_id: id, sender, content }: Record<string, unknown> = Object(value);
  return [type, id, sender].every((one) => typeof one === 'string') && typeof content === 'object' && content !== null;
};

const membershipIn = (content: unknown): unknown => {
  const { membership }: { membership?: unknown } = Object(content);
  return membership;
};

/**
 * Whether this is when Gavel came into the room. What stands before it is history: homeservers give it whatever the
 * token, so that old commands would run again.
 */
function isArrival(event: RawEvent, self: string): boolean {
  if (event.type !== 'm.room.member' || event.state_key !== self) return false;
  const { prev_content: before }: { prev_content?: unknown } = Object(event.unsigned);
  return membershipIn(event.content) === 'join' && membershipIn(before) !== 'join';
}

const sinceArrival = (events: readonly RawEvent[], self: string): readonly RawEvent[] =>
  events.slice(events.findLastIndex((event) => isArrival(event, self)) + 1);

/** From where to read what the homeserver left out; undefined if it left out nothing. */
const gapBefore = (timeline: IJoinedRoom['timeline'] | undefined): string | undefined =>
  timeline?.limited === true ? (timeline.prev_batch ?? undefined) : undefined;

/**
 * Everything that happened in a room since a token, in its order. Where the homeserver left a gap (`limited`), what
 * is missing is fetched; what happened before Gavel came is left out.
 */
export async function timelineSince(
  since: string,
  room: string,
  { timeline }: Partial<Pick<IJoinedRoom, 'timeline'>>,
  { server, self, signal }: { readonly server: Homeserver; readonly self: string; readonly signal: AbortSignal },
): Promise<{ readonly events: readonly RawEvent[]; readonly complete: boolean }> {
  let events = raw(timeline?.events ?? []);
  let from = gapBefore(timeline);
  for (let page = 0; from !== undefined && page < MOST_PAGES; page += 1) {
    if (events.some((event) => isArrival(event, self))) return { events: sinceArrival(events, self), complete: true };
    // Each page says where the next one begins.
    // oxlint-disable-next-line no-await-in-loop
    const { chunk, end } = await server.messages(room, from, since, signal);
    events = [...raw(chunk).toReversed(), ...events];
    from = end;
  }
  return { events: sinceArrival(events, self), complete: from === undefined };
}
