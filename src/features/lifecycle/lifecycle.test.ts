import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { lifecycleFeature } from './lifecycle.ts';

const planned = given(PLANNED);
const gathering = planned.and({ type: 'lifecycle.gathered', at: '2026-03-03T16:30:00.000Z' });
const openedEarly = planned.and({ type: 'lifecycle.gathered', at: '2026-03-03T15:30:00.000Z', by: 'mira' });
const running = planned.and(STARTED);
const leaderless = givenIn({ ...demoGroup, chairs: [], secretaries: [] }, PLANNED);

describe('/meeting start', () => {
  test('at its time opens the meeting', () => {
    const at = '2026-03-03T17:00:00.000Z';
    const { events, announce, answer } = gathering.when('mira', '/meeting start', at);
    expect(events).toEqual([{ type: 'lifecycle.started', at, by: 'mira' }]);
    expect(announce).toBeUndefined();
    expect(answer).toBe(
      'The meeting has started.\nRecord with /note, /action @user and /topic. /meeting end makes the minutes.',
    );
  });

  test('up to two hours before its time opens the roll call', () => {
    const at = '2026-03-03T15:00:00.000Z';
    expect(planned.when('mira', '/meeting start', at)).toEqual({
      events: [{ type: 'lifecycle.gathered', at, by: 'mira' }],
      answer:
        'The roll call is open. The meeting starts Tuesday 3 March 2026, 17:00 UTC ' +
        '(18:00 Oslo, 18:00 Berlin, 18:00 Lagos, Wednesday 02:00 Tokyo).',
    });
  });

  test.each([
    ['earlier than that', planned, '2026-03-03T14:59:59.000Z'],
    ['after its time', planned, '2026-03-03T17:20:00.000Z'],
    ['once the roll call is open', gathering, '2026-03-03T16:40:00.000Z'],
    ['without a date', given({ type: 'lifecycle.planned', at: PLANNED.at }), '2026-03-03T15:00:00.000Z'],
  ])('%s opens the meeting at once', (_, meeting, at) => {
    expect(meeting.when('mira', '/meeting start', at).events).toEqual([{ type: 'lifecycle.started', at, by: 'mira' }]);
  });

  test('while it runs is refused', () => {
    expect(running.when('mira', '/meeting start').refuse).toBe('This meeting has been running since 17:00 UTC.');
  });

  test('as MeetBot has it, opens the meeting before its time too, and who did it leads if nobody else does', () => {
    const at = '2026-03-03T16:00:00.000Z';
    const started = { type: 'lifecycle.started', at, by: 'kenji' };
    const named = { type: 'roles.named', at, role: 'chair', people: ['kenji'] };
    expect(leaderless.when('kenji', '#startmeeting', at).events).toEqual([started, named]);
    expect(leaderless.when('kenji', '/meeting start', '2026-03-03T17:00:00.000Z').events).toHaveLength(1);
    expect(planned.when('mira', '#startmeeting', at).events).toEqual([{ ...started, by: 'mira' }]);
  });
});

const wakeAt = ({ meeting }: typeof planned) => lifecycleFeature.wakeAt?.(meeting);
const onTimer = ({ meeting }: typeof planned, at: string) => lifecycleFeature.onTimer?.(at, meeting);

describe('by the clock', () => {
  test('people gather half an hour before it', () => {
    const at = '2026-03-03T16:30:00.000Z';
    expect(wakeAt(planned)).toBe(at);
    expect(onTimer(planned, at)).toEqual({ events: [{ type: 'lifecycle.gathered', at }] });
  });

  test('it starts by itself only if somebody opened the roll call', () => {
    const at = '2026-03-03T17:00:00.000Z';
    expect(wakeAt(openedEarly)).toBe(at);
    expect(onTimer(openedEarly, at)).toEqual({ events: [{ type: 'lifecycle.started', at }] });
    expect(wakeAt(gathering)).toBeUndefined();
    expect(onTimer(gathering, at)).toBeUndefined();
  });

  test('nothing wakes a meeting that runs or has no date', () => {
    expect(wakeAt(running)).toBeUndefined();
    expect(wakeAt(given({ type: 'lifecycle.planned', at: PLANNED.at }))).toBeUndefined();
  });

  test('what was missed by the whole length of the meeting is left to whoever looks after forgotten meetings', () => {
    const late = '2026-03-03T18:00:00.000Z';
    expect(onTimer(planned, late)).toBeUndefined();
    expect(onTimer(givenIn({ ...demoGroup, unattended: false }, PLANNED), late)?.events).toEqual([
      { type: 'lifecycle.gathered', at: late },
    ]);
  });
});
