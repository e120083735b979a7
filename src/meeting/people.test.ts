import { describe, expect, test } from '@jest/globals';

import { given, NOW, PLANNED, present, STARTED } from '../../test/doubles/given.ts';
import { leadingPeople } from './people.ts';

const met = (key: string, name: string) => ({ type: 'guest.met', at: NOW, key, name });
const { meeting } = given(
  PLANNED,
  present('mira'),
  STARTED,
  met('slack:U1', 'Rowan'),
  met('slack:U2', 'Rowan (Initech)'),
  met('matrix:@jose:x.org', 'José 🚀 Ruiz'),
  met('slack:U4', 'x | y <z>'),
  met('slack:U5', 'Kenji Lee'),
);
const named = (text: string) => {
  const { people, rest } = leadingPeople(text, meeting);
  return { keys: people.map(({ key }) => key), rest };
};

describe('a guest is found by the whole name after an @', () => {
  test.each([
    ['@Rowan (Initech) buy lamps', ['slack:U2'], 'buy lamps'],
    ['@Rowan(Initech): buy lamps', ['slack:U2'], 'buy lamps'],
    ['@Rowan buy lamps', ['slack:U1'], 'buy lamps'],
    ['@José 🚀 Ruiz, @x | y <z> – buy lamps', ['matrix:@jose:x.org', 'slack:U4'], 'buy lamps'],
  ])('%s', (text, keys, rest) => expect(named(text)).toEqual({ keys, rest }));

  test('but a member’s handle is theirs, whatever guests are called', () =>
    expect(named('@kenji Lee buy lamps')).toEqual({ keys: ['kenji'], rest: 'Lee buy lamps' }));
});
