import { html, render } from 'htm/preact';

import type { RoomsAbout, WebCommand } from '../protocol.ts';
import { getJson } from './api.ts';
import { messagesNow } from './language.ts';
import { Room } from './room.ts';

const page = document.getElementById('page');
if (!page) throw new Error('The document has no #page');
try {
  const [about, commands] = await Promise.all([
    getJson<RoomsAbout>('/api/about'),
    getJson<readonly WebCommand[]>('/api/commands'),
  ]);
  render(html`<${Room} about=${about} commands=${commands} />`, page);
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  render(
    html`<main>
      <p class="failed" role="alert">${words} <a href="/">${messagesNow().tryAgain}</a></p>
    </main>`,
    page,
  );
}
