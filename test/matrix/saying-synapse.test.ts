/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { connectHomeserver } from '../../src/chat/matrix/homeserver.ts';
import { matrixMemory } from '../../src/chat/matrix/memory.ts';
import { sayText } from '../../src/meeting/message.ts';
import { UndeliverableMessage, type OutgoingDirect } from '../../src/ports/chat.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { untilHeard, describeOnSynapse } from './matrix-harness.ts';
import { registerAccount } from './people.ts';

const part = encodeURIComponent;

describeOnSynapse('what the Matrix adapter says', (harness) => {
  const toTux = (id: string, words: string): OutgoingDirect => ({
    kind: 'direct',
    id,
    room: `matrix:${harness.room}`,
    to: { platform: 'matrix', id: harness.tux.id, name: 'Tux' },
    message: sayText(words),
  });
  /** The rooms that Gavel made; `tux` follows its invitations. */
  const directRooms = async (): Promise<string[]> => {
    const { joined_rooms: rooms } = await harness.gavel.call<{ joined_rooms: string[] }>('GET', '/joined_rooms');
    const direct = rooms.filter((room) => room !== harness.room);
    for (const room of direct) await harness.tux.join(room);
    return direct;
  };
  const wordsIn = async (room: string): Promise<unknown[]> =>
    (await harness.saidByGavel(room)).map(({ content }) => content['body']);

  test('what Gavel says is a notice that notifies nobody but whom it answers', async () => {
    const { tux, room } = harness;
    const { chat } = await harness.listen();
    const question = await tux.say(room, '!topic');
    await chat.send(harness.post('o1', `@room hello ${tux.id}`));
    await chat.send({
      kind: 'answer',
      id: 'a1',
      room: `matrix:${room}`,
      to: { platform: 'matrix', id: tux.id, name: 'Tux' },
      message: sayText('Which topic?'),
      replyTo: question,
    });
    const said = await harness.saidByGavel();
    expect(said.map(({ content }) => content)).toMatchObject([
      { msgtype: 'm.notice', 'm.mentions': {}, format: 'org.matrix.custom.html' },
      {
        msgtype: 'm.notice',
        'm.mentions': { user_ids: [tux.id] },
        'm.relates_to': { 'm.in_reply_to': { event_id: question } },
      },
    ]);
    expect(said[0]?.content['m.mentions']).toEqual({});
  });

  test('what answers something in a thread stands in the thread', async () => {
    const { tux, room } = harness;
    const { chat, heard } = await harness.listen();
    const root = await tux.say(room, 'a thread');
    const question = await tux.say(room, '!topic', { 'm.relates_to': { rel_type: 'm.thread', event_id: root } });
    await untilHeard(heard, '!topic');
    await chat.send({ ...harness.post('o1', 'Which topic?'), replyTo: question });
    const [answer] = await harness.saidByGavel();
    expect(answer?.content['m.relates_to']).toEqual({
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: false,
      'm.in_reply_to': { event_id: question },
    });
  });

  test('a message too large for an event loses its HTML, then its end', async () => {
    const { chat } = await harness.listen();
    await chat.send(harness.post('o1', '<&"'.repeat(5000)));
    await chat.send(harness.post('o2', 'ä'.repeat(100_000)));
    const said = await harness.saidByGavel();
    expect(said[0]?.content).not.toHaveProperty('formatted_body');
    expect(said[1]?.content['body']).toMatch(/^ä+… \(too long for Matrix\)$/u);
  });

  test('half a character, which no homeserver takes, is not sent', async () => {
    const { chat } = await harness.listen();
    await chat.send(harness.post('o1', 'half \ud83d of it'));
    await chat.send(harness.post('o2', `a${'😀'.repeat(50_000)}`));
    await chat.send(harness.post('o3', `ab${'😀'.repeat(50_000)}`));
    const [half, ...cut] = await wordsIn(harness.room);
    expect(half).toBe('half \ufffd of it');
    for (const words of cut) expect(words).toMatch(/^ab?(?:😀)+… \(too long for Matrix\)$/u);
  });

  test('what Gavel may not say is undeliverable', async () => {
    const { gavel, tux, room } = harness;
    const { chat } = await harness.listen();
    await tux.call('POST', `/rooms/${part(room)}/kick`, { user_id: gavel.id });
    await expect(chat.send(harness.post('o1', 'hello'))).rejects.toBeInstanceOf(UndeliverableMessage);
  });

  test('a message that the memory does not hold any more is edited, and nobody else’s', async () => {
    const { tux, room } = harness;
    const { chat } = await harness.listen();
    const message = await chat.send(harness.post('o1', '1 is here'));
    const others = await tux.say(room, 'mine');
    await harness.stop(chat);
    const { chat: forgetful } = await harness.listen({ memory: memoryStore().store.memory('matrix') });
    await forgetful.send({ ...harness.post('o2', '2 are here'), ...(message !== undefined && { edits: message }) });
    expect(await wordsIn(room)).toEqual(['1 is here', '* 2 are here']);
    await expect(forgetful.send({ ...harness.post('o3', 'yours'), edits: others })).rejects.toBeInstanceOf(
      UndeliverableMessage,
    );
  });

  test('a room for two that was made before a crash is used, and no second one is made', async () => {
    const { synapse, gavel, tux, memory } = harness;
    // What a kill between the two steps leaves behind: the room is there, and the memory says that it was being made.
    await connectHomeserver(synapse.url, gavel.token).createDirect(tux.id);
    await matrixMemory(memory).directIs(tux.id, undefined);

    const { chat } = await harness.listen();
    await chat.send(toTux('d1', 'Two actions are open'));
    const rooms = await directRooms();
    expect(rooms).toHaveLength(1);
    expect(await wordsIn(rooms[0] ?? '')).toEqual(['Two actions are open']);
  });

  test('messages to one person at once need one room', async () => {
    const { chat } = await harness.listen();
    await Promise.all(['one', 'two', 'three'].map((words) => chat.send(toTux(words, words))));
    const rooms = await directRooms();
    expect(rooms).toHaveLength(1);
    expect(new Set(await wordsIn(rooms[0] ?? ''))).toEqual(new Set(['one', 'two', 'three']));
  });

  test('who left the room for two is asked back, and Gavel makes another where it is not in it itself', async () => {
    const { gavel, tux } = harness;
    const { chat } = await harness.listen();
    await chat.send(toTux('d1', 'one'));
    const [first = ''] = await directRooms();
    expect(await wordsIn(first)).toEqual(['one']);
    await tux.call('POST', `/rooms/${part(first)}/leave`, {});
    await chat.send(toTux('d2', 'two'));
    expect(await directRooms()).toEqual([first]);
    expect(await wordsIn(first)).toEqual(['one', 'two']);

    await gavel.call('POST', `/rooms/${part(first)}/leave`, {});
    await chat.send(toTux('d3', 'three'));
    const [second = ''] = await directRooms();
    expect(second).not.toBe(first);
    expect(await wordsIn(second)).toEqual(['three']);
  });

  test('who does not exist cannot be reached', async () => {
    const { synapse } = harness;
    const { chat } = await harness.listen();
    const nobody = { platform: 'matrix', id: `@nobody:${synapse.domain}`, name: 'Nobody' };
    const somebody = await registerAccount(synapse.url, 'somebody');
    await chat.send({ ...toTux('d1', 'hello'), to: { ...nobody, id: somebody.id } });
    await expect(chat.send({ ...toTux('d2', 'hello'), to: { ...nobody, id: 'not an id' } })).rejects.toBeInstanceOf(
      UndeliverableMessage,
    );
  });
});
