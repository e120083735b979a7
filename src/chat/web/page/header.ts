import { html } from 'htm/preact';

import type { WebMember, WebRoom } from '../protocol.ts';
import { CurrentMember } from './chooser.ts';
import type { ConnectionStatus } from './connection.ts';

interface Props {
  readonly rooms: readonly WebRoom[];
  readonly room: WebRoom | undefined;
  readonly enter: (room: WebRoom) => void;
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly change: () => void;
  readonly status: ConnectionStatus;
}

const STATUS: Readonly<Record<ConnectionStatus, string>> = {
  connecting: 'Connecting…',
  connected: 'Connected',
  disconnected: 'Not connected',
};

/** The room's name, whether one is connected, and who one is. */
export function Header({ rooms, room, enter, members, me, change, status }: Props) {
  const choose = ({ currentTarget }: { currentTarget: HTMLSelectElement }): void => {
    const chosen = rooms.find(({ id }) => id === currentTarget.value);
    if (chosen) enter(chosen);
  };
  const title =
    rooms.length > 1
      ? html`<select aria-label="Room" value=${room?.id} onChange=${choose}>
          ${rooms.map(({ id, title: name }) => html`<option value=${id}>${name}</option>`)}
        </select>`
      : html`<span>${room?.title}</span>`;
  return html`<header class="top">
    <img src="/page/gavel.svg" alt="Gavel" width="26" height="26" />
    <h1>${title}</h1>
    <span class=${`status ${status}`} role="status"
      ><span class="dot" aria-hidden="true"></span><span class="word">${STATUS[status]}</span></span
    >
    <${CurrentMember} members=${members} me=${me} change=${change} />
  </header>`;
}

/** Says across the page that what one sees may be old. */
export const Disconnected = ({ status }: { status: ConnectionStatus }) =>
  status === 'disconnected'
    ? html`<p class="cut-off" role="alert">
        The connection to Gavel is gone. This page comes back by itself, and what you write is kept until then.
      </p>`
    : null;
