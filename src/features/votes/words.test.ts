import { describe, expect, test } from '@jest/globals';
import { Map } from 'immutable';

import { NOW } from '../../../test/doubles/given.ts';
import { ENGLISH } from '../../language/language.ts';
import { tallyBallots, voteOutcome, voteSteps, type VoteMotion, type VotesState } from './ballots.ts';
import { chosenByEmoji, chosenByWord, isBallotWord, optionEmoji, readMotion } from './words.ts';

const EMPTY: VotesState = { motions: Map() };

/** A motion, with the ballots that were cast on it. */
function motionWith(
  options: readonly string[] | undefined,
  ...ballots: readonly (readonly [string, string])[]
): VoteMotion {
  const opened = voteSteps['votes.opened'](EMPTY, {
    type: 'votes.opened',
    at: NOW,
    number: 1,
    ...(options && { options }),
  });
  const { motions } = ballots.reduce(
    (state, [voter, choice]) =>
      voteSteps['votes.cast'](state, { type: 'votes.cast', at: NOW, number: 1, voter, choice }),
    opened,
  );
  const motion = motions.get(1);
  if (!motion) throw new Error('There is no motion');
  return motion;
}
const plain = motionWith(undefined);
const colours = motionWith(['red', 'blue']);

describe('what is chosen', () => {
  test.each([
    ['aye', 'for'],
    [' YES ', 'for'],
    ['-1', 'against'],
    ['👀', 'abstain'],
    // As the buttons are called in German.
    ['dafür', 'for'],
    ['Enthaltung', 'abstain'],
    ['maybe', undefined],
    ['constructor', undefined],
  ])('by %s on a plain motion', (word, choice) => {
    expect(chosenByWord(plain, word)).toBe(choice);
    expect(isBallotWord(word)).toBe(choice !== undefined);
  });

  test.each([
    ['Red', 'red'],
    ['2', 'blue'],
    ['3', undefined],
    ['0', undefined],
    ['yes', undefined],
  ])('by %s among options', (word, choice) => expect(chosenByWord(colours, word)).toBe(choice));

  test('by a reaction', () => {
    expect(optionEmoji(plain)).toEqual(['👍', '👎', '👀']);
    expect(chosenByEmoji(plain, '👎')).toBe('against');
    expect(chosenByEmoji(colours, '2⃣')).toBe('blue');
    expect(chosenByEmoji(colours, '👎')).toBeUndefined();
    expect(chosenByEmoji(colours, '9⃣')).toBeUndefined();
  });
});

describe('a motion that is typed', () => {
  test.each([
    ['Which colour: red, blue', { text: 'Which colour', options: ['red', 'blue'] }],
    ['Which colour? red, , Blue, RED', { text: 'Which colour?', options: ['red', 'Blue'] }],
    ['Shall we', { text: 'Shall we' }],
    ['Adopt: the charter', { text: 'Adopt: the charter' }],
  ])('%s', (typed, read) => expect(readMotion(typed, ENGLISH)).toEqual(read));

  test.each([
    ['Which colour:', 'Add the options after the colon'],
    ['Which colour: red, RED', 'Add at least two different options'],
    ['Which: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10', "That's 10 options. A vote can have up to 9."],
    [`Which: red, ${'x'.repeat(101)}`, 'the limit is 100. Use a shorter name.'],
  ])('%s is refused', (typed, why) => {
    const read = readMotion(typed, ENGLISH);
    expect('refuse' in read && read.refuse).toContain(why);
  });
});

describe('the result', () => {
  test.each<[string, VoteMotion, number]>([
    ['no votes', plain, 0],
    ['unanimous in favor', motionWith(undefined, ['a', 'for'], ['b', 'for']), 0],
    ['1 in favor', motionWith(undefined, ['a', 'for']), 0],
    ['1 in favor, 1 against, 1 abstained', motionWith(undefined, ['a', 'for'], ['b', 'against'], ['c', 'abstain']), 0],
    ['2 against', motionWith(undefined, ['a', 'against'], ['b', 'against']), 0],
    ['red 1, blue 0', motionWith(['red', 'blue'], ['a', 'red']), 0],
    ['1 in favor; no quorum: 3 votes needed', motionWith(undefined, ['a', 'for']), 3],
    ['unanimous in favor; no quorum: 3 votes needed', motionWith(undefined, ['a', 'for'], ['b', 'for']), 3],
  ])('%s', (words, motion, quorum) => expect(voteOutcome(motion, { quorum, language: 'en' })).toBe(words));

  test.each<[string, VoteMotion, number]>([
    ['keine Stimmen', plain, 0],
    ['einstimmig dafür', motionWith(undefined, ['a', 'for'], ['b', 'for']), 0],
    ['1 dafür, 1 dagegen, 1 Enthaltung', motionWith(undefined, ['a', 'for'], ['b', 'against'], ['c', 'abstain']), 0],
    ['1 dafür; nicht beschlussfähig: 3 Stimmen nötig', motionWith(undefined, ['a', 'for']), 3],
  ])('in German: %s', (words, motion, quorum) => expect(voteOutcome(motion, { quorum, language: 'de' })).toBe(words));

  test('counts the last choice of each voter alone', () => {
    expect(tallyBallots(motionWith(['red', 'blue'], ['a', 'red'], ['b', 'red'], ['a', 'blue']))).toEqual([
      { option: 'red', count: 1 },
      { option: 'blue', count: 1 },
    ]);
  });

  test('a ballot on no motion is none', () => {
    const cast = { type: 'votes.cast', at: NOW, number: 7, voter: 'a', choice: 'for' } as const;
    expect(voteSteps['votes.cast'](EMPTY, cast)).toBe(EMPTY);
    expect(voteSteps['votes.closed'](EMPTY, { type: 'votes.closed', at: NOW, number: 7 })).toBe(EMPTY);
  });
});
