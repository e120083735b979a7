/** @needs Synapse matrix-nio */
// Encrypted rooms, with matrix-nio as the human: it shares no code with Gavel's crypto.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { checkMatrix } from '../../src/chat/matrix/check.ts';
import { UndeliverableMessage, type Chat, type Heard } from '../../src/ports/chat.ts';
import { eventually } from '../doubles/eventually.ts';
import { describeOnSynapse, heardTexts, untilHeard } from './matrix-harness.ts';
import { encryptingTypist, type EncryptingTypist, type SeenMessage } from './nio-typist.ts';
import { registerAccount, type MatrixAccount } from './people.ts';

const ENCRYPTION = { algorithm: 'm.megolm.v1.aes-sha2' };

describeOnSynapse('an encrypted room', (here) => {
  let folder: string;
  let typist: EncryptingTypist;
  let tux: MatrixAccount;
  let room: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gavel-crypto-'));
    typist = encryptingTypist(here.synapse.url, folder);
    ({ tux, room } = here);
  });
  afterEach(async () => {
    await typist.stop();
    await rm(folder, { recursive: true });
  });

  const keys = () => ({ file: join(folder, 'keys.db') });
  const listen = (): Promise<{ chat: Chat; heard: Heard[] }> => here.listen({ keys: keys() });

  async function listenEncrypted(): Promise<{ chat: Chat; heard: Heard[] }> {
    await tux.state(room, 'm.room.encryption', ENCRYPTION);
    const listening = await listen();
    typist.expect(room, [here.gavel]);
    return listening;
  }

  const seenBy = (who: MatrixAccount, words: string): Promise<SeenMessage> =>
    eventually(words, async () =>
      (await typist.seen(who)).find(({ content }) => JSON.stringify(content)?.includes(words)),
    );

  test('messages, replies, edits and reactions are heard, and so is what was taken back', async () => {
    const { heard } = await listenEncrypted();
    const note = await typist.say(tux, room, '!note something');
    await untilHeard(heard, '!note something');
    const reply = await typist.say(tux, room, '!action this', note);
    await untilHeard(heard, '!action this');
    await typist.edit(tux, room, note, '!note something else');
    await untilHeard(heard, '!note something else');
    await typist.react(tux, room, note, '📝');
    await untilHeard(heard, 'reaction');
    await typist.redact(tux, room, reply);
    await untilHeard(heard, 'deletion');
    const [first, answer, edit, reaction] = heard;
    expect(first).toMatchObject({ kind: 'message', message: note, by: { id: tux.id } });
    expect(answer).toMatchObject({ kind: 'message', replyTo: note, answers: { text: '!note something' } });
    expect(edit).toMatchObject({ kind: 'edit', message: note, saidAt: expect.any(String) });
    expect(reaction).toMatchObject({ kind: 'reaction', target: { text: '!note something else' } });
  });

  test('what Gavel says there is read by people, and its edits; the homeserver has none of it in clear', async () => {
    const { chat } = await listenEncrypted();
    await typist.say(tux, room, '!hello');
    const message = (await chat.send(here.post('1', 'the words of a quagga'))) ?? '';
    await seenBy(tux, 'quagga');
    await chat.send({ ...here.post('2', 'the words of a zebra'), edits: message });
    const edit = await seenBy(tux, 'zebra');
    expect(edit.content?.['m.relates_to']).toMatchObject({ rel_type: 'm.replace', event_id: message });
    const events = JSON.stringify(await tux.events(room));
    for (const word of ['quagga', 'zebra', '!hello']) expect(events).not.toContain(word);
    expect((await typist.seen(tux)).filter(({ content }) => content === null)).toEqual([]);
  });

  test('a message whose key comes late is heard then, and once, also by the next process', async () => {
    const { chat, heard } = await listenEncrypted();
    await typist.holdKeys(tux);
    await typist.say(tux, room, '!note one');
    await typist.say(tux, room, '!note two');
    await tux.react(room, await tux.say(room, '!note in clear'), '📝');
    await untilHeard(heard, 'reaction');
    await here.stop(chat);
    const next = await listen();
    await typist.releaseKeys(tux);
    await untilHeard(next.heard, '!note two');
    await typist.say(tux, room, '!note three');
    await untilHeard(next.heard, '!note three');
    expect(heardTexts(heard)).toEqual(['!note in clear', 'reaction']);
    expect(heardTexts(next.heard)).toEqual(['!note one', '!note two', '!note three']);
  });

  test('a room that becomes encrypted goes on', async () => {
    const { chat, heard } = await listen();
    await typist.say(tux, room, '!note before');
    await untilHeard(heard, '!note before');
    await chat.send(here.post('1', 'the words of a quagga'));
    await tux.state(room, 'm.room.encryption', ENCRYPTION);
    typist.expect(room, [here.gavel]);
    await typist.say(tux, room, '!note after');
    await untilHeard(heard, '!note after');
    await chat.send(here.post('2', 'the words of a zebra'));
    await seenBy(tux, 'zebra');
    const events = JSON.stringify(await tux.events(room));
    expect([events.includes('quagga'), events.includes('zebra')]).toEqual([true, false]);
  });

  test('a file is encrypted, too', async () => {
    const { chat } = await listenEncrypted();
    await typist.say(tux, room, '!hello');
    const file = { name: 'minutes.md', text: '# The zebra' };
    await chat.send({ ...here.post('1', 'the words'), message: { ...here.post('1', 'the words').message, file } });
    const { content } = await seenBy(tux, 'minutes.md');
    expect(content).toMatchObject({ msgtype: 'm.file', file: { url: expect.any(String), v: 'v2' } });
    expect(content).not.toHaveProperty('url');
  });

  test("a device of somebody that's new reads what's said from then on", async () => {
    const { chat } = await listenEncrypted();
    await typist.say(tux, room, '!hello');
    await chat.send(here.post('1', 'the words of a quagga'));
    await seenBy(tux, 'quagga');
    const kim = await registerAccount(here.synapse.url, 'kim');
    await kim.join(room);
    // Its keys are there once it has typed.
    await typist.say(kim, room, 'hello');
    await chat.send(here.post('2', 'the words of a zebra'));
    await seenBy(kim, 'zebra');
    await seenBy(tux, 'zebra');
    const unread = (await typist.seen(tux)).filter(({ content }) => content === null);
    expect(unread).toEqual([]);
  });

  test('the device is signed by an identity of the account, so that clients let it in', async () => {
    await listen();
    const { id, device } = here.gavel;
    const { device_keys: devices, self_signing_keys: signing } = await tux.call<{
      device_keys: Record<string, Record<string, { signatures: Record<string, object> }>>;
      self_signing_keys: Record<string, { keys: object }>;
    }>('POST', '/keys/query', { device_keys: { [id]: [] } });
    const [selfSigning = ''] = Object.keys(signing[id]?.keys ?? {});
    expect(Object.keys(devices[id]?.[device]?.signatures[id] ?? {})).toEqual(
      expect.arrayContaining([`ed25519:${device}`, selfSigning]),
    );
  });

  /** What gavel doctor says of the device that a token belongs to. */
  const keysFound = async (accessToken: string): Promise<unknown> =>
    (await checkMatrix({ homeserver: here.synapse.url, accessToken, rooms: [] })).find(({ what }) =>
      what.includes('the keys of the device'),
    );

  test('doctor tells the fingerprint of the device, and that it is signed', async () => {
    expect(await keysFound(here.gavel.token)).toMatchObject({
      state: 'ok',
      found: expect.stringContaining('none yet'),
    });
    await listen();
    expect(await keysFound(here.gavel.token)).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(/^fingerprint (?:\S{4} ){10}\S{3}, signed by the account's identity$/u),
    });
  });

  test('an identity that another client has made is left alone', async () => {
    const { chat } = await listen();
    await here.stop(chat);
    const { access_token: accessToken } = await tux.call<{ access_token: string }>('POST', '/login', {
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user: here.gavel.id },
      password: 'for-tests-only',
      device_id: 'OTHER',
    });
    await here.listen({ accessToken, keys: { file: join(folder, 'other.db') } });
    expect(here.told.join('\n')).toContain('an identity that another client made');
    expect(await keysFound(accessToken)).toMatchObject({
      state: 'warn',
      found: expect.stringContaining('nobody signed'),
    });
  });

  test('an old copy of its keys is not used', async () => {
    const { chat, heard } = await listenEncrypted();
    await here.stop(chat);
    await copyFile(join(folder, 'keys.db'), join(folder, 'copy.db'));
    const next = await listen();
    await typist.say(tux, room, '!note one');
    await untilHeard(next.heard, '!note one');
    await next.chat.send(here.post('1', 'the words of a quagga'));
    await typist.say(tux, room, '!note two');
    await untilHeard(next.heard, '!note two');
    await here.stop(next.chat);
    await copyFile(join(folder, 'copy.db'), join(folder, 'keys.db'));
    const again = await listen();
    await expect(again.chat.send(here.post('2', 'a zebra'))).rejects.toBeInstanceOf(UndeliverableMessage);
    expect(here.errors).toContain("The keys of Gavel's Matrix device are an old copy; log in again for a new device");
    expect([heard, again.heard]).toEqual([[], []]);
  });

  test('without its keys, it says that it needs a new device', async () => {
    const { chat } = await listenEncrypted();
    await here.stop(chat);
    await rm(join(folder, 'keys.db'));
    await here.listen({ keys: keys() });
    expect(here.errors).toContain("The keys of Gavel's Matrix device are lost; log in again for a new device");
    const said = await here.saidByGavel();
    expect(said.map(({ content }) => content['body'])).toEqual([
      expect.stringContaining('the keys of my device are gone'),
    ]);
  });
});
