import { expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { proposalWorld } from '../../test/doubles/proposal-world.ts';
import { reviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { minutesPath } from '../features/minutes/proposal.ts';
import { createPublicPages } from './public-pages.ts';

test('minutes are a draft until they are merged, and then what the repository has', async () => {
  const group = {
    ...groupWithReviews({ needed: 1, inRooms: true, remind: [] }),
    pages: { url: 'https://pages.example.org/lantern/', public: ['minutes'] as const },
  };
  const forge = reviewedForge({ 'meetings/README.md': '# Meetings\n' });
  const world = await proposalWorld(forge, group);
  let inRepository: string | undefined;
  const reading = {
    ...forge,
    read: async (path: string) => (path === minutesPath(ended()) ? inRepository : forge.read(path)),
  };
  const ended = () => {
    const last = world.gavel.session(group.id)?.last();
    if (!last) throw new Error('No meeting has ended');
    return last;
  };
  const binding = { group, rooms: [], forge: reading };
  const clock = { now: () => '2026-11-24T19:00:00.000Z' };
  const pages = createPublicPages([binding], () => world.gavel, world.store, clock);

  await world.meet('/topic Releases', '/note CANARY is out');
  const [draft] = await pages.listed(group.id);
  expect(draft).toEqual({ key: '2026-11-24', day: '2026-11-24', stage: 'draft' });
  expect((await pages.minutes(group.id, '2026-11-24'))?.markdown).toContain('CANARY');

  // In review, somebody takes a word out.
  inRepository = '# Minutes\n\n- 2.4 is out\n';
  await world.say('adaeze', '/meeting approve');
  await world.wait(1);
  expect(await pages.listed(group.id)).toEqual([{ key: '2026-11-24', day: '2026-11-24', stage: 'approved' }]);
  expect((await pages.minutes(group.id, '2026-11-24'))?.markdown).toBe(inRepository);
  expect(await pages.minutes(group.id, '2026-11-25')).toBeUndefined();
  await world.stop();
});
