import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { twoRooms, type TwoRooms } from '../../../test/doubles/two-rooms.ts';

let stage: TwoRooms;
beforeEach(async () => {
  stage = await twoRooms();
  await stage.say('slack', 'ada', '/meeting start');
  await stage.say('slack', 'ada', '/meeting start');
});
afterEach(() => stage.stop());

describe('while a meeting runs', () => {
  test('what is said in one room is shown in the other, with the name of who said it', async () => {
    await stage.say('slack', 'kim', 'good evening @sol');
    expect(stage.conversation('matrix')).toEqual(['Kim Osei: good evening @sol']);
    expect(stage.conversation('slack')).toEqual([]);
  });

  test('code and several lines are kept', async () => {
    await stage.say('slack', 'kim', 'try `npm test`:\n```sh\na *b*\n  c\n```\nlater');
    expect(stage.copies('matrix')[0]?.lines[0]?.pieces).toEqual([
      { strong: 'Kim Osei' },
      ': ',
      'try ',
      { code: 'npm test' },
      ':\n',
      { code: 'a *b*\n  c' },
      '\nlater',
    ]);
  });

  test('a guest who is called like a member is told apart', async () => {
    const guest = { kim: 'matrix:@kim:evil.example', name: 'Kim  Ösei' };
    await stage.say('matrix', `${guest.kim}|${guest.name}`, 'me too');
    await stage.say('matrix', 'matrix:@new:example.org|New Here', 'hello');
    expect(stage.told('slack').slice(-2)).toEqual(['Kim Ösei (matrix kim:evil.example): me too', 'New Here: hello']);
  });

  test('long words stand in several copies, all of which follow', async () => {
    const sentence = 'twelve moths came to the lamp. ';
    const said = sentence.repeat(400).trim();
    const message = await stage.say('matrix', 'kim', said);
    const parts = (): string[] => stage.conversation('slack').map((one) => one.replace('Kim Osei: ', ''));
    expect(parts().length).toBe(2);
    expect(parts().join(' ')).toBe(said);
    await stage.edit('matrix', 'kim', message, 'never mind');
    expect(parts()).toEqual(['never mind', '(Nothing any more.)']);
    const longer = sentence.repeat(700).trim();
    await stage.edit('matrix', 'kim', message, longer);
    expect(parts().join(' ')).toBe(longer);
    await stage.react('matrix', 'lou', '👍', message);
    expect(stage.reactions('slack', stage.copyOf('slack', message))).toEqual(['👍']);
    await stage.remove('matrix', 'kim', message);
    const [notice, ...others] = stage.told('slack').slice(-3);
    expect([notice, ...new Set(others)]).toEqual(['Kim Osei took this message away.', '(Nothing any more.)']);
  });

  test('changes and removals follow', async () => {
    const message = await stage.say('slack', 'kim', 'one');
    await stage.edit('slack', 'kim', message, 'two');
    expect(stage.conversation('matrix')).toEqual(['Kim Osei: two']);
    await stage.remove('slack', 'kim', message);
    expect(stage.conversation('matrix')).toEqual(['Kim Osei took this message away.']);
  });

  test('answers keep their thread, in both directions and across', async () => {
    const question = await stage.say('slack', 'kim', 'who comes?');
    const copy = stage.copyOf('matrix', question);
    await stage.say('matrix', 'lou', 'I do', copy);
    await stage.say('slack', 'kim', 'fine', question);
    expect(stage.answers('slack')).toEqual([['Lou Marsh: I do', question]]);
    expect(stage.answers('matrix')).toEqual([['Kim Osei: fine', copy]]);
  });

  test('a copy stands for what it shows: replies to it and reactions on it are recorded', async () => {
    await stage.say('slack', 'ada', '/topic Traps');
    const note = await stage.say('slack', 'kim', '#info twelve moths');
    const copy = stage.copyOf('matrix', note);
    await stage.say('matrix', 'lou', 'thirteen', copy);
    expect(stage.minutes()).toContain('- @kim – twelve moths\n  - @lou – thirteen');
  });

  test('commands are not shown, and what is off the record is not either', async () => {
    await stage.say('slack', 'ada', '/topic Traps');
    await stage.say('slack', 'ada', '/offrecord');
    const secret = await stage.say('slack', 'kim', 'the landlord is a spy');
    await stage.edit('slack', 'kim', secret, 'a spy, I say');
    await stage.say('slack', 'ada', '/onrecord');
    await stage.edit('slack', 'kim', secret, 'still a spy');
    expect(stage.conversation('matrix')).toEqual([]);
  });

  test('ghosts of a bridge are not heard', async () => {
    await stage.say('matrix', 'slack_kim', 'good evening');
    await stage.say('matrix', 'slack_kim', '/present');
    expect(stage.conversation('slack')).toEqual([]);
  });
});

test('after the end nothing is shown any more, but what is taken away goes everywhere', async () => {
  const message = await stage.say('slack', 'kim', 'one');
  await stage.say('slack', 'ada', '/meeting end');
  await stage.say('slack', 'kim', 'bye');
  await stage.remove('slack', 'kim', message);
  expect(stage.conversation('matrix')).toEqual(['Kim Osei took this message away.']);
});

test('whatever is said, reacted, changed and taken away, however often Gavel is killed, both rooms show the same in the end', async () => {
  const room = fc.constantFrom('slack' as const, 'matrix' as const);
  const person = fc.constantFrom('kim', 'lou', 'sol');
  const act = fc.record({
    kind: fc.constantFrom('say', 'say', 'reply', 'edit', 'remove', 'react', 'react', 'react', 'unreact', 'kill'),
    room,
    person,
    text: fc.constantFrom('one', 'two\nlines', '`code`', '@kim', '<b>'),
    emoji: fc.constantFrom('👍', '🎉'),
    which: fc.nat(30),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const here = await twoRooms();
      try {
        await here.say('slack', 'ada', '/meeting start');
        for (const one of acts) await here.act(one);
        expect(here.whole('slack')).toEqual(here.whole('matrix'));
        expect(here.whole('slack')).toEqual(here.expected());
        expect(here.troubles).toEqual([]);
      } finally {
        await here.stop();
      }
    }),
    { numRuns: 100 },
  );
});

describe('without the relay', () => {
  let apart: TwoRooms;
  beforeEach(async () => {
    apart = await twoRooms(false);
    await apart.say('slack', 'ada', '/meeting start');
    await apart.say('slack', 'ada', '/topic Traps');
  });
  afterEach(() => apart.stop());

  test('what is recorded in one room is shown in the other, once', async () => {
    await apart.say('slack', 'kim', '#info twelve moths');
    await apart.say('slack', 'ada', '/agreed thirteen is enough');
    const told = apart.told('matrix').filter((words) => /twelve|thirteen/u.test(words));
    expect(told).toEqual(['#1 @kim – twelve moths', '#2 Agreed: thirteen is enough']);
    expect(apart.told('slack').filter((words) => words.includes('twelve'))).toEqual([]);
  });

  test('what is only said is not shown', async () => {
    await apart.say('slack', 'kim', 'good evening');
    expect(apart.told('matrix').filter((words) => words.includes('evening'))).toEqual([]);
  });

  test('a reply to what is shown is recorded under it', async () => {
    await apart.say('slack', 'kim', '#info twelve moths');
    await apart.say('matrix', 'lou', 'thirteen', apart.showing('matrix', 'twelve moths'));
    expect(apart.minutes()).toContain('- @kim – twelve moths\n  - @lou – thirteen');
  });
});
