import { html } from 'htm/preact';

import type { PageOutbox, UnsentPost } from './unsent.ts';

interface Props {
  readonly one: UnsentPost;
  readonly outbox: PageOutbox;
  /** Puts the text back into the composer. */
  readonly edit: (unsent: UnsentPost) => void;
}

/** A message on its way, or one that could not be sent: what happened, and what can be done. */
export function Pending({ one, outbox, edit }: Props) {
  const { error, message } = one;
  const { text, pictures = [] } = message;
  const said = [text, ...pictures.map(({ name }) => `Picture: ${name}`)].filter((part) => part !== '').join('\n');
  if (error === undefined) {
    return html`<li class="pending">
      <p class="typed">${said}</p>
      <small>Sending…</small>
    </li>`;
  }
  return html`<li class="pending failed">
    <p class="typed">${said}</p>
    <p role="alert">Not sent. ${error}</p>
    <p class="choices">
      <button type="button" onClick=${() => outbox.again(one)}>Try again</button>
      <button type="button" onClick=${() => edit(one)}>Edit</button>
      <button type="button" onClick=${() => outbox.drop(one)}>Discard</button>
    </p>
  </li>`;
}
