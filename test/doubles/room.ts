// A room in which people meet: the real secretary, on a store, a chat, a forge and a clock in memory.
import { inspect } from 'node:util';

import { memoryChat } from '../../src/chat/memory/memory.ts';
import { handClock } from '../../src/clock/hand.ts';
import { memoryForge } from '../../src/forge/memory/memory.ts';
import type { Event } from '../../src/meeting/event.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { UserRef } from '../../src/meeting/member.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { MessageId } from '../../src/ports/chat.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { lantern } from './lantern.ts';
import { currentMeeting, testSecretary } from './secretary.ts';

const ROOM = 'web:lantern';

/** What followed from one thing said or done. */
export interface Heard {
  readonly message: MessageId;
  /** What was answered to whoever spoke, and nobody else was told. */
  readonly answers: readonly string[];
  /** What everybody was told, views that changed included. */
  readonly posts: readonly string[];
  readonly marks: readonly string[];
  /** What was added to the logs of the group's meetings. */
  readonly recorded: readonly Event[];
}

export interface Room {
  says(who: string, text: string, replyTo?: MessageId): Promise<Heard>;
  reacts(who: string, emoji: string, message: MessageId, removed?: boolean): Promise<Heard>;
  /** The message that shows a view or an entry now, such as the one that begins with "Roll call". */
  showing(words: string): MessageId;
  /** It is this time (ISO 8601 UTC), and what was due until then is done. */
  isTime(at: string): Promise<void>;
  meeting(): Meeting;
  /** What went wrong inside, as the operator would be told. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

const userOf = (who: string): UserRef => {
  const member = lantern.directory.byName(who);
  return { platform: 'web', id: member?.handle ?? who, name: who };
};

/** Opens the room at a time, two weeks' rhythm before the meeting of 2026-03-03 17:00 UTC unless it is told. */
export async function room(at = '2026-03-03T16:00:00.000Z'): Promise<Room> {
  const clock = handClock(at);
  const chat = memoryChat('web');
  const { store, jobs } = memoryStore();
  const troubles: string[] = [];
  const gavel = testSecretary({
    store,
    jobs,
    clock,
    chats: [chat],
    bindings: [{ group: lantern, rooms: [ROOM], forge: memoryForge() }],
    log: { info: () => undefined, error: (what, facts) => void troubles.push(`${what} ${inspect(facts)}`) },
  });
  await gavel.start();
  await gavel.idle();

  const logs = async (): Promise<ReadonlyMap<string, readonly Event[]>> => {
    const latest = await store.latest(lantern.id);
    const streams = Array.from({ length: latest }, (_, i) => `${lantern.id}/${i + 1}`);
    return new Map(await Promise.all(streams.map(async (id) => [id, await store.read(id)] as const)));
  };
  async function after(who: string, act: () => Promise<MessageId>): Promise<Heard> {
    const before = await logs();
    const sent = new Set(chat.sent.map(({ outgoing }) => outgoing));
    const message = await act();
    await gavel.idle();
    const fresh = chat.sent.map(({ outgoing }) => outgoing).filter((outgoing) => !sent.has(outgoing));
    const { id } = userOf(who);
    return {
      message,
      answers: fresh.flatMap((one) => (one.kind === 'answer' && one.to.id === id ? [plainText(one.message)] : [])),
      posts: fresh.flatMap((one) => (one.kind === 'answer' && one.to.id === id ? [] : [plainText(one.message)])),
      marks: chat.marks(message),
      recorded: [...(await logs())].flatMap(([stream, events]) => events.slice(before.get(stream)?.length ?? 0)),
    };
  }

  return {
    troubles,
    says: (who, text, replyTo) =>
      after(who, () =>
        chat.say({
          room: ROOM,
          by: userOf(who),
          at: clock.now(),
          text,
          ...(replyTo === undefined ? {} : { replyTo }),
        }),
      ),
    reacts: (who, emoji, message, removed = false) =>
      after(who, async () => {
        await chat.react({ room: ROOM, by: userOf(who), at: clock.now(), message, emoji, removed });
        return message;
      }),
    showing(words) {
      const shown = chat.sent.findLast(({ outgoing }) => plainText(outgoing.message).startsWith(words));
      if (!shown) throw new Error(`Nothing in the room begins with "${words}"`);
      return shown.message;
    },
    async isTime(now) {
      clock.set(now);
      await gavel.idle();
    },
    meeting: () => currentMeeting(gavel, lantern.id),
    close: () => gavel.stop(),
  };
}
