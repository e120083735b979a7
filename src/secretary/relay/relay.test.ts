import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { relayedRooms, type RelayedRooms } from '../../../test/doubles/relayed-rooms.ts';

let rooms: RelayedRooms;
beforeEach(async () => {
  rooms = await relayedRooms();
  await rooms.say('slack', 'ada', '/meeting start');
  await rooms.say('slack', 'ada', '/meeting start');
});
afterEach(() => rooms.stop());

describe('while a meeting runs', () => {
  test('what is said in one room is shown in the other, with the name of who said it', async () => {
    await rooms.say('slack', 'kim', 'good evening @sol');
    expect(rooms.conversation('matrix')).toEqual(['Kim Osei: good evening @sol']);
    expect(rooms.conversation('slack')).toEqual([]);
  });

  test('an action that nobody has gets a hand on its line and on the copy, and no message', async () => {
    await rooms.say('slack', 'ada', '/topic Traps');
    const before = rooms.told('slack').length;
    const message = await rooms.say('slack', 'ada', '#action buy lamps');
    const copy = rooms.copyOf('matrix', message);
    expect([rooms.reactions('slack', message), rooms.reactions('matrix', copy)]).toEqual([['🚩', '✋'], ['✋']]);
    expect(rooms.told('slack')).toHaveLength(before);
    await rooms.react('matrix', 'kim', '✋', copy);
    expect(rooms.minutes()).toContain('- [ ] @kim – buy lamps');
  });

  test('code and several lines are kept', async () => {
    await rooms.say('slack', 'kim', 'try `npm test`:\n```sh\na *b*\n  c\n```\nlater');
    expect(rooms.copies('matrix')[0]?.lines[0]?.pieces).toEqual([
      { strong: 'Kim Osei' },
      ': ',
      'try ',
      { code: 'npm test' },
      ':\n',
      { code: 'a *b*\n  c' },
      '\nlater',
    ]);
  });

  test('links with words are links', async () => {
    await rooms.say('slack', 'kim', 'see [the traps](https://moths.example/traps), @ada');
    expect(rooms.copies('matrix')[0]?.lines[0]?.pieces).toMatchObject([
      { strong: 'Kim Osei' },
      ': ',
      'see ',
      { link: 'https://moths.example/traps', text: 'the traps' },
      ', ',
      { member: 'ada' },
    ]);
  });

  test('a guest who is called like a member is told apart', async () => {
    const guest = { kim: 'matrix:@kim:evil.example', name: 'Kim  Ösei' };
    await rooms.say('matrix', `${guest.kim}|${guest.name}`, 'me too');
    await rooms.say('matrix', 'matrix:@new:example.org|New Here', 'hello');
    expect(rooms.told('slack').slice(-2)).toEqual(['Kim Ösei (matrix kim:evil.example): me too', 'New Here: hello']);
  });

  test('long words stand in several copies, all of which follow', async () => {
    const sentence = 'twelve moths came to the lamp. ';
    const said = sentence.repeat(400).trim();
    const message = await rooms.say('matrix', 'kim', said);
    const parts = (): string[] => rooms.conversation('slack').map((one) => one.replace('Kim Osei: ', ''));
    expect(parts().length).toBe(2);
    expect(parts().join(' ')).toBe(said);
    await rooms.edit('matrix', 'kim', message, 'never mind');
    expect(parts()).toEqual(['never mind', '(deleted)']);
    const longer = sentence.repeat(700).trim();
    await rooms.edit('matrix', 'kim', message, longer);
    expect(parts().join(' ')).toBe(longer);
    await rooms.react('matrix', 'lou', '👍', message);
    expect(rooms.reactions('slack', rooms.copyOf('slack', message))).toEqual(['👍']);
    await rooms.remove('matrix', 'kim', message);
    const [notice, ...others] = rooms.told('slack').slice(-3);
    expect([notice, ...new Set(others)]).toEqual(['Kim Osei deleted this message.', '(deleted)']);
  });

  test('a change of what was recorded is told by the copy, and by nothing else', async () => {
    const message = await rooms.say('slack', 'kim', '#info twelve moths');
    const before = rooms.told('matrix').length;
    await rooms.edit('slack', 'kim', message, '#info twenty moths');
    expect(rooms.told('matrix').filter((words) => /twelve|twenty/u.test(words))).toEqual([
      'Kim Osei: #info twenty moths',
    ]);
    await rooms.remove('slack', 'kim', message);
    expect(rooms.told('matrix')).toHaveLength(before);
  });

  test('changes and removals follow', async () => {
    const message = await rooms.say('slack', 'kim', 'one');
    await rooms.edit('slack', 'kim', message, 'two');
    expect(rooms.conversation('matrix')).toEqual(['Kim Osei: two']);
    await rooms.remove('slack', 'kim', message);
    expect(rooms.conversation('matrix')).toEqual(['Kim Osei deleted this message.']);
  });

  test('answers keep their thread, in both directions and across', async () => {
    const question = await rooms.say('slack', 'kim', 'who comes?');
    const copy = rooms.copyOf('matrix', question);
    await rooms.say('matrix', 'lou', 'I do', copy);
    await rooms.say('slack', 'kim', 'fine', question);
    expect(rooms.answers('slack')).toEqual([['Lou Marsh: I do', question]]);
    expect(rooms.answers('matrix')).toEqual([['Kim Osei: fine', copy]]);
  });

  test('a copy stands for what it shows: replies to it and reactions on it are recorded', async () => {
    await rooms.say('slack', 'ada', '/topic Traps');
    const note = await rooms.say('slack', 'kim', '#info twelve moths');
    const copy = rooms.copyOf('matrix', note);
    await rooms.say('matrix', 'lou', 'thirteen', copy);
    expect(rooms.minutes()).toContain('- @kim – twelve moths\n  - @lou – thirteen');
  });

  test('commands are not shown, and what is off the record is not either', async () => {
    await rooms.say('slack', 'ada', '/topic Traps');
    await rooms.say('slack', 'ada', '/offrecord');
    const secret = await rooms.say('slack', 'kim', 'the landlord is a spy');
    await rooms.edit('slack', 'kim', secret, 'a spy, I say');
    await rooms.say('slack', 'ada', '/onrecord');
    await rooms.edit('slack', 'kim', secret, 'still a spy');
    expect(rooms.conversation('matrix')).toEqual([]);
  });

  test('ghosts of a bridge are not heard', async () => {
    await rooms.say('matrix', 'slack_kim', 'good evening');
    await rooms.say('matrix', 'slack_kim', '/present');
    expect(rooms.conversation('slack')).toEqual([]);
  });
});

