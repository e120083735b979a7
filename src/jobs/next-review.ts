import type { Job } from '../ports/jobs.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';

/** When a proposal is looked at next; nothing in a forge where nobody reviews. @param now ISO 8601, UTC */
export function nextReview(stream: string, { group, forge }: GroupBinding, now: string): Job[] {
  if (!forge.reviews) return [];
  const step = forge.reviews.every * 1000;
  const at = new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
  // Two chains of looks fall into one, because the time is a part of the id.
  return [{ id: `${stream}/follow/${at}`, group: group.id, kind: 'follow', at, data: { stream } }];
}
