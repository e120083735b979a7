// A fresh process that takes up the meetings of a database, and tells on standard output what it needs for them.
import { openBenchGavel } from './bench-gavel.ts';
import { timed } from './measure.ts';
import type { TakenUp } from './memory.ts';

const [folder = '', meetings = '1'] = process.argv.slice(2);
const { ms: start, result: stage } = await timed(() => openBenchGavel(folder, Number(meetings)));
globalThis.gc?.();
const { rss, heapUsed: heap } = process.memoryUsage();
const taken: TakenUp = { start, rss: rss / 2 ** 20, heap };
process.stdout.write(JSON.stringify(taken));
await stage.stop();