test('after the end nothing is shown any more, but what is taken away goes everywhere', async () => {
  const message = await rooms.say('slack', 'kim', 'one');
  await rooms.say('slack', 'ada', '/meeting end');
  await rooms.say('slack', 'kim', 'bye');
  await rooms.remove('slack', 'kim', message);
  expect(rooms.conversation('matrix')).toEqual(['Kim Osei deleted this message.']);
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
      const here = await relayedRooms();
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
  let apart: RelayedRooms;
  beforeEach(async () => {
    apart = await relayedRooms(false);
    await apart.say('slack', 'ada', '/meeting start');
    await apart.say('slack', 'ada', '/topic Traps');
  });
  afterEach(() => apart.stop());

  test('what is recorded in one room is shown in the other, once', async () => {
    await apart.say('slack', 'kim', '#info twelve moths');
    await apart.say('slack', 'ada', '/agreed [thirteen](https://moths.example/13) is enough');
    const told = apart.told('matrix').filter((words) => /twelve|thirteen/u.test(words));
    expect(told).toEqual(['#1 @kim – twelve moths', '#2 Agreed: thirteen (https://moths.example/13) is enough']);
    expect(apart.told('slack').filter((words) => words.includes('twelve'))).toEqual([]);
  });

  test('what is shown follows its message: changed, and taken away with what stands under it', async () => {
    const message = await apart.say('slack', 'kim', '#action @kim buy lamps');
    await apart.say('slack', 'lou', 'two of them', message);
    const before = apart.told('matrix').length;
    await apart.edit('slack', 'kim', message, '#action @lou buy candles');
    expect(apart.told('matrix').slice(-2)).toEqual(['#1 @lou – buy candles', '#2 @lou – two of them']);
    await apart.remove('slack', 'kim', message);
    expect(apart.told('matrix').slice(-2)).toEqual(['Removed #1 from the minutes.', 'Removed #2 from the minutes.']);
    expect(apart.told('matrix')).toHaveLength(before);
  });

  test('what a reaction recorded is shown as its message says it now', async () => {
    const message = await apart.say('slack', 'lou', 'the lamp is broken');
    await apart.react('slack', 'sol', '✏', message);
    await apart.edit('slack', 'lou', message, 'both lamps are broken');
    expect(apart.told('matrix').filter((words) => words.includes('broken'))).toEqual([
      '#1 @lou – both lamps are broken',
    ]);
  });

  test('a decision is shown as what it is now, in one message', async () => {
    const message = await apart.say('slack', 'ada', '/agreed twelve is enough');
    const before = [apart.told('slack').length, apart.told('matrix').length];
    await apart.edit('slack', 'ada', message, '/agreed thirteen is enough');
    expect(apart.told('matrix').at(-1)).toBe('#1 Agreed: thirteen is enough');
    await apart.edit('slack', 'ada', message, '/rejected thirteen is enough');
    expect(apart.told('matrix').at(-1)).toBe('#1 Rejected: thirteen is enough');
    await apart.remove('slack', 'ada', message);
    expect(apart.told('matrix').at(-1)).toBe('Removed #1 from the minutes.');
    expect([apart.told('slack').length, apart.told('matrix').length]).toEqual(before);
  });

  test('an action that nobody has wants a volunteer: by a hand where it was typed, in words elsewhere', async () => {
    const message = await apart.say('slack', 'ada', '#action buy lamps');
    expect(apart.reactions('slack', message)).toEqual(['🚩', '✋']);
    const shown = '#1 needs a volunteer: buy lamps – react ✋ to take it.';
    expect(apart.told('matrix').at(-1)).toContain(shown);
    expect(apart.told('slack').filter((words) => words.includes('volunteer'))).toEqual([]);
    await apart.react('matrix', 'kim', '✋', apart.showing('matrix', shown));
    expect(apart.minutes()).toContain('- [ ] @kim – buy lamps');
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
