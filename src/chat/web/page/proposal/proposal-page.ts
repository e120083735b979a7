import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

import type { ProposalView, RoomsAbout } from '../../protocol.ts';
import { getJson } from '../api.ts';
import { RenderedHtml } from '../board.ts';
import { MemberChooser } from '../chooser.ts';
import { Disconnected } from '../header.ts';
import { pageLanguage } from '../language.ts';
import { withGuests } from '../person.ts';
import { usePerson } from '../use-person.ts';
import { useRoom } from '../use-room.ts';
import { WhoYouAre } from '../who-you-are.ts';
import { Approval } from './approval.ts';
import { ProposalChanges } from './changes.ts';
import { proposalPageMessages } from './messages.ts';

/** The page of proposed minutes. Anyone can read it; only acting asks who they are. `meeting` is `GROUP/NUMBER`. */
export function ProposalPage({ about, meeting }: { about: RoomsAbout; meeting: string }) {
  const say = proposalPageMessages(pageLanguage());
  const room = about.rooms.find(({ group }) => group === meeting.split('/')[0]);
  const { me, signedInAs, become } = usePerson(about, room);
  const [choosing, setChoosing] = useState(false);
  const [proposal, setProposal] = useState<ProposalView>();
  const [error, setError] = useState<string>();
  const { state, status } = useRoom(proposal?.room, me);

  const members = withGuests(about.members, state.posts, signedInAs);
  const load = async (): Promise<void> => {
    try {
      setProposal(await getJson<ProposalView>(`/api/proposals/${meeting}`));
      setError(undefined);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  useEffect(() => void load(), [meeting, state.board]);

  const choose = (handle: string): void => {
    become(handle);
    setChoosing(false);
  };
  const ask = (): void => setChoosing(true);
  return html`
    <a class="skip" href="#main">${say.skipToMinutes}</a>
    <header class="top">
      <a class="back" href="/"><span aria-hidden="true">← </span>${say.backToRoom}</a>
      <h1>${proposal?.title ?? say.proposedMinutes}</h1>
      <${WhoYouAre} members=${members} me=${me} change=${ask} signedInAs=${signedInAs} />
    </header>
    <${Disconnected} status=${status} />
    <main id="main" tabindex="-1">
      ${error !== undefined && html`<p class="failed" role="alert">${error}</p>`}
      ${
        proposal &&
        html`<${Approval} proposal=${proposal} members=${members} me=${me} posts=${state.posts} ask=${ask} />
          <${ProposalText} proposal=${proposal} />`
      }
    </main>
    ${choosing && html`<${MemberChooser} members=${members} me=${me} choose=${choose} close=${() => setChoosing(false)} />`}
  `;
}

/** What changed, with a switch to the whole text, which is what's printed; the first proposal has only its text. */
function ProposalText({ proposal: { changes, html: text } }: { proposal: ProposalView }) {
  const say = proposalPageMessages(pageLanguage());
  const [whole, setWhole] = useState(false);
  const compared = whole ? undefined : changes;
  return html`<div class="text">
    ${changes && html`<${TextChoice} whole=${whole} choose=${setWhole} />`}
    ${compared && html`<${ProposalChanges} lines=${compared} />`}
    <section class=${compared ? 'paper print-only' : 'paper'} aria-label=${say.proposedMinutes}>
      <${RenderedHtml} html=${text} />
    </section>
  </div>`;
}

interface TextChoiceProps {
  readonly whole: boolean;
  readonly choose: (whole: boolean) => void;
}

/** Minutes that were proposed before are shown by what changed, or whole. */
function TextChoice({ whole, choose }: TextChoiceProps) {
  const say = proposalPageMessages(pageLanguage());
  const choice = (label: string, value: boolean) =>
    html`<button type="button" aria-pressed=${whole === value} onClick=${() => choose(value)}>${label}</button>`;
  return html`<div class="choice" role="group" aria-label=${say.show}>
    ${choice(say.changes, false)}${choice(say.wholeText, true)}
  </div>`;
}
