// What the Matrix adapter does beyond the contract of Chat, on a real Synapse.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { matrixChat, type MatrixOptions } from '../../src/chat/matrix/matrix.ts';
import { say } from '../../src/meeting/message.ts';
import { TryLater, Undeliverable, type Chat, type Heard, type OutgoingPost } from '../../src/ports/chat.ts';
import { eventually } from '../program/program.ts';
import { noSynapse, startSynapse, type Synapse } from '../setup/synapse.ts';
import { register, type Account } from './people.ts';

jest.setTimeout(120_000);

const texts = (heard: readonly Heard[]): string[] => heard.flatMap((one) => ('text' in one ? [one.text] : [one.kind]));

const hears = (heard: readonly Heard[], what: string): Promise<unknown> =>
  eventually(`"${what}" is heard`, async () => (texts(heard).includes(what) ? true : undefined));

const why = noSynapse();
const describeHere = why === undefined ? describe : describe.skip;

describeHere(why === undefined ? 'the Matrix adapter' : `SKIPPED: ${why}`, () => {
  let synapse: Synapse;
  let folder: string;
  let gavel: Account;
  let tux: Account;
  let room: string;
  const running: Chat[] = [];
  let told: string[];
  let ended: string[];

  beforeAll(async () => {
    synapse = await startSynapse();
  });
  afterAll(() => synapse.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gavel-matrix-'));
    [gavel, tux] = await Promise.all([register(synapse.url, 'gavel'), register(synapse.url, 'tux', 'Tux Penguin')]);
    room = await tux.createRoom({ preset: 'public_chat' });
    told = [];
    ended = [];
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((chat) => chat.stop()));
    await rm(folder, { recursive: true });
  });

  function open(more: Partial<MatrixOptions> = {}): Chat {
    const chat = matrixChat({
      homeserver: synapse.url,
      accessToken: gavel.token,
      database: join(folder, 'matrix.sqlite'),
      rooms: [`matrix:${room}`],
      inviters: [tux.id],
      mxidOf: (handle) => (handle === 'tux' ? tux.id : undefined),
      tell: (what) => void told.push(what),
      fatal: (what) => void ended.push(what),
      ...more,
    });
    running.push(chat);
    return chat;
  }

  /** Starts an adapter, and gives what it hears. */
  async function listen(more: Partial<MatrixOptions> = {}): Promise<{ chat: Chat; heard: Heard[] }> {
    const heard: Heard[] = [];
    const chat = open(more);
    await chat.start(async (one) => void heard.push(one));
    return { chat, heard };
  }
  const stop = async (chat: Chat): Promise<void> => {
    running.splice(running.indexOf(chat), 1);
    await chat.stop();
  };
  const post = (id: string, words: string): OutgoingPost => ({
    kind: 'post',
    id,
    room: `matrix:${room}`,
    message: say(words),
  });

  test('a first start records where it is and does not act on what was said before', async () => {
    await tux.say(room, '!meeting start');
    const { heard } = await listen();
    await tux.say(room, 'now');
    await hears(heard, 'now');
    expect(texts(heard)).toEqual(['now']);
  });

  test('a restart hears what was said meanwhile, all of it, once and in order, however much it was', async () => {
    const { chat, heard } = await listen();
    await tux.say(room, 'before');
    await hears(heard, 'before');
    await stop(chat);
    const said = Array.from({ length: 120 }, (_, i) => `line ${i}`);
    for (const line of said) await tux.say(room, line);

    const again = await listen();
    await hears(again.heard, 'line 119');
    expect(texts(again.heard)).toEqual(said);
  });

  test('what could not be written down is heard again, and nothing after it in between', async () => {
    const heard: string[] = [];
    let isDiskFull = true;
    const chat = open();
    await chat.start(async (one) => {
      const [text = ''] = texts([one]);
      if (text === 'two' && isDiskFull) {
        isDiskFull = false;
        throw new Error('The disk is full');
      }
      heard.push(text);
    });
    for (const line of ['one', 'two', 'three']) await tux.say(room, line);
    await eventually('all is heard', async () => (heard.includes('three') ? true : undefined));
    expect(heard).toEqual(['one', 'two', 'three']);
    expect(told).toContain('Matrix cannot be heard now; trying again');
  });

  test('a homeserver that is away at the start, or goes away, is waited for', async () => {
    await synapse.kill();
    const { heard } = await listen();
    await synapse.restart();
    await eventually('Gavel is in the room', async () => (told.includes('Matrix is heard again') ? true : undefined));
    await tux.say(room, 'one');
    await hears(heard, 'one');
    await synapse.kill();
    await synapse.restart();
    await tux.say(room, 'two');
    await hears(heard, 'two');
    expect(texts(heard)).toEqual(['one', 'two']);
  });

  test('a refused access token ends the process, with a word', async () => {
    await listen({ accessToken: 'syt_wrong' });
    expect(ended).toEqual([expect.stringContaining('access token')]);
  });

  test('edits, deletions, reactions and their end, threads and replies, with people named', async () => {
    const { chat, heard } = await listen();
    const first = await tux.say(room, '!note one');
    const root = await chat.send(post('o1', 'Topic'));
    await tux.edit(room, first, '!note two');
    await tux.say(room, 'in the thread', {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: root,
        is_falling_back: true,
        'm.in_reply_to': { event_id: first },
      },
    });
    const reaction = await tux.react(room, first, '✋🏽');
    await tux.redact(room, reaction);
    await tux.redact(room, first);
    await tux.say(room, `ask Tux Penguin`, { 'm.mentions': { user_ids: [tux.id] } });
    await hears(heard, `ask ${tux.id}`);

    const by = { platform: 'matrix', id: tux.id, name: 'Tux Penguin' };
    expect(heard).toMatchObject([
      { kind: 'message', by, message: first, text: '!note one', visible: true },
      { kind: 'edit', by, message: first, text: '!note two' },
      { kind: 'message', text: 'in the thread', replyTo: root },
      { kind: 'reaction', message: first, emoji: '✋', removed: false, target: { by, text: '!note two' } },
      { kind: 'reaction', message: first, emoji: '✋', removed: true },
      { kind: 'deletion', by, message: first },
      { kind: 'message', mentions: [{ written: tux.id, user: by }] },
    ]);
  });

  test('notices of other bots, and what is said in other rooms, are not heard', async () => {
    const { heard } = await listen();
    const other = await tux.createRoom({ preset: 'public_chat', invite: [gavel.id] });
    await eventually(
      'Gavel comes when it is invited',
      async () =>
        (await tux.events(other)).some(({ sender, type }) => sender === gavel.id && type === 'm.room.message') ||
        undefined,
    );
    await tux.say(other, '!meeting start');
    await tux.send(room, 'm.room.message', { msgtype: 'm.notice', body: '!meeting start' });
    await tux.say(room, 'now');
    await hears(heard, 'now');
    expect(texts(heard)).toEqual(['now']);
    const [hint] = (await tux.events(other)).filter(
      ({ sender, type }) => sender === gavel.id && type === 'm.room.message',
    );
    expect(hint?.content['body']).toContain(`matrix:${other}`);
  });

  test('what Gavel says is a notice that notifies nobody but whom it answers', async () => {
    const { chat } = await listen();
    const question = await tux.say(room, '!topic');
    await chat.send(post('o1', `@room hello ${tux.id}`));
    await chat.send({
      kind: 'answer',
      id: 'a1',
      room: `matrix:${room}`,
      to: { platform: 'matrix', id: tux.id, name: 'Tux' },
      message: say('Which topic?'),
      replyTo: question,
    });
    const said = (await tux.events(room)).filter(
      ({ sender, type }) => sender === gavel.id && type === 'm.room.message',
    );
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

  test('a message too large for an event loses its HTML, then its end', async () => {
    const { chat } = await listen();
    await chat.send(post('o1', '<&"'.repeat(5000)));
    await chat.send(post('o2', 'ä'.repeat(100_000)));
    const said = (await tux.events(room)).filter(
      ({ sender, type }) => sender === gavel.id && type === 'm.room.message',
    );
    expect(said[0]?.content).not.toHaveProperty('formatted_body');
    expect(said[1]?.content['body']).toMatch(/^ä+… \(too long for Matrix\)$/u);
  });

  test('an invitation of somebody who may not invite is declined', async () => {
    await listen();
    const stranger = await register(synapse.url, 'stranger');
    const theirs = await stranger.createRoom({ preset: 'private_chat', invite: [gavel.id] });
    const answer = await eventually('Gavel answers', async () =>
      (await stranger.events(theirs)).findLast(
        ({ state_key: who, content }) => who === gavel.id && content['membership'] !== 'invite',
      ),
    );
    expect(answer.content).toMatchObject({ membership: 'leave' });
  });

  test('a private room is entered when somebody invites, and its history is not heard', async () => {
    room = await tux.createRoom({ preset: 'private_chat' });
    await tux.say(room, '!meeting start');
    const { chat, heard } = await listen();
    await expect(chat.send(post('o1', 'too early'))).rejects.toBeInstanceOf(TryLater);
    await tux.call('POST', `/rooms/${encodeURIComponent(room)}/invite`, { user_id: gavel.id });
    await eventually('Gavel comes', async () =>
      (await tux.events(room)).find(
        ({ state_key: who, content }) => who === gavel.id && content['membership'] === 'join',
      ),
    );
    await tux.say(room, 'now');
    await hears(heard, 'now');
    expect(texts(heard)).toEqual(['now']);
    expect(await chat.send(post('o1', 'here'))).toBeDefined();
  });

  test('an alias leads to its room, and a replaced room to the one that replaces it', async () => {
    const alias = `#meet-${Date.now()}:${synapse.domain}`;
    await tux.call('PUT', `/directory/room/${encodeURIComponent(alias)}`, { room_id: room });
    const { chat, heard } = await listen({ rooms: [`matrix:${alias}`] });
    const inRoom = { ...post('o1', '1 is here'), room: `matrix:${alias}` };
    const message = await chat.send(inRoom);
    const next = await tux.createRoom({ preset: 'public_chat' });
    await tux.state(room, 'm.room.tombstone', { body: 'moved', replacement_room: next });
    await eventually('Gavel follows', async () =>
      (await tux.events(next)).find(({ state_key: who }) => who === gavel.id),
    );
    await tux.say(next, 'now');
    await hears(heard, 'now');
    expect(heard.at(-1)?.room).toBe(`matrix:${alias}`);
    // The roll call is posted anew where people are now.
    if (message === undefined) throw new Error('A post has an id');
    const moved = await chat.send({ ...inRoom, id: 'o2', message: say('2 are here'), edits: message });
    expect((await tux.events(next)).map(({ event_id: id }) => id)).toContain(moved);
    await stop(chat);
    await listen({ rooms: [`matrix:${alias}`] });
  });

  test('an encrypted room is told once that it cannot be read, and nothing is sent there', async () => {
    await tux.state(room, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' });
    const { chat } = await listen();
    await stop(chat);
    const again = await listen();
    await expect(again.chat.send(post('o1', 'secret'))).rejects.toBeInstanceOf(Undeliverable);
    const said = (await tux.events(room)).filter(
      ({ sender, type }) => sender === gavel.id && type === 'm.room.message',
    );
    expect(said).toHaveLength(1);
    expect(said[0]?.content['body']).toContain('encrypted');
  });

  test('power in the room makes somebody one who leads, where the configuration lets it', async () => {
    const { heard } = await listen({ leadersFrom: 50 });
    const sjn = await register(synapse.url, 'sjn');
    await sjn.join(room);
    await tux.say(room, 'one');
    await sjn.say(room, 'two');
    await hears(heard, 'two');
    expect(heard.map(({ leads }) => leads === true)).toEqual([true, false]);
  });

  test('what Gavel may not say is undeliverable', async () => {
    const { chat } = await listen();
    await tux.call('POST', `/rooms/${encodeURIComponent(room)}/kick`, { user_id: gavel.id });
    await expect(chat.send(post('o1', 'hello'))).rejects.toBeInstanceOf(Undeliverable);
  });
});
