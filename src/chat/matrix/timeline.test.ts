import { expect, test } from '@jest/globals';

import { connectHomeserver, type Homeserver, type RawEvent } from './homeserver.ts';
import { timelineSince } from './timeline.ts';

const SELF = '@gavel:example.org';
const { signal } = new AbortController();

const said = (id: string): RawEvent => ({
  type: 'm.room.message',
  event_id: id,
  sender: '@tux:example.org',
  origin_server_ts: 1,
  content: { msgtype: 'm.text', body: id },
});
const member = (id: string, membership: string, before?: string): RawEvent => ({
  ...said(id),
  type: 'm.room.member',
  state_key: SELF,
  content: { membership },
  ...(before !== undefined && { unsigned: { prev_content: { membership: before } } }),
});

interface Asked {
  readonly from: string;
  readonly to: string;
}

/** A homeserver with these pages of history, the latest first, each under the token by which it is asked for. */
function server(pages: Readonly<Record<string, Awaited<ReturnType<Homeserver['messages']>>>>, asked: Asked[] = []) {
  return {
    // Nothing else is asked of it.
    ...connectHomeserver('http://127.0.0.1:1', 'none'),
    async messages(_room: string, from: string, to: string) {
      asked.push({ from, to });
      const page = pages[from];
      if (!page) throw new Error(`There is no page ${from}`);
      return page;
    },
  };
}

type Timeline = NonNullable<Parameters<typeof timelineSince>[2]['timeline']>;

/** What a room's timeline tells, as ids. */
async function read(timeline: object | undefined, from: Homeserver = server({})) {
  const given: { timeline?: Timeline } =
    timeline === undefined ? {} : { timeline: JSON.parse(JSON.stringify(timeline)) };
  const { events, complete } = await timelineSince('since', '!room', given, { server: from, self: SELF, signal });
  return { ids: events.map(({ event_id: id }) => id), complete };
}

test('what the homeserver gives whole is read as it is', async () => {
  expect(await read({ events: [said('$1'), said('$2')] })).toEqual({ ids: ['$1', '$2'], complete: true });
  expect(await read({ events: [said('$1')], limited: false, prev_batch: 'p1' })).toEqual({
    ids: ['$1'],
    complete: true,
  });
  expect(await read(undefined)).toEqual({ ids: [], complete: true });
});

test('a gap is filled page by page, as far back as was heard', async () => {
  const asked: Asked[] = [];
  const pages = { p1: { chunk: [said('$3'), said('$2')], end: 'p2' }, p2: { chunk: [said('$1')] } };
  expect(await read({ events: [said('$4')], limited: true, prev_batch: 'p1' }, server(pages, asked))).toEqual({
    ids: ['$1', '$2', '$3', '$4'],
    complete: true,
  });
  expect(asked).toEqual([
    { from: 'p1', to: 'since' },
    { from: 'p2', to: 'since' },
  ]);
});

test('of a gap without end the latest 10,000 events are read, and that some are missing is known', async () => {
  const asked: Asked[] = [];
  const chunk = Array.from({ length: 100 }, (_, i) => said(`$${i}`));
  const { ids, complete } = await read(
    { events: [said('$last')], limited: true, prev_batch: 'p' },
    server({ p: { chunk, end: 'p' } }, asked),
  );
  expect(complete).toBe(false);
  expect(ids).toHaveLength(10_001);
  expect(ids.at(-1)).toBe('$last');
  expect(asked).toHaveLength(100);
});

test('what was said before Gavel came into the room is not heard', async () => {
  const came = member('$came', 'join', 'invite');
  expect(await read({ events: [said('$1'), came, said('$2')] })).toMatchObject({ ids: ['$2'] });
  // No page is asked for of what was said before.
  expect(await read({ events: [came, said('$2')], limited: true, prev_batch: 'p1' })).toEqual({
    ids: ['$2'],
    complete: true,
  });
  const pages = { p1: { chunk: [said('$2'), came, said('$1')], end: 'p2' } };
  expect(await read({ events: [said('$3')], limited: true, prev_batch: 'p1' }, server(pages))).toEqual({
    ids: ['$2', '$3'],
    complete: true,
  });
});

test('who comes, or is called something else, does not make Gavel forget what was said before', async () => {
  const renamed = member('$renamed', 'join', 'join');
  const other = { ...member('$other', 'join'), state_key: '@kim:example.org' };
  const gone = member('$gone', 'leave', 'join');
  expect(await read({ events: [said('$1'), renamed, other, gone] })).toMatchObject({
    ids: ['$1', '$renamed', '$other', '$gone'],
  });
});

test.each([
  ['nothing', null],
  ['no id', { ...said('$odd'), event_id: 7 }],
  ['no sender', { ...said('$odd'), sender: undefined }],
  ['no content', { ...said('$odd'), content: null }],
  ['content that is a word', { ...said('$odd'), content: 'hello' }],
])('an event with %s is left out', async (_, odd) => {
  expect(await read({ events: [said('$1'), odd, said('$2')] })).toEqual({ ids: ['$1', '$2'], complete: true });
});
