import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import { readerAddress } from '../../../http-server/reader-address.ts';
import type { ServedEnv, SignedInRoom, WebAccess } from '../access.ts';
import { WebRefusal } from '../refused.ts';
import { onlyOwnPages, type PaceLimit, paceLimit, SIGN_OUT_PATH } from './guard.ts';
import { isGuestId, type SignedInIdentity } from './identity.ts';
import type { Issuer } from './issuer.ts';
import { returnPath } from './return-path.ts';
import { newSecret, type SessionFile } from './session-file.ts';
import { RETURN_PATH, type SignInSettings } from './settings.ts';
import { endedDocument, entranceDocument, failedDocument, strangerDocument } from './sign-in-documents.ts';
import { isSignInTrouble, SignInProblem, type SignInTrouble } from './sign-in-problem.ts';
import { type SignInPlaces, visitorFor } from './visitors.ts';

/** Without a prefix, as Hono adds it: `__Host-` cookies come from this server alone, over https, for all of its paths. */
const SESSION = 'gavel-session';
/** Ties somebody on their way to the issuer to their browser. */
const JOURNEY = 'gavel-sign-in';
const ENDED_PATH = '/sign-in/ended';
const FAILED_PATH = '/sign-in/failed';
const STRANGER_PATH = '/sign-in/stranger';

/** Of 256 bits, as `newSecret` makes them. */
const SECRET = /^[\w-]{43}$/u;

/** Each takes two requests, and a whole office can have one address. */
const MOST_SIGN_INS = { often: 120, seconds: 60 };
const MOST_ACTS = { often: 180, seconds: 60 };

export interface SignInParts extends Omit<SignedInRoom, 'rooms'> {
  readonly settings: SignInSettings;
  readonly places: SignInPlaces;
  readonly sessions: SessionFile;
  readonly issuer: Issuer;
}

const cookie = (c: Context, name: string): string | undefined => {
  const value = getCookie(c, name, 'host');
  return value !== undefined && SECRET.test(value) ? value : undefined;
};
const giveCookie = (c: Context, name: string, value: string, maxAge: number): void =>
  // Lax, since people come back from the issuer by its redirect; what does something asks for the origin too.
  setCookie(c, name, value, { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax', path: '/', maxAge });
const takeCookie = (c: Context, name: string): void =>
  void deleteCookie(c, name, { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' });

/** Refuses what comes too fast. */
async function keepPace(c: Context, pace: PaceLimit, who: string): Promise<void> {
  const wait = await pace(who);
  if (wait === 0) return;
  c.header('Retry-After', String(wait));
  throw new WebRefusal((say) => say.tooFast(wait), 429);
}

const doesSomething = ({ method }: Context['req']): boolean => method !== 'GET' && method !== 'HEAD';
const opensPage = (c: Context): boolean => !c.req.path.startsWith('/api/');

/** The room for people elsewhere: they are who the issuer says they are. */
export function signInAccess(parts: SignInParts): WebAccess {
  const { settings, places, sessions, guests } = parts;
  const acts = paceLimit(MOST_ACTS.often, MOST_ACTS.seconds);
  return {
    guard: onlyOwnPages(settings.publicUrl),
    async admit(c, next) {
      const isAct = doesSomething(c.req);
      // A page that is just open isn't used.
      const session = sessions.find(cookie(c, SESSION), isAct || opensPage(c));
      if (!session) throw new WebRefusal((say) => say.notSignedIn, 401);
      const visitor = visitorFor(session.identity, places, () => sessions.goesOn(session.id));
      if (!visitor) {
        sessions.end(cookie(c, SESSION));
        throw new WebRefusal((say) => say.notSignedIn, 401);
      }
      if (isAct) await keepPace(c, acts, session.identity.subject);
      for (const { handle, name } of Object.values(visitor.signedInAs ?? {}))
        if (isGuestId(handle)) guests.meet({ platform: 'web', id: handle, name });
      c.set('visitor', visitor);
      return next();
    },
    signIn: {
      app: signInApp(parts),
      entrance: (path, of) => entranceDocument(of, hostOf(settings), returnPath(path)),
    },
  };
}

const hostOf = ({ issuer }: SignInSettings): string => new URL(issuer).hostname;

/** The pages on the way in and out. */
function signInApp({ settings, places, sessions, issuer, log, languageOf, ended }: SignInParts): Hono<ServedEnv> {
  const app = new Hono<ServedEnv>();
  const pace = paceLimit(MOST_SIGN_INS.often, MOST_SIGN_INS.seconds);
  const addressOf = readerAddress(settings.proxies);
  // Those of whom nobody knows count as one.
  const slowly = (c: Context<ServedEnv>): Promise<void> => keepPace(c, pace, addressOf(c.env.incoming) ?? '');
  /** No page is at an address with a code in it, and none has what the issuer said. */
  const failed = (c: Context, error: unknown): Response => {
    const trouble: SignInTrouble = error instanceof SignInProblem ? error.trouble : 'setup';
    const why = error instanceof Error ? error.message : String(error);
    const words = `Somebody couldn't sign in (${trouble}): ${why}`;
    if (trouble === 'denied' || trouble === 'stale') log.info(words);
    else log.error(words);
    return c.redirect(`${FAILED_PATH}?why=${trouble}`, 303);
  };
  const enter = (c: Context, identity: SignedInIdentity, to: string): Response => {
    sessions.end(cookie(c, SESSION));
    if (!visitorFor(identity, places, () => true)) {
      takeCookie(c, SESSION);
      const { subject } = identity;
      log.info("Somebody signed in who isn't a member, and no group takes guests", {
        subject,
        accounts: places.accounts,
      });
      return c.redirect(STRANGER_PATH, 303);
    }
    giveCookie(c, SESSION, sessions.begin(identity), settings.mostDays * 24 * 3600);
    return c.redirect(to, 303);
  };

  app.get('/sign-in', async (c) => {
    await slowly(c);
    const to = returnPath(c.req.query('to'));
    try {
      const { url, state, attempt } = await issuer.begin(c.req.query('again') !== undefined);
      const browser = cookie(c, JOURNEY) ?? newSecret();
      sessions.attempt(state, browser, { ...attempt, to });
      giveCookie(c, JOURNEY, browser, 3600);
      return c.redirect(url.href, 303);
    } catch (error) {
      return failed(c, error);
    }
  });
  app.get(RETURN_PATH, async (c) => {
    await slowly(c);
    const [state = '', browser = ''] = [c.req.query('state'), cookie(c, JOURNEY)];
    const attempt = sessions.takeAttempt(state, browser);
    try {
      if (!attempt) throw new SignInProblem('stale', 'nobody here is on the way with this state');
      const { search } = new URL(c.req.url);
      return enter(c, await issuer.finish(search, state, attempt), attempt.to);
    } catch (error) {
      return failed(c, error);
    }
  });
  app.get(FAILED_PATH, (c) => {
    const why = c.req.query('why') ?? '';
    return c.html(failedDocument(languageOf('/'), isSignInTrouble(why) ? why : 'setup'), 403);
  });
  app.get(STRANGER_PATH, (c) => c.html(strangerDocument(languageOf('/')), 403));
  app.post(SIGN_OUT_PATH, (c) => {
    sessions.end(cookie(c, SESSION));
    takeCookie(c, SESSION);
    // Pictures in the cache, and unsent words.
    c.header('Clear-Site-Data', '"cache", "storage"');
    ended();
    return c.redirect(ENDED_PATH, 303);
  });
  app.get(ENDED_PATH, async (c) => c.html(endedDocument(languageOf('/'), hostOf(settings), await issuer.signOutUrl())));
  return app;
}
