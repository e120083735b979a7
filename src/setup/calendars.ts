import { feedSource } from '../features/calendar-feed/feed.ts';
import { feedApp } from '../feed/feed-app.ts';
import { serveApp, type ServedApp } from '../http-server/serve-app.ts';
import type { Calendars } from '../ports/calendar.ts';
import type { Clock } from '../ports/clock.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import { StartupError } from '../ports/startup-error.ts';
import { writeFeed, oneMeeting } from '../schedule/ical.ts';
import type { Secretary } from '../secretary/secretary.ts';

/** The groups' calendars: what the configuration says, and what was decided in their meetings. */
function calendars(groups: Calendars['groups'], gavel: () => Secretary, clock: Pick<Clock, 'now'>): Calendars {
  const source = (group: string) => {
    const meeting = gavel().session(group)?.current();
    return meeting && feedSource(meeting, clock.now());
  };
  return {
    groups,
    feed(group) {
      const found = source(group);
      return found && writeFeed(found);
    },
    meeting(group, key) {
      const found = source(group);
      return found && oneMeeting(found, key);
    },
  };
}

/**
 * Serves the groups' calendars, if that is configured.
 * @throws StartupError if the port is taken: subscribers know the address, so no other one will do
 */
export async function calendarFeeds(
  where: { readonly host: string; readonly port: number } | undefined,
  groups: Calendars['groups'],
  gavel: () => Secretary,
  clock: Pick<Clock, 'now'>,
  log: OperatorLog,
): Promise<ServedApp | undefined> {
  if (!where) return undefined;
  const { host, port } = where;
  return serveApp(feedApp(calendars(groups, gavel, clock), log), host, port).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartupError(`Can't serve the calendars on ${host}:${port} (${why}). Give "calendar" another port.`, {
      cause: error,
    });
  });
}
