// The container's health check: /readyz of `operations:`. Without `operations:` it's the file `alive` in the data folder
// (the argument), into which Gavel writes the time every 15 s.
import { statSync } from 'node:fs';
import { join } from 'node:path';

const READY = process.env.GAVEL_READY_URL ?? 'http://127.0.0.1:9090/readyz';
const ALIVE = join(process.argv[2] ?? '/var/lib/gavel', 'alive');
const OLDEST_MS = 60_000;

const isAlive = () => {
  const written = statSync(ALIVE, { throwIfNoEntry: false });
  return written !== undefined && Date.now() - written.mtimeMs < OLDEST_MS;
};

const isHealthy = await fetch(READY, { signal: AbortSignal.timeout(8000) }).then(
  (answer) => answer.ok,
  (error) => error.cause?.code === 'ECONNREFUSED' && isAlive(),
);
process.exitCode = isHealthy ? 0 : 1;
