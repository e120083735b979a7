import type { Job } from '../ports/jobs.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';
import { nextStep } from './next-step.ts';

/** When a proposal is checked next; nothing if nobody reviews in the forge. @param now ISO 8601, UTC */
export function nextReview(stream: string, { group, forge }: GroupBinding, now: string): Job[] {
  if (!forge.reviews) return [];
  // Two chains of checks become one, because the time is a part of the id.
  const at = nextStep(forge.reviews.every, now);
  return [{ id: `${stream}/follow/${at}`, group: group.id, kind: 'follow', at, data: { stream } }];
}
