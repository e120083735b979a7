import { readerAddress } from '../http-server/reader-address.ts';
import { serveApp, type ServedApp } from '../http-server/serve-app.ts';
import type { Clock } from '../ports/clock.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import { StartupError } from '../ports/startup-error.ts';
import type { Store } from '../ports/store.ts';
import { publicPagesApp } from '../public-pages/pages-app.ts';
import { streamPlaces, type StreamWatch } from '../public-pages/stream-places.ts';
import { createPublicPages } from '../queries/public-pages.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';
import type { Secretary } from '../secretary/secretary.ts';

export interface PublicPagesParts {
  readonly where: { readonly host: string; readonly port: number; readonly proxies: readonly string[] } | undefined;
  readonly bindings: readonly GroupBinding[];
  readonly gavel: () => Secretary;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: OperatorLog;
  readonly watch: StreamWatch;
}

/**
 * Serves the groups' public pages, if that is configured.
 * @throws StartupError if the port is taken: a proxy knows the address, so no other one will do
 */
export async function servePublicPages(parts: PublicPagesParts): Promise<ServedApp | undefined> {
  const { where, bindings, gavel, store, clock, log, watch } = parts;
  if (!where) return undefined;
  const { app, stop } = publicPagesApp(createPublicPages(bindings, gavel, store, clock), {
    log,
    places: streamPlaces(watch),
    addressOf: readerAddress(where.proxies),
  });
  const served = await serveApp(app, where.host, where.port).catch((error: unknown) => {
    stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Can't serve the pages on ${where.host}:${where.port} (${why}). Give "pages" another port.`,
      {
        cause: error,
      },
    );
  });
  return {
    url: served.url,
    async stop() {
      stop();
      await served.stop();
    },
  };
}
