import { type Context, Hono } from 'hono';

import { strictHeaders } from '../../http-server/strict-headers.ts';
import type { InLanguage } from '../../language/language.ts';
import type { WebAccess, WebEnv } from './access.ts';
import { createApi, type ApiParts, proposalFor, servePicture } from './api.ts';
import { IMPORT_MAP_HASH, pageAssets } from './assets.ts';
import { errorDocument, proposalDocument, roomDocument } from './documents.ts';
import { webMessages } from './messages.ts';
import type { RoomTrouble } from './protocol.ts';
import { type WebReason, WebRefusal } from './refused.ts';
import { isUnwritable } from './room-file.ts';
import type { PathLanguage } from './room-languages.ts';

export interface AppParts extends ApiParts {
  readonly languageOf: PathLanguage;
}

/** Everything that the room's web server answers. */
export function createWebApp(parts: AppParts, { guard, admit, signIn }: WebAccess): Hono<WebEnv> {
  const { languageOf } = parts;
  const files = pageAssets();
  const server = new Hono<WebEnv>();
  /** Whether the operator knows that nothing can be written: told once, until something was. */
  let toldOfDisk = false;
  /** Answers with a page if a person opened the address, and with JSON if a program did. */
  const refuse = (c: Context, status: WebRefusal['status'] | 500, why: WebReason): Response | Promise<Response> => {
    const of = languageOf(c.req.path);
    const said = why(webMessages(of));
    if (c.req.path.startsWith('/api/') || !wantsPage(c)) return c.json({ error: said } satisfies RoomTrouble, status);
    if (status === 401 && signIn) return c.html(signIn.entrance(c.req.path, of), status);
    return c.html(errorDocument(of, errorTitle(c, status, of), said), status);
  };
  const isPublic = signIn !== undefined;
  server.use(strictHeaders({ scripts: [IMPORT_MAP_HASH], forms: isPublic, https: isPublic }), guard);
  server.use(async (c, next) => {
    await next();
    if (c.res.status === 201) toldOfDisk = false;
    // Nothing is cached: the page changes with Gavel, and the conversation with every line.
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
  });
  server.on('GET', ['/page/*', '/language/*'], (c) => {
    const asset = files.get(c.req.path);
    return asset ? c.body(asset.body, 200, { 'Content-Type': asset.type }) : c.notFound();
  });
  if (signIn) server.route('/', signIn.app);
  // Nobody gets further without it.
  server.use(admit);
  server.route('/api', createApi(parts));
  server.get('/', (c) => c.html(roomDocument(languageOf(c.req.path))));
  server.get('/minutes/:group/:meeting', async (c) => {
    const found = await proposalFor(c, parts.boards);
    if (c.req.query('format') !== 'markdown') return c.html(proposalDocument(languageOf(c.req.path)));
    const name = `${found.view.branch.replaceAll(/[^\w.-]+/gu, '-')}.md`;
    return c.body(found.markdown, 200, {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  });
  server.get('/pictures/:sha256', async (c) => servePicture(c, await parts.boards.picture(c.req.param('sha256'))));
  server.notFound((c) => refuse(c, 404, (say) => say.nothingHere));
  server.onError((error, c) => {
    if (error instanceof WebRefusal) return refuse(c, error.status, error.why);
    if (isUnwritable(error)) {
      if (!toldOfDisk)
        parts.log.error("The web room can't write. Check that the disk of its data folder has room and works", {
          error,
        });
      toldOfDisk = true;
      return refuse(c, 503, (say) => say.notWritten);
    }
    parts.log.error('The web room failed to answer', { error });
    return refuse(c, 500, (say) => say.broken);
  });
  return server;
}

const wantsPage = (c: Context): boolean => (c.req.header('accept') ?? '').includes('text/html');

function errorTitle(c: Context, status: number, of: InLanguage): string {
  const { errorTitles: titles } = webMessages(of);
  if (status === 404) return c.req.path.startsWith('/minutes/') ? titles.noMinutes : titles.notFound;
  return status === 403 ? titles.forbidden : titles.failed;
}
