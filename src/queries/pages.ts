import { personalPage } from '../features/home/page.ts';
import { personOf } from '../features/identity/links.ts';
import type { Meeting } from '../meeting/feature.ts';
import { guestsFeature } from '../meeting/guests.ts';
import type { UserRef } from '../meeting/member.ts';
import type { GroupPage, HomePages } from '../ports/pages.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import type { Secretary } from '../secretary/secretary.ts';

/** Anybody of a workspace can open a page of their own: a group shows itself only to those whom it knows. */
function pageOf({ binding: { group, rooms } }: GroupSession, meeting: Meeting, user: UserRef): GroupPage | undefined {
  const { key, guest } = personOf(user, meeting);
  if (guest && !meeting.stateOf(guestsFeature).has(key)) return undefined;
  return { group: group.id, rooms, page: personalPage(key, meeting) };
}

/**
 * What each person sees of the groups.
 * @param groups the groups' ids
 */
export const createPages = (groups: readonly string[], gavel: () => Secretary): HomePages => ({
  read: (user) =>
    groups.flatMap((id) => {
      const session = gavel().session(id);
      const meeting = session?.current();
      return (session && meeting && pageOf(session, meeting, user)) ?? [];
    }),
  watch(changed) {
    const stops = groups.map((id) => gavel().watch(id, changed));
    return () => {
      for (const stop of stops) stop();
    };
  },
});
