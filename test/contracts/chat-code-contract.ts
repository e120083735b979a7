import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { parseSpoken } from '../../src/meeting/parse-spoken.ts';
import { rememberingListener } from '../doubles/listener.ts';
import type { ChatHarness } from './chat-harness.ts';

/** How every chat adapter must hear code and quotes, on a harness of its platform. */
export const codeContract = (platform: string, build: () => Promise<ChatHarness>): void =>
  describe(`code and quotes: ${platform}`, () => {
    let stage: ChatHarness;
    beforeEach(async () => {
      stage = await build();
    });
    afterEach(() => stage.close());

    test('nothing in them is a command', async () => {
      const { heard, hear } = rememberingListener();
      await stage.open().start(hear);
      const [tux] = stage.people;
      await stage.say({ by: tux, text: 'pasted:\n```\n#endmeeting\n/meeting end\n```' });
      await stage.say({ by: tux, text: '> #endmeeting\n> !meeting end' });
      await stage.say({ by: tux, text: '`!meeting end`' });
      await stage.say({ by: tux, text: '> why?\n#info because' });

      const kinds = heard.map((one) =>
        one.kind === 'message' ? parseSpoken(one.text, meetingDomain.words).map(({ kind }) => kind) : [],
      );
      expect(kinds).toEqual([['talk', 'talk'], ['talk'], ['talk'], ['talk', 'command']]);
    });
  });
