import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { relayedRooms, type RelayedRooms } from '../../../test/doubles/relayed-rooms.ts';

let rooms: RelayedRooms;
let message: string;
let copy: string;
beforeEach(async () => {
  rooms = await relayedRooms();
  await rooms.say('slack', 'ada', '/meeting start');
  await rooms.say('slack', 'ada', '/topic Traps');
  message = await rooms.say('slack', 'kim', 'shall we?');
  copy = rooms.copyOf('matrix', message);
});
afterEach(() => rooms.stop());

describe('while a meeting runs', () => {
  test('a reaction to a message is under its copy, until the last one is taken back', async () => {
    await rooms.react('slack', 'lou', '👍', message);
    await rooms.react('slack', 'sol', '👍', message);
    expect(rooms.reactions('matrix', copy)).toEqual(['👍']);
    await rooms.react('slack', 'lou', '👍', message, true);
    expect(rooms.reactions('matrix', copy)).toEqual(['👍']);
    await rooms.react('slack', 'sol', '👍', message, true);
    expect(rooms.reactions('matrix', copy)).toEqual([]);
  });

  test('a reaction to a copy is under the message', async () => {
    await rooms.react('matrix', 'lou', '🎉', copy);
    expect(rooms.reactions('slack', message)).toEqual(['🎉']);
    await rooms.react('matrix', 'lou', '🎉', copy, true);
    expect(rooms.reactions('slack', message)).toEqual([]);
  });

  test('the sign of what was recorded stays, whoever takes the same emoji back from the copy', async () => {
    const recorded = await rooms.say('slack', 'kim', '#info twelve moths');
    const shown = rooms.copyOf('matrix', recorded);
    await rooms.react('matrix', 'lou', '✏', shown);
    await rooms.react('matrix', 'lou', '✏', shown, true);
    expect(rooms.reactions('slack', recorded)).toEqual(['✏']);
    await rooms.react('slack', 'lou', '✏', recorded);
    expect(rooms.reactions('matrix', shown)).toEqual(['✏']);
  });

  test('the same in both rooms: each is shown in the other, and goes by itself', async () => {
    await rooms.react('slack', 'kim', '👍', message);
    await rooms.react('matrix', 'lou', '👍', copy);
    await rooms.react('slack', 'kim', '👍', message, true);
    expect(rooms.reactions('slack', message)).toEqual(['👍']);
    expect(rooms.reactions('matrix', copy)).toEqual(['👍']);
    await rooms.react('matrix', 'lou', '👍', copy, true);
    expect(rooms.reactions('slack', message)).toEqual([]);
    expect(rooms.reactions('matrix', copy)).toEqual([]);
  });

  test('who reacted is known after Gavel was killed', async () => {
    await rooms.react('slack', 'lou', '👍', message);
    rooms.killNext();
    await rooms.react('slack', 'sol', '👍', message);
    rooms.killNext();
    await rooms.react('slack', 'lou', '👍', message, true);
    expect(rooms.reactions('matrix', copy)).toEqual(['👍']);
    await rooms.react('slack', 'sol', '👍', message, true);
    expect(rooms.reactions('matrix', copy)).toEqual([]);
  });

  test('ballots and hands are no reactions to show', async () => {
    const motion = (side: 'slack' | 'matrix'): string => rooms.showing(side, 'more traps');
    await rooms.say('slack', 'ada', '/vote more traps');
    await rooms.react('slack', 'kim', '👍', motion('slack'));
    expect(rooms.reactions('matrix', motion('matrix'))).toEqual([]);
  });

  test('a tag records, and is not shown: its number is', async () => {
    await rooms.react('slack', 'ada', '🚩', message);
    expect(rooms.reactions('matrix', copy)).toEqual([]);
    expect(rooms.minutes()).toContain('shall we?');
  });

  test('when the message is taken away, what Gavel put under the copy goes too', async () => {
    await rooms.react('slack', 'lou', '👍', message);
    await rooms.react('matrix', 'sol', '🎉', copy);
    await rooms.remove('slack', 'kim', message);
    expect(rooms.reactions('matrix', copy)).toEqual(['🎉']);
    await rooms.react('matrix', 'sol', '👍', copy);
    expect(rooms.reactions('slack', message)).toEqual([]);
  });
});

test('off the record nothing new is shown, then or later; what is taken back goes', async () => {
  await rooms.react('slack', 'lou', '👍', message);
  await rooms.say('slack', 'ada', '/offrecord');
  await rooms.react('slack', 'lou', '🎉', message);
  await rooms.react('slack', 'lou', '👍', message, true);
  expect(rooms.reactions('matrix', copy)).toEqual([]);
  await rooms.say('slack', 'ada', '/onrecord');
  await rooms.react('slack', 'sol', '👍', message);
  expect(rooms.reactions('matrix', copy)).toEqual(['👍']);
});

test('after the end nothing new is shown; what is taken back goes', async () => {
  await rooms.react('slack', 'lou', '👍', message);
  await rooms.say('slack', 'ada', '/meeting end');
  await rooms.react('slack', 'sol', '🎉', message);
  await rooms.react('slack', 'lou', '👍', message, true);
  expect(rooms.reactions('matrix', copy)).toEqual([]);
});

test('what was not shown has no copy to show a reaction under', async () => {
  await rooms.say('slack', 'ada', '/offrecord');
  const secret = await rooms.say('slack', 'kim', 'the landlord is a spy');
  await rooms.say('slack', 'ada', '/onrecord');
  const before = rooms.told('matrix');
  await rooms.react('slack', 'lou', '👍', secret);
  expect(rooms.told('matrix')).toEqual(before);
  expect(rooms.troubles).toEqual([]);
});

test('without the relay reactions stay where they are', async () => {
  const apart = await relayedRooms(false);
  await apart.say('slack', 'ada', '/meeting start');
  await apart.say('slack', 'ada', '/topic Traps');
  const note = await apart.say('slack', 'kim', '#info twelve moths');
  await apart.react('slack', 'lou', '👍', note);
  expect(apart.reactions('matrix', apart.showing('matrix', 'twelve moths'))).toEqual([]);
  await apart.stop();
});
