import type { IncomingMessage } from 'node:http';

import { type Context, Hono } from 'hono';

import type { ReaderAddress } from '../http-server/reader-address.ts';
import { strictHeaders } from '../http-server/strict-headers.ts';
import { withoutOverrides } from '../inert-html/overrides.ts';
import { ENGLISH, type InLanguage } from '../language/language.ts';
import { PAGE_PARTS, type PublicPart } from '../meeting/page-parts.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { PublicGroup, PublicPages } from '../ports/public-pages.ts';
import { answerPage, type PageAnswer } from './answer-page.ts';
import { publicAssets } from './assets.ts';
import { changeStream, type ChangeStream } from './change-stream.ts';
import { listOfMinutesPage, overviewPage, partPage } from './group-pages.ts';
import { publicPagesMessages } from './messages.ts';
import { newsFeed } from './news-feed.ts';
import type { PageHtml } from './page-frame.ts';
import { groupsPage, troublePage } from './plain-pages.ts';
import type { StreamPlaces } from './stream-places.ts';

/** Milliseconds for which a page is shown again as it was, unless something changes: it's made once for all readers. */
const FRESH = 5000;

const HTML = 'text/html; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';
const CALENDAR = 'text/calendar; charset=utf-8; method=PUBLISH';

/** One group as its pages are asked for. */
interface ServedGroup {
  readonly group: PublicGroup;
  readonly stream: ChangeStream;
  readonly made: Map<string, { readonly until: number; readonly page: Promise<PageAnswer | undefined> }>;
}

/** What Node's server hands to an app beside the request; nothing in tests without a server. */
export type ServerBindings = { readonly Bindings: { readonly incoming?: IncomingMessage } };

/** What the pages need beside what they show. */
export interface PublicPagesDeps {
  readonly log: Pick<OperatorLog, 'error'>;
  /** For streams, of all groups. */
  readonly places: StreamPlaces;
  readonly addressOf: ReaderAddress;
}

/** The public pages as a server has them. */
export interface PublicPagesApp {
  readonly app: Hono<ServerBindings>;
  /** Stops watching the groups. */
  readonly stop: () => void;
}

const document = async (page: PageHtml | Promise<PageHtml>, type = HTML): Promise<PageAnswer> => ({
  type,
  // Names, topics and places aren't Markdown.
  body: withoutOverrides(String(await page)),
});

const isPart = (name: string): name is PublicPart => PAGE_PARTS.some((part) => part === name);

/** What a group has at a name below its address; undefined if there's nothing, or it isn't public. */
async function pageOf(name: string, group: PublicGroup, pages: PublicPages): Promise<PageAnswer | undefined> {
  if (name === '') return document(overviewPage(group, pages));
  if (name === 'feed.xml') return document(newsFeed(group, pages), ATOM);
  if (name === 'calendar.ics') {
    const feed = group.public.includes('calendar') ? pages.feed(group.id) : undefined;
    return feed === undefined ? undefined : { type: CALENDAR, body: feed };
  }
  if (isPart(name)) return group.public.includes(name) ? document(partPage(name, group, pages)) : undefined;
  const minutes = group.public.includes('minutes') ? await pages.minutes(group.id, name) : undefined;
  if (!minutes) return undefined;
  const all = await pages.listed(group.id).catch(() => []);
  return document(listOfMinutesPage(minutes, pages.now(group.id), all, group));
}

/** A picture, if the minutes at this key show it now. */
async function pictureOf(
  { id, public: parts }: PublicGroup,
  key: string,
  sha256: string,
  pages: PublicPages,
): Promise<PageAnswer | undefined> {
  const minutes = parts.includes('minutes') ? await pages.minutes(id, key) : undefined;
  const shown = minutes?.pictures.find((picture) => picture.sha256 === sha256);
  const bytes = shown && (await pages.picture(shown.sha256));
  return shown && bytes ? { type: shown.type, body: bytes } : undefined;
}

/** Pages that nobody asked for since would stay until the next meeting. */
function dropOld(made: ServedGroup['made']): void {
  for (const [name, { until }] of made) if (until <= performance.now()) made.delete(name);
}

