import { describe, expect, test } from '@jest/globals';

import { isChannelBot, readChannelLine, takenUp } from './channel-line.ts';

const kindOf = (text: string): string => readChannelLine(text, 'ann').kind;

test.each([
  ['present+', { kind: 'attendance', who: 'present', how: 'add', names: '' }],
  ['Present+ Ann, Bob', { kind: 'attendance', who: 'present', how: 'add', names: 'Ann, Bob' }],
  ['present- Bob', { kind: 'attendance', who: 'present', how: 'remove', names: 'Bob' }],
  ['Present: Ann', { kind: 'attendance', who: 'present', how: 'set', names: 'Ann' }],
  ['regrets+', { kind: 'attendance', who: 'regrets', how: 'add', names: '' }],
  ['Regrets: Ann', { kind: 'attendance', who: 'regrets', how: 'set', names: 'Ann' }],
  ['scribe+', { kind: 'scribe', how: 'add', names: '' }],
  ['ScribeNick: bob', { kind: 'scribe', how: 'set', names: 'bob' }],
  ['scribe- bob', { kind: 'scribe', how: 'remove', names: 'bob' }],
  ['Chairs: Ann, Bob', { kind: 'chair', how: 'set', names: 'Ann, Bob' }],
  ['chair+ Bob', { kind: 'chair', how: 'add', names: 'Bob' }],
  ['Meeting: Buoys', { kind: 'meeting', title: 'Buoys' }],
  ['TOPIC: Chains: old', { kind: 'topic', title: 'Chains: old' }],
  ['Sub-topic: Rust', { kind: 'subtopic', title: 'Rust' }],
  ['RESOLVED: mend it', { kind: 'resolved', text: 'mend it', word: 'RESOLVED' }],
  ['Resolution: mend it', { kind: 'resolved', text: 'mend it', word: 'Resolution' }],
  ['PROPOSED: mend it', { kind: 'proposed', text: 'mend it', word: 'PROPOSED' }],
  ['ACTION: Ann to mend it', { kind: 'action', text: 'Ann to mend it', word: 'ACTION' }],
  ['ACTION-12: Ann to mend it', { kind: 'action', text: 'Ann to mend it', word: 'ACTION' }],
  ['action ann: mend it', { kind: 'action', text: 'ann: mend it', word: 'ACTION' }],
  ['-> https://a.example The page', { kind: 'link', url: 'https://a.example', text: 'The page' }],
  ['-> The page https://a.example', { kind: 'link', url: 'https://a.example', text: 'The page' }],
  ['... and more', { kind: 'continued', text: 'and more' }],
  ['…and more', { kind: 'continued', text: 'and more' }],
  ['Bob: hello', { kind: 'said', text: 'Bob: hello' }],
  ['https://a.example is it', { kind: 'said', text: 'https://a.example is it' }],
  ['...', { kind: 'said', text: '...' }],
])('%s', (text, says) => expect(readChannelLine(text, 'ann')).toEqual(says));

describe('is no part of the minutes', () => {
  test.each([
    'q+',
    'q+ to ask about rust',
    'q?',
    'v?',
    'queue=',
    'ack ann',
    'agenda+ Chains',
    'agenda?',
    'take up next',
    'next agendum',
    'Zakim, who is on the call?',
    'rrsagent, pointer?',
    'trackbot, status',
    'gb, off',
    'Date: 5 March 2026',
  ])('%s', (text) => expect(kindOf(text)).toBe('chatter'));

  test('that its author came or went', () => {
    expect(kindOf('ann has joined #buoys')).toBe('presence');
    expect(kindOf('bob has left a boat')).toBe('said');
  });

  test.each(['rrsagent, please draft minutes', 'RRSAgent, make minutes v2', 'Zakim, end meeting', '[adjourned]'])(
    '%s, which closes it',
    (text) => expect(kindOf(text)).toBe('closing'),
  );
});

test.each(['quite a queue', 'q is a letter', 'agendas are long', 'zakim is a bridge', '+1', 'next week we sail'])(
  '%s is said',
  (text) => expect(kindOf(text)).toBe('said'),
);

test('bots are known by their nicks', () => {
  expect(['RRSAgent', 'Zakim_', 'trackbot', 'gb'].every(isChannelBot)).toBe(true);
  expect(['ann', 'zak', 'gbarr'].some(isChannelBot)).toBe(false);
});

test.each([
  ['agendum 1. "Chains" taken up [from ann]', 'Chains'],
  ['agendum 12 -- Chains and rust -- taken up [from ann]', 'Chains and rust'],
  ['agendum 1 closed', undefined],
  ['I see agendum 1', undefined],
])('%s: %s', (text, title) => expect(takenUp(text)).toBe(title));
