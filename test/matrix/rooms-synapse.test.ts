/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { sayText } from '../../src/meeting/message.ts';
import { NotInRoom, UndeliverableMessage } from '../../src/ports/chat.ts';
import { eventually } from '../doubles/eventually.ts';
import { untilHeard, describeOnSynapse, heardTexts } from './matrix-harness.ts';
import { registerAccount } from './people.ts';

const part = encodeURIComponent;

describeOnSynapse('the rooms of the Matrix adapter', (harness) => {
  const invite = (room: string): Promise<unknown> =>
    harness.tux.call('POST', `/rooms/${part(room)}/invite`, { user_id: harness.gavel.id });
  const kick = (room: string): Promise<unknown> =>
    harness.tux.call('POST', `/rooms/${part(room)}/kick`, { user_id: harness.gavel.id });
  const isTold = (what: string): Promise<unknown> =>
    eventually(`"${what}" is told`, async () => (harness.told.some((one) => one.includes(what)) ? true : undefined));

  test('an invitation of somebody who may not invite is declined', async () => {
    const { synapse, gavel } = harness;
    await harness.listen();
    const stranger = await registerAccount(synapse.url, 'stranger');
    const theirs = await stranger.createRoom({ preset: 'private_chat', invite: [gavel.id] });
    const answer = await eventually('Gavel answers', async () =>
      (await stranger.events(theirs)).findLast(
        ({ state_key: who, content }) => who === gavel.id && content['membership'] !== 'invite',
      ),
    );
    expect(answer.content).toMatchObject({ membership: 'leave' });
  });

  test('a private room is entered when somebody invites, and its history is not heard', async () => {
    const { tux } = harness;
    const room = await tux.createRoom({ preset: 'private_chat' });
    await tux.say(room, '!meeting start');
    const { chat, heard } = await harness.listen({ rooms: [`matrix:${room}`] });
    await expect(chat.send(harness.post('o1', 'too early', room))).rejects.toBeInstanceOf(NotInRoom);
    await invite(room);
    await harness.comes(room);
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(heardTexts(heard)).toEqual(['now']);
    expect(await chat.send(harness.post('o1', 'here', room))).toBeDefined();
    // That somebody has to invite it is in order.
    expect(harness.errors).toEqual([]);
  });

  test('a room that cannot be entered, or does not exist, keeps Gavel from no other, and is told', async () => {
    const { tux, room, told } = harness;
    const secret = await tux.createRoom({ preset: 'private_chat' });
    const rooms = [secret, '!gone:localhost', '#gone:localhost', '#away:unreachable.example', room];
    const { heard } = await harness.listen({ rooms: rooms.map((one) => `matrix:${one}`) });
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(told.filter((one) => one.includes('invite it there'))).toHaveLength(4);
  });

  test('an alias leads to its room, and a replaced room to the one that replaces it', async () => {
    const { synapse, tux, room } = harness;
    const alias = `#meet-${Date.now()}:${synapse.domain}`;
    await tux.call('PUT', `/directory/room/${part(alias)}`, { room_id: room });
    const { chat, heard } = await harness.listen({ rooms: [`matrix:${alias}`] });
    const post = harness.post('o1', '1 is here', alias);
    const message = await chat.send(post);
    const next = await tux.createRoom({ preset: 'public_chat' });
    await tux.state(room, 'm.room.tombstone', { body: 'moved', replacement_room: next });
    await harness.comes(next);
    await tux.say(next, 'now');
    await untilHeard(heard, 'now');
    expect(heard.at(-1)?.room).toBe(`matrix:${alias}`);
    expect(harness.errors).toEqual([]);
    // The roll call is posted anew where people are now.
    if (message === undefined) throw new Error('A post has an id');
    const moved = await chat.send({ ...post, id: 'o2', message: sayText('2 are here'), edits: message });
    expect((await tux.events(next)).map(({ event_id: id }) => id)).toContain(moved);
    await harness.stop(chat);

    // The alias still names the old room.
    const again = await harness.listen({ rooms: [`matrix:${alias}`] });
    await tux.say(next, 'later');
    await untilHeard(again.heard, 'later');
  });

  test('an alias that was moved by hand leads to its new room after a restart, and one that is gone to the last', async () => {
    const { synapse, tux, room } = harness;
    const alias = `#moved-${Date.now()}:${synapse.domain}`;
    const point = async (at: string): Promise<unknown> => {
      await tux.call('DELETE', `/directory/room/${part(alias)}`).catch(() => undefined);
      return tux.call('PUT', `/directory/room/${part(alias)}`, { room_id: at });
    };
    await point(room);
    await harness.stop((await harness.listen({ rooms: [`matrix:${alias}`] })).chat);
    const next = await tux.createRoom({ preset: 'public_chat' });
    await point(next);
    const second = await harness.listen({ rooms: [`matrix:${alias}`] });
    await tux.say(next, 'here');
    await untilHeard(second.heard, 'here');
    await harness.stop(second.chat);

    await tux.call('DELETE', `/directory/room/${part(alias)}`);
    const third = await harness.listen({ rooms: [`matrix:${alias}`] });
    await tux.say(next, 'still here');
    await untilHeard(third.heard, 'still here');
    expect(third.heard[0]?.room).toBe(`matrix:${alias}`);
  });

  test('a room that is replaced by one that Gavel may not enter is heard until somebody invites it', async () => {
    const { tux, room } = harness;
    const { heard } = await harness.listen();
    const next = await tux.createRoom({ preset: 'private_chat' });
    await tux.state(room, 'm.room.tombstone', { body: 'moved', replacement_room: next });
    await tux.say(room, 'one');
    await untilHeard(heard, 'one');
    await isTold('invite it there');
    await invite(next);
    await harness.comes(next);
    await tux.say(next, 'two');
    await untilHeard(heard, 'two');
    expect(heard.at(-1)?.room).toBe(`matrix:${room}`);
    expect(await harness.saidByGavel(next)).toEqual([]);
  });

  test('a room that is replaced by nothing that can be is heard on, across a restart', async () => {
    const { tux, room } = harness;
    const { chat, heard } = await harness.listen();
    await tux.state(room, 'm.room.tombstone', { body: 'moved', replacement_room: 'no room at all' });
    await tux.say(room, 'one');
    await untilHeard(heard, 'one');
    await harness.stop(chat);
    const again = await harness.listen();
    await tux.say(room, 'two');
    await untilHeard(again.heard, 'two');
    expect(harness.told).toContain("A Matrix room was replaced by one that Gavel can't enter; invite it there");
  });

  test('what was said before Gavel was taken out of a room is heard, also where it was down', async () => {
    const { gavel, tux } = harness;
    const room = await tux.createRoom({ preset: 'private_chat', invite: [gavel.id] });
    await gavel.join(room);
    await harness.stop((await harness.listen({ rooms: [`matrix:${room}`] })).chat);
    await tux.say(room, '!note meanwhile');
    await kick(room);

    const { heard } = await harness.listen({ rooms: [`matrix:${room}`] });
    await untilHeard(heard, '!note meanwhile');
    await isTold('was removed');
    expect(heardTexts(heard)).toEqual(['!note meanwhile']);
  });

  test('who takes Gavel out and invites it again is heard', async () => {
    const { tux, room } = harness;
    const { heard } = await harness.listen();
    await tux.say(room, 'one');
    await untilHeard(heard, 'one');
    await kick(room);
    await isTold('was removed');
    await tux.say(room, 'for other ears');
    await invite(room);
    await eventually('Gavel is back', async () => {
      const events = await tux.events(room);
      return (
        events.findLast(({ state_key: who }) => who === harness.gavel.id)?.content['membership'] === 'join' || undefined
      );
    });
    await tux.say(room, 'two');
    await untilHeard(heard, 'two');
    expect(heardTexts(heard)).toEqual(['one', 'two']);
  });

  test('an encrypted room is told once that it cannot be read, and nothing is sent there', async () => {
    const { tux, room } = harness;
    await tux.state(room, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' });
    const { chat } = await harness.listen();
    await harness.stop(chat);
    const again = await harness.listen();
    await expect(again.chat.send(harness.post('o1', 'secret'))).rejects.toBeInstanceOf(UndeliverableMessage);
    const said = await harness.saidByGavel();
    expect(said).toHaveLength(1);
    expect(said[0]?.content['body']).toContain('encrypted');
  });

  test('a room that becomes encrypted is told so, and not heard any more; the others are', async () => {
    const { tux, room } = harness;
    const other = await tux.createRoom({ preset: 'public_chat' });
    const { chat, heard } = await harness.listen({ rooms: [room, other].map((one) => `matrix:${one}`) });
    await chat.send(harness.post('o1', 'hello'));
    await tux.say(room, 'before');
    await tux.state(room, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' });
    await tux.send(room, 'm.room.encrypted', { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'x' });
    await tux.say(room, '!note not encrypted, all the same');
    await isTold('is encrypted');
    await tux.say(other, 'after');
    await untilHeard(heard, 'after');
    expect(heardTexts(heard)).toEqual(['before', 'after']);
    expect((await harness.saidByGavel()).map(({ content }) => content['body'])).toEqual([
      'hello',
      expect.stringContaining("I can't read encrypted messages"),
    ]);
    await expect(chat.send(harness.post('o2', 'secret'))).rejects.toBeInstanceOf(UndeliverableMessage);
  });

  test('an encrypted room in which Gavel may not speak keeps it from no other', async () => {
    const { tux, room } = harness;
    const mute = await tux.createRoom({ preset: 'public_chat', power_level_content_override: { events_default: 50 } });
    await tux.state(mute, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' });
    const { heard } = await harness.listen({ rooms: [mute, room].map((one) => `matrix:${one}`) });
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(harness.told).toContain("Gavel isn't allowed to speak in a Matrix room");
  });

  test('power in the room makes somebody one who leads, where the configuration lets it, and as long as they have it', async () => {
    const { synapse, tux, room } = harness;
    const { heard } = await harness.listen({ leadersFrom: 50 });
    const sjn = await registerAccount(synapse.url, 'sjn');
    await sjn.join(room);
    await tux.say(room, 'one');
    await sjn.say(room, 'two');
    // Before the power changes: what comes at once is judged by the power that is then in force.
    await untilHeard(heard, 'two');
    const levels = await tux.call<{ users: object }>('GET', `/rooms/${part(room)}/state/m.room.power_levels/`);
    await tux.state(room, 'm.room.power_levels', { ...levels, users: { ...levels.users, [sjn.id]: 50 } });
    await sjn.say(room, 'three');
    await untilHeard(heard, 'three');
    await tux.state(room, 'm.room.power_levels', levels);
    await sjn.say(room, 'four');
    await untilHeard(heard, 'four');
    expect(heard.map(({ leads }) => leads === true)).toEqual([true, false, true, false]);
  });

  test('power says nothing where the configuration does not let it', async () => {
    const { tux, room } = harness;
    const { heard } = await harness.listen();
    await tux.say(room, 'one');
    await untilHeard(heard, 'one');
    expect(heard[0]?.leads).toBeUndefined();
  });
});
