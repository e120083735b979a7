import { personalPage } from './features/home/page.ts';
import { personOf } from './features/links/links.ts';
import type { Meeting } from './meeting/feature.ts';
import { guests } from './meeting/guests.ts';
import type { UserRef } from './meeting/member.ts';
import type { GroupPage, Pages } from './ports/pages.ts';
import type { Desk } from './secretary/desk.ts';
import type { Secretary } from './secretary/secretary.ts';

/** Anybody of a workspace can open a page of their own: a group shows itself only to those whom it knows. */
function pageOf({ place: { group, rooms } }: Desk, meeting: Meeting, user: UserRef): GroupPage | undefined {
  const { key, guest } = personOf(user, meeting);
  if (guest && !meeting.of(guests).has(key)) return undefined;
  return { group: group.id, rooms, page: personalPage(key, meeting) };
}

/**
 * What each person sees of the groups.
 * @param groups the groups' ids
 */
export const pages = (groups: readonly string[], gavel: () => Secretary): Pages => ({
  read: (user) =>
    groups.flatMap((id) => {
      const desk = gavel().desk(id);
      const meeting = desk?.current();
      return (desk && meeting && pageOf(desk, meeting, user)) ?? [];
    }),
  watch(changed) {
    const stops = groups.map((id) => gavel().watch(id, changed));
    return () => {
      for (const stop of stops) stop();
    };
  },
});
