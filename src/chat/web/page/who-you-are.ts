import { html } from 'htm/preact';

import type { SignedInAs, WebMember } from '../protocol.ts';
import { CurrentMember } from './chooser.ts';
import { SignedInMember } from './signed-in.ts';

interface Props {
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly change: () => void;
  readonly signedInAs: SignedInAs | undefined;
}

/** Who this page speaks for: who signed in, or who this tab chose to be. */
export const WhoYouAre = ({ signedInAs, ...chosen }: Props) =>
  signedInAs ? html`<${SignedInMember} me=${signedInAs} />` : html`<${CurrentMember} ...${chosen} />`;
