import { calmed, type Plan } from './plan.ts';
import { differences, simulate } from './simulate.ts';
import type { MetWeather } from './weather.ts';

/** What is wrong with a plan; nothing if its bad weather changes nothing. */
export interface TriedPlan {
  readonly wrong: readonly string[];
  readonly met: MetWeather;
}

/** Plays a plan in calm weather and in its own, and tells what must never be and what comes out differently. */
export async function tryPlan(plan: Plan): Promise<TriedPlan> {
  const calm = await simulate(calmed(plan));
  const wild = await simulate(plan);
  const differs = calm.violations.length + wild.violations.length === 0 ? differences(calm, wild) : [];
  return { wrong: [...calm.violations, ...wild.violations, ...differs], met: wild.met };
}
