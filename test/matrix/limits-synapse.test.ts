/** @needs Synapse */
// Meetings at a Synapse that limits the rate as it does where nobody tells it otherwise: 10 messages at once, and then
// one in five seconds.
import { expect, test } from '@jest/globals';

import { systemClock } from '../../src/clock/system.ts';
import { groupOf } from '../../src/config/config.ts';
import { memoryForge } from '../../src/forge/memory/memory.ts';
import { TryLater } from '../../src/ports/chat.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { eventually } from '../doubles/eventually.ts';
import { testSecretary } from '../doubles/secretary.ts';
import { describeOnSynapse } from './matrix-harness.ts';
import { liftLimit, registerAccount, type MatrixAccount, type RoomEvent } from './people.ts';
import { firstGroupIn } from './play-log.ts';

const PEOPLE = 8;
const PATIENCE = 1600;

/** The message that a room shows for one that was edited, and how often it was. */
function shown(said: readonly RoomEvent[], id: string | undefined): { text: string; edits: number } {
  const edits = said.filter(({ content }) => Object(content['m.relates_to']).event_id === id);
  const now: { body?: unknown } = Object(edits.at(-1)?.content['m.new_content']);
  return { text: String(now.body), edits: edits.length };
}

describeOnSynapse(
  'under the default limit of Synapse',
  (harness) => {
    test('Gavel waits as long as the homeserver says, in all its rooms, and asks no more meanwhile', async () => {
      const { tux, room } = harness;
      const other = await tux.createRoom({ preset: 'public_chat' });
      const { chat } = await harness.listen({ rooms: [room, other].map((one) => `matrix:${one}`) });
      let limited: unknown;
      for (let n = 0; limited === undefined && n < 20; n += 1)
        await chat.send(harness.post(`o${n}`, `${n}`)).catch((error: unknown) => {
          limited = error;
        });
      if (!(limited instanceof TryLater)) throw new Error('It was not limited');
      expect(limited.afterMs).toBeGreaterThan(0);
      expect(limited.afterMs).toBeLessThanOrEqual(5000);
      await harness.synapse.kill();
      // The homeserver is not asked: it is not even there.
      await expect(chat.send(harness.post('elsewhere', 'hello', other))).rejects.toBeInstanceOf(TryLater);
      await harness.synapse.restart();
    });

    test('a meeting stays usable, since what changes is shown once and not each time', async () => {
      const { synapse, tux, room } = harness;
      const people: MatrixAccount[] = [];
      for (let n = 0; n < PEOPLE; n += 1) people.push(await registerAccount(synapse.url, `p${n}`, `Person ${n}`));
      for (const one of [tux, ...people]) await liftLimit(synapse, one);
      for (const one of people) await one.join(room);
      const group = groupOf({ ...(await firstGroupIn('config/demo.yaml')), chairs: [], secretaries: [] });
      const gavel = testSecretary({
        ...memoryStore(),
        clock: systemClock(),
        chats: [harness.open()],
        bindings: [{ group, rooms: [`matrix:${room}`], forge: memoryForge() }],
      });
      await gavel.start();
      try {
        await tux.say(room, '!meeting start');
        await tux.say(room, '!meeting start');
        const call = await eventually('the roll call stands', async () =>
          (await harness.saidByGavel()).find(({ content }) => String(content['body']).startsWith('Roll call')),
        );
        // More numbers than may be said at once.
        for (let n = 0; n < 15; n += 1) await tux.say(room, `#info line ${n}`);
        for (const one of people) await one.react(room, call.event_id, '✋');
        const all = await eventually(
          'all stand in the roll call',
          async () => {
            const now = shown(await harness.saidByGavel(), call.event_id);
            return people.every((_, n) => now.text.includes(`Person ${n}`)) ? now : undefined;
          },
          PATIENCE,
        );
        expect(all.edits).toBeLessThan(PEOPLE);
      } finally {
        await gavel.stop();
      }
    });
  },
  { perSecond: 0.2, burst: 10 },
);
