import type { Group } from '../../src/meeting/group.ts';
import { groupWithReviews } from './group-with-reviews.ts';

/** The invented group, which can put things under embargo. */
export function embargoGroup(approval: object = {}, more: Partial<Group> = {}): Group {
  const group = groupWithReviews({ needed: 1, inRooms: true, remind: [], ...approval });
  return { ...group, ...more, format: { ...group.format, embargoed: { path: 'private/minutes-{date}.md' } } };
}
