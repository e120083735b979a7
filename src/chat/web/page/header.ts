import { html } from 'htm/preact';

import type { SignedInAs, WebMember, WebRoom } from '../protocol.ts';
import type { ConnectionStatus } from './connection.ts';
import { messagesNow } from './language.ts';
import { WhoYouAre } from './who-you-are.ts';

interface Props {
  readonly rooms: readonly WebRoom[];
  readonly room: WebRoom | undefined;
  readonly enter: (room: WebRoom) => void;
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly change: () => void;
  readonly signedInAs: SignedInAs | undefined;
  readonly status: ConnectionStatus;
}

/** The room's name, the connection, and who you are. */
export function Header({ rooms, room, enter, members, me, change, signedInAs, status }: Props) {
  const say = messagesNow();
  const choose = ({ currentTarget }: { currentTarget: HTMLSelectElement }): void => {
    const chosen = rooms.find(({ id }) => id === currentTarget.value);
    if (chosen) enter(chosen);
  };
  const title =
    rooms.length > 1
      ? html`<select aria-label=${say.room} value=${room?.id} onChange=${choose}>
          ${rooms.map(({ id, title: name }) => html`<option value=${id}>${name}</option>`)}
        </select>`
      : html`<span>${room?.title}</span>`;
  return html`<header class="top">
    <img src="/page/gavel.svg" alt="Gavel" width="26" height="26" />
    <h1>${title}</h1>
    <span class=${`status ${status}`} role="status"
      ><span class="dot" aria-hidden="true"></span><span class="word">${say.status[status]}</span></span
    >
    <${WhoYouAre} members=${members} me=${me} change=${change} signedInAs=${signedInAs} />
  </header>`;
}

/** Says across the page that what it shows may be old. */
export function Disconnected({ status }: { status: ConnectionStatus }) {
  const say = messagesNow();
  if (status === 'disconnected') return html`<p class="cut-off" role="alert">${say.offline}</p>`;
  if (status !== 'signed-out') return null;
  return html`<p class="cut-off" role="alert">
    ${say.signedOut} <a href=${`/sign-in?to=${encodeURIComponent(location.pathname)}`}>${say.signInAgain}</a>
  </p>`;
}
