import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { proposalWorld } from '../../test/doubles/proposal-world.ts';
import { reviewedForge } from '../../test/doubles/reviewed-forge.ts';
import type { CommandSuggestions } from '../ports/suggestions.ts';
import { createSuggestions } from './suggestions.ts';

let world: Awaited<ReturnType<typeof proposalWorld>>;
let suggestions: CommandSuggestions;
beforeEach(async () => {
  const forge = reviewedForge({ 'meetings/README.md': '# Meetings\n' });
  world = await proposalWorld(forge, groupWithReviews({ needed: 1, inRooms: true, remind: [] }));
  suggestions = createSuggestions(() => world.gavel, world.clock);
});
afterEach(() => world.stop());

const now = (id: string | undefined): readonly string[] =>
  suggestions
    .read('lantern', id === undefined ? undefined : { platform: 'web', id, name: id })
    .flatMap((one) => (one.now ? [one.usage] : []));

test('before the meeting, the chair can start it, and others send regrets', () => {
  expect(now('mira')[0]).toBe('/meeting start');
  expect(now('kenji')).not.toContain('/meeting start');
  expect(now('kenji').some((usage) => usage.startsWith('/regrets'))).toBe(true);
  expect(now('kenji').some((usage) => usage.startsWith('/note'))).toBe(false);
});

test('in a meeting, the likeliest comes first, by role', async () => {
  await world.say('mira', '/meeting start');
  await world.say('mira', '/topic Releases');
  expect(now('mira')[0]).toMatch(/^\/topic/u);
  expect(now('kenji')[0]).toMatch(/^\/note/u);
  expect(now('kenji').some((usage) => usage.startsWith('/meeting end'))).toBe(false);
});

test('minutes that wait for approval can be approved, though the next meeting is planned', async () => {
  await world.meet('/topic Releases', '/note 2.4 is out');
  expect(now('adaeze')[0]).toMatch(/^\/meeting approve/u);
});

test('everything is there for everyone, what cannot be done now last', () => {
  const all = suggestions.read('lantern', undefined);
  const first = all.findIndex((one) => !one.now);
  expect(first).toBeGreaterThan(0);
  expect(all.slice(first).every((one) => !one.now)).toBe(true);
  expect(new Set(all.map(({ usage }) => usage)).size).toBe(all.length);
});
