import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { twoRooms, type TwoRooms } from '../../../test/doubles/two-rooms.ts';

let stage: TwoRooms;
let message: string;
let copy: string;
beforeEach(async () => {
  stage = await twoRooms();
  await stage.say('slack', 'ada', '/meeting start');
  await stage.say('slack', 'ada', '/topic Traps');
  message = await stage.say('slack', 'kim', 'shall we?');
  copy = stage.copyOf('matrix', message);
});
afterEach(() => stage.stop());

describe('while a meeting runs', () => {
  test('a reaction to a message is under its copy, until the last one is taken back', async () => {
    await stage.react('slack', 'lou', '👍', message);
    await stage.react('slack', 'sol', '👍', message);
    expect(stage.reactions('matrix', copy)).toEqual(['👍']);
    await stage.react('slack', 'lou', '👍', message, true);
    expect(stage.reactions('matrix', copy)).toEqual(['👍']);
    await stage.react('slack', 'sol', '👍', message, true);
    expect(stage.reactions('matrix', copy)).toEqual([]);
  });

  test('a reaction to a copy is under the message', async () => {
    await stage.react('matrix', 'lou', '🎉', copy);
    expect(stage.reactions('slack', message)).toEqual(['🎉']);
    await stage.react('matrix', 'lou', '🎉', copy, true);
    expect(stage.reactions('slack', message)).toEqual([]);
  });

  test('the sign of what was recorded stays, whoever takes the same emoji back from the copy', async () => {
    const recorded = await stage.say('slack', 'kim', '#info twelve moths');
    const shown = stage.copyOf('matrix', recorded);
    await stage.react('matrix', 'lou', '✏', shown);
    await stage.react('matrix', 'lou', '✏', shown, true);
    expect(stage.reactions('slack', recorded)).toEqual(['✏']);
    await stage.react('slack', 'lou', '✏', recorded);
    expect(stage.reactions('matrix', shown)).toEqual(['✏']);
  });

  test('the same in both rooms: each is shown in the other, and goes by itself', async () => {
    await stage.react('slack', 'kim', '👍', message);
    await stage.react('matrix', 'lou', '👍', copy);
    await stage.react('slack', 'kim', '👍', message, true);
    expect(stage.reactions('slack', message)).toEqual(['👍']);
    expect(stage.reactions('matrix', copy)).toEqual(['👍']);
    await stage.react('matrix', 'lou', '👍', copy, true);
    expect(stage.reactions('slack', message)).toEqual([]);
    expect(stage.reactions('matrix', copy)).toEqual([]);
  });

  test('who reacted is known after Gavel was killed', async () => {
    await stage.react('slack', 'lou', '👍', message);
    stage.killNext();
    await stage.react('slack', 'sol', '👍', message);
    stage.killNext();
    await stage.react('slack', 'lou', '👍', message, true);
    expect(stage.reactions('matrix', copy)).toEqual(['👍']);
    await stage.react('slack', 'sol', '👍', message, true);
    expect(stage.reactions('matrix', copy)).toEqual([]);
  });

  test('ballots and hands are no reactions to show', async () => {
    const motion = (side: 'slack' | 'matrix'): string => stage.showing(side, 'more traps');
    await stage.say('slack', 'ada', '/vote more traps');
    await stage.react('slack', 'kim', '👍', motion('slack'));
    expect(stage.reactions('matrix', motion('matrix'))).toEqual([]);
  });

  test('a tag records, and is not shown: its number is', async () => {
    await stage.react('slack', 'ada', '🚩', message);
    expect(stage.reactions('matrix', copy)).toEqual([]);
    expect(stage.minutes()).toContain('shall we?');
  });

  test('when the message is taken away, what Gavel put under the copy goes too', async () => {
    await stage.react('slack', 'lou', '👍', message);
    await stage.react('matrix', 'sol', '🎉', copy);
    await stage.remove('slack', 'kim', message);
    expect(stage.reactions('matrix', copy)).toEqual(['🎉']);
    await stage.react('matrix', 'sol', '👍', copy);
    expect(stage.reactions('slack', message)).toEqual([]);
  });
});

test('off the record nothing new is shown, then or later; what is taken back goes', async () => {
  await stage.react('slack', 'lou', '👍', message);
  await stage.say('slack', 'ada', '/offrecord');
  await stage.react('slack', 'lou', '🎉', message);
  await stage.react('slack', 'lou', '👍', message, true);
  expect(stage.reactions('matrix', copy)).toEqual([]);
  await stage.say('slack', 'ada', '/onrecord');
  await stage.react('slack', 'sol', '👍', message);
  expect(stage.reactions('matrix', copy)).toEqual(['👍']);
});

test('after the end nothing new is shown; what is taken back goes', async () => {
  await stage.react('slack', 'lou', '👍', message);
  await stage.say('slack', 'ada', '/meeting end');
  await stage.react('slack', 'sol', '🎉', message);
  await stage.react('slack', 'lou', '👍', message, true);
  expect(stage.reactions('matrix', copy)).toEqual([]);
});

test('what was not shown has no copy to show a reaction under', async () => {
  await stage.say('slack', 'ada', '/offrecord');
  const secret = await stage.say('slack', 'kim', 'the landlord is a spy');
  await stage.say('slack', 'ada', '/onrecord');
  const before = stage.told('matrix');
  await stage.react('slack', 'lou', '👍', secret);
  expect(stage.told('matrix')).toEqual(before);
  expect(stage.troubles).toEqual([]);
});

test('without the relay reactions stay where they are', async () => {
  const apart = await twoRooms(false);
  await apart.say('slack', 'ada', '/meeting start');
  await apart.say('slack', 'ada', '/topic Traps');
  const note = await apart.say('slack', 'kim', '#info twelve moths');
  await apart.react('slack', 'lou', '👍', note);
  expect(apart.reactions('matrix', apart.showing('matrix', 'twelve moths'))).toEqual([]);
  await apart.stop();
});
