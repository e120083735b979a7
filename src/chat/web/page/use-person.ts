import { useState } from 'preact/hooks';

import type { RoomsAbout, SignedInAs, WebRoom } from '../protocol.ts';
import { rememberedPerson, rememberPerson } from './person.ts';

export interface PagePerson {
  /** The handle that this page speaks for; undefined if it speaks for nobody yet. */
  readonly me: string | undefined;
  /** As the meeting calls them: `@handle`, or a guest's name. */
  readonly label: string | undefined;
  /** Set if people sign in. */
  readonly signedInAs: SignedInAs | undefined;
  /** Whether people choose who they are. */
  readonly choosesWho: boolean;
  readonly become: (handle: string) => void;
}

/** Who this page speaks for in a room: who signed in, or who this tab chose to be. */
export function usePerson(about: RoomsAbout, room: WebRoom | undefined): PagePerson {
  const [chosen, setChosen] = useState(() => rememberedPerson(about));
  const signedInAs = about.signedInAs?.[room?.id ?? ''];
  const me = signedInAs?.handle ?? chosen;
  return {
    me,
    label: signedInAs?.guest === true ? signedInAs.name : me && `@${me}`,
    signedInAs,
    choosesWho: about.signedInAs === undefined,
    become(handle) {
      rememberPerson(handle);
      setChosen(handle);
    },
  };
}
