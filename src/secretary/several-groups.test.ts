// Groups whose secretary starts again: what one of them is owed begins when the meetings of all are read.
import { expect, test } from '@jest/globals';

import { groupWithReviews } from '../../test/doubles/group-with-reviews.ts';
import { reviewedForge } from '../../test/doubles/reviewed-forge.ts';
import { startRuns, storeOfRun } from '../../test/doubles/secretary-runs.ts';
import { currentMeeting, testSecretary, webUser } from '../../test/doubles/secretary.ts';
import { memoryChat } from '../chat/memory/memory.ts';
import { handClock } from '../clock/hand.ts';
import { entriesFeature } from '../meeting/entry.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Store } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';

const GROUPS = ['lantern', 'moths'].map((id) => groupWithReviews({ needed: 2, inRooms: true }, { id, name: id }));

test('no job is begun before the meetings of all groups are read', async () => {
  const { store, jobs } = memoryStore();
  const clock = handClock('2026-11-24T16:55:00.000Z');
  const chat = memoryChat('memory');
  const bindings = GROUPS.map((group) => ({ group, rooms: [`memory:${group.id}`], forge: reviewedForge() }));
  let order: string[] = [];
  const read: Store = {
    ...store,
    async latest(group) {
      order.push(group);
      return store.latest(group);
    },
  };
  const due: JobQueue = {
    ...jobs,
    async due(...of) {
      order.push('jobs');
      return jobs.due(...of);
    },
  };
  const runs = await startRuns((own) =>
    testSecretary({ store: own(storeOfRun(read)), jobs: own(due), clock: own(clock), chats: [own(chat)], bindings }),
  );
  const say = async (group: string, text: string): Promise<void> => {
    await chat.say({ room: `memory:${group}`, by: webUser('mira'), at: clock.now(), text });
    await runs.current().idle();
  };
  for (const { id } of GROUPS)
    for (const text of ['/meeting start', '/meeting start', '/meeting end']) await say(id, text);
  await runs.current().stop();
  // The proposed minutes are looked at every minute, and that is due when the next run begins.
  clock.set('2026-12-08T17:10:00.000Z');
  order = [];
  await runs.restart();
  expect(order.slice(0, order.indexOf('jobs'))).toEqual(['lantern', 'moths']);
  for (const { id } of GROUPS)
    for (const text of ['/meeting start', '/meeting start', '#info a word']) await say(id, text);
  for (const { id } of GROUPS) {
    const { byNumber } = currentMeeting(runs.current(), id).stateOf(entriesFeature);
    expect([id, ...[...byNumber.values()].map(({ text }) => text)]).toEqual([id, 'a word']);
  }
  await runs.stop();
});
