import { html } from 'htm/preact';

import type { BoardTopic } from '../../../ports/board.ts';
import type { BoardView, WebMember } from '../protocol.ts';
import { PersonChip } from './card.ts';
import { Icon } from './icons.ts';
import { messagesNow } from './language.ts';
import { canWalk, isHeld, awaitsApproval } from './next-steps.ts';
import { actionsByOwner } from './owners.ts';
import { shortDay, Instant } from './time.ts';

interface BoardProps {
  readonly board: BoardView;
  readonly members: readonly WebMember[];
}

/** Which meeting it is, and who is there. */
export function BoardSummary({ board, members }: BoardProps) {
  const say = messagesNow();
  const { title, start, present, proposal } = board;
  return html`<section class="summary" aria-label=${say.meeting}>
    <h2>${title}</h2>
    ${start !== undefined && html`<p class="facts"><${Instant} at=${start} zone /></p>`}
    ${present.length > 0 && html`<${Present} present=${present} members=${members} />`}
    ${proposal && html`<${ProposalCard} proposal=${proposal} isNext=${awaitsApproval(board)} />`}
  </section>`;
}

function Present({ present, members }: { present: readonly string[]; members: readonly WebMember[] }) {
  return html`<div class="present">
    <h3 id="present">${messagesNow().present} <span class="count">${present.length}</span></h3>
    <ul aria-labelledby="present">
      ${present.map((person) => html`<li key=${person}><${PersonChip} person=${person} context=${{ members }} /></li>`)}
    </ul>
  </div>`;
}

/** @param isNext whether the button that is to be pressed next leads there */
function ProposalCard({ proposal, isNext }: { proposal: NonNullable<BoardView['proposal']>; isNext: boolean }) {
  const say = messagesNow();
  const { approvedBy, label, meeting, merged, needed } = proposal;
  return html`<div class="proposal-card">
    <div>
      <strong>${merged ? say.approvedMinutes : say.proposedMinutes}</strong>
      <span>${label}</span>
      ${!merged && html`<span>${say.approvals(approvedBy.length, needed)}</span>`}
    </div>
    ${!isNext && html`<a class="button" href=${`/minutes/${meeting}`}>${merged ? say.read : say.readAndApprove}</a>`}
  </div>`;
}

interface AgendaProps {
  readonly board: BoardView;
  readonly me: string;
  readonly go: (place: string) => void;
}

/** The agenda. For those who lead, a topic is a button that moves the meeting there. */
export function BoardAgenda({ board, me, go }: AgendaProps) {
  const say = messagesNow();
  const walks = canWalk(board, me);
  const held = isHeld(board);
  return html`<section class="agenda" aria-labelledby="agenda">
    <h2 id="agenda">${say.agenda}</h2>
    ${board.agenda.length === 0 && html`<p class="quiet">${say.noAgenda} <code>/agenda add</code></p>`}
    <ol>
      ${board.agenda.map((topic) => html`<${Topic} key=${topic.place} topic=${topic} isHeld=${held} go=${walks ? go : undefined} />`)}
    </ol>
  </section>`;
}

interface TopicProps {
  readonly topic: BoardTopic;
  /** Whether the meeting goes on, so that its topic is the current one. */
  readonly isHeld?: boolean;
  readonly go?: ((place: string) => void) | undefined;
}

function Topic({ topic, isHeld: held = false, go }: TopicProps) {
  const say = messagesNow();
  const { place, title, depth } = topic;
  const current = held && topic.current;
  const step = current ? 'step' : undefined;
  const inner = html`<span class="number">${place}</span> <span class="title">${title}</span>`;
  return html`<li class=${`depth-${Math.min(depth, 4)}`}>
    ${
      go
        ? html`<button
            type="button"
            class="row"
            aria-current=${step}
            title=${current ? say.currentTopic : say.goToTopic(title)}
            onClick=${() => go(place)}
          >
            ${inner}
          </button>`
        : html`<div class="row" aria-current=${step}>${inner}</div>`
    }
  </li>`;
}

/** Who has what to do, and until when. */
export function OpenActions({ board, members }: BoardProps) {
  const say = messagesNow();
  const groups = actionsByOwner(board);
  if (groups.length === 0) return null;
  return html`<section class="open-actions" aria-labelledby="open-actions">
    <h2 id="open-actions">${say.openActions}</h2>
    ${groups.map(
      ({ owner, actions }) =>
        html`<div class="owned" key=${owner ?? ''}>
          <h3>
            ${owner === undefined ? say.volunteersWanted : html`<${PersonChip} person=${owner} context=${{ members }} />`}
          </h3>
          <ul>
            ${actions.map(
              ({ number, text, due }) =>
                html`<li key=${number}>
                  <${Icon} name="box" />
                  <span>
                    ${text} <span class="number">#${number}</span>
                    ${due !== undefined && html`<span class="due">${say.due(shortDay(due))}</span>`}
                  </span>
                </li>`,
            )}
          </ul>
        </div>`,
    )}
  </section>`;
}

/** The meeting after this one, once this one has ended. */
export function NextMeeting({ next }: { next: NonNullable<BoardView['next']> }) {
  const say = messagesNow();
  return html`<section class="next-meeting" aria-labelledby="next-meeting">
    <h2 id="next-meeting">${say.nextMeeting}</h2>
    <p>${next.start === undefined ? next.title : html`<${Instant} at=${next.start} />`}</p>
    <ol>
      ${next.agenda.map((topic) => html`<${Topic} key=${topic.place} topic=${topic} />`)}
    </ol>
  </section>`;
}

/** Minutes that the server rendered and sanitized: the only markup that the page takes as it comes. */
export const RenderedHtml = ({ html: markup }: { html: string }) =>
  // oxlint-disable-next-line react/no-danger
  html`<div class="minutes" dangerouslySetInnerHTML=${{ __html: markup }}></div>`;
