// What is said while nothing else is to be done is decided at once, in the transaction that writes it down; what is said
// meanwhile is written down first.
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import type { HeardMessage } from '../../ports/chat.ts';
import type { Commit, Store } from '../../ports/store.ts';
import { memoryStore } from '../../store/memory/memory.ts';

let world: MeetingWorld;
let commits: Commit[];
let inbox: string[];
beforeEach(async () => {
  [commits, inbox] = [[], []];
  const { store, jobs } = memoryStore();
  const watched: Store = {
    ...store,
    commit(commit) {
      commits.push(commit);
      return store.commit(commit);
    },
    hear(item) {
      inbox.push(item.id);
      return store.hear(item);
    },
  };
  world = await meetingWorld({ durable: { store: watched, jobs } });
  await world.say('ada', '/meeting start');
  [commits, inbox] = [[], []];
});
afterEach(() => world.stop());

const said = (id: string, text: string): HeardMessage => ({
  kind: 'message',
  id,
  message: id,
  room: world.room,
  by: webUser('ada'),
  at: world.clock.now(),
  text,
  visible: true,
});
const texts = (): string[] => [...world.meeting().stateOf(entriesFeature).byNumber.values()].map(({ text }) => text);

test('one line is one commit, and its words are never in the inbox', async () => {
  await world.gavel.hear(said('m:1', '#info the lamps burn'));
  expect(texts()).toEqual(['the lamps burn']);
  expect(inbox).toEqual([]);
  expect(commits.filter(({ heard = [] }) => heard.includes('m:1'))).toHaveLength(1);
});

test('told again, it is nothing new, at once or later', async () => {
  await Promise.all([world.gavel.hear(said('m:1', '#info one')), world.gavel.hear(said('m:1', '#info one'))]);
  await world.gavel.idle();
  await world.gavel.hear(said('m:1', '#info one'));
  await world.gavel.idle();
  expect(texts()).toEqual(['one']);
});

test('what is said while a line is decided is written down first, and keeps its order', async () => {
  const lines = ['one', 'two', 'three', 'four'];
  await Promise.all(lines.map((word, i) => world.gavel.hear(said(`m:${i}`, `#info ${word}`))));
  await world.gavel.idle();
  expect(inbox).toEqual(['m:1', 'm:2', 'm:3']);
  expect(texts()).toEqual(lines);
});
