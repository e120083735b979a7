/** @needs Synapse */
import { expect, test } from '@jest/globals';

import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { parseSpoken } from '../../src/meeting/parse-spoken.ts';
import { eventually } from '../doubles/eventually.ts';
import { untilHeard, describeOnSynapse, heardTexts } from './matrix-harness.ts';
import { registerAccount, sayAt } from './people.ts';

describeOnSynapse('what the Matrix adapter hears', (harness) => {
  test('a first start records where it is and does not act on what was said before', async () => {
    const { tux, room } = harness;
    await tux.say(room, '!meeting start');
    const { heard } = await harness.listen();
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(heardTexts(heard)).toEqual(['now']);
    expect(harness.told).toEqual([]);
  });

  test('a restart hears what was said meanwhile, all of it, once and in order, however much it was', async () => {
    const { tux, room } = harness;
    const { chat, heard } = await harness.listen();
    await tux.say(room, 'before');
    await untilHeard(heard, 'before');
    await harness.stop(chat);
    // A homeserver gives the last 100, and the others by the hundred.
    const said = Array.from({ length: 210 }, (_, i) => `line ${i}`);
    for (const line of said) await tux.say(room, line);

    const again = await harness.listen();
    await untilHeard(again.heard, 'line 209');
    expect(heardTexts(again.heard)).toEqual(said);
    expect(harness.told).toEqual([]);
  });

  test('what could not be written down is heard again, and nothing after it in between', async () => {
    const { tux, room } = harness;
    const heard: string[] = [];
    let isDiskFull = true;
    const chat = harness.open();
    await chat.start(async (one) => {
      const [text = ''] = heardTexts([one]);
      if (text === 'two' && isDiskFull) {
        isDiskFull = false;
        throw new Error('The disk is full');
      }
      heard.push(text);
    });
    for (const line of ['one', 'two', 'three']) await tux.say(room, line);
    await eventually('all is heard', async () => (heard.includes('three') ? true : undefined));
    expect(heard).toEqual(['one', 'two', 'three']);
    expect(harness.told).toContain("Matrix can't be reached now; trying again");
  });

  test('a homeserver that is away at the start, or goes away, is waited for', async () => {
    const { synapse, tux, room, told } = harness;
    await synapse.kill();
    const { heard } = await harness.listen();
    await synapse.restart();
    await eventually('Gavel is in the room', async () => (told.includes('Matrix is back') ? true : undefined));
    await tux.say(room, 'one');
    await untilHeard(heard, 'one');
    await synapse.kill();
    await synapse.restart();
    await tux.say(room, 'two');
    await untilHeard(heard, 'two');
    expect(heardTexts(heard)).toEqual(['one', 'two']);
  });

  test('a refused access token ends the process, with a word', async () => {
    await harness.listen({ accessToken: 'syt_wrong' });
    expect(harness.ended).toEqual([expect.stringContaining('access token')]);
  });

  test('an access token that is taken back while Gavel listens ends the process, with a word', async () => {
    const { gavel, tux, room, ended } = harness;
    await harness.listen();
    await gavel.call('POST', '/logout', {});
    await tux.say(room, 'is anybody here?');
    await eventually('Gavel gives up', async () => (ended.length > 0 ? true : undefined));
    expect(ended).toEqual([expect.stringContaining('create a new one')]);
  });

  test('another device of the account begins anew, and the operator is told what that means', async () => {
    const { gavel, tux, room, told } = harness;
    await harness.stop((await harness.listen()).chat);
    await tux.say(room, 'meanwhile');
    const login = { type: 'm.login.password', identifier: { type: 'm.id.user', user: gavel.id } };
    const { access_token: accessToken } = await gavel.call<{ access_token: string }>('POST', '/login', {
      ...login,
      password: 'for-tests-only',
      device_id: 'OTHER',
    });
    const { heard } = await harness.listen({ accessToken });
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(heardTexts(heard)).toEqual(['now']);
    expect(told.at(-1)).toContain('another device');
  });

  test('edits, deletions, reactions and their end, threads and replies, with people named', async () => {
    const { tux, room } = harness;
    const { chat, heard } = await harness.listen();
    const first = await tux.say(room, '!note one');
    const root = await chat.send(harness.post('o1', 'Topic'));
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
    await untilHeard(heard, `ask ${tux.id}`);

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

  test('a reaction is taken back while Gavel is down', async () => {
    const { tux, room } = harness;
    const { chat, heard } = await harness.listen();
    const message = await tux.say(room, 'here');
    const reaction = await tux.react(room, message, '✋');
    await untilHeard(heard, 'reaction');
    await harness.stop(chat);
    await tux.redact(room, reaction);

    const again = await harness.listen();
    await untilHeard(again.heard, 'reaction');
    expect(again.heard).toMatchObject([{ kind: 'reaction', by: { id: tux.id }, message, emoji: '✋', removed: true }]);
  });

  test('every way of addressing Gavel is understood, whatever its account is called', async () => {
    const { gavel, tux, room } = harness;
    await gavel.call('PUT', `/profile/${encodeURIComponent(gavel.id)}/displayname`, { displayname: 'Meeting Bot' });
    const { heard } = await harness.listen();
    for (const line of ['!meeting status', '/meeting status', '//meeting status', '@gavel: status', 'gavel: status'])
      await tux.say(room, line);
    await tux.say(room, `${gavel.id}: status`);
    // As Element writes it when a name is chosen from its list.
    const pill = `<a href="https://matrix.to/#/${gavel.id}">Meeting Bot</a>: status`;
    const mentions = { 'm.mentions': { user_ids: [gavel.id] } };
    await tux.say(room, 'Meeting Bot: status', {
      format: 'org.matrix.custom.html',
      formatted_body: pill,
      ...mentions,
    });
    await tux.say(room, 'that is all');
    await untilHeard(heard, 'that is all');
    const spoken = heardTexts(heard)
      .slice(0, -1)
      .map((text) => parseSpoken(text, meetingDomain.words)[0]);
    expect(spoken).toHaveLength(7);
    for (const one of spoken) expect(one).toMatchObject({ kind: 'command', command: { verb: 'meeting status' } });
  });

  test('notices of other bots, edits by others, and what is said in other rooms, are not heard', async () => {
    const { synapse, gavel, tux, room } = harness;
    const { heard } = await harness.listen();
    const eve = await registerAccount(synapse.url, 'eve');
    await eve.join(room);
    const note = await tux.say(room, '!note one');
    await eve.edit(room, note, '!note eve was here');
    const edit = await tux.edit(room, note, '!note two');
    await tux.edit(room, edit, '!note three');

    const other = await tux.createRoom({ preset: 'public_chat', invite: [gavel.id] });
    await eventually('Gavel comes', async () => ((await harness.saidByGavel(other)).length > 0 ? true : undefined));
    await tux.say(other, '!meeting start');
    await tux.send(room, 'm.room.message', { msgtype: 'm.notice', body: '!meeting start' });
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(heardTexts(heard)).toEqual(['!note one', '!note two', 'now']);
    const [hint] = await harness.saidByGavel(other);
    expect(hint?.content['body']).toContain(`matrix:${other}`);
  });

  test('odd events do not keep Gavel from hearing the next', async () => {
    const { tux, room } = harness;
    const { heard } = await harness.listen();
    const deep = `<a href="https://matrix.to/#/${tux.id}">x</a>${'<div>'.repeat(11_000)}`;
    await tux.say(room, 'deep', { format: 'org.matrix.custom.html', formatted_body: deep });
    await tux.say(room, 'large'.repeat(12_000));
    await tux.say(room, 'nothing', { 'm.relates_to': null, 'm.new_content': [] });
    await tux.say(room, '* nothing', { 'm.relates_to': { rel_type: 'm.replace', event_id: { $: 1 } } });
    await tux.send(room, 'm.reaction', { 'm.relates_to': [] });
    await tux.send(room, 'm.room.message', { msgtype: 'org.example.dance', body: '!meeting start' });
    await tux.state(room, 'm.room.member', { membership: 'join', displayname: { toString: 1 } }, tux.id);
    await tux.state(room, 'm.room.tombstone', { replacement_room: 7 });
    await tux.state(room, 'org.example.odd', { users: [[[]]] });
    await tux.say(room, 'now');
    await untilHeard(heard, 'now');
    expect(heardTexts(heard).map((text) => text.slice(0, 10))).toEqual([
      'deep',
      'largelarge',
      'nothing',
      '* nothing',
      'now',
    ]);
    expect(heard.at(-1)?.by).toMatchObject({ id: tux.id, name: tux.id.slice(1) });
  });

  test('what says that it was said in another age was said now', async () => {
    const { synapse, room } = harness;
    const { heard } = await harness.listen();
    const before = new Date().toISOString();
    // The last is no time at all: JavaScript's end in the year 275,760.
    for (const at of [0, Date.parse('2200-01-01T00:00:00Z'), Number.MAX_SAFE_INTEGER])
      await sayAt(synapse, room, { body: `at ${at}`, at });
    await untilHeard(heard, `at ${Number.MAX_SAFE_INTEGER}`);
    const after = new Date().toISOString();
    expect(heard).toHaveLength(3);
    for (const { at } of heard) expect(before <= at && at <= after).toBe(true);
  });
});
