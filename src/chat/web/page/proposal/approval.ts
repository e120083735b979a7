import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

import type { Post, ProposalView, WebMember } from '../../protocol.ts';
import { Face } from '../face.ts';
import { pageLanguage } from '../language.ts';
import { memberName } from '../person.ts';
import { plainPost } from '../pieces.ts';
import { newKey, useOutbox } from '../unsent.ts';
import { handleIn, proposalChoices, type ProposalHint, proposalState, type ReaderStep } from './choices.ts';
import { proposalPageMessages } from './messages.ts';

interface ApprovalProps {
  readonly proposal: ProposalView;
  readonly members: readonly WebMember[];
  readonly me: string | undefined;
  readonly posts: readonly Post[];
  /** Asks a guest who they are. */
  readonly ask: () => void;
}

/** How far the approval is, and what the reader can do about it: the buttons say commands in the room. */
export function Approval({ proposal, members, me, posts, ask }: ApprovalProps) {
  const say = proposalPageMessages(pageLanguage());
  const outbox = useOutbox();
  const [since, setSince] = useState(Number.MAX_SAFE_INTEGER);
  const [asking, setAsking] = useState(false);
  const answers = posts.filter((post) => post.n > since && post.by === undefined);
  const failed = outbox.unsent.find((one) => one.error !== undefined);
  const send = (text: string): void => {
    if (me === undefined) return ask();
    setSince(posts.at(-1)?.n ?? 0);
    setAsking(false);
    outbox.send(proposal.room, { as: me, key: newKey(), text });
  };
  const { label, meeting } = proposal;
  return html`<aside class="approval" aria-label=${say.approval}>
    <${ProposalState} proposal=${proposal} members=${members} />
    ${
      asking
        ? html`<${ChangeForm}
            post=${(words: string) => send(say.changesAsked(label, words))}
            cancel=${() => setAsking(false)}
          />`
        : html`<${Buttons}
            proposal=${proposal}
            members=${members}
            me=${me}
            busy=${outbox.unsent.length > 0}
            send=${send}
            change=${() => (me === undefined ? ask() : setAsking(true))}
          />`
    }
    <div class="answers" role="status">${answers.map((post) => html`<p key=${post.id}>${plainPost(post)}</p>`)}</div>
    ${
      failed &&
      html`<p class="failed" role="alert">
        ${failed.error} <button type="button" onClick=${() => outbox.again(failed)}>${say.tryAgain}</button>
      </p>`
    }
    <div class="more">
      <a href=${`/minutes/${meeting}?format=markdown`} download>${say.download}</a>
      <button type="button" class="plain" onClick=${() => print()}>${say.print}</button>
    </div>
  </aside>`;
}

function ProposalState({ proposal, members }: Pick<ApprovalProps, 'proposal' | 'members'>) {
  const say = proposalPageMessages(pageLanguage());
  const { approvedBy, label, obstacles, needed } = proposal;
  const state = proposalState(proposal);
  const lacking = state === 'open' ? needed - approvedBy.length : 0;
  const missing = [...(lacking > 0 ? [say.moreNeeded(lacking)] : []), ...obstacles];
  return html`<div class="state">
    <p><span class=${`phase ${state}`}>${say.states[state]}</span> <span class="quiet">${label}</span></p>
    <p>${say.explained[state]}</p>
    ${
      needed > 0 &&
      html`<div class="given">
        <h2>${say.approvals}</h2>
        <span class="quiet">${say.given(approvedBy.length, needed)}</span>
        <ul>
          ${approvedBy.map((person) => {
            const name = memberName(members, handleIn(person));
            return html`<li key=${person}><${Face} name=${name} handle=${handleIn(person)} /><span>${name}</span></li>`;
          })}
          ${approvedBy.length === 0 && html`<li class="quiet">${say.nobodyYet}</li>`}
        </ul>
      </div>`
    }
    ${
      missing.length > 0 &&
      html`<div class="missing">
        <h2>${say.stillMissing}</h2>
        <ul>
          ${missing.map((words) => html`<li>${words}</li>`)}
        </ul>
      </div>`
    }
  </div>`;
}

interface ButtonsProps extends Pick<ApprovalProps, 'proposal' | 'members' | 'me'> {
  readonly busy: boolean;
  readonly send: (text: string) => void;
  readonly change: () => void;
}

function Buttons({ proposal, members, me, busy, send, change }: ButtonsProps) {
  const say = proposalPageMessages(pageLanguage());
  const { branch, label, url } = proposal;
  const { steps, hints } = proposalChoices(proposal, me);
  const hinted: Readonly<Record<ProposalHint, string>> = {
    inForge: say.inForge(label),
    mergedInForge: say.mergedInForge(label),
    mergersOnly: say.mergersOnly,
    youApproved: say.youApproved,
    youWrote: say.youWrote,
  };
  const buttons: Readonly<Record<ReaderStep, readonly [label: string, act: () => void]>> = {
    merge: [say.merge, () => send('/meeting merge')],
    approve: [
      me === undefined ? say.approve : say.approveAs(memberName(members, me)),
      () => send(`/meeting approve ${branch}`),
    ],
    change: [say.askForChanges, change],
  };
  return html`
    ${hints.map((hint) => html`<p class="why" key=${hint}>${hinted[hint]}</p>`)}
    <div class="do">
      ${steps.map((step, i) => {
        const [words, act] = buttons[step];
        const isFirst = i === 0 && step !== 'change';
        return html`<button type="button" key=${step} class=${isFirst && 'primary'} disabled=${busy} onClick=${act}>
          ${words}
        </button>`;
      })}
      ${/^https?:/u.test(url ?? '') && html`<a class="button" href=${url} target="_blank" rel="noreferrer">${say.openProposal(label)}</a>`}
    </div>
  `;
}

interface ChangeFormProps {
  readonly post: (words: string) => void;
  readonly cancel: () => void;
}

/** What should change, in the reader's words. */
function ChangeForm({ post, cancel }: ChangeFormProps) {
  const say = proposalPageMessages(pageLanguage());
  const [words, setWords] = useState('');
  return html`<form
    class="change"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      if (words.trim() !== '') post(words.trim());
    }}
  >
    <label for="change">${say.whatToChange}</label>
    <textarea
      id="change"
      rows="4"
      autofocus
      value=${words}
      onInput=${({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => setWords(currentTarget.value)}
      onKeyDown=${({ key }: KeyboardEvent) => key === 'Escape' && cancel()}
    ></textarea>
    <p class="quiet">${say.changesHint} <code>/edit 12 TEXT</code></p>
    <div class="do">
      <button type="submit" class="primary" disabled=${words.trim() === ''}>${say.post}</button>
      <button type="button" onClick=${cancel}>${say.cancel}</button>
    </div>
  </form>`;
}
