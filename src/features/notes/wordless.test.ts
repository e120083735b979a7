// A table or code that nobody put words before: how it's recorded, written, read back and carried over.
import { describe, expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { carryOver } from '../carry-over/carry-over.ts';

const TABLE = '| oil | price |\n|---|--:|\n| whale | 9 |';
const CODE = '```sh\nlight --all\n```';

const groupWith = (format: object = {}) =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Oil' }] }],
      ...format,
    },
  });

const NOTES = { carry: { notes: true } };

const heldIn = (format: object = {}) =>
  givenIn(groupWith(format), PLANNED, present('mira'), present('kenji'), STARTED).after(['mira', '/topic oil']);

const HEAD = '## Agenda\n\n### Oil\n\n';
const said = (meeting: ReturnType<typeof heldIn>): string => meeting.minutes().replace(HEAD, '');

/** The agenda of the meeting after one with these minutes, under its topic. */
function next(format: object, meeting: ReturnType<typeof heldIn>, markdown = meeting.minutes()): string {
  const after = givenIn(groupWith(format), { ...PLANNED, start: '2026-03-10T17:00:00.000Z' });
  return said(after.and(...carryOver(markdown, after.meeting, meeting.meeting, ENDED.at)));
}

describe.each([
  ['a table', TABLE],
  ['code', CODE],
])('%s alone', (_, block) => {
  test('is prose, and stands by itself, with no name and no empty bullet', () => {
    const meeting = heldIn();
    expect(meeting.when('kenji', `/note ${block}`).events).toMatchObject([
      { entry: { form: 'prose', credit: 'kenji' } },
    ]);
    const more = meeting.after(['jonas', '/note before'], ['kenji', `/note ${block}`], ['jonas', '/note after']);
    expect(said(more)).toBe(`- before\n\n${block}\n\n- after\n`);
  });

  test('under an entry stands in its item', () => {
    const meeting = heldIn().after(['jonas', '/note before'], ['jonas', '/note after']);
    const replied = meeting.and(...(meeting.whenReplied('kenji', 'entry:1', block)?.events ?? []));
    expect(said(replied)).toBe(`- before\n\n  ${block.replaceAll('\n', '\n  ')}\n- after\n`);
  });

  test('typed as an item begins its item', () => {
    expect(said(heldIn().after(['jonas', `/note - ${block.replaceAll('\n', '\n  ')}`]))).toBe(
      `- ${block.replaceAll('\n', '\n  ')}\n`,
    );
  });

  test('with a box is an item with its name', () => {
    const meeting = heldIn().after(['kenji', `/note ${block}`], ['mira', '/box 1']);
    expect(said(meeting)).toBe(`- [ ] @kenji –\n\n  ${block.replaceAll('\n', '\n  ')}\n`);
  });

  test('is a part of its topic in a list of topics', () => {
    const sections = [{ kind: 'topics', heading: 'Agenda', as: 'numbers', topics: [{ title: 'Oil' }] }];
    const meeting = heldIn({ sections }).after(['jonas', `/note ${block}`], ['jonas', '/note after']);
    expect(meeting.minutes()).toBe(`## Agenda\n\n1. Oil\n\n   ${block.replaceAll('\n', '\n   ')}\n\n   - after\n`);
  });

  test('goes after the meeting, or stays as it is if notes do, each time', () => {
    const meeting = heldIn(NOTES).after(['jonas', '/note before'], ['kenji', `/note ${block}`]);
    expect(next({}, meeting)).not.toContain(block);
    const agenda = next(NOTES, meeting);
    expect(agenda).toBe(`- before\n\n${block}\n`);
    expect(next(NOTES, meeting, HEAD + agenda)).toBe(agenda);
  });
});

test('two tables of one meeting keep their numbers', () => {
  const [one, two] = [TABLE, TABLE.replace('whale', 'seed')];
  const meeting = heldIn(NOTES).after(['jonas', `/note ${one}`], ['jonas', `/note ${two}`]);
  const after = givenIn(groupWith(NOTES), { ...PLANNED, start: '2026-03-10T17:00:00.000Z' }).meeting;
  const [{ entries }] = carryOver(meeting.minutes(), after, meeting.meeting, ENDED.at);
  expect(entries.map(({ number, text, form }) => [number, text, form])).toEqual([
    [1, one, 'prose'],
    [2, two, 'prose'],
  ]);
});
