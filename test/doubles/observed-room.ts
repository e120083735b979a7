// A room in which the members of the demonstration meet, and what follows from each thing that somebody does in it.
import type { Event } from '../../src/meeting/event.ts';
import type { UserRef } from '../../src/meeting/member.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { MessageId } from '../../src/ports/chat.ts';
import { demoGroup } from './demo-group.ts';
import { type MeetingWorld, meetingWorld } from './meeting-world.ts';
import { webUser } from './secretary.ts';

/** What followed from one thing said or done. */
export interface Consequences {
  readonly message: MessageId;
  /** What only the speaker was told. */
  readonly answers: readonly string[];
  /** What everybody was told, views that changed included. */
  readonly posts: readonly string[];
  readonly marks: readonly string[];
  /** What was added to the logs of the group's meetings. */
  readonly recorded: readonly Event[];
}

export interface ObservedRoom extends Pick<MeetingWorld, 'showing' | 'turnTo' | 'meeting' | 'troubles' | 'stop'> {
  says(who: string, text: string, replyTo?: MessageId): Promise<Consequences>;
  reacts(who: string, emoji: string, message: MessageId, removed?: boolean): Promise<Consequences>;
}

const userOf = (who: string): UserRef => {
  const member = demoGroup.directory.byName(who);
  return { ...webUser(member?.handle ?? who), name: who };
};

/** Opens the room at a time, by default an hour before the meeting of 2026-03-03 17:00 UTC. */
export async function observedRoom(at = '2026-03-03T16:00:00.000Z'): Promise<ObservedRoom> {
  const world = await meetingWorld({ group: demoGroup, at, rooms: ['web:lantern'] });
  const { chat, store } = world;
  const logs = async (): Promise<ReadonlyMap<string, readonly Event[]>> => {
    const latest = await store.latest(demoGroup.id);
    const streams = Array.from({ length: latest }, (_, i) => `${demoGroup.id}/${i + 1}`);
    return new Map(await Promise.all(streams.map(async (id) => [id, await store.read(id)] as const)));
  };
  async function after(who: string, act: (user: UserRef) => Promise<MessageId>): Promise<Consequences> {
    const before = await logs();
    const sent = new Set(chat.sent.map(({ outgoing }) => outgoing));
    const user = userOf(who);
    const message = await act(user);
    const fresh = chat.sent.map(({ outgoing }) => outgoing).filter((outgoing) => !sent.has(outgoing));
    return {
      message,
      answers: fresh.flatMap((one) => (one.kind === 'answer' && one.to.id === user.id ? [plainText(one.message)] : [])),
      posts: fresh.flatMap((one) => (one.kind === 'answer' && one.to.id === user.id ? [] : [plainText(one.message)])),
      marks: chat.marks(message),
      recorded: [...(await logs())].flatMap(([stream, events]) => events.slice(before.get(stream)?.length ?? 0)),
    };
  }
  return Object.assign(world, {
    says: (who: string, text: string, replyTo?: MessageId) => after(who, (user) => world.say(user, text, replyTo)),
    reacts: (who: string, emoji: string, message: MessageId, removed?: boolean) =>
      after(who, async (user) => {
        await world.react(user, emoji, message, removed);
        return message;
      }),
  });
}
