import { withoutVariants } from '../../src/chat/emoji.ts';
import { matrixChat } from '../../src/chat/matrix/matrix.ts';
import type { Chat, Heard } from '../../src/ports/chat.ts';
import { SILENT_LOG } from '../../src/ports/operator-log.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { eventually } from '../doubles/eventually.ts';
import { registerAccount, type MatrixAccount, type RoomEvent } from '../matrix/people.ts';
import type { Synapse } from '../setup/synapse.ts';
import type { SeenMessage, ChatHarness } from './chat-harness.ts';

/** The harness of the Matrix adapter: a real Synapse, a room of its own, and people who speak plain HTTP. */
export async function matrixHarness({ url }: Synapse): Promise<ChatHarness> {
  const memory = memoryStore().store.memory('matrix');
  const [gavel, tux, sjn] = await Promise.all([
    registerAccount(url, 'gavel', 'Gavel'),
    registerAccount(url, 'tux', 'Tux'),
    registerAccount(url, 'sjn', 'Salve'),
  ]);
  const now = await tux.createRoom({ preset: 'public_chat' });
  await sjn.join(now);
  const room = `matrix:${now}`;
  const running: Chat[] = [];
  const heardIds = new Set<string>();
  /** Why something could not be heard, by its id. */
  const unheard = new Map<string, unknown>();
  const accounts = new Map([tux, sjn].map((account) => [account.id, account]));
  const accountOf = (id: string): MatrixAccount => {
    const account = accounts.get(id);
    if (!account) throw new Error(`Nobody is ${id}`);
    return account;
  };
  const reactions = new Map<string, string>();

  /** The homeserver tells nobody what Gavel has heard: the test listens at its ear. */
  const heard = (event: string): Promise<true> =>
    eventually(`${event} is heard`, async () => {
      const id = `matrix:${event}`;
      if (heardIds.has(id)) return true;
      if (unheard.has(id)) throw unheard.get(id);
      return undefined;
    });

  return {
    room,
    people: [
      { platform: 'matrix', id: tux.id, name: 'Tux' },
      { platform: 'matrix', id: sjn.id, name: 'Salve' },
    ],
    answersArePublic: true,
    open() {
      const chat = matrixChat({
        homeserver: url,
        accessToken: gavel.token,
        memory,
        rooms: [room],
        inviters: [],
        mxidOf: () => undefined,
        log: SILENT_LOG,
        fatal: (why) => {
          throw new Error(why);
        },
      });
      const once: Chat = {
        ...chat,
        start: (hear) =>
          chat.start(async (one: Heard) => {
            await hear(one).catch((error: unknown) => {
              unheard.set(one.id, error);
              throw error;
            });
            heardIds.add(one.id);
          }),
        async stop() {
          if (!running.includes(once)) return;
          running.splice(running.indexOf(once), 1);
          await chat.stop();
        },
      };
      running.push(once);
      return once;
    },
    async say({ by, text, replyTo }) {
      const relation = replyTo === undefined ? {} : { 'm.relates_to': { 'm.in_reply_to': { event_id: replyTo } } };
      const event = await accountOf(by.id).say(now, text, relation);
      await heard(event);
      return event;
    },
    async attach({ by, text }, file) {
      const event = await accountOf(by.id).show(now, text, file);
      await heard(event);
      return event;
    },
    async react(by, emoji, message, removed) {
      const account = accountOf(by.id);
      const key = `${by.id} ${emoji} ${message}`;
      const before = reactions.get(key);
      const event =
        removed && before !== undefined ? await account.redact(now, before) : await account.react(now, message, emoji);
      reactions.set(key, event);
      await heard(event);
    },
    async sees(person) {
      const account = accountOf(person.id);
      await account.acceptInvitations();
      const { joined_rooms: rooms } = await account.call<{ joined_rooms: string[] }>('GET', '/joined_rooms');
      return (await Promise.all(rooms.map((one) => account.events(one)))).flatMap(shown);
    },
    async fileOf(message) {
      const { content } = await tux.call<RoomEvent>('GET', `/rooms/${encodeURIComponent(now)}/event/${message}`);
      const address = String(content['url']).replace('mxc://', '');
      const answer = await fetch(`${url}/_matrix/client/v1/media/download/${address}`, {
        headers: { authorization: `Bearer ${tux.token}` },
      });
      return answer.text();
    },
    async close() {
      await Promise.all(running.map((chat) => chat.stop()));
    },
  };
}

const relationOf = ({ content }: RoomEvent): { rel_type?: string; event_id?: string; key?: string } =>
  Object(content['m.relates_to']);

/** The room as a client shows it: edits in the place of what they edit, reactions under it. */
function shown(events: readonly RoomEvent[]): SeenMessage[] {
  const edits = new Map<string | undefined, unknown>();
  const under = new Map<string | undefined, string[]>();
  for (const event of events) {
    const { rel_type: kind, event_id: target, key = '' } = relationOf(event);
    if (kind === 'm.replace') edits.set(target, Object(event.content['m.new_content']).body);
    if (event.type === 'm.reaction') under.set(target, [...(under.get(target) ?? []), key]);
  }
  return events
    .filter((event) => event.type === 'm.room.message' && relationOf(event).rel_type !== 'm.replace')
    .map(({ event_id: id, content }) => ({
      id,
      text: String(edits.get(id) ?? content['body']),
      marks: (under.get(id) ?? []).filter((key) => withoutVariants(key) === undefined),
      reactions: [...new Set((under.get(id) ?? []).flatMap((key) => withoutVariants(key) ?? []))],
    }));
}
