/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { sayText } from '../../src/meeting/message.ts';
import { eventually } from '../doubles/eventually.ts';
import { groupInMatrixRoom } from './group-in-room.ts';
import { describeOnSynapse } from './matrix-harness.ts';
import { registerAccount } from './people.ts';

const AT = '2026-03-03T16:55:00.000Z';

describeOnSynapse('a member who writes to Gavel alone on Matrix', (harness) => {
  /** The room that Gavel made to write to `tux`, who has come in. */
  async function directRoom(): Promise<string> {
    const { joined_rooms: rooms } = await harness.gavel.call<{ joined_rooms: string[] }>('GET', '/joined_rooms');
    const room = rooms.find((one) => one !== harness.room) ?? '';
    await harness.tux.join(room);
    return room;
  }
  const wordsIn = async (room: string): Promise<string[]> =>
    (await harness.saidByGavel(room)).map(({ content }) => String(content['body']));
  const says = (room: string, words: RegExp): Promise<string> =>
    eventually(`Gavel says ${words}`, async () => (await wordsIn(room)).find((one) => words.test(one)));

  /** A group whose secretary has just reminded `tux` of something, alone. */
  async function reminded() {
    const group = groupInMatrixRoom(harness);
    const chat = harness.open({ at: () => AT });
    const gavel = await group.start(chat);
    const to = { platform: 'matrix', id: harness.tux.id, name: 'Tux' };
    await chat.send({ kind: 'direct', id: 'd1', room: `matrix:${harness.room}`, to, message: sayText('A reminder') });
    return { group, gavel, direct: await directRoom() };
  }

  test('is answered there, and the group’s room hears only what everybody must know', async () => {
    const { tux, room } = harness;
    const { gavel, direct } = await reminded();
    await gavel.idle();
    const atFirst = await wordsIn(room);

    await tux.say(direct, '!meeting status');
    await says(direct, /^Moth counters: /u);
    await tux.say(direct, 'agenda');
    await says(direct, /Traps/u);
    await tux.say(direct, '!vote Shall we?');
    await says(direct, /Type it in the room of Moth counters/u);
    await tux.say(direct, '!agenda add Nets');
    await says(room, /Nets/u);
    await gavel.idle();
    expect((await wordsIn(room)).slice(atFirst.length)).toEqual([expect.stringMatching(/^\* Roll call\n/u)]);

    // Gavel doesn't listen to anyone else they bring along.
    const other = await registerAccount(harness.synapse.url, 'other');
    await tux.call('POST', `/rooms/${encodeURIComponent(direct)}/invite`, { user_id: other.id });
    await other.join(direct);
    const before = (await wordsIn(direct)).length;
    await other.say(direct, '!agenda');
    await tux.say(direct, '!meeting whoami');
    await says(direct, /^You are @tux/u);
    expect(await wordsIn(direct)).toHaveLength(before + 1);

    await gavel.stop();
    expect(harness.errors).toEqual([]);
  });

  test('is answered once, though Gavel was away when they asked', async () => {
    const { tux } = harness;
    const { group, gavel, direct } = await reminded();
    await gavel.stop();
    await tux.say(direct, '!meeting status');
    const again = await group.start(harness.open({ at: () => AT }));
    await says(direct, /^Moth counters: /u);
    await again.stop();
    const oneMore = await group.start(harness.open({ at: () => AT }));
    // Gavel hears what comes before it in the room first.
    await tux.say(direct, '!meeting whoami');
    await says(direct, /^You are @tux/u);
    await oneMore.stop();
    expect(await wordsIn(direct)).toEqual([
      'A reminder',
      expect.stringMatching(/^Moth counters: /u),
      expect.stringMatching(/^You are @tux/u),
    ]);
  });
});
