import { expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { proposalWorld } from '../../test/doubles/proposal-world.ts';
import { reviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { createBoards } from './boards.ts';

test('a board keeps the meeting that has ended until its minutes are approved, with the next one beside it', async () => {
  const forge = reviewedForge({ 'meetings/README.md': '# Meetings\n' });
  const world = await proposalWorld(forge, groupWithReviews({ needed: 1, inRooms: true, remind: [] }));
  const boards = createBoards(() => world.gavel, world.store);
  await world.meet('/topic Releases', '/note 2.4 is out');
  const ended = await boards.read('lantern');
  expect(ended.markdown).toContain('2.4 is out');
  expect(ended.title).toContain('24 November 2026');
  expect(ended.phase).toBe('in review');
  expect(ended.next?.title).not.toBe(ended.title);
  expect(ended.entries.map(({ text }) => text)).toContain('2.4 is out');

  await world.say('adaeze', '/meeting approve');
  await world.wait(1);
  const after = await boards.read('lantern');
  expect(after).toMatchObject({ phase: 'planned', proposal: { merged: true } });
  expect(after.next).toBeUndefined();
  // The conversation still shows what was recorded.
  expect(after.entries.map(({ text }) => text)).toContain('2.4 is out');
  await world.stop();
});

test('proposed minutes come with what was proposed before, once they are proposed again', async () => {
  const forge = reviewedForge({ 'meetings/README.md': '# Meetings\n' });
  const world = await proposalWorld(forge, groupWithReviews({ needed: 1, inRooms: true, remind: [] }));
  const boards = createBoards(() => world.gavel, world.store);
  await world.meet('/topic Releases', '/note 2.4 is out');
  const first = (await boards.read('lantern')).proposal;
  expect(first?.before).toBeUndefined();

  await world.say('mira', '/edit 1 2.5 is out');
  await world.wait(1);
  const second = (await boards.read('lantern')).proposal;
  expect(second?.before).toBe(first?.markdown);
  expect(second?.markdown).toBe(first?.markdown.replace('2.4', '2.5'));
  await world.stop();
});
