import { describe, expect, test } from '@jest/globals';

import { demoGroup, personCalled } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, givenIn, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { meetingWorld } from '../../../test/doubles/meeting-world.ts';
import { smallGroup } from '../../../test/doubles/small-group.ts';
import { plainText } from '../../meeting/message.ts';
import { votesFeature } from './votes.ts';

const voters = ['mira', 'jonas', 'kenji', 'sofia'].map((who) => present(who));
const running = given(PLANNED, ...voters, STARTED);
const voting = running.after(['mira', '/vote Ship it']);
const choosing = running.after(['mira', '/vote Which colour: red, blue, green']);
const cast = (voter: string, choice: string) => ({ type: 'votes.cast', at: NOW, number: 1, voter, choice });
const motionIn = (minutes: string): string => /^.*\(vote: .*\)$/mu.exec(minutes)?.[0] ?? '';

describe('opening', () => {
  test('a chair opens a vote: a motion is recorded, and its ballot box', () => {
    expect(running.when('mira', '/vote Ship it').events).toEqual([
      expect.objectContaining({
        type: 'entry.recorded',
        entry: expect.objectContaining({ number: 1, kind: 'motion', text: 'Ship it', credit: 'mira', box: 'none' }),
      }),
      { type: 'votes.opened', at: NOW, number: 1 },
    ]);
  });

  test.each([
    ['#startvote Lunch? Rice, Bread', 'Lunch?', ['Rice', 'Bread']],
    ['/vote Colour: red, blue', 'Colour', ['red', 'blue']],
    ['/vote Colour: red, RED, blue', 'Colour', ['red', 'blue']],
    ['#motion Adopt: the charter', 'Adopt: the charter', undefined],
    ['/vote Do we meet at 17:00, or not', 'Do we meet at 17:00, or not', undefined],
    ['/vote Ready?', 'Ready?', undefined],
  ])('%s', (line, text, options) => {
    expect(running.when('mira', line).events).toMatchObject([
      { type: 'entry.recorded', entry: { text } },
      { type: 'votes.opened', ...(options ? { options } : {}) },
    ]);
    expect(running.when('mira', line).events?.[1]).toHaveProperty('type');
    expect(Object.hasOwn(running.when('mira', line).events?.[1] ?? {}, 'options')).toBe(options !== undefined);
  });
});

describe('voting', () => {
  test.each([
    ['/vote yes', 'for'],
    ['/vote +1', 'for'],
    ['#vote Aye', 'for'],
    ['/vote no', 'against'],
    ['#vote -1', 'against'],
    ['/vote 0', 'abstain'],
    ['/vote ABSTAIN', 'abstain'],
  ])('%s is %s', (line, choice) => {
    expect(voting.when('kenji', line)).toEqual({
      events: [cast('kenji', choice)],
      answer: `Your vote on #1: ${choice}.`,
    });
  });

  test.each([
    ['/vote red', 'red'],
    ['#vote BLUE', 'blue'],
    ['/vote 3', 'green'],
  ])('among options, %s is %s', (line, choice) => {
    expect(choosing.when('kenji', line).events).toEqual([cast('kenji', choice)]);
  });

  test('a reaction on the motion is a ballot, without a word', () => {
    expect(voting.whenReacted('kenji', '👎', { about: 'entry:1' })).toEqual({ events: [cast('kenji', 'against')] });
    expect(choosing.whenReacted('kenji', '2⃣', { about: 'entry:1' })).toEqual({ events: [cast('kenji', 'blue')] });
  });

  test('a reaction taken back is a ballot withdrawn, where it was one', () => {
    const withdrawn = { type: 'votes.withdrawn', at: NOW, number: 1, voter: 'kenji', choice: 'for' };
    const voted = voting.and(cast('kenji', 'for'));
    expect(voted.whenReacted('kenji', '👍', { about: 'entry:1', removed: true })).toEqual({ events: [withdrawn] });
    expect(voted.whenReacted('kenji', '👎', { about: 'entry:1', removed: true })).toEqual({ events: [] });
  });

  test('only those present vote, where the group says so', () => {
    const there = givenIn({ ...demoGroup, voters: 'present' }, PLANNED, ...voters, STARTED);
    const open = there.after(['mira', '/vote Ship it']);
    const why = 'Check in before you vote: ✋ on the roll call, or /present.';
    expect(open.when('adaeze', '/vote yes')).toEqual({ refuse: why });
    expect(open.whenReacted('adaeze', '👍', { about: 'entry:1' })).toEqual({ refuse: why });
    expect(open.and(present('A Visitor')).when('kenji', '/vote yes').events).toHaveLength(1);
  });

  test('after the vote is closed nobody votes', () => {
    const closed = voting.after(['mira', '/vote close']);
    expect(closed.whenReacted('kenji', '👍', { about: 'entry:1' })).toEqual({ refuse: 'The vote on #1 is closed.' });
    expect(closed.when('kenji', '/vote yes')).toEqual({
      refuse: 'No vote is open. The chair or secretary can open one with /vote TEXT.',
    });
  });

  test('everybody sees how the vote stands', () => {
    expect(voting.and(cast('kenji', 'for'), cast('sofia', 'abstain')).when('adaeze', '#showvote').answer).toBe(
      [
        'Vote #1: @mira – Ship it',
        '👍 for 1   👎 against 0   👀 abstain 1',
        'React, or type /vote for. Your last vote counts.',
        '👍 for   👎 against   👀 abstain',
      ].join('\n'),
    );
  });
});

