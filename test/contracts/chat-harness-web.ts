import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PostHistory, Post } from '../../src/chat/web/protocol.ts';
import { type WebChat, webChat } from '../../src/chat/web/web.ts';
import { plainText } from '../../src/meeting/message.ts';
import { sharpPictures } from '../../src/pictures/sharp-pictures.ts';
import type { GroupBoard } from '../../src/ports/board.ts';
import { onTheRecord } from '../doubles/on-the-record.ts';
import { postAct, type RoomAct } from '../program/web-typist.ts';
import type { ChatHarness } from './chat-harness.ts';

const EMPTY: GroupBoard = {
  group: 'demo',
  title: 'Demo',
  phase: 'planned',
  present: [],
  offRecord: false,
  agenda: [],
  entries: [],
  actions: [],
  markdown: '',
  pictures: [],
};

/** The harness of the web room: a real server on a free port, a real database, and people who come over HTTP. */
export async function webHarness(): Promise<ChatHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-web-'));
  const room = 'web:lobby';
  const running: WebChat[] = [];
  let keys = 0;
  const path = `api/rooms/${encodeURIComponent(room)}`;
  const url = (): string => {
    const latest = running.at(-1);
    if (!latest) throw new Error('No web room is open');
    return latest.page().url;
  };
  const post = async (kind: RoomAct['path'], body: object): Promise<string> => {
    const key = `key-${(keys += 1)}-of-the-test`;
    const answer = await postAct(url(), room, { path: kind, body: { ...body, key } });
    if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
    const { id }: { id: string } = JSON.parse(await answer.text());
    return id;
  };
  return {
    room,
    people: [
      { platform: 'web', id: 'tux', name: 'Tux' },
      { platform: 'web', id: 'sjn', name: 'Salve' },
    ],
    open() {
      const chat = webChat({
        database: join(folder, 'room.sqlite'),
        members: [
          { handle: 'tux', name: 'Tux' },
          { handle: 'sjn', name: 'Salve' },
        ],
        rooms: [{ id: room, title: 'Lobby', group: 'demo', language: 'en' }],
        host: '127.0.0.1',
        port: 0,
        pictures: sharpPictures,
        ...onTheRecord,
        boards: { read: async () => EMPTY, watch: () => () => undefined, picture: async () => undefined },
        clock: { now: () => new Date().toISOString(), wake: () => () => undefined },
      });
      const stop = chat.stop.bind(chat);
      const once: WebChat = {
        ...chat,
        async stop() {
          if (!running.includes(once)) return;
          running.splice(running.indexOf(once), 1);
          await stop();
        },
      };
      running.push(once);
      return once;
    },
    say: ({ by, ...said }) => post('messages', { as: by.id, ...said }),
    async attach({ by, text }, { name, type, bytes }) {
      const answer = await fetch(`${url()}${path}/pictures`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: Buffer.from(bytes),
      });
      const { id }: { id: string } = JSON.parse(await answer.text());
      return post('messages', { as: by.id, text, pictures: [{ id, name }] });
    },
    async react(by, emoji, message, removed) {
      await post('reactions', { as: by.id, emoji, message, removed });
    },
    showsNumbers: true,
    async sees(person) {
      const answer = await fetch(`${url()}${path}/posts?as=${person.id}`);
      const { posts }: PostHistory = JSON.parse(await answer.text());
      return posts.map(({ id, content, marks, reactions }) => ({
        id,
        text: textOf(content),
        marks,
        reactions: reactions.map(({ emoji }) => emoji),
      }));
    },
    async close() {
      await Promise.all(running.map((chat) => chat.stop()));
      await rm(folder, { recursive: true });
    },
  };
}

const textOf = (content: Post['content']): string => ('text' in content ? content.text : plainText(content.message));
