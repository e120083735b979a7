import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { relayedRooms, type RelayedRooms } from '../../../test/doubles/relayed-rooms.ts';

// Lou has two accounts that the directory knows nothing of; kim is a member, and a stranger on Matrix.
let rooms: RelayedRooms;
beforeEach(async () => {
  rooms = await relayedRooms();
  await rooms.say('slack', 'ada', '/meeting start');
  await rooms.say('slack', 'ada', '/meeting start');
});
afterEach(() => rooms.stop());

const CODE = 'moth-4711';
const last = (side: 'slack' | 'matrix'): string => rooms.told(side).at(-1) ?? '';

/** Lets somebody ask for a code on Slack, and say it on Matrix. */
async function ask(asker: string, sayer: string, code = CODE): Promise<void> {
  await rooms.say('slack', asker, '/meeting link');
  await rooms.say('matrix', sayer, `!meeting link ${code}`);
}
/** The same, and the person who asked confirms it. */
async function link(asker: string, sayer: string): Promise<void> {
  await ask(asker, sayer);
  await rooms.say('slack', asker, `/meeting link ${CODE}`);
}

test('a code goes to whoever asked, in a direct message, and makes them one person', async () => {
  await link('kim', 'matrix:@kim:example.org');
  const whispered = rooms.direct('slack');
  expect(whispered).toMatchObject([{ to: { id: 'kim' } }, { to: { id: 'kim' } }]);
  expect(rooms.told('slack').filter((words) => words.includes(CODE))).toHaveLength(2);
  expect(last('slack')).toBe('You are now one person here and there: @kim.');

  await rooms.say('matrix', 'matrix:@kim:example.org', '!present');
  expect(rooms.minutes()).toContain('# Present\n\n- @ada\n- @kim\n');
  await rooms.say('matrix', 'matrix:@kim:example.org', '!meeting whoami');
  expect(last('matrix')).toBe('You are @kim: matrix:@kim:example.org, and also web:kim.');
});

test('it is the same in the next meeting', async () => {
  await link('kim', 'matrix:@kim:example.org');
  await rooms.say('slack', 'ada', '/meeting end');
  await rooms.say('matrix', 'matrix:@kim:example.org', '!meeting whoami');
  expect(last('matrix')).toContain('You are @kim');
});

describe('what was done under both names before', () => {
  test('is one arrival, the earlier one, and what was recorded is theirs', async () => {
    await rooms.say('slack', 'ada', '/topic Traps');
    await rooms.say('matrix', 'matrix:@kim:example.org', '!present');
    await rooms.say('matrix', 'matrix:@kim:example.org', '#info twelve moths');
    await rooms.say('slack', 'kim', '/present');
    await link('kim', 'matrix:@kim:example.org');
    expect(last('slack')).toContain('You were counted twice, so the earlier arrival counts.');
    expect(rooms.minutes()).toContain('# Present\n\n- @ada\n- @kim\n');
    expect(rooms.minutes()).toContain('- @kim – twelve moths');
    await rooms.say('slack', 'kim', '/edit 1 thirteen moths');
    expect(rooms.minutes()).toContain('thirteen moths');
  });

  test.each([
    ['the one on Matrix', ['slack', 'kim', 'yes'], ['matrix', 'matrix:@kim:example.org', 'no'], '1 against'],
    ['the one on Slack', ['matrix', 'matrix:@kim:example.org', 'no'], ['slack', 'kim', 'yes'], '1 in favor'],
  ] as const)('is one ballot: %s, if it is the later', async (_, first, second, result) => {
    await rooms.stop();
    rooms = await relayedRooms(true, { voters: 'present' });
    for (let i = 0; i < 2; i += 1) await rooms.say('slack', 'ada', '/meeting start');
    await rooms.say('slack', 'ada', '/topic Traps');
    for (const [side, who] of [first, second]) await rooms.say(side, who, '/present');
    await rooms.say('slack', 'ada', '/vote more traps');
    for (const [side, who, word] of [first, second]) await rooms.say(side, who, `/vote ${word}`);
    await link('kim', 'matrix:@kim:example.org');
    expect(last('slack')).toContain('You voted twice on #1, so your later ballot counts.');
    await rooms.say('slack', 'ada', '/vote close');
    expect(rooms.minutes()).toContain(`(vote: ${result})`);
  });
});