/** What is told when the chair closes the vote after these ballots. */
const closed = (...ballots: readonly (readonly [string, string])[]): string | undefined =>
  voting.and(...ballots.map(([voter, choice]) => cast(voter, choice))).when('mira', '#endvote').answer;

describe('the result', () => {
  test.each([
    ['nobody voted', [], 'no votes'],
    ['one alone is not unanimous', [['kenji', 'for']], '1 in favor'],
    [
      'all for it',
      [
        ['kenji', 'for'],
        ['sofia', 'for'],
      ],
      'unanimous in favor',
    ],
    [
      'who abstains is not against',
      [
        ['kenji', 'for'],
        ['sofia', 'abstain'],
      ],
      '1 in favor, 1 abstained',
    ],
    [
      'only the last ballot of each counts',
      [
        ['kenji', 'against'],
        ['kenji', 'for'],
        ['sofia', 'against'],
        ['kenji', 'against'],
      ],
      '2 against',
    ],
  ] as const)('%s', (_, ballots, result) => {
    expect(closed(...ballots)).toBe(`Vote closed: Ship it – ${result}.`);
  });

  test('a ballot withdrawn gives back the one before', () => {
    const both = voting.and(cast('kenji', 'for'), cast('kenji', 'against'));
    const back = both.and({ type: 'votes.withdrawn', at: NOW, number: 1, voter: 'kenji', choice: 'against' });
    expect(back.when('mira', '/vote close').answer).toBe('Vote closed: Ship it – 1 in favor.');
  });

  test('is told to all if the motion may be out of sight: something was recorded since, or it is long open', () => {
    const result = 'Vote closed: Ship it – 1 in favor.';
    const voted = voting.and(cast('kenji', 'for'));
    const inSight = voted.when('mira', '/vote close');
    expect([inSight.answer, inSight.announce]).toEqual([result, undefined]);
    expect(voted.after(['kenji', '/note and a note']).when('mira', '/vote close').announce).toBe(result);
  });

  test('options are told with their ballots, those without any too', () => {
    const voted = choosing.and(cast('kenji', 'blue'), cast('sofia', 'blue'), cast('mira', 'red'));
    expect(motionIn(voted.after(['mira', '/vote close']).minutes())).toBe(
      '- @mira – Which colour (vote: red 1, blue 2, green 0)',
    );
  });

  test('too few ballots are no quorum', () => {
    const strict = givenIn({ ...demoGroup, quorum: 3 }, PLANNED, ...voters, STARTED).after(
      ['mira', '/vote Ship it'],
      ['kenji', '/vote yes'],
      ['sofia', '/vote yes'],
    );
    expect(strict.when('mira', '/vote close').answer).toBe(
      'Vote closed: Ship it – unanimous in favor; no quorum: 3 votes needed.',
    );
  });
});

describe('the end of the meeting', () => {
  const voted = voting.and(cast('kenji', 'for'), cast('sofia', 'against'));

  test('closes the open vote and says how it went', () => {
    expect(voted.when('mira', '/meeting end').announce).toBe('Vote closed: Ship it – 1 in favor, 1 against.');
  });

  test('stands in the minutes as what closed it', () => {
    expect(motionIn(voted.and(ENDED).minutes())).toBe(
      '- @mira – Ship it (vote: 1 in favor, 1 against; closed by the end of the meeting)',
    );
    expect(motionIn(voted.after(['mira', '/vote close']).and(ENDED).minutes())).toBe(
      '- @mira – Ship it (vote: 1 in favor, 1 against)',
    );
  });

  test('ends the voting', () => {
    expect(voted.and(ENDED).whenReacted('mira', '👍', { about: 'entry:1' })).toEqual({
      refuse: 'The vote on #1 is closed.',
    });
    expect(voted.and(ENDED).when('mira', '/undo 1').refuse).toContain('The vote on #1 is closed');
  });
});

