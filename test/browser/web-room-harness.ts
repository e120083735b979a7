import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { type WebChat, webChat } from '../../src/chat/web/web.ts';
import type { Language } from '../../src/language/language.ts';
import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import type { GroupBoard, BoardProposal } from '../../src/ports/board.ts';
import type { Heard } from '../../src/ports/chat.ts';
import { onTheRecord } from '../doubles/on-the-record.ts';

export const WEB_ROOM = 'web:lobby';

export const DEMO_PROPOSAL: BoardProposal = {
  title: 'Demo, 10 November 2026',
  meeting: 'demo/1',
  branch: 'minutes/2026-11-10',
  label: 'minutes/2026-11-10',
  merged: false,
  approvedBy: ['sjn'],
  needed: 2,
  pictures: [],
  markdown:
    '---\ntitle: x\n---\n\n# Demo, 10 November\n\n* [x] @tux – write it\n* <script>alert(1)</script> ![pic](https://example.org/a.png)\n',
  closed: false,
  approved: false,
  obstacles: ['approvals from 1 of 2 organisations'],
  authors: [],
  approvesInRooms: true,
};

const BOARD: GroupBoard = {
  group: 'demo',
  title: 'Demo, 24 November 2026',
  phase: 'in session',
  start: '2026-11-24T16:30:00.000Z',
  present: ['@tux', '@sjn'],
  leaders: ['@tux'],
  offRecord: false,
  entries: [],
  actions: [],
  agenda: [
    { place: '1', title: 'Welcome', depth: 0, current: true, open: 0 },
    { place: '2', title: 'Rules', depth: 0, current: false, open: 1 },
  ],
  markdown: '# Demo, 24 November 2026\n\n* hello\n',
  pictures: [],
  proposal: DEMO_PROPOSAL,
};

export interface WebRoomHarness {
  readonly heard: readonly Heard[];
  readonly chat: WebChat;
  /** Opens the room in a tab of its own, as somebody. */
  tab(as: string | undefined, path?: string): Promise<Page>;
  /** Another board, of which everybody is told. */
  show(change: Partial<GroupBoard>): void;
  /** From now on, or no longer, what is said cannot be taken in. */
  deaf(isDeaf: boolean): void;
  /** The process goes away, and comes back on the same port and database. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** Ends all. Rejects where a page had an error or asked another server. */
  close(): Promise<void>;
}

/** A running web room with two members and a listener that only remembers. */
export async function webRoomHarness(browser: Browser, language: Language = 'en'): Promise<WebRoomHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-room-'));
  const context = await browser.newContext({ timezoneId: 'Europe/Oslo', locale: 'en-GB' });
  const heard: Heard[] = [];
  const complaints: string[] = [];
  const watchers = new Set<() => void>();
  let board = BOARD;
  let isDeaf = false;
  const hear = async (one: Heard): Promise<void> => {
    if (isDeaf) throw new Error('The disk is full');
    heard.push(one);
  };
  const make = (port: number): WebChat =>
    webChat({
      database: join(folder, 'room.sqlite'),
      members: [
        { handle: 'tux', name: 'Tux' },
        { handle: 'sjn', name: 'Salve' },
      ],
      rooms: [{ id: WEB_ROOM, title: 'Lobby', group: 'demo', language }],
      recordsBy: ['🚩', '✏', '💭', '🛟'],
      suggestions: {
        read: (_, user) => [
          { usage: '/meeting start', help: 'Opens the meeting.', now: user?.id === 'tux' },
          { usage: '/meeting end', help: 'Ends the meeting.', now: user?.id === 'tux' && board.phase === 'in session' },
          { usage: '/topic TEXT', help: 'Moves to a topic.', now: true },
        ],
      },
      host: '127.0.0.1',
      port,
      pictures: sharpPictures,
      ...onTheRecord,
      offRecord: { keepable: async (said) => (board.offRecord ? undefined : said) },
      boards: {
        read: async () => board,
        picture: async () => undefined,
        watch(_, changed) {
          watchers.add(changed);
          return () => watchers.delete(changed);
        },
      },
      clock: {
        now: () => new Date().toISOString(),
        wake(at, ring) {
          const timer = setTimeout(ring, Date.parse(at) - Date.now());
          return () => clearTimeout(timer);
        },
      },
    });
  let chat = make(0);
  await chat.start(hear);
  const url = chat.page().url;
  return {
    heard,
    get chat() {
      return chat;
    },
    async tab(as, path = '') {
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (line) => {
        // That a server which is away cannot be reached is no mistake of the page.
        if (line.type() === 'error' && !/Failed to load resource|ERR_/u.test(line.text())) complaints.push(line.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) complaints.push(`asked ${request.url()}`);
      });
      await page.goto(`${url}${path}${as === undefined ? '' : `?as=${as}`}`);
      return page;
    },
    show(change) {
      board = { ...board, ...change };
      for (const changed of watchers) changed();
    },
    deaf(next) {
      isDeaf = next;
    },
    stop: () => chat.stop(),
    async restart() {
      chat = make(Number(new URL(url).port));
      await chat.start(hear);
    },
    async close() {
      await context.close();
      await chat.stop();
      await rm(folder, { recursive: true });
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    },
  };
}
