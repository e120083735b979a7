import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { WebMember } from '../protocol.ts';
import { Face } from './face.ts';
import { memberName } from './person.ts';

interface Props {
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly choose: (handle: string) => void;
  readonly close: () => void;
}

/** Asks who one is. Can be left with Esc once one is somebody. */
export function MemberChooser({ members, me, choose, close }: Props) {
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
  return html`<dialog
    class="chooser"
    ref=${dialog}
    aria-labelledby="who"
    onKeyDown=${move}
    onCancel=${(event: Event) => me === undefined && event.preventDefault()}
    onClose=${close}
  >
    <h2 id="who">Who are you?</h2>
    <p class="quiet">
      Choose yourself among the members. It holds for this tab: in another one you can be somebody else.
    </p>
    <ul class="members">
      ${members.map(
        ({ handle, name, role }) =>
          html`<li>
            <button type="button" aria-current=${handle === me} onClick=${() => choose(handle)}>
              <${Face} name=${name ?? handle} handle=${handle} />
              <span class="name">${name ?? handle}</span> <span class="handle">@${handle}</span>
              ${role !== undefined && html`<span class="role">${role}</span>`}
            </button>
          </li>`,
      )}
    </ul>
    ${me !== undefined && html`<button type="button" class="plain" onClick=${close}>Stay ${memberName(members, me)}</button>`}
  </dialog>`;
}

/** Who this tab is, always in sight, and the way to be somebody else. */
export function CurrentMember({
  members,
  me,
  change,
}: {
  members: readonly WebMember[];
  me: string | undefined;
  change: () => void;
}) {
  const name = me === undefined ? 'nobody yet' : memberName(members, me);
  return html`<button type="button" class="me" aria-haspopup="dialog" onClick=${change}>
    ${me !== undefined && html`<${Face} name=${name} handle=${me} />`}
    <span><span class="unseen">You are </span><span class="name">${name}</span></span>
    <span class="switch">Switch</span>
  </button>`;
}
