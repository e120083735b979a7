import { createHash } from 'node:crypto';

import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';

import { logErrors } from '../http-server/log-errors.ts';
import type { Calendars } from '../ports/calendar.ts';
import type { OperatorLog } from '../ports/operator-log.ts';

const NAME = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)Z$/u;

/** The start that a meeting's file is called by, as ISO 8601 in UTC; undefined for any other name. */
function keyOf(name: string): string | undefined {
  const { year, month, day, hour, minute, second } = NAME.exec(name)?.groups ?? {};
  return year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

/** Calendars ask again and again, and may have the text already. Weak and strong tags are the same here. */
function answer(c: Context, text: string | undefined, file: string): Response {
  if (text === undefined) return c.text("There's no such calendar.", 404);
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//u, ''));
  const headers = { ETag: tag, 'Cache-Control': 'public, max-age=300, must-revalidate' };
  if (known.includes(tag) || known.includes('*')) return c.body(null, 304, headers);
  return c.body(text, 200, {
    ...headers,
    'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Disposition': `inline; filename="${file}.ics"`,
  });
}

/**
 * What the calendar's server answers: `/GROUP.ics`, `/GROUP/20240605T160000Z.ics` for one meeting, and at `/` the list
 * of calendars. It only tells what is public anyway, and takes nothing.
 */
export function feedApp(calendars: Calendars, log: Pick<OperatorLog, 'error'>): Hono {
  const server = new Hono();
  logErrors(server, "The calendars can't be told", log);
  server.use(secureHeaders());
  server.get('/', (c) =>
    c.html(
      html`<!doctype html>
        <html lang="en">
          <meta charset="utf-8" />
          <title>Calendars</title>
          <ul>
            ${calendars.groups.map(({ id, name }) => html`<li><a href="${id}.ics">${name}</a></li>`)}
          </ul>
        </html>`,
    ),
  );
  server.get('/:file{[a-z0-9-]+\\.ics}', (c) => {
    const group = c.req.param('file').replace(/\.ics$/u, '');
    return answer(c, calendars.feed(group), group);
  });
  server.get('/:group{[a-z0-9-]+}/:file{[0-9TZ]+\\.ics}', (c) => {
    const { group, file } = c.req.param();
    const key = keyOf(file.replace(/\.ics$/u, ''));
    return answer(c, key === undefined ? undefined : calendars.meeting(group, key), `${group}-${file.slice(0, 8)}`);
  });
  server.notFound((c) => c.text("There's no such calendar.", 404));
  return server;
}
