import { html, render } from 'htm/preact';

import type { RoomsAbout } from '../protocol.ts';
import { getJson } from './api.ts';
import { messagesNow } from './language.ts';
import { Room } from './room.ts';

const page = document.getElementById('page');
if (!page) throw new Error('The document has no #page');
try {
  render(html`<${Room} about=${await getJson<RoomsAbout>('/api/about')} />`, page);
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  render(
    html`<main>
      <p class="failed" role="alert">${words} <a href="/">${messagesNow().tryAgain}</a></p>
    </main>`,
    page,
  );
}
