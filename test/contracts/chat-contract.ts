import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { sayText, strong, textLine } from '../../src/meeting/message.ts';
import { type Chat, type Heard, type OutgoingPost, UndeliverableMessage } from '../../src/ports/chat.ts';
import { rememberingListener } from '../doubles/listener.ts';
import { DOT_PNG } from '../doubles/pictures.ts';
import { authorAndWords } from './author-and-words.ts';
import type { ChatHarness } from './chat-harness.ts';

/** What every chat adapter must do, on a harness of its platform. */
export const chatContract = (platform: string, build: () => Promise<ChatHarness>): void =>
  // oxlint-disable-next-line jest/valid-title
  describe(platform, () => {
    let stage: ChatHarness;
    let chat: Chat;

    beforeEach(async () => {
      stage = await build();
      chat = stage.open();
    });
    afterEach(() => stage.close());

    const outgoing = (id: string, words: string): OutgoingPost => ({
      kind: 'post',
      id,
      room: stage.room,
      message: sayText(words),
    });

    test('hears what is said, who said it, and what it answers', async () => {
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      const [tux, sjn] = stage.people;
      const first = await stage.say({ by: tux, text: '  two\n lines, *as typed* ' });
      const second = await stage.say({ by: sjn, text: 'yes', replyTo: first });

      expect(heard).toMatchObject([
        {
          kind: 'message',
          room: stage.room,
          by: tux,
          message: first,
          text: '  two\n lines, *as typed* ',
          visible: true,
        },
        { kind: 'message', by: sjn, message: second, text: 'yes', replyTo: first },
      ]);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(2);
    });

    test('hears reactions come and go, with what they are about', async () => {
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      const [tux, sjn] = stage.people;
      const message = await stage.say({ by: tux, text: 'write the rules' });
      await stage.react(sjn, '🚩', message, false);
      await stage.react(sjn, '🚩', message, true);

      const target = { by: tux, text: 'write the rules' };
      expect(heard.slice(1)).toMatchObject([
        { kind: 'reaction', by: sjn, message, emoji: '🚩', removed: false, target },
        { kind: 'reaction', by: sjn, message, emoji: '🚩', removed: true, target },
      ]);
    });

    test('hears that something is attached, and fetches it, if it is not too large', async () => {
      if (!stage.attach) return;
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      const [tux] = stage.people;
      const file = { name: 'chart.png', type: 'image/png', bytes: DOT_PNG };
      const message = await stage.attach({ by: tux, text: 'the new chart' }, file);

      expect(heard).toMatchObject([{ kind: 'message', by: tux, message, text: 'the new chart' }]);
      const [attachment] = heard.flatMap((one) => (one.kind === 'message' ? (one.attachments ?? []) : []));
      expect(attachment).toMatchObject({ name: 'chart.png', type: 'image/png', size: DOT_PNG.length });
      const { reference = '' } = attachment ?? {};
      expect(Buffer.from(await chat.fetch(stage.room, reference, DOT_PNG.length))).toEqual(Buffer.from(DOT_PNG));
      await expect(chat.fetch(stage.room, reference, DOT_PNG.length - 1)).rejects.toMatchObject({ why: 'too large' });
      await expect(chat.fetch(stage.room, `${reference}0`, DOT_PNG.length)).rejects.toMatchObject({ why: 'gone' });
    });

    test('sending an id twice gives one message', async () => {
      await chat.start(rememberingListener().hear);
      const first = await chat.send(outgoing('o1', 'Topic 1'));
      const again = await chat.send(outgoing('o1', 'Topic 1'));

      expect(first).toBeDefined();
      expect(again).toBe(first);
      expect(await stage.sees(stage.people[0])).toHaveLength(1);
    });

    test('remembers what it sent when it is started again', async () => {
      await chat.start(rememberingListener().hear);
      const first = await chat.send(outgoing('o1', 'Topic 1'));
      await chat.stop();
      chat = stage.open();
      await chat.start(rememberingListener().hear);

      expect(await chat.send(outgoing('o1', 'Topic 1'))).toBe(first);
      expect(await stage.sees(stage.people[0])).toHaveLength(1);
    });

    test('an edit takes the place of the message', async () => {
      await chat.start(rememberingListener().hear);
      const message = await chat.send(outgoing('o1', '1 is here'));
      if (message === undefined) throw new Error('A post has an id');
      await chat.send(outgoing('o2', 'Topic 1'));
      const edited = await chat.send({
        ...outgoing('o3', ''),
        message: { lines: [textLine('2 are ', strong('here'))] },
        edits: message,
      });

      expect(edited).toBe(message);
      expect(await stage.sees(stage.people[0])).toMatchObject([
        { id: message, text: '2 are here' },
        { text: 'Topic 1' },
      ]);
    });

    test.each(['1\uFE0F\u20E3', '9\u20E3'])('the keycap %s is an emoji, by which people vote', async (emoji) => {
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      const [tux, sjn] = stage.people;
      const message = await stage.say({ by: tux, text: 'Monday or Tuesday?' });
      await stage.react(sjn, emoji, message, false);
      expect(heard.at(-1)).toMatchObject({ kind: 'reaction', message, emoji: `${emoji[0]}\u20E3`, removed: false });
    });

    test('a mark stands on the message, once, and is not heard', async () => {
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      const [tux, sjn] = stage.people;
      const target = await stage.say({ by: tux, text: '#info new channel' });
      const mark = { kind: 'mark', room: stage.room, target, mark: '#11', sign: '✏' } as const;
      await chat.send({ ...mark, id: 'm1' });
      await chat.send({ ...mark, id: 'm1' });
      await chat.send({ ...mark, id: 'm2' });

      const shown = stage.showsNumbers === true ? { marks: ['#11'], reactions: [] } : { marks: [], reactions: ['✏'] };
      expect(await stage.sees(sjn)).toMatchObject([{ id: target, ...shown }]);
      await stage.say({ by: sjn, text: 'good night' });
      expect(heard.map(({ kind }) => kind)).toEqual(['message', 'message']);
    });

    test('a mark without a sign, as it waited since an earlier version, is no trouble and no message', async () => {
      await chat.start(rememberingListener().hear);
      const target = await stage.say({ by: stage.people[0], text: '#info new channel' });
      await chat.send({ kind: 'mark', id: 'm1', room: stage.room, target, mark: '#11' });
      const marks = stage.showsNumbers === true ? ['#11'] : [];
      expect(await stage.sees(stage.people[1])).toMatchObject([{ id: target, marks, reactions: [] }]);
      expect(await stage.sees(stage.people[1])).toHaveLength(1);
    });

    test('its own reaction stands on a message until it is taken back, and is not heard', async () => {
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      const [tux, sjn] = stage.people;
      const target = await stage.say({ by: tux, text: 'good evening' });
      const reaction = { kind: 'reaction', room: stage.room, target, emoji: '❤', removed: false } as const;
      await chat.send({ ...reaction, id: 'r1' });
      await chat.send({ ...reaction, id: 'r1' });
      await chat.send({ ...reaction, id: 'r2' });
      expect(await stage.sees(sjn)).toMatchObject([{ id: target, reactions: ['❤'] }]);

      await chat.send({ ...reaction, id: 'r3', removed: true });
      await chat.send({ ...reaction, id: 'r4', removed: true });
      expect(await stage.sees(sjn)).toMatchObject([{ id: target, reactions: [] }]);

      await chat.send({ ...reaction, id: 'r5' });
      expect(await stage.sees(sjn)).toMatchObject([{ id: target, reactions: ['❤'] }]);
      await stage.say({ by: sjn, text: 'good night' });
      expect(heard.map(({ kind }) => kind)).toEqual(['message', 'message']);
    });

    test('its own reaction leaves those of people where they are', async () => {
      await chat.start(rememberingListener().hear);
      const [tux, sjn] = stage.people;
      const target = await stage.say({ by: tux, text: 'good evening' });
      const reaction = { kind: 'reaction', room: stage.room, target, emoji: '👍' } as const;
      await chat.send({ ...reaction, id: 'r1', removed: false });
      await stage.react(sjn, '👍', target, false);
      await chat.send({ ...reaction, id: 'r2', removed: true });
      expect(await stage.sees(tux)).toMatchObject([{ id: target, reactions: ['👍'] }]);
    });

    test('what somebody said in another room is shown with their name', async () => {
      await chat.start(rememberingListener().hear);
      const author = { name: 'Kim Osei', platform: 'matrix' };
      const message = await chat.send({ ...outgoing('o1', 'good evening'), author });
      if (message === undefined) throw new Error('A post has an id');
      const before = await stage.sees(stage.people[0]);
      await chat.send({ ...outgoing('o2', 'good night'), author, edits: message });
      const after = await stage.sees(stage.people[0]);

      expect([before, after].map(([seen]) => seen && authorAndWords(seen))).toEqual([
        ['Kim Osei', 'good evening'],
        ['Kim Osei', 'good night'],
      ]);
    });

    test('an answer is for one person', async () => {
      await chat.start(rememberingListener().hear);
      const [tux, sjn] = stage.people;
      await chat.send({
        kind: 'answer',
        id: 'a1',
        room: stage.room,
        to: tux,
        message: sayText('Did you mean /topic?'),
      });

      const answered = [{ text: 'Did you mean /topic?' }];
      expect(await stage.sees(tux)).toMatchObject(answered);
      expect(await stage.sees(sjn)).toMatchObject(stage.answersArePublic === true ? answered : []);
    });

    test('a direct message is for one person, once', async () => {
      await chat.start(rememberingListener().hear);
      const [tux, sjn] = stage.people;
      const direct = {
        kind: 'direct',
        id: 'd1',
        room: stage.room,
        to: sjn,
        message: sayText('Two actions are open'),
      } as const;
      const first = await chat.send(direct);

      expect(await chat.send(direct)).toBe(first);
      expect(await stage.sees(sjn)).toMatchObject([{ text: 'Two actions are open' }]);
      expect(await stage.sees(tux)).toEqual([]);
    });

    test('what can never be sent is Undeliverable', async () => {
      await chat.start(rememberingListener().hear);
      const edit = { ...outgoing('o1', 'x'), edits: 'no such message' };
      const mark = {
        kind: 'mark',
        id: 'm1',
        room: stage.room,
        target: 'no such message',
        mark: '#1',
        sign: '✏',
      } as const;

      await expect(chat.send(edit)).rejects.toBeInstanceOf(UndeliverableMessage);
      await expect(chat.send(mark)).rejects.toBeInstanceOf(UndeliverableMessage);
      const reaction = { kind: 'reaction', emoji: '👍', removed: false } as const;
      await expect(chat.send({ ...mark, ...reaction })).rejects.toBeInstanceOf(UndeliverableMessage);
    });

    test('acknowledges only what was heard', async () => {
      const steps: string[] = [];
      const gate = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      await chat.start(async () => {
        begun.resolve();
        await gate.promise;
        steps.push('heard');
      });
      const said = stage.say({ by: stage.people[0], text: 'hello' }).then(() => steps.push('acknowledged'));
      await begun.promise;
      steps.push('hearing');
      gate.resolve();
      await said;

      expect(steps).toEqual(['hearing', 'heard', 'acknowledged']);
    });

    test('hears one after the other, in the order of the room', async () => {
      let hearing = 0;
      const overlaps: number[] = [];
      const heard: string[] = [];
      await chat.start(async (one) => {
        hearing += 1;
        overlaps.push(hearing);
        await new Promise((resolve) => setImmediate(resolve));
        if (one.kind === 'message') heard.push(one.message);
        hearing -= 1;
      });
      const ids = await Promise.all(['a', 'b', 'c'].map((letter) => stage.say({ by: stage.people[0], text: letter })));

      expect(overlaps).toEqual([1, 1, 1]);
      const shown = (await stage.sees(stage.people[0])).map(({ id }) => id);
      expect(heard.toSorted()).toEqual(ids.toSorted());
      expect(heard).toEqual(shown);
    });

    test('what could not be heard is not acknowledged, and heard again at the next start', async () => {
      const failed: Heard[] = [];
      await chat.start(async (one) => {
        failed.push(one);
        throw new Error('The disk is full');
      });
      await expect(stage.say({ by: stage.people[0], text: 'hello' })).rejects.toBeInstanceOf(Error);
      await chat.stop();

      chat = stage.open();
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      expect(heard).toMatchObject(failed.slice(0, 1));
    });

    test('what was heard is not heard again at the next start', async () => {
      await chat.start(rememberingListener().hear);
      await stage.say({ by: stage.people[0], text: 'hello' });
      await chat.stop();

      chat = stage.open();
      const { heard, hear } = rememberingListener();
      await chat.start(hear);
      expect(heard).toEqual([]);
    });

    test('stop waits for what is being sent, which is then known to be there', async () => {
      await chat.start(async () => undefined);
      const sending = chat.send(outgoing('o1', 'on its way'));
      const [message] = await Promise.all([sending, chat.stop()]);
      const next = stage.open();
      await next.start(async () => undefined);
      expect(await next.send(outgoing('o1', 'on its way'))).toBe(message);
      expect((await stage.sees(stage.people[0])).filter(({ text: words }) => words === 'on its way')).toHaveLength(1);
    });

    test('stop waits for what is being heard', async () => {
      const steps: string[] = [];
      const gate = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      await chat.start(async () => {
        begun.resolve();
        await gate.promise;
        steps.push('heard');
      });
      const said = stage.say({ by: stage.people[0], text: 'hello' });
      await begun.promise;
      const stopped = chat.stop().then(() => steps.push('stopped'));
      gate.resolve();
      await Promise.all([said, stopped]);

      expect(steps).toEqual(['heard', 'stopped']);
    });
  });