describe('puppets', () => {
  test('carry no motion and fill no quorum, and each is told so once and privately', async () => {
    const world = await meetingWorld({ group: { ...smallGroup(), quorum: 2 } });
    await world.say('ada', '/meeting start');
    await world.say('ada', '/meeting start');
    await world.say('ada', '/topic Traps');
    await world.say('ada', '/vote Buy ten more');
    await world.say('kim', '/vote no');
    const box = world.chat.sent.findLast(({ outgoing }) => plainText(outgoing.message).includes('Buy ten more'));
    const before = world.told().length;
    for (const puppet of ['bot1', 'bot2', 'bot3']) {
      for (const emoji of ['👍', '👀', '👍']) await world.react(puppet, emoji, box?.message ?? '');
      await world.say(puppet, '/vote yes');
    }
    const told = world.chat.sent.slice(before).map(({ outgoing }) => outgoing);
    expect(told.map(({ kind }) => kind)).toEqual(['direct', 'direct', 'direct']);
    expect(told.map(({ message }) => plainText(message))).toContainEqual(expect.stringContaining('Only members of'));
    await world.say('ada', '/vote close');
    expect(world.minutes()).toContain('Buy ten more (vote: 1 against; no quorum: 2 votes needed)');
    expect(world.minutes()).not.toContain('bot1');
    await world.stop();
  });

  test('nor do they volunteer for the chair', () => {
    const open = running.after(['mira', '/elect chair']);
    expect(open.whenReacted('bot1', '✋', { about: 'elect:chair' })?.events).toEqual([]);
    expect(open.whenReacted('kenji', '✋', { about: 'elect:chair' })?.events).toHaveLength(1);
  });
});

async function openVote() {
  const world = await meetingWorld();
  for (const line of ['/meeting start', '/meeting start', '/vote Shall we count?']) await world.say('ada', line);
  const ballots = () => world.meeting().stateOf(votesFeature).motions.get(1)?.choices.toObject();
  return { world, ballots };
}

describe('a bare +1 while a vote is open', () => {
  test('is a ballot, and the last one counts', async () => {
    const { world, ballots } = await openVote();
    await world.say('kim', '+1');
    await world.say('lou', 'Aye!');
    await world.say('sol', '0');
    expect(world.told()).toContain('Your vote on #1: for.');
    await world.say('kim', '-1');
    expect(ballots()).toMatchObject({ kim: ['for', 'against'], lou: ['for'], sol: ['abstain'] });
    await world.stop();
  });

  test.each([
    ['-1 too expensive', 'against'],
    ['-1, too expensive', 'against'],
    ['-1: not before March', 'against'],
    ['+1, at last', 'for'],
    ['+1 - good idea', 'for'],
    ['+0. I was away', 'abstain'],
  ])('%j is a ballot with its reason, which is not kept', async (said, choice) => {
    const { world, ballots } = await openVote();
    await world.say('kim', said);
    expect(ballots()).toEqual({ kim: [choice] });
    await world.stop();
  });

  test.each([
    'yes',
    'no',
    '+1 to that',
    '-1 to that',
    '+1 for pizza',
    '+1\nand more',
    '+10',
    '-1 2',
    'abstained from cake',
    '👍',
  ])('"%s" is talk', async (said) => {
    const { world, ballots } = await openVote();
    await world.say('kim', said);
    expect(ballots()).toEqual({});
    await world.stop();
  });

  test('is talk if nothing is open, if a vote has options, and from guests', async () => {
    const { world, ballots } = await openVote();
    const { length } = world.told();
    await world.say('a passer-by', '+1');
    expect(ballots()).toEqual({});
    expect(world.told()).toHaveLength(length);
    await world.say('ada', '/vote close');
    await world.say('ada', '/vote Colour: red, blue');
    await world.say('kim', '+1');
    expect(world.meeting().stateOf(votesFeature).motions.get(2)?.choices.size).toBe(0);
    await world.stop();
  });

  test('gets no sign of success if only those present vote', () => {
    const there = givenIn({ ...demoGroup, voters: 'present' }, PLANNED, ...voters, STARTED);
    const open = there.after(['mira', '/vote Ship it']);
    const talk = { by: personCalled('adaeze'), at: NOW, text: '+1', about: undefined };
    expect(votesFeature.onTalk?.(talk, open.meeting)).toEqual({
      refuse: 'Check in before you vote: ✋ on the roll call, or /present.',
    });
  });

  test('is a ballot as a reply to the vote, and talk as a reply to anything else', async () => {
    const { world, ballots } = await openVote();
    const motion = world.chat.sent.findLast(({ outgoing }) => outgoing.kind === 'post')?.message ?? '';
    const talk = await world.say('lou', 'We could use the red lamp.');
    await world.say('kim', '+1', talk);
    expect(ballots()).toEqual({});
    await world.say('kim', '+1', motion);
    expect(Object.keys(ballots() ?? {})).toEqual(['kim']);
    expect(world.entry(2)).toBeUndefined();
    await world.stop();
  });
});
