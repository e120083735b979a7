import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import {
  draftProposal,
  minutesFolder,
  oldestPath,
  pastMinutes,
  plannedEvents,
  plannedOn,
  planMeeting,
  proposalNames,
} from './proposal.ts';

const AT = ENDED.at;
const ended = given(PLANNED, STARTED, ENDED);
const START = '2026-03-17T17:00:00.000Z';

describe('what is proposed', () => {
  test('is called by its day, and with a number if others are, too', () => {
    expect(proposalNames(ended.meeting, 1)).toEqual({
      path: 'meetings/lantern-minutes-2026-03-03.md',
      branch: 'minutes-2026-03-03',
    });
    expect(proposalNames(ended.meeting, 2)).toEqual({
      path: 'meetings/lantern-minutes-2026-03-03-2.md',
      branch: 'minutes-2026-03-03-2',
    });
    expect(draftProposal(ended.meeting, 'text').title).toBe('Minutes 2026-03-03');
    const second = ended.and({ type: 'review.named', at: AT, nth: 2 });
    expect(draftProposal(second.meeting, 'text').title).toBe('Minutes 2026-03-03 (2)');
  });

  test('are the minutes, the page that lists them, and the calendar if the group keeps it as a file', () => {
    const { files } = draftProposal(ended.meeting, 'text');
    expect(files.map(({ path }) => path)).toEqual(['meetings/lantern-minutes-2026-03-03.md', 'meetings/README.md']);
    const listed = files[1]?.write('# Meetings\n');
    expect(listed).toContain('* [2026-03-03](lantern-minutes-2026-03-03.md)');
    const kept = givenIn({ ...demoGroup, calendar: { file: 'lantern.ics' } }, PLANNED, STARTED, ENDED);
    const calendar = draftProposal(kept.meeting, 'text').files[2];
    expect(calendar?.path).toBe('lantern.ics');
    expect(calendar?.write(undefined)).toMatch(/^BEGIN:VCALENDAR/u);
  });

  test('keeps what people changed in the minutes since', () => {
    const [minutes] = draftProposal(ended.meeting, 'oil\nwicks\nboats', ['oil\nwicks']).files;
    expect(minutes?.write('good oil\nwicks')).toBe('good oil\nwicks\nboats');
  });

  test('is opened again if it was closed', () => {
    expect(draftProposal(ended.meeting, 'text').again).toBe(false);
    expect(draftProposal(ended.and({ type: 'review.closed', at: AT }).meeting, 'text').again).toBe(true);
  });
});

describe('past minutes', () => {
  test('are those that the pattern fits, oldest first, those of one day in their order', () => {
    const past = [
      'meetings/lantern-minutes-2026-02-03-2.md',
      'meetings/README.md',
      'meetings/lantern-minutes-2026-02-03.md',
      'meetings/lantern-minutes-2026-01-20.md',
      'elsewhere/lantern-minutes-2026-01-06.md',
    ];
    expect(pastMinutes(past, demoGroup)).toEqual([past[3], past[2], past[0]]);
    expect(oldestPath(demoGroup)).toBe('meetings/lantern-minutes-0001-01-01.md');
  });

  test('stand in the folder before the first part of their path that changes', () => {
    expect(minutesFolder(demoGroup)).toBe('meetings');
    const yearly = { ...demoGroup, format: { ...demoGroup.format, path: 'a/b/{date:yyyy}/minutes-{date}.md' } };
    expect(minutesFolder(yearly)).toBe('a/b');
  });

  test('are read as far as a year back', () => {
    const many = Array.from({ length: 60 }, (_, i) => `meetings/lantern-minutes-2026-01-01-${i + 2}.md`);
    expect(pastMinutes(many, demoGroup)).toEqual(many.slice(-52));
  });
});

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
