import { describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { personFor, type UserRef } from '../../meeting/member.ts';
import { plainText } from '../../meeting/message.ts';
import { meetingDomain } from '../meeting-domain.ts';
import { openingEvents } from '../next-meeting-events.ts';
import { introduceNewcomer } from './introduction.ts';

const AT = '2026-03-03T17:00:00.000Z';
const members = [
  { handle: 'mira' },
  { handle: 'kim', name: 'Kim Osei' },
  { handle: 'lou', slack: 'U0LOU0000' },
  { handle: 'sol', email: 'sol@example.org' },
];
const byId = inventedGroup({ schedule: { start: '17:00' }, members, secretaries: ['kim'] });
const byName = inventedGroup({ schedule: { start: '17:00' }, members, secretaries: ['kim'], people: 'by-name' });

const slack = (id: string, name: string, more: Partial<UserRef> = {}): UserRef => ({
  platform: 'slack',
  id,
  name,
  ...more,
});
const RUE = slack('U0RUE0000', 'Rue Alder', { login: 'rue' });
const KIM = slack('U0KIM0000', 'kimmy', { fullName: 'Kim Osei' });

const { kernel } = meetingDomain;
const meetingIn = (group: typeof byId, ...events: Event[]): Meeting =>
  kernel.advance(kernel.begin('lantern/1', group), events);
/** The meeting once something of theirs stands in it. */
const met = (group: typeof byId, user: UserRef): Meeting => {
  const { key, label } = personFor(group.directory, user);
  return meetingIn(group, { type: 'guest.met', at: AT, key, name: label } as Event);
};
const words = (decided: Decided<Event> | undefined): string[] =>
  (decided?.notices ?? []).map((notice) => `${'member' in notice ? notice.member : ''}: ${plainText(notice.message)}`);
const after = (meeting: Meeting, user: UserRef): Meeting =>
  kernel.advance(meeting, introduceNewcomer(user, meeting, AT)?.events ?? []);

describe('somebody whom the directory does not know', () => {
  test('is told to the chair, with the lines to add', () => {
    expect(words(introduceNewcomer(RUE, met(byId, RUE), AT))).toEqual([
      [
        "mira: I don't know Rue Alder on Slack, so they're in the minutes as a guest under that name.",
        "If they're a member, add this to that member in the configuration and restart me:",
        'slack: U0RUE0000',
        "If they're a new member, add the whole entry:",
        '- { handle: rue, name: Rue Alder, slack: U0RUE0000 }',
        'Or they link themselves, if I know them on another platform: /meeting link there.',
      ].join('\n'),
    ]);
  });

  test('is told with the member who bears their name', () => {
    const [told = ''] = words(introduceNewcomer(KIM, met(byId, KIM), AT));
    expect(told).toContain('They have the same name as @kim, which proves nothing. If they are @kim, add this to @kim');
    expect(told).toContain('\nslack: U0KIM0000\n');
  });

  test('is told together with the others of the meeting, in one message that is edited', () => {
    const ann = slack('U0ANN0000', 'Ann: x', { login: 'ann' });
    const event = { type: 'guest.met', at: AT, key: 'slack:U0ANN0000', name: 'Ann: x' } as Event;
    const decided = introduceNewcomer(ann, kernel.advance(after(met(byId, RUE), RUE), [event]), AT);
    expect(words(decided)).toEqual([
      [
        "mira: I don't know 2 people, so they're in the minutes as guests under these names:",
        '- Rue Alder on Slack: - { handle: RueAlder, name: Rue Alder, slack: U0RUE0000 }',
        '- Ann: x on Slack: - { handle: ann, name: "Ann: x", slack: U0ANN0000 }',
        'For each member among them, add the line to the members in the configuration and restart me. If the member is ' +
          'there already, add only the id.',
        'Or they link themselves, if I know them on another platform: /meeting link there.',
      ].join('\n'),
    ]);
    expect(decided?.notices).toMatchObject([{ view: 'newcomers/lantern/1' }]);
  });

  test('is told once, in this meeting and in those after it', () => {
    const told = after(met(byId, RUE), RUE);
    expect(introduceNewcomer(RUE, told, AT)).toBeUndefined();
    const next = kernel.advance(kernel.begin('lantern/2', byId), openingEvents(byId, told, AT));
    const again = kernel.advance(next, [
      { type: 'guest.met', at: AT, key: 'slack:U0RUE0000', name: 'Rue Alder' } as Event,
    ]);
    expect(introduceNewcomer(RUE, again, AT)).toBeUndefined();
  });

  test('is not told before anything of theirs is recorded, nor where people are their handles', () => {
    expect(introduceNewcomer(RUE, meetingIn(byId), AT)).toBeUndefined();
    const inWeb = { platform: 'web', id: 'rue', name: 'Rue' };
    expect(introduceNewcomer(inWeb, met(byId, inWeb), AT)).toBeUndefined();
  });

  test('what they call themselves is data in the lines to add', () => {
    const hostile = slack('U0EVE0000', 'a: {b}, "c" #', { login: '!!' });
    const matrix: UserRef = { platform: 'matrix', id: '@eve:example.org', name: 'mira', login: 'mira' };
    expect(words(introduceNewcomer(hostile, met(byId, hostile), AT))[0]).toContain('\nslack: U0EVE0000\nOr they');
    expect(words(introduceNewcomer(matrix, met(byId, matrix), AT))[0]).toContain('\nmatrix: "@eve:example.org"\n');
  });
});

describe('by id, as a group is if it says nothing', () => {
  test('nobody counts as a member by their name', () => {
    expect(meetingDomain.person(KIM, meetingIn(byId))).toMatchObject({ key: 'slack:U0KIM0000', guest: true });
  });
});

describe('by name', () => {
  test('whoever bears one member’s name counts as that member, and the chair is told', () => {
    const meeting = meetingIn(byName);
    expect(meetingDomain.person(KIM, meeting)).toMatchObject({ key: 'kim', guest: false });
    const decided = introduceNewcomer(KIM, meeting, AT);
    expect(decided?.events).toEqual([{ type: 'newcomers.taken', at: AT, user: 'slack:U0KIM0000', as: 'kim' }]);
    expect(words(decided)).toEqual([
      expect.stringContaining('kimmy on Slack counts as @kim from now on, because of the name'),
    ]);
    expect(introduceNewcomer(KIM, after(meeting, KIM), AT)).toBeUndefined();
  });

  test('they stay it when they change their name, and in the meetings after it', () => {
    const taken = after(meetingIn(byName), KIM);
    const renamed = slack('U0KIM0000', 'The Owl');
    expect(meetingDomain.person(renamed, taken)).toMatchObject({ key: 'kim' });
    const next = kernel.advance(kernel.begin('lantern/2', byName), openingEvents(byName, taken, AT));
    expect(meetingDomain.person(renamed, next)).toMatchObject({ key: 'kim' });
    expect(introduceNewcomer(renamed, next, AT)).toBeUndefined();
  });

  test('nobody else on that platform becomes the same member; on another one they may', () => {
    const taken = after(meetingIn(byName), KIM);
    const other = slack('U0EVE0000', 'Kim Osei');
    expect(meetingDomain.person(other, taken)).toMatchObject({ key: 'slack:U0EVE0000', guest: true });
    const inMatrix: UserRef = { platform: 'matrix', id: '@kim:example.org', name: 'kim' };
    expect(meetingDomain.person(inMatrix, taken)).toMatchObject({ key: 'kim' });
  });

  test.each([
    ['whose id stands in the directory', slack('U0EVE0000', 'lou')],
    ['who is known by a checked address', slack('U0EVE0000', 'sol')],
  ])('no name counts for a member %s', (_, user) => {
    expect(meetingDomain.person(user, meetingIn(byName))).toMatchObject({ guest: true });
  });

  test('a group that goes back to ids ends it', () => {
    const taken = { type: 'newcomers.taken', at: AT, user: 'slack:U0KIM0000', as: 'kim' } as Event;
    expect(meetingDomain.person(KIM, meetingIn(byName, taken))).toMatchObject({ key: 'kim' });
    expect(meetingDomain.person(KIM, meetingIn(byId, taken))).toMatchObject({ guest: true });
  });
});
