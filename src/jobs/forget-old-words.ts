import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import { outdatedWords, type KeepRule } from '../meeting/keep-rule.ts';
import { isBeingHeld } from '../meeting/lifecycle.ts';
import type { KeptConversation, RoomId } from '../ports/chat.ts';
import type { Job } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import type { JobHandler } from '../secretary/job-handler.ts';
import type { JobDeps } from './job-deps.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Others have their turn between two meetings. */
const PAUSE_MS = 5;

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, PAUSE_MS));

/** One for each day: a start adds none if there is one. */
const jobAt = (group: string, at: string, again = ''): Job => ({
  id: `${group}/keep/${at.slice(0, 10)}${again}`,
  group,
  kind: 'forget',
  at,
  data: {},
});

/** Takes out of a group's logs and rooms what its configuration no longer keeps, once a day and meeting by meeting. */
export function forgetOldWords({
  store,
  clock,
  chats,
  log,
}: Pick<JobDeps, 'store' | 'clock' | 'chats' | 'log'>): JobHandler {
  const memory = store.memory('keep');

  /** Does something in all rooms whose platform can. Gives how many messages it was. */
  async function inRooms(
    { binding: { rooms } }: GroupSession,
    forget: (room: RoomId, conversation: KeptConversation) => Promise<number>,
  ): Promise<number> {
    let count = 0;
    for (const room of rooms) {
      const chat = chats.find(({ platform }) => room.startsWith(`${platform}:`));
      if (chat?.conversation) count += await forget(room, chat.conversation);
    }
    return count;
  }

  /** Remembers that the files can have copies of what is deleted, until they are written anew: also if Gavel is killed. */
  const remains = (group: string) => {
    const record = { kind: 'remains', key: group };
    return {
      note: async () => memory.write({ put: [{ ...record, value: true, at: clock.now() }] }),
      async clear() {
        if ((await memory.read(record.kind, record.key)) === undefined) return;
        await store.compact();
        for (const { conversation } of chats) await conversation?.compact();
        await memory.write({ remove: [record] });
      },
    };
  };

  /** Takes a meeting's old words out. What is in the rooms goes first: the log tells what they are. */
  async function forgetIn(number: number, keep: KeepRule, session: GroupSession): Promise<void> {
    const { group, rooms } = session.binding;
    const meeting = `${group.id}/${number}`;
    const isOpen = [session.current(), session.last()].some((one) => one?.id === meeting);
    const events = await store.read(meeting);
    const { all, changed, undone, reasons } = outdatedWords(events, keep, isOpen, clock.now());
    if (!all && changed.size === 0) return;
    await remains(group.id).note();
    const facts = { group: group.id, meeting, cause: 'keep' };
    if (reasons.length > 0) {
      const posts = await inRooms(session, (room, conversation) => conversation.forgetReasons(room, reasons));
      log.info('Reasons for regrets are no longer kept', { ...facts, reasons: reasons.length, posts });
    }
    if (all) {
      await store.forgetMeeting(meeting, rooms, events.at(-1)?.at ?? clock.now());
      log.info("A meeting's log is no longer kept", { ...facts, events: events.length });
      return;
    }
    await store.rewrite(meeting, changed);
    if (undone > 0) log.info('What was undone or edited is no longer kept', { ...facts, events: undone });
  }

  /** The conversation goes with the meetings: what was said before the log of the oldest that is left begins. */
  async function forgetConversation(oldest: number | undefined, session: GroupSession): Promise<void> {
    const group = session.binding.group.id;
    const [first] = oldest === undefined ? [] : await store.read(`${group}/${oldest}`);
    if (!first) return;
    const posts = await inRooms(session, (room, conversation) => conversation.forgetBefore(room, first.at));
    if (posts === 0) return;
    await remains(group).note();
    log.info("A room's conversation is no longer kept", { group, cause: 'keep', posts });
  }

  return {
    // Nobody waits for it.
    lane: 'store',
    async run(job, session) {
      const { id, keep } = session.binding.group;
      if (!keep) return session.finish(job.id);
      const inAnHour = addMilliseconds(clock.now(), HOUR_MS);
      for (const number of await store.meetings(id)) {
        const current = session.current();
        if (current && isBeingHeld(current)) return session.finish(job.id, [jobAt(id, inAnHour, `/${inAnHour}`)]);
        await forgetIn(number, keep, session);
        await pause();
      }
      const [oldest] = await store.meetings(id);
      if (keep.events !== undefined && oldest !== 1) await forgetConversation(oldest, session);
      await remains(id).clear();
      await session.finish(job.id, [jobAt(id, addMilliseconds(clock.now(), DAY_MS))]);
    },
    atStart: ({ binding: { group } }) => (group.keep ? [jobAt(group.id, clock.now())] : []),
  };
}
