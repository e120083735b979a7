import { html } from 'htm/preact';

import type { BoardEntry } from '../../../ports/board.ts';
import { Face } from './face.ts';
import { Icon, type IconName } from './icons.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';
import { Link, type PieceContext, TypedPieces, TypedText } from './pieces.ts';
import { shortDay } from './time.ts';

const ICONS: Readonly<Record<BoardEntry['kind'], IconName>> = {
  note: 'note',
  idea: 'idea',
  wanted: 'wanted',
  link: 'link',
  agreed: 'agreed',
  rejected: 'rejected',
  action: 'box',
  motion: 'motion',
  event: 'event',
  'off-record': 'pause',
  picture: 'picture',
  point: 'point',
  item: 'point',
};

interface CardProps {
  readonly entry: BoardEntry;
  readonly context: PieceContext;
}

/** What was recorded of a message, by its kind. */
export function EntryCard({ entry, context }: CardProps) {
  const say = messagesNow();
  const { kind, number, box } = entry;
  if (kind === 'motion') {
    return html`<p class="card opened" data-entry=${number}><${Icon} name="motion" />${say.openedVote(number)}</p>`;
  }
  const isDone = box === 'ticked';
  return html`<div class=${`card ${kind}${isDone ? ' is-done' : ''}`} data-entry=${number}>
    <${Icon} name=${isDone ? 'action' : ICONS[kind]} />
    <div class="card-body">
      <p class="card-head">
        <span class="kind">${say.kinds[kind]}</span> <span class="number">#${number}</span>
        ${isDone && html`<span class="state">${say.done}</span>`}
      </p>
      <${CardText} entry=${entry} context=${context} />
      <${CardFacts} entry=${entry} context=${context} />
    </div>
  </div>`;
}

function CardText({ entry: { text, pieces, url }, context }: CardProps) {
  if (url === undefined && pieces) return html`<${TypedPieces} pieces=${pieces} context=${context} />`;
  if (url === undefined) return html`<${TypedText} text=${text} context=${context} />`;
  return html`<p class="typed"><${Link} href=${url} text=${text} context=${context} /></p>`;
}

/** Whose it is, until when, where. */
function CardFacts({ entry, context }: CardProps) {
  const say = messagesNow();
  const { kind, owners, due, where } = entry;
  const days = daysOf(entry);
  const nobody = kind === 'action' && owners.length === 0;
  if (owners.length === 0 && !nobody && [due, days, where].every((fact) => fact === undefined)) return null;
  return html`<p class="card-facts">
    ${owners.map((owner) => html`<${PersonChip} key=${owner} person=${owner} context=${context} />`)}
    ${nobody && html`<span class="nobody">${say.noOwner}</span>`}
    ${due !== undefined && html`<span class="due"><${Icon} name="event" />${say.due(shortDay(due))}</span>`}
    ${days !== undefined && html`<span class="days"><${Icon} name="event" />${days}</span>`}
    ${where !== undefined && html`<span>${where}</span>`}
  </p>`;
}

function daysOf({ from, to = from }: BoardEntry): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  return from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`;
}

/** Somebody, as the minutes write them, with their face. */
export function PersonChip({
  person,
  context: { members },
}: {
  person: string;
  context: Pick<PieceContext, 'members'>;
}) {
  const handle = person.replace(/^@/u, '');
  const name = memberName(members, handle);
  return html`<span class="chip"><${Face} name=${name} handle=${handle} />${name}</span>`;
}
