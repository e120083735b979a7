import { html } from 'htm/preact';

import type { DiffLine, DiffPiece } from '../../protocol.ts';
import { pageLanguage } from '../language.ts';
import { proposalPageMessages } from './messages.ts';

const SIGNS: Readonly<Record<DiffLine['kind'], string>> = {
  added: '+',
  removed: '−',
  changed: '~',
  same: '',
  gap: '⋮',
};

/** What changed since the minutes were proposed last: added and removed words have a colour, and lines a sign. */
export function ProposalChanges({ lines }: { lines: readonly DiffLine[] }) {
  const say = proposalPageMessages(pageLanguage());
  return html`<section class="paper diff" aria-labelledby="diff">
    <h2 id="diff">${say.changesSince}</h2>
    <div class="lines">
      ${lines.map(
        ({ kind, heading, pieces }) =>
          html`<p class=${heading ? `${kind} heading` : kind}>
            <span class="sign" aria-hidden="true">${SIGNS[kind]}</span>
            <span>${kind === 'gap' ? html`<span class="unseen">${say.gap}</span>` : pieces.map(Piece)}</span>
          </p>`,
      )}
    </div>
  </section>`;
}

/** Screen readers don't say which words are added and which are removed, so it's said in words. */
function Piece({ kind, text }: DiffPiece) {
  const say = proposalPageMessages(pageLanguage());
  if (kind === 'same') return text;
  const tag = kind === 'added' ? 'ins' : 'del';
  return html`<${tag}><span class="unseen">${`${say[kind]}: `}</span>${text}</${tag}>`;
}
