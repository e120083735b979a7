import { html, render } from 'htm/preact';

import type { RoomsAbout } from '../protocol.ts';
import { getJson } from './api.ts';
import { messagesNow } from './language.ts';
import { ProposalPage } from './proposal/proposal-page.ts';

const page = document.getElementById('page');
if (!page) throw new Error('The document has no #page');
const meeting = location.pathname.slice('/minutes/'.length);
try {
  render(html`<${ProposalPage} about=${await getJson<RoomsAbout>('/api/about')} meeting=${meeting} />`, page);
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  render(
    html`<main>
      <p class="failed" role="alert">${words} <a href=${location.href}>${messagesNow().tryAgain}</a></p>
    </main>`,
    page,
  );
}
