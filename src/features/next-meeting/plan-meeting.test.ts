import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { plannedEvents, plannedOn, planMeeting } from './plan-meeting.ts';

const AT = ENDED.at;
const ended = given(PLANNED, STARTED, ENDED);
const START = '2026-03-17T17:00:00.000Z';

describe('the next meeting', () => {
  test('begins with its date, the calendar, the number line, and those who were elected', () => {
    const elected = given({ ...PLANNED, occurrence: PLANNED.start }, STARTED, ENDED).and(
      { type: 'calendar.cancelled', at: AT, occurrence: '2026-03-31T17:00:00.000Z' },
      { type: 'elections.elected', at: AT, role: 'chair', people: ['kenji'] },
    );
    expect(planMeeting(demoGroup, elected.meeting, AT)).toEqual([
      { type: 'lifecycle.planned', at: AT, start: START, occurrence: START },
      {
        type: 'calendar.carried',
        at: AT,
        overrides: [{ key: '2026-03-31T17:00:00.000Z', start: undefined, sequence: 1 }],
        pauses: [],
        anchors: [],
      },
      { type: 'entry.numbered', at: AT, next: 1 },
      { type: 'roles.named', at: AT, role: 'chair', people: ['kenji'] },
    ]);
  });

  test('is the next one that is still to come, if nobody was there to plan it', () => {
    const late = '2026-03-20T12:00:00.000Z';
    expect(planMeeting(demoGroup, ended.meeting, late)[0]).toMatchObject({ start: '2026-03-31T17:00:00.000Z' });
    expect(planMeeting(demoGroup, undefined, late)).toEqual([
      {
        type: 'lifecycle.planned',
        at: late,
        start: '2026-03-31T17:00:00.000Z',
        occurrence: '2026-03-31T17:00:00.000Z',
      },
    ]);
  });

  test('knows of a meeting that was over before its time', () => {
    const early = given(PLANNED, { ...STARTED, at: '2026-03-03T16:00:00.000Z' });
    expect(plannedEvents(early.meeting, undefined, '2026-03-03T16:30:00.000Z')[0]).toEqual({
      type: 'lifecycle.planned',
      at: '2026-03-03T16:30:00.000Z',
      held: PLANNED.start,
    });
  });

  test('can be planned for a day, whether or not the schedule has one then', () => {
    expect(plannedOn(demoGroup, '2026-03-17', AT)[0]).toMatchObject({ start: START, occurrence: START });
    expect(plannedOn(demoGroup, '2026-03-18', AT)[0]).toMatchObject({ start: '2026-03-18T17:00:00.000Z' });
  });
});
