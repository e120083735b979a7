import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

import type { BoardTopic } from '../../../ports/board.ts';
import type { BoardView, WebMember } from '../protocol.ts';
import { Face } from './face.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';
import { Instant } from './time.ts';

/** What stands above the agenda: which meeting, how far it is, and who is there. */
export function BoardSummary({ board, members }: { board: BoardView; members: readonly WebMember[] }) {
  const say = messagesNow();
  const { title, phase, start, present, proposal } = board;
  return html`<section class="summary" aria-label=${say.meeting}>
    <h2>${title}</h2>
    <p class="facts">
      <span class=${`phase ${phase.replaceAll(' ', '-')}`}>${say.phases[phase]}</span>
      ${start !== undefined && html`<${Instant} at=${start} zone />`}
    </p>
    ${present.length > 0 && html`<${Present} present=${present} members=${members} />`}
    ${proposal && html`<${ProposalCard} proposal=${proposal} />`}
  </section>`;
}

function Present({ present, members }: { present: readonly string[]; members: readonly WebMember[] }) {
  const people = present.map((person) => person.replace(/^@/u, ''));
  return html`<div class="present">
    <h3 id="present">${messagesNow().present} <span class="count">${people.length}</span></h3>
    <ul aria-labelledby="present">
      ${people.map((handle) => {
        const name = memberName(members, handle);
        return html`<li key=${handle}><${Face} name=${name} handle=${handle} /><span>${name}</span></li>`;
      })}
    </ul>
  </div>`;
}

function ProposalCard({ proposal }: { proposal: NonNullable<BoardView['proposal']> }) {
  const say = messagesNow();
  const { approvedBy, label, meeting, merged, needed } = proposal;
  return html`<div class="proposal-card">
    <div>
      <strong>${merged ? say.approvedMinutes : say.proposedMinutes}</strong>
      <span>${label}</span>
      ${!merged && html`<span>${say.approvals(approvedBy.length, needed)}</span>`}
    </div>
    <a class="button" href=${`/minutes/${meeting}`}>${merged ? say.read : say.readAndApprove}</a>
  </div>`;
}

/** The agenda: a topic is a button that moves the meeting there. */
export function BoardAgenda({ board, go }: { board: BoardView; go: (topic: string) => void }) {
  const say = messagesNow();
  return html`<section class="agenda" aria-labelledby="agenda">
    <h2 id="agenda">${say.agenda}</h2>
    ${board.agenda.length === 0 && html`<p class="quiet">${say.noAgenda} <code>/agenda add</code></p>`}
    <ol>
      ${board.agenda.map((topic) => html`<${Topic} key=${topic.place} topic=${topic} go=${go} />`)}
    </ol>
  </section>`;
}

function Topic({ topic, go }: { topic: BoardTopic; go: (topic: string) => void }) {
  const say = messagesNow();
  const { place, title, depth, current, open } = topic;
  return html`<li class=${`depth-${Math.min(depth, 4)}`}>
    <button
      type="button"
      aria-current=${current ? 'step' : undefined}
      title=${current ? say.currentTopic : say.goToTopic(title)}
      onClick=${() => go(place)}
    >
      <span class="number">${place}</span>
      <span class="title">${title}</span>
      ${open > 0 && html`<span class="open">${open} ${say.open}</span>`}
    </button>
  </li>`;
}

/** The minutes as they grow, as they will read or as the Markdown that they are. */
export function BoardMinutes({ board }: { board: BoardView }) {
  const say = messagesNow();
  const [source, setSource] = useState(false);
  const choice = (label: string, value: boolean) =>
    html`<button type="button" aria-pressed=${source === value} onClick=${() => setSource(value)}>${label}</button>`;
  return html`<section class="minutes-part" aria-labelledby="minutes">
    <div class="part-head">
      <h2 id="minutes">${say.minutes}</h2>
      <div class="choice" role="group" aria-label=${say.showMinutesAs}>
        ${choice(say.asText, false)}${choice(say.asMarkdown, true)}
      </div>
    </div>
    ${board.markdown.trim() === '' && html`<p class="quiet">${say.noMinutes}</p>`}
    ${
      source
        ? html`<pre class="source" tabindex="0" aria-label=${say.markdownOfMinutes}>${board.markdown}</pre>`
        : html`<${RenderedHtml} html=${board.html} />`
    }
  </section>`;
}

/** Minutes that the server rendered and sanitized: the only markup that the page takes as it comes. */
export const RenderedHtml = ({ html: markup }: { html: string }) =>
  // oxlint-disable-next-line react/no-danger
  html`<div class="minutes" dangerouslySetInnerHTML=${{ __html: markup }}></div>`;
