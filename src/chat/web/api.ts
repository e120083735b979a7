import { type Context, Hono } from 'hono';
import { z } from 'zod';

import type { UserRef } from '../../meeting/member.ts';
import type { CommandSuggestions } from '../../ports/suggestions.ts';
import type { WebEnv } from './access.ts';
import type { WebAction, WebActions } from './actions.ts';
import type { BoardViews } from './board-views.ts';
import type { WebIntake } from './intake.ts';
import { fewAtOnce, largeBodies, smallBodies } from './local-only.ts';
import type { RoomNotifier } from './notifier.ts';
import type { RoomPictures, ShownPicture } from './pictures.ts';
import type { RecordingEmoji, RoomsAbout, WebRoom } from './protocol.ts';
import { WebRefusal } from './refused.ts';
import { FIRST_POSTS, streamRoom, type StreamParts } from './stream.ts';

export interface ApiParts extends StreamParts {
  readonly notifier: RoomNotifier;
  readonly suggestions: CommandSuggestions;
  readonly records: readonly RecordingEmoji[];
  readonly actions: WebActions;
  readonly intake: WebIntake;
  readonly pictures: RoomPictures;
}

const key = z.string().min(8).max(64);
const NewMessageSchema = z.object({
  as: z.string(),
  key,
  text: z.string(),
  replyTo: z.string().optional(),
  pictures: z.array(z.object({ id: z.string(), name: z.string().max(300) })).optional(),
});
const NewReactionSchema = z.object({
  as: z.string(),
  key,
  message: z.string(),
  emoji: z.string(),
  removed: z.boolean(),
});

/** The room's JSON interface, under `/api`. */
export function createApi(parts: ApiParts): Hono<WebEnv> {
  const { actions, boards, read, suggestions } = parts;
  const app = new Hono<WebEnv>();
  type Asked = Context<WebEnv>;
  const roomOf = (c: Asked): WebRoom => {
    const id = c.req.param('room');
    const room = c.var.visitor.rooms.find((one) => one.id === id);
    if (!room) throw new WebRefusal((say) => say.noRoom, 404);
    return room;
  };
  const reader = (c: Asked, room: WebRoom): UserRef | undefined =>
    c.var.visitor.personIn(room, c.req.query('as') ?? '');
  /** What a page sends, as who they are. */
  const sent = async <T extends { readonly as: string }>(c: Asked, room: WebRoom, schema: z.ZodType<T>): Promise<T> => {
    const said = await body(c, schema);
    const person = c.var.visitor.personIn(room, said.as);
    if (!person) throw new WebRefusal((say) => say.unknownPerson(said.as));
    return { ...said, as: person.id };
  };
  /** Answers once it's in the room and Gavel has it on disk. */
  const taken = async (
    c: Context,
    room: WebRoom,
    act: (takesNew: boolean) => Promise<WebAction | undefined>,
  ): Promise<Response> => {
    const done = await parts.intake.take(room.id, act, () => parts.notifier.notify(room.id));
    return c.json({ id: done?.id }, 201);
  };

  app.get('/about', (c) => {
    const { members, rooms, signedInAs } = c.var.visitor;
    return c.json<RoomsAbout>({ members, rooms, records: parts.records, ...(signedInAs && { signedInAs }) });
  });
  app.get('/rooms/:room/commands', (c) => {
    const room = roomOf(c);
    return c.json(suggestions.read(room.group, reader(c, room)));
  });
  app.get('/rooms/:room/stream', (c) => {
    const room = roomOf(c);
    const lastEventId = c.req.header('last-event-id') ?? c.req.query('after') ?? '';
    const { goesOn } = c.var.visitor;
    return streamRoom(c, parts, room, { as: reader(c, room)?.id ?? '', lastEventId, goesOn });
  });
  app.get('/rooms/:room/posts', (c) => {
    const before = Number(c.req.query('before') ?? Number.MAX_SAFE_INTEGER);
    if (!Number.isSafeInteger(before)) throw new WebRefusal((say) => say.badPlace);
    const room = roomOf(c);
    return c.json(read.history(room.id, reader(c, room)?.id ?? '', FIRST_POSTS, before));
  });
  app.post('/rooms/:room/messages', smallBodies, async (c) => {
    const room = roomOf(c);
    const message = await sent(c, room, NewMessageSchema);
    return taken(c, room, (takesNew) => actions.say(room.id, message, takesNew));
  });
  app.post('/rooms/:room/pictures', fewAtOnce(), largeBodies, async (c) => {
    roomOf(c);
    return c.json(await parts.pictures.keep(new Uint8Array(await c.req.arrayBuffer())), 201);
  });
  app.get('/pictures/:id', (c) => servePicture(c, parts.pictures.find(c.req.param('id'))));
  app.post('/rooms/:room/reactions', smallBodies, async (c) => {
    const room = roomOf(c);
    const reaction = await sent(c, room, NewReactionSchema);
    return taken(c, room, (takesNew) => actions.react(room.id, reaction, takesNew));
  });
  app.get('/proposals/:group/:meeting', async (c) => {
    return c.json((await proposalFor(c, boards)).view);
  });
  return app;
}

/** The proposed minutes that a path names, of a group whose room the visitor may enter. */
export async function proposalFor(
  c: Context<WebEnv>,
  boards: BoardViews,
): Promise<NonNullable<Awaited<ReturnType<BoardViews['proposal']>>>> {
  const { group = '', meeting = '' } = c.req.param();
  const isTheirs = c.var.visitor.rooms.some((room) => room.group === group);
  const found = isTheirs ? await boards.proposal(group, meeting) : undefined;
  if (!found) throw new WebRefusal((say) => say.noProposal, 404);
  return found;
}

/** Bytes that are shown and never run: their type is the one that was read from them, and they never change. */
export function servePicture(c: Context, found: ShownPicture | undefined): Response {
  if (!found) throw new WebRefusal((say) => say.noPicture, 404);
  return c.body(Buffer.from(found.bytes), 200, {
    'Content-Type': found.type,
    // A browser's cache is a file, too.
    'Cache-Control': found.kept === false ? 'no-store' : 'private, max-age=31536000, immutable',
  });
}

async function body<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const json = await c.req.text().then(parseJson);
  const read = schema.safeParse(json);
  if (!read.success) throw new WebRefusal((say) => say.badRequest(z.prettifyError(read.error)));
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WebRefusal((say) => say.notJson);
    throw error;
  }
}
