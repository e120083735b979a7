import { html } from 'htm/preact';

import { messagesNow } from './language.ts';
import type { PageOutbox, UnsentPost } from './unsent.ts';

interface Props {
  readonly one: UnsentPost;
  readonly outbox: PageOutbox;
  /** Puts the text back into the composer. */
  readonly edit: (unsent: UnsentPost) => void;
}

/** A message on its way, or one that could not be sent: what happened, and what can be done. */
export function Pending({ one, outbox, edit }: Props) {
  const say = messagesNow();
  const { error, message } = one;
  const { text, pictures = [] } = message;
  const said = [text, ...pictures.map(({ name }) => say.picture(name))].filter((part) => part !== '').join('\n');
  if (error === undefined) {
    return html`<li class="pending">
      <p class="typed">${said}</p>
      <small>${say.sending}</small>
    </li>`;
  }
  return html`<li class="pending failed">
    <p class="typed">${said}</p>
    <p role="alert">${say.notSent(error)}</p>
    <p class="choices">
      <button type="button" onClick=${() => outbox.again(one)}>${say.tryAgain}</button>
      <button type="button" onClick=${() => edit(one)}>${say.edit}</button>
      <button type="button" onClick=${() => outbox.drop(one)}>${say.discard}</button>
    </p>
  </li>`;
}
