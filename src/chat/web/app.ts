import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { ENGLISH, type InLanguage } from '../../language/language.ts';
import { createApi, type ApiParts, NO_PROPOSAL, servePicture } from './api.ts';
import { IMPORT_MAP_HASH, pageAssets } from './assets.ts';
import { proposalDocument, roomDocument } from './documents.ts';
import { securityHeaders, onlyThisMachine } from './local-only.ts';
import type { RoomTrouble } from './protocol.ts';
import { WebRefusal } from './refused.ts';
import { isUnwritable } from './room-file.ts';

/** Everything that the room's web server answers. */
export function createWebApp(parts: ApiParts): Hono {
  const files = pageAssets();
  const server = new Hono();
  /** Of a group's room, or of the first. */
  const languageOf = (of?: string): InLanguage =>
    parts.rooms.find(({ group }) => of === undefined || group === of) ?? ENGLISH;
  /** Whether whoever runs Gavel knows that nothing can be written: once, until something was. */
  let toldOfDisk = false;
  server.use(securityHeaders([IMPORT_MAP_HASH]), onlyThisMachine);
  server.use(async (c, next) => {
    await next();
    if (c.res.status === 201) toldOfDisk = false;
    // What is shown is always of now: the page changes with Gavel, and the conversation with every line.
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
  });
  server.route('/api', createApi(parts));
  server.get('/', (c) => c.html(roomDocument(languageOf())));
  server.on('GET', ['/page/*', '/language/*'], (c) => {
    const asset = files.get(c.req.path);
    return asset ? c.body(asset.body, 200, { 'Content-Type': asset.type }) : c.notFound();
  });
  server.get('/minutes/:group/:meeting', async (c) => {
    if (c.req.query('format') !== 'markdown') return c.html(proposalDocument(languageOf(c.req.param('group'))));
    const found = await parts.boards.proposal(c.req.param('group'), c.req.param('meeting'));
    if (!found) throw new WebRefusal(NO_PROPOSAL, 404);
    const name = `${found.view.branch.replaceAll(/[^\w.-]+/gu, '-')}.md`;
    return c.body(found.markdown, 200, {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  });
  server.get('/pictures/:sha256', async (c) => servePicture(c, await parts.boards.picture(c.req.param('sha256'))));
  server.notFound(() => say(404, 'There is nothing at this address.'));
  server.onError((error) => {
    if (error instanceof WebRefusal) return say(error.status, error.message);
    if (isUnwritable(error)) {
      if (!toldOfDisk)
        parts.log.error('The web room cannot write: see that the disk of its data folder has room and works', {
          error,
        });
      toldOfDisk = true;
      return say(503, NOT_WRITTEN);
    }
    parts.log.error('The web room failed to answer', { error });
    return say(500, 'Something went wrong in Gavel. What happened is in its log.');
  });
  return server;
}

const NOT_WRITTEN = 'Gavel could not write that down, so nothing has happened. Please try again in a minute.';

const say = (status: ContentfulStatusCode, error: string): Response =>
  Response.json({ error } satisfies RoomTrouble, { status });
