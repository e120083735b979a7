import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, givenIn, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { draftProposal, proposalNames } from './proposal.ts';

const AT = ENDED.at;
const ended = given(PLANNED, STARTED, ENDED);

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
