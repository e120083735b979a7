import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { sayText, textLine } from '../../src/meeting/message.ts';
import type { Chat, OutgoingDirect } from '../../src/ports/chat.ts';
import type { ChatHarness } from './chat-harness.ts';

/** How every chat adapter must say what is for one person, beside what the contract of all says. */
export const privateContract = (platform: string, build: () => Promise<ChatHarness>): void =>
  describe(`for one person: ${platform}`, () => {
    let stage: ChatHarness;
    let chat: Chat;
    beforeEach(async () => {
      stage = await build();
      chat = stage.open();
      await chat.start(async () => undefined);
    });
    afterEach(() => stage.close());

    const direct = (id: string, words: string): OutgoingDirect => {
      const [, sjn] = stage.people;
      return { kind: 'direct', id, room: stage.room, to: sjn, message: sayText(words) };
    };

    test('a direct message is edited in its place', async () => {
      const [tux, sjn] = stage.people;
      const first = await chat.send(direct('d1', 'one guest'));
      if (first === undefined) throw new Error('A direct message has an id');
      expect(await chat.send({ ...direct('d2', 'two guests'), edits: first })).toBe(first);
      expect(await stage.sees(sjn)).toMatchObject([{ id: first, text: 'two guests' }]);
      expect(await stage.sees(tux)).toEqual([]);
    });

    test('an answer that a sign gives as well is never a message for everybody', async () => {
      const [tux, sjn] = stage.people;
      const replyTo = await stage.say({ by: tux, text: '#acton' });
      const answer = { kind: 'answer', id: 'a1', room: stage.room, to: tux, replyTo, sign: '❓' } as const;
      for (const _ of ['once', 'again']) await chat.send({ ...answer, message: sayText('Did you mean #action?') });
      const reactions = stage.answersArePublic === true ? ['❓'] : [];
      expect(await stage.sees(sjn)).toMatchObject([{ id: replyTo, reactions }]);
    });

    test('a long text is one message: a file, or words', async () => {
      const [tux] = stage.people;
      const lines = Array.from({ length: 150 }, (_, i) => `- line ${i} of the minutes`);
      const message = { lines: [textLine('The minutes:')], file: { name: 'minutes.md', text: lines.join('\n') } };
      await chat.send({ kind: 'answer', id: 'a1', room: stage.room, to: tux, message });
      // A platform that can't show a file to one person alone in the room tells them where to find it.
      const seen = (await stage.sees(tux)).filter(({ text }) => text.includes('The minutes:'));
      expect(seen).toHaveLength(1);
      expect(stage.fileOf ? await stage.fileOf(seen[0]?.id ?? '') : seen[0]?.text).toContain(lines.join('\n'));
    });
  });
