// Plays made-up meetings in bad weather until the time is up, and compares each with the same meeting in calm weather:
// `npm run simulate -- --seed 7 --seconds 600 --steps 30`. The seed and the path that it prints play a failure again.
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import { madeUpPlans } from '../test/simulation/plan.ts';
import { tryPlan } from '../test/simulation/try-plan.ts';
import { TYPED_LINES } from '../test/simulation/typed-lines.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    path: { type: 'string' },
    seconds: { type: 'string', default: '120' },
    steps: { type: 'string', default: '30' },
  },
});

const met: Record<string, number> = {};
let [runs, steps] = [0, 0];
const property = fc.asyncProperty(madeUpPlans(Number(values.steps)), async (plan) => {
  const tried = await tryPlan(plan);
  runs += 1;
  steps += plan.length;
  for (const [what, times] of Object.entries(tried.met)) met[what] = (met[what] ?? 0) + times;
  if (tried.wrong.length > 0) throw new Error(tried.wrong.join('\n'));
});
const came = await fc.check(property, {
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
  ...(values.path !== undefined && { path: values.path }),
  numRuns: Number.MAX_SAFE_INTEGER,
  interruptAfterTimeLimit: Number(values.seconds) * 1000,
});

const figures = Object.entries(met).map(([what, times]) => `${times} ${what}`);
process.stdout.write(`seed ${came.seed}: ${runs} runs of ${steps} steps, ${figures.join(', ')}\n`);
if (came.failed) {
  const [plan = []] = came.counterexample ?? [];
  process.stdout.write(`failed; again with --seed ${came.seed} --path ${came.counterexamplePath}\n`);
  for (const { group, act, weather } of plan) {
    const said =
      act.kind === 'say' ? act.lines.map(({ line }) => TYPED_LINES[line % TYPED_LINES.length]).join(' | ') : '';
    process.stdout.write(`${JSON.stringify({ group, act, weather })} ${said}\n`);
  }
  process.stdout.write(`${String(came.errorInstance)}\n`);
  process.exitCode = 1;
}