test('who waited for the floor under both names waits once, and is told so', async () => {
  await rooms.say('matrix', 'matrix:@kim:example.org', 'q+ to the lamps');
  await rooms.say('slack', 'lou', 'q+');
  await rooms.say('slack', 'kim', 'q+');
  await link('kim', 'matrix:@kim:example.org');
  expect(last('slack')).toContain('You were on the speaker queue twice, so you keep the earlier place.');
  await rooms.say('slack', 'lou', 'q?');
  expect(last('slack')).toContain('1. @kim: the lamps\n2. @lou\n');
});

describe('no link', () => {
  test.each([
    ['with a code that nobody was given', 'kim', 'matrix:@kim:example.org', 'guessed', "I don't know this code"],
    ['on the platform where the code is from', 'kim', 'kim', CODE, 'Type it on the other platform'],
    ['of two members', 'kim', 'lou', CODE, 'You are @lou here and @kim there'],
  ])('%s', async (_, asker, sayer, code, words) => {
    await ask(asker, sayer, code);
    expect(last('matrix')).toContain(words);
  });

  test('with a code that was used', async () => {
    await link('kim', 'matrix:@kim:example.org');
    await rooms.say('matrix', 'matrix:@thief:example.org', `!meeting link ${CODE}`);
    expect(last('matrix')).toContain("I don't know this code");
  });

  test('with a code that is too old', async () => {
    await rooms.say('slack', 'kim', '/meeting link');
    rooms.clock.set('2026-03-03T17:06:00.000Z');
    await rooms.say('matrix', 'matrix:@kim:example.org', `!meeting link ${CODE}`);
    expect(last('matrix')).toContain("it's too old");
  });
});

describe('nobody becomes another by a code alone', () => {
  const THIEF = 'matrix:@thief:evil.example';

  test('whoever types it is named to the side that is joined, and nothing changes until that confirms', async () => {
    await ask('kim', THIEF);
    expect(rooms.told('slack').at(-1)).toBe(
      "Guest (matrix:@thief:evil.example) wants to be the same person as you, @kim (web:kim). If that's you, type here: " +
        `/meeting link ${CODE}. If it isn't, do nothing: nothing has changed.`,
    );
    await rooms.say('matrix', THIEF, `!meeting link ${CODE}`);
    await rooms.say('matrix', THIEF, '!meeting whoami');
    expect(last('matrix')).toContain('You are Guest');
  });

  test('a member who types a stranger’s code is asked too, with the stranger’s name', async () => {
    await rooms.say('matrix', THIEF, '!meeting link');
    await rooms.say('slack', 'kim', `/meeting link ${CODE}`);
    expect(rooms.told('slack').join('\n')).toContain('Guest (matrix:@thief:evil.example) wants to be the same person');
    await rooms.say('matrix', THIEF, '!meeting whoami');
    expect(last('matrix')).toContain('You are Guest');
    await rooms.say('slack', 'kim', `/meeting link ${CODE}`);
    await rooms.say('matrix', THIEF, '!meeting whoami');
    expect(last('matrix')).toContain('You are @kim');
  });

  test('it is taken back by either side, or by a chair', async () => {
    for (const [side, who, line] of [
      ['slack', 'kim', '/meeting unlink'],
      ['matrix', THIEF, '!meeting unlink'],
      ['slack', 'ada', '/meeting unlink @kim'],
    ] as const) {
      await link('kim', THIEF);
      await rooms.say(side, who, line);
      expect(rooms.told(side).at(-1)).toContain('@kim is no longer linked with');
      await rooms.say('matrix', THIEF, '!meeting whoami');
      expect(last('matrix')).toContain('You are Guest');
    }
  });

  test('tries are limited, and told', async () => {
    for (const left of ['4 more times', '3 more times', '2 more times', 'one more time', '30 minutes']) {
      await rooms.say('matrix', THIEF, '!meeting link guess');
      expect(last('matrix')).toContain(left);
    }
    await ask('kim', THIEF);
    expect(last('matrix')).toContain('Too many wrong codes. Try again in 30 minutes.');
  });
});
