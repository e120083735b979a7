import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { readCalendar } from '../../test/doubles/ical-reader.ts';
import { inventedGroup } from '../../test/doubles/invented-group.ts';
import { openMeeting, type OpenMeeting } from '../../test/doubles/open-meeting.ts';
import { feedSource } from '../features/calendar-feed/feed.ts';
import { serveApp, type ServedApp } from '../http-server/serve-app.ts';
import { writeFeed, oneMeeting } from '../schedule/ical.ts';
import { feedApp } from './feed-app.ts';

const group = inventedGroup({
  schedule: {
    start: '18:00',
    zone: 'Europe/Amsterdam',
    from: '2024-05-15',
    every: 'FREQ=WEEKLY;INTERVAL=2',
    place: 'Room; 1',
    link: 'https://video.example.org/x',
  },
  calendar: { url: 'https://meetings.example.org/lantern.ics' },
});
const NOW = '2024-05-10T12:00:00.000Z';

let meeting: OpenMeeting;
let server: ServedApp;
/** What the operator reads. */
const logged: string[] = [];
const log = { error: (what: string) => void logged.push(what) };

beforeEach(async () => {
  meeting = openMeeting(group, NOW);
  const source = () => feedSource(meeting.meeting(), NOW);
  const calendars = {
    groups: [{ id: 'lantern', name: 'Lantern <&>' }],
    feed(id: string) {
      if (id === 'broken') throw new Error('hunter2');
      return id === 'lantern' ? writeFeed(source()) : undefined;
    },
    meeting: (id: string, key: string) => (id === 'lantern' ? oneMeeting(source(), key) : undefined),
  };
  server = await serveApp(feedApp(calendars, log), '127.0.0.1', 0);
});
afterEach(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers });

const read = async () =>
  readCalendar(await (await get('lantern.ics')).text(), '2024-05-28T00:00:00.000Z', '2024-06-10T00:00:00.000Z')[0];

describe('the feed', () => {
  test('is iCalendar, with the agenda at the next meeting', async () => {
    const answer = await get('lantern.ics');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    const found = readCalendar(text, '2024-05-01T00:00:00.000Z', '2024-06-15T00:00:00.000Z');
    expect(found.map(({ start }) => start)).toEqual([
      '2024-05-15T16:00:00.000Z',
      '2024-05-29T16:00:00.000Z',
      '2024-06-12T16:00:00.000Z',
    ]);
    expect(found[0]).toMatchObject({ location: 'Room; 1', description: expect.stringContaining('1. Releases') });
    expect(found[1]?.description).toContain('Lantern, 60 minutes.');
  });

  test('keeps to RFC 5545: CRLF, lines of at most 75 octets, what every event has to have', async () => {
    const text = await (await get('lantern.ics')).text();
    const lines = text.split('\r\n');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    for (const event of text.split('BEGIN:VEVENT').slice(1))
      for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SEQUENCE'])
        expect(event).toMatch(new RegExp(`^${name}[:;]`, 'mu'));
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam');
    expect(text).toContain('SOURCE;VALUE=URI:https://meetings.example.org/lantern.ics');
  });

  test('who has it already is told so, until something is decided', async () => {
    const first = await get('lantern.ics');
    const tag = first.headers.get('etag') ?? '';
    expect((await get('lantern.ics', { 'If-None-Match': tag })).status).toBe(304);
    expect((await get('lantern.ics', { 'If-None-Match': `"other", W/${tag}` })).status).toBe(304);
    meeting.says('mira', '/meeting skip 2024-05-29');
    const changed = await get('lantern.ics', { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  test('a change counts up: the UID stays, the SEQUENCE grows', async () => {
    const before = await read();
    meeting.says('mira', '/meeting skip 2024-05-15');
    meeting.says('mira', '/meeting next 2024-06-05 16:00');
    const moved = await read();
    meeting.says('mira', '/meeting next 2024-06-06 16:00');
    const again = await read();
    expect([before?.start, moved?.start, again?.start].map((start) => start?.slice(0, 16))).toEqual([
      '2024-05-29T16:00',
      '2024-06-05T14:00',
      '2024-06-06T14:00',
    ]);
    expect(new Set([before?.uid, moved?.uid, again?.uid]).size).toBe(1);
    expect([before?.sequence, moved?.sequence, again?.sequence]).toEqual([0, 1, 2]);
  });

  test('a cancelled meeting says so', async () => {
    meeting.says('mira', '/meeting skip 2024-05-29');
    expect(await (await get('lantern.ics')).text()).toMatch(
      /RECURRENCE-ID;TZID=Europe\/Amsterdam:20240529T180000[\s\S]*?STATUS:CANCELLED/u,
    );
  });
});

describe('one meeting', () => {
  test('by the start that it was first given', async () => {
    meeting.says('mira', '/meeting next 2024-05-16 18:00');
    const answer = await get('lantern/20240515T160000Z.ics');
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="lantern-20240515.ics"');
    const found = readCalendar(await answer.text(), '2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z');
    expect(found.map(({ start }) => start)).toEqual(['2024-05-16T16:00:00.000Z']);
  });

  test('the room tells where', () => {
    expect(meeting.says('kenji', '/meeting calendar')).toBe(
      "This group's calendar:\n- subscribe (webcal://meetings.example.org/lantern.ics)\n" +
        '- iCal (https://meetings.example.org/lantern.ics)\n' +
        '- only the next meeting (https://meetings.example.org/lantern/20240515T160000Z.ics)',
    );
    expect(openMeeting({ ...group, calendar: {} }).says('kenji', '/meeting calendar')).toContain(
      'no calendar to subscribe to yet',
    );
  });
});

test.each([
  'other.ics',
  'lantern/20240516T160000Z.ics',
  'lantern/20249999T999999Z.ics',
  'lantern/x.ics',
  '../etc/passwd',
  'LANTERN.ics',
])('there is no %s', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe("There's no such calendar.");
});

test('the list escapes the names of groups', async () => {
  expect(await (await get('')).text()).toContain('<a href="lantern.ics">Lantern &lt;&amp;&gt;</a>');
});

test('what goes wrong is for the log, and not for those who asked', async () => {
  const told = await get('broken.ics');
  expect([told.status, await told.text()]).toEqual([500, 'Something went wrong. The log says why.\n']);
  expect(logged).toEqual(["The calendars can't be told"]);
});
