import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { WebMember } from '../protocol.ts';
import { Face } from './face.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';

interface Props {
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly choose: (handle: string) => void;
  readonly close: () => void;
}

/** Asks people who they are, once they want to do something. */
export function MemberChooser({ members, me, choose, close }: Props) {
  const say = messagesNow();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(dialog.current?.querySelectorAll<HTMLElement>('.members button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons.at((at + step) % buttons.length)?.focus();
  };
  return html`<dialog class="chooser" ref=${dialog} aria-labelledby="who" onKeyDown=${move} onClose=${close}>
    <h2 id="who">${say.whoAreYou}</h2>
    <p class="quiet">${say.whoAreYouHint}</p>
    <ul class="members">
      ${members.map(
        ({ handle, name, role }) =>
          html`<li>
            <button type="button" aria-current=${handle === me} onClick=${() => choose(handle)}>
              <${Face} name=${name ?? handle} handle=${handle} />
              <span class="name">${name ?? handle}</span> <span class="handle">@${handle}</span>
              ${role !== undefined && html`<span class="role">${say.roles[role]}</span>`}
            </button>
          </li>`,
      )}
    </ul>
    <button type="button" class="plain" onClick=${close}>
      ${me === undefined ? say.stayGuest : say.stay(memberName(members, me))}
    </button>
  </dialog>`;
}

/** Shows who this tab is, and switches to someone else. */
export function CurrentMember({
  members,
  me,
  change,
}: {
  members: readonly WebMember[];
  me: string | undefined;
  change: () => void;
}) {
  const say = messagesNow();
  const name = me === undefined ? say.guest : memberName(members, me);
  return html`<button type="button" class="me" aria-haspopup="dialog" onClick=${change}>
    ${me !== undefined && html`<${Face} name=${name} handle=${me} />`}
    <span><span class="unseen">${`${say.youAre} `}</span><span class="name">${name}</span></span>
    <span class="switch">${me === undefined ? say.chooseName : say.switchPerson}</span>
  </button>`;
}

/** Takes the place of the message box until people say who they are. */
export function JoinBar({ choose }: { choose: () => void }) {
  const say = messagesNow();
  return html`<div class="join">
    <span>${say.guestReads}</span>
    <button type="button" id="message" class="primary" aria-haspopup="dialog" onClick=${choose}>
      ${say.chooseName}
    </button>
  </div>`;
}
