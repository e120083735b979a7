import type { UserRef } from '../meeting/member.ts';
import type { HomePage } from '../meeting/page.ts';
import type { RoomId } from './chat.ts';

/** A group's page, and the rooms in which what its buttons say can be said. */
export interface GroupPage {
  readonly group: string;
  readonly rooms: readonly RoomId[];
  readonly page: HomePage;
}

/** A person's own view of the groups, if a platform has a private place for it. */
export interface HomePages {
  /** A page for each group that knows them: its members, and guests whom it has met. Nobody else is shown anything. */
  read(user: UserRef): readonly GroupPage[];
  /** Calls back when pages may have changed. Gives a way to stop. */
  watch(changed: () => void): () => void;
}
