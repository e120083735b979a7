import { html } from 'htm/preact';

import type { SignedInAs } from '../protocol.ts';
import { Face } from './face.ts';
import { messagesNow } from './language.ts';

/** Shows who signed in, and lets them sign out. */
export function SignedInMember({ me: { handle, name, guest } }: { me: SignedInAs }) {
  const say = messagesNow();
  return html`<form class="me" method="post" action="/sign-out">
    <${Face} name=${name} handle=${handle} />
    <span
      ><span class="unseen">${`${say.youAre} `}</span><span class="name">${name}</span>${
        guest && html` <span class="quiet">(${say.guest})</span>`
      }</span
    >
    <button type="submit">${say.signOut}</button>
  </form>`;
}
