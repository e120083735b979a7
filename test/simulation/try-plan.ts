import { inCalmWeather, type MeetingPlan } from './plan.ts';
import { outcomeDifferences, playPlan } from './simulate.ts';
import type { MetWeather } from './weather.ts';

/** What is wrong with a plan; nothing if its bad weather changes nothing. */
export interface TriedPlan {
  readonly wrong: readonly string[];
  readonly met: MetWeather;
}

/** Plays a plan in calm weather and in its own, and tells what must never be and what comes out differently. */
export async function tryPlan(plan: MeetingPlan): Promise<TriedPlan> {
  const calm = await playPlan(inCalmWeather(plan));
  const wild = await playPlan(plan);
  const differs = calm.violations.length + wild.violations.length === 0 ? outcomeDifferences(calm, wild) : [];
  return { wrong: [...calm.violations, ...wild.violations, ...differs], met: wild.met };
}