/** Makes a page, or takes it as it was made a moment ago. */
function madeOnce(name: string, served: ServedGroup, pages: PublicPages): Promise<PageAnswer | undefined> {
  const before = served.made.get(name);
  if (before && before.until > performance.now()) return before.page;
  const page = pageOf(name, served.group, pages);
  // All who ask while it's being made wait for the same one.
  const making = { until: Infinity, page };
  served.made.set(name, making);
  const made = (answer: PageAnswer | undefined): void => {
    // After a change it isn't there any more, or it's another one.
    if (served.made.get(name) !== making) return;
    served.made.delete(name);
    dropOld(served.made);
    // Only what is there is remembered: names can be made up without end.
    if (answer !== undefined) served.made.set(name, { until: performance.now() + FRESH, page });
  };
  page.then(made, () => made(undefined));
  return page;
}

/**
 * Everything that the server of the public pages answers, all of it to GET and HEAD: `/` has the groups, `/GROUP/` what is
 * going on, `/GROUP/agenda/` and so on the parts that are public, `/GROUP/2026-03-03/` minutes, `/GROUP/feed.xml` the
 * news. What isn't public looks like what isn't there.
 */
export function publicPagesApp(pages: PublicPages, { log, places, addressOf }: PublicPagesDeps): PublicPagesApp {
  const app = new Hono<ServerBindings>();
  const files = publicAssets();
  const groups = new Map<string, ServedGroup>(
    pages.groups.map((group) => [group.id, { group, stream: changeStream(places), made: new Map() }]),
  );
  const stops = [...groups].map(([id, one]) =>
    pages.watch(id, () => {
      one.made.clear();
      one.stream.changed();
    }),
  );
  const served = (c: Context): ServedGroup | undefined => groups.get(c.req.param('group') ?? '');
  const languageOf = (path: string): InLanguage => groups.get(path.split('/')[1] ?? '')?.group ?? ENGLISH;
  async function trouble(c: Context, status: 404 | 503): Promise<Response> {
    const of = languageOf(c.req.path);
    const say = publicPagesMessages(of);
    const words =
      status === 404 ? ([say.notFound, say.nothingHere] as const) : ([say.unavailable, say.tryAgain] as const);
    return c.html(await troublePage(...words, c.req.path, of), status, { 'Cache-Control': 'no-store' });
  }
  const answer = async (c: Context, page: PageAnswer | undefined): Promise<Response> =>
    page ? answerPage(c, page) : trouble(c, 404);
  const asset = (c: Context): Promise<Response> => answer(c, files.get(c.req.param('file') ?? ''));

  app.use(strictHeaders());
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    return c.text('Only GET and HEAD\n', 405, { Allow: 'GET, HEAD' });
  });
  app.get('/', async (c) => answer(c, await document(groupsPage(pages.groups))));
  app.get('/assets/:file', asset);
  app.get('/:group/assets/:file', (c) => (served(c) ? asset(c) : trouble(c, 404)));
  app.get('/:group/changes', (c) => {
    const one = served(c);
    if (!one) return trouble(c, 404);
    if (c.req.method === 'HEAD') return c.body(null, 200);
    const { incoming } = c.env;
    return one.stream.answer(c, incoming && addressOf(incoming));
  });
  app.get('/:group/:key/pictures/:sha256', async (c) => {
    const { key, sha256 } = c.req.param();
    const one = served(c);
    return answer(c, one && (await pictureOf(one.group, key, sha256, pages)));
  });
  app.get('/:group/:file{feed\\.xml|calendar\\.ics}', async (c) => {
    const one = served(c);
    return answer(c, one && (await madeOnce(c.req.param('file'), one, pages)));
  });
  app.get('/:group/', async (c) => {
    const one = served(c);
    return answer(c, one && (await madeOnce('', one, pages)));
  });
  app.get('/:group/:page/', async (c) => {
    const one = served(c);
    const { page } = c.req.param();
    return answer(c, one && !page.includes('.') ? await madeOnce(page, one, pages) : undefined);
  });
  // Without its slash, an address would have wrong links.
  const withSlash = async (c: Context, name: string): Promise<Response> =>
    served(c) && /^[\da-z-]+$/u.test(name) ? c.redirect(`${name}/`, 308) : trouble(c, 404);
  app.get('/:group', (c) => withSlash(c, c.req.param('group')));
  app.get('/:group/:page', (c) => withSlash(c, c.req.param('page')));
  app.notFound((c) => trouble(c, 404));
  app.onError((error, c) => {
    log.error("A public page can't be shown", { path: c.req.path, error });
    return trouble(c, 503);
  });
  return {
    app,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
