// Three meetings of a group with a local repository: what one's minutes say, the next one's agenda begins with.
import { afterEach, expect, test } from '@jest/globals';

import { bareRepositoryWith, committedBytes } from '../doubles/git-people.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { proposalWorld, type ProposalWorld } from '../doubles/proposal-world.ts';
import { gitOver } from '../doubles/proposals.ts';

let on: ProposalWorld | undefined;
afterEach(async () => {
  await on?.stop();
  on = undefined;
});

const agendaIn = (markdown = ''): string[] =>
  markdown
    .slice(markdown.indexOf('## Agenda'))
    .split('\n')
    .filter((line) => line !== '');

test('boxes, moves, kept notes and usual topics, from merged minutes to merged minutes', async () => {
  const repository = bareRepositoryWith({ 'meetings/README.md': '# Meetings\n' });
  const format = {
    path: 'meetings/minutes-{date}.md',
    sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }], carry: 'notes' }],
  };
  const group = groupWithReviews({ needed: 1, inRooms: true, remind: [] }, { format });
  const room = await proposalWorld(gitOver(repository), group);
  on = room;
  const merged = async (name: string): Promise<string[]> => {
    await room.say('adaeze', '/meeting approve');
    return agendaIn(committedBytes(repository, `meetings/minutes-${name}.md`)?.toString());
  };
  const agenda = async (): Promise<string> => {
    room.news();
    await room.say('jonas', '/agenda');
    return room.news().join('\n');
  };

  await room.meet(
    '/topic "Boats"',
    '/note the red one leaks',
    '/note kenji: the keys are lost',
    '/box 2',
    '/topic "Nets"',
    '/todo mend the net',
    '/move 1 under 2',
    '/move Nets before Releases',
    '/agreed sell the red one',
  );
  expect(await merged('2026-11-24')).toEqual([
    '## Agenda',
    '### Nets',
    '- [ ] mend the net',
    '- **Agreed**: sell the red one',
    '### Releases',
    '### Boats',
    '- [ ] @kenji – the keys are lost',
    '  - the red one leaks',
  ]);
  // People edit what was merged; the second meeting hasn't begun.
  expect(await agenda()).toMatch(/1\. Nets.*#3 mend the net.*2\. Releases.*3\. Boats.*#2 @kenji – the keys are lost/su);

  await room.turnTo('2026-12-08T17:00:00.000Z');
  await room.meet('/done 2', '/done 3', '/topic nets', '/note a new one is dear', '/topic boats', '/note sold');
  expect(await merged('2026-12-08')).toEqual([
    '## Agenda',
    '### Nets',
    '- [x] mend the net',
    '- a new one is dear',
    '### Releases',
    '### Boats',
    '- [x] @kenji – the keys are lost',
    '  - the red one leaks',
    '- sold',
  ]);
  expect(await agenda()).toMatch(/1\. Nets.*a new one is dear.*2\. Releases.*3\. Boats.*sold/su);

  await room.turnTo('2026-12-22T17:00:00.000Z');
  await room.say('mira', '/undo 6');
  await room.say('mira', '/drop Boats');
  await room.meet('/topic nets');
  expect(await merged('2026-12-22')).toEqual(['## Agenda', '### Nets', '- a new one is dear', '### Releases']);
});
