import { expect, test } from '@jest/globals';

import { suggestionsFor } from './suggest.ts';

const COMMANDS = [
  { usage: '/meeting start', help: 'opens', now: true },
  { usage: '/meeting next [WHEN]', help: 'moves the next', now: true },
  { usage: '/topic TEXT', help: 'moves along', now: true },
  { usage: '/action @user[, @user] TEXT [by DATE]', help: 'records', now: true },
];
const MEMBERS = [{ handle: 'sjn', name: 'Salve' }, { handle: 'stigtsp' }];
const suggest = (before: string): (readonly [string, string])[] =>
  suggestionsFor(before, COMMANDS, MEMBERS).map(({ label, text }) => [label, text]);

test('commands, from their first letters', () => {
  expect(suggest('/me')).toEqual([
    ['/meeting start', '/meeting start'],
    ['/meeting next [WHEN]', '/meeting next '],
  ]);
  expect(suggest('/ACT')).toEqual([['/action @user[, @user] TEXT [by DATE]', '/action ']]);
});

test('those that can be used now come first, as the server has them, and second words count after first ones', () => {
  expect(suggest('/ne')).toEqual([['/meeting next [WHEN]', '/meeting next ']]);
  expect(suggest('/t')).toEqual([['/topic TEXT', '/topic ']]);
  expect(suggest('/').map(([label]) => label)).toEqual(COMMANDS.map(({ usage }) => usage));
});

test('in the sign that one types, and on any line', () => {
  expect(suggest('!to')).toEqual([['!topic TEXT', '!topic ']]);
  expect(suggest('first\n/to')).toEqual([['/topic TEXT', 'first\n/topic ']]);
});

test('the usage of what is typed stays, and changes nothing', () => {
  expect(suggest('/topic Rules of')).toEqual([['/topic TEXT', '/topic Rules of']]);
});

test('names of members by handle or name', () => {
  expect(suggest('/action @s')).toEqual([
    ['@sjn', '/action @sjn '],
    ['@stigtsp', '/action @stigtsp '],
  ]);
  expect(suggest('thanks @sal')).toEqual([['@sjn', 'thanks @sjn ']]);
});

test.each(['hello', 'a@s', 'see /topic', ''])('nothing for "%s"', (before) => expect(suggest(before)).toEqual([]));
