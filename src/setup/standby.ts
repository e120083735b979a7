import { serveApp, type ServedApp } from '../http-server/serve-app.ts';
import { standbyApp } from '../operations/standby-app.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import { StartupError } from '../ports/startup-error.ts';
import { gavelVersion } from './version.ts';

/**
 * Serves health and readiness while this Gavel waits for the database, or for the one that leads; as soon as it leads,
 * the same address serves everything.
 * @throws StartupError if the port is taken
 */
export async function serveStandby(
  where: { readonly host: string; readonly port: number } | undefined,
  log: OperatorLog,
): Promise<ServedApp | undefined> {
  if (!where) return undefined;
  const served = await serveApp(standbyApp(gavelVersion()), where.host, where.port).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `Can't serve health and metrics on ${where.host}:${where.port} (${why}). Give "operations" another port.`,
      { cause: error },
    );
  });
  log.info(`Health and readiness are at ${served.url} until this Gavel leads.`);
  return served;
}
