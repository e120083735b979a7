import type { Job } from '../ports/jobs.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';

/** When a proposal is checked next; nothing if nobody reviews in the forge. @param now ISO 8601, UTC */
export function nextReview(stream: string, { group, forge }: GroupBinding, now: string): Job[] {
  if (!forge.reviews) return [];
  const step = forge.reviews.every * 1000;
  const at = new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
  // Two chains of checks fall into one, because the time is a part of the id.
  return [{ id: `${stream}/follow/${at}`, group: group.id, kind: 'follow', at, data: { stream } }];
}
