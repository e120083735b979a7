/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { sayText } from '../../src/meeting/message.ts';
import { eventually } from '../doubles/eventually.ts';
import { onSynapse } from './adapter-stage.ts';
import { groupInRoom } from './group.ts';
import { register } from './people.ts';

const AT = '2026-03-03T16:55:00.000Z';

onSynapse('a member who writes to Gavel alone on Matrix', (stage) => {
  /** The room that Gavel made to write to `tux`, who has come in. */
  async function directRoom(): Promise<string> {
    const { joined_rooms: rooms } = await stage.gavel.call<{ joined_rooms: string[] }>('GET', '/joined_rooms');
    const room = rooms.find((one) => one !== stage.room) ?? '';
    await stage.tux.join(room);
    return room;
  }
  const wordsIn = async (room: string): Promise<string[]> =>
    (await stage.saidByGavel(room)).map(({ content }) => String(content['body']));
  const says = (room: string, words: RegExp): Promise<string> =>
    eventually(`Gavel says ${words}`, async () => (await wordsIn(room)).find((one) => words.test(one)));

  /** A group whose secretary has just reminded `tux` of something, alone. */
  async function reminded() {
    const group = groupInRoom(stage);
    const chat = stage.open({ at: () => AT });
    const gavel = await group.start(chat);
    const to = { platform: 'matrix', id: stage.tux.id, name: 'Tux' };
    await chat.send({ kind: 'direct', id: 'd1', room: `matrix:${stage.room}`, to, message: sayText('A reminder') });
    return { group, gavel, direct: await directRoom() };
  }

  test('is answered there, and the group’s room hears only what everybody must know', async () => {
    const { tux, room } = stage;
    const { gavel, direct } = await reminded();
    await gavel.idle();
    const atFirst = await wordsIn(room);

    await tux.say(direct, '!meeting status');
    await says(direct, /^Moth counters: /u);
    await tux.say(direct, 'agenda');
    await says(direct, /Traps/u);
    await tux.say(direct, '!vote Shall we?');
    await says(direct, /type it in the room of Moth counters/u);
    await tux.say(direct, '!agenda add Nets');
    await says(room, /put “Nets” on the agenda/u);
    await gavel.idle();
    expect((await wordsIn(room)).slice(atFirst.length)).toEqual([
      expect.stringMatching(/^@tux put “Nets” on the agenda/u),
      expect.stringMatching(/^\* Agenda\n/u),
    ]);

    // Gavel doesn't listen to anyone else they bring along.
    const other = await register(stage.synapse.url, 'other');
    await tux.call('POST', `/rooms/${encodeURIComponent(direct)}/invite`, { user_id: other.id });
    await other.join(direct);
    const before = (await wordsIn(direct)).length;
    await other.say(direct, '!agenda');
    await tux.say(direct, '!meeting whoami');
    await says(direct, /^You are @tux/u);
    expect(await wordsIn(direct)).toHaveLength(before + 1);

    await gavel.stop();
    expect(stage.errors).toEqual([]);
  });

  test('is answered once, though Gavel was away when they asked', async () => {
    const { tux } = stage;
    const { group, gavel, direct } = await reminded();
    await gavel.stop();
    await tux.say(direct, '!meeting status');
    const again = await group.start(stage.open({ at: () => AT }));
    await says(direct, /^Moth counters: /u);
    await again.stop();
    const oneMore = await group.start(stage.open({ at: () => AT }));
    // What comes before it in the room is heard before it.
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
