import { html } from 'htm/preact';

import type { BoardEntry, BoardVote, BoardVoteOption } from '../../../ports/board.ts';
import { PersonChip } from './card.ts';
import { EmojiIcon, Icon } from './icons.ts';
import { messagesNow } from './language.ts';
import { mayVote } from './next-steps.ts';
import { memberName } from './person.ts';
import type { PieceContext } from './pieces.ts';

interface VoteCardProps {
  readonly entry: BoardEntry & { readonly vote: BoardVote };
  readonly context: PieceContext;
  /** Gives one's vote to an option, or takes it back. */
  readonly choose: (option: BoardVoteOption, options: readonly BoardVoteOption[]) => void;
}

/** A vote: an option is a button with its bar while the vote is open, and the bars stay with the result. */
export function VoteCard({ entry, context, choose }: VoteCardProps) {
  const say = messagesNow();
  const { number, text, credit, vote } = entry;
  const total = vote.options.reduce((sum, { voters }) => sum + voters.length, 0);
  return html`<div class=${`card vote${vote.isOpen ? ' is-open' : ''}`} data-vote=${number}>
    <${Icon} name="motion" />
    <div class="card-body">
      <p class="card-head">
        <span class="kind">${say.kinds.motion}</span> <span class="number">#${number}</span>
        <span class="state">${vote.isOpen ? say.votesCast(total) : say.voteClosed}</span>
        ${credit !== undefined && html`<${PersonChip} person=${credit} context=${context} />`}
      </p>
      <h3>${text}</h3>
      <ul class="options">
        ${vote.options.map(
          (option) =>
            html`<${Option}
              key=${option.option}
              option=${option}
              vote=${vote}
              total=${total}
              context=${context}
              choose=${() => choose(option, vote.options)}
            />`,
        )}
      </ul>
      ${!vote.isOpen && html`<p class="outcome">${vote.outcome}</p>`}
    </div>
  </div>`;
}

interface OptionProps {
  readonly option: BoardVoteOption;
  readonly vote: BoardVote;
  readonly total: number;
  readonly context: PieceContext;
  readonly choose: () => void;
}

function Option({ option: { option, emoji, voters }, vote, total, context, choose }: OptionProps) {
  const { members, label, tabIndex } = context;
  const names = voters.map((voter) => memberName(members, voter.replace(/^@/u, ''))).join(', ');
  const word = wordOf(option, vote);
  const inner = html`<${EmojiIcon} emoji=${emoji} /><span class="word">${word}</span>
    <meter min="0" max=${Math.max(total, 1)} value=${voters.length} aria-hidden="true"></meter>
    <span class="count">${` ${voters.length}`}</span>`;
  const tally = `${word}, ${voters.length}${names && `: ${names}`}`;
  if (!vote.isOpen || !mayVote(vote, label)) return html`<li class="option" title=${names}>${inner}</li>`;
  return html`<li>
    <button
      type="button"
      class="option"
      tabindex=${tabIndex}
      aria-pressed=${label !== undefined && voters.includes(label)}
      aria-label=${tally}
      title=${names}
      onClick=${choose}
    >
      ${inner}
    </button>
  </li>`;
}

function wordOf(option: string, { isPlain }: BoardVote): string {
  const { ballots } = messagesNow();
  const words: Readonly<Record<string, string>> = ballots;
  return isPlain ? (words[option] ?? option) : option;
}
