import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { ENGLISH } from '../../language/language.ts';
import { createVocabulary, parseSpoken } from '../../meeting/parse-spoken.ts';
import { meetingKernel } from '../index.ts';
import { HELP_TOPICS, SUGGESTED, type HelpSuggestion } from './suggested.ts';

const words = createVocabulary(meetingKernel.commands);
const planned = given(PLANNED);
const inSession = given(PLANNED, STARTED, { type: 'lifecycle.opened', at: '2026-03-03T17:05:00.000Z', by: 'mira' });

test('help all names every command once for each of its topics, in few lines', () => {
  const told = planned.when('kenji', '/meeting help all').answer ?? '';
  for (const { usage, verb } of meetingKernel.commands)
    expect(told).toContain(usage.startsWith('/') ? `/${verb}` : usage.split(' ')[0]);
  expect(told.split('\n').length).toBeLessThanOrEqual(14);
});

test('the topics explain every command', () => {
  const told = Object.keys(HELP_TOPICS).map((topic) => planned.when('kenji', `/help ${topic}`).answer ?? '');
  for (const { usage, help } of meetingKernel.commands) expect(told.join('\n')).toContain(`${usage} ${help(ENGLISH)}`);
});

describe('help', () => {
  test.each([
    ['a chair before the start', planned, 'mira', '/meeting start'],
    ['somebody before the start', planned, 'kenji', '/regrets'],
    ['a chair in session', inSession, 'mira', '/meeting end'],
    ['somebody in session', inSession, 'kenji', '/note TEXT'],
    ['a chair afterwards', given(PLANNED, STARTED, ENDED), 'mira', '/meeting propose'],
    ['somebody afterwards', given(PLANNED, STARTED, ENDED), 'kenji', '/edit'],
  ])('tells %s in eight lines what they can do now, and where the rest is', (_, on, who, usage) => {
    const lines = (on.when(who, '@gavel help').answer ?? '').split('\n');
    expect(lines).toHaveLength(8);
    expect(lines.join('\n')).toContain(usage);
    expect(lines.at(-1)).toBe(
      'More: /meeting help all, a command, or a topic: meeting, agenda, attendance, recording, actions, voting, ' +
        'speaking, minutes, calendar, people, other.',
    );
  });

  test.each(Object.entries(SUGGESTED))('suggests only what can be typed in the phase "%s"', (phase, lists) => {
    const isWrong =
      (leads: boolean) =>
      ([typed]: HelpSuggestion): boolean => {
        const [spoken] = parseSpoken(typed, words);
        if (spoken?.kind !== 'command') return true;
        const { when, who } = spoken.command;
        return !when.some((one) => one === phase) || (who === 'chair' && !leads);
      };
    const wrong = [...lists.leading.filter(isWrong(true)), ...lists.others.filter(isWrong(false))];
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(HELP_TOPICS))('on %s has a line for each of its commands', (topic, verbs) => {
    const known = meetingKernel.commands.map(({ verb }) => verb);
    const unlisted = topic === 'other' ? known.filter((verb) => !Object.values(HELP_TOPICS).flat().includes(verb)) : [];
    expect(known).toEqual(expect.arrayContaining([...verbs]));
    const lines = (planned.when('kenji', `/help ${topic}`).answer ?? '').split('\n');
    expect(lines).toHaveLength(verbs.length + unlisted.length);
  });

  test('guesses a topic, too', () => {
    expect(planned.when('kenji', '/help attendence').refuse).toContain('Did you mean /meeting help attendance?');
  });
});

test.each(['@gavel', '@Gavel:', '@gavel hello', '@gavel, hi', '@gavel Hi!', '@gavel hey.', '@gavel ?'])(
  '%j is greeted',
  (line) => {
    expect(planned.when('kenji', line).answer).toBe('Hi! Try /agenda, /note TEXT or /meeting help.');
  },
);

const types = (line: string) => planned.when('mira', line).events?.map(({ type }) => type);

test('"start meeting" in words starts it', () => {
  expect(types('@gavel start meeting')).toEqual(types('/meeting start'));
  expect(types('@gavel start the meeting')).toEqual(types('/meeting start'));
});

test.each(['/help action', '/help #action', '/meeting help /action', '#commands action', '@gavel help action?'])(
  '%s tells of one',
  (line) => {
    const told = planned.when('kenji', line).answer ?? '';
    expect(told).toContain('/action @user');
    expect(told.split('\n')).toHaveLength(1);
  },
);

test('a slip is answered with the nearest, and what is near nothing is refused', () => {
  expect(planned.when('kenji', '/help actoin').refuse).toContain('Did you mean /action?');
  expect(planned.when('kenji', '/help xyzzyplugh').refuse).toContain("I don't know /xyzzyplugh.");
});

test.each([
  ['#save', '/meeting minutes'],
  ['#lurk', "There's nothing to switch off"],
  ['#unlurk', "There's nothing to switch on"],
  ['#meetingname Lamps', '/topic TEXT'],
  ['#meetingtopic Lamps', '/topic TEXT'],
])('%s, which is not needed here, is answered with why', (line, why) => {
  const told = planned.when('kenji', line).answer ?? '';
  expect(told).toContain(why);
  expect(told.split('\n')).toHaveLength(1);
});
