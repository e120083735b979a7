// What is written down while a group is off the record.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { meetingDomain } from '../../features/meeting-domain.ts';
import type { HeardReaction } from '../../ports/chat.ts';
import { keptOffRecord, unspokenLines } from './off-record.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

const reaction = (message: string, emoji: string, removed = false): HeardReaction => ({
  kind: 'reaction',
  id: `${message}/${emoji}`,
  room: world.room,
  by: webUser('kim'),
  at: world.clock.now(),
  message,
  emoji,
  removed,
  target: { by: webUser('lou'), text: 'a secret' },
});
const kept = async (heard: HeardReaction) =>
  keptOffRecord(heard, world.meeting(), { domain: meetingDomain, store: world.store });
const showing = (words: string): string =>
  world.chat.sent.find(({ outgoing }) => JSON.stringify(outgoing).includes(words))?.message ?? '';

describe('a reaction', () => {
  test('that does something is kept, without the words that it is on', async () => {
    const hand = reaction(showing('Roll call'), '✋');
    const { target: _target, ...bare } = hand;
    expect(await kept(hand)).toEqual(bare);
  });

  test('that does nothing is not', async () => {
    expect(await kept(reaction(showing('Roll call'), '🎉'))).toBeUndefined();
  });

  test('on what somebody said is not, whatever it would record on the record', async () => {
    const message = await world.say('lou', 'a secret');
    expect(await kept(reaction(message, '📌'))).toBeUndefined();
  });

  test('on the minutes of the meeting before is kept: they may wait for approval', async () => {
    await world.say('ada', '/meeting end');
    const proposal = showing('Proposed as');
    world.clock.set('2026-03-17T16:55:00.000Z');
    await world.gavel.idle();
    await world.say('ada', '/meeting start');
    expect(world.meeting().id).toBe('moths/2');
    expect(await kept(reaction(proposal, '✅'))).toMatchObject({ emoji: '✅' });
  });
});

// A platform may tell more than is read of it.
test('a field that nobody has decided about is not kept', async () => {
  const base = { id: 'm:1', room: world.room, by: webUser('kim'), at: world.clock.now(), message: 'm:1' };
  const unread = { subtitle: 'a secret' };
  const more = { ...base, late: true, leads: true, ...unread };
  const parts = { domain: meetingDomain, store: world.store };
  const all = await Promise.all([
    keptOffRecord({ kind: 'message', visible: true, text: '/onrecord', ...more }, world.meeting(), parts),
    keptOffRecord({ ...reaction(showing('Roll call'), '✋'), ...unread }, world.meeting(), parts),
  ]);
  expect(all).toEqual([
    { ...base, kind: 'message', visible: true, text: '/onrecord ', late: true, leads: true },
    expect.objectContaining({ emoji: '✋' }),
  ]);
  expect(JSON.stringify(all)).not.toContain('a secret');
});

describe('of what is typed', () => {
  test.each([
    ['just talk', []],
    ['/note a secret', ['/note']],
    ['/onrecord', ['/onrecord ']],
    // Whom it names may be known, and what is said of them may not.
    ['/present @kim and nobody else', ['/present @kim … … …']],
    ['/here @kim late, she said', ['/present @kim … … …']],
    ['/here @kim Late', ['/present @kim Late']],
    ['/left late', ['/left …']],
    ['/meeting help note', ['/meeting help note']],
    ['/meeting help a secret', ['/meeting help … …']],
    ['https://example.org/secret', []],
    ['/nots a secret', ['/nots']],
    ['/onrecord\n/note a secret', ['/onrecord ', '/note']],
  ])('%j leaves %j', (text, left) => {
    expect(unspokenLines(text, world.meeting(), meetingDomain)).toEqual(left);
  });
});
