import { html, render } from 'htm/preact';

import type { About, WebCommand } from '../wire.ts';
import { get } from './api.ts';
import { Room } from './room.ts';

const page = document.getElementById('page');
if (!page) throw new Error('The document has no #page');
try {
  const [about, commands] = await Promise.all([get<About>('/api/about'), get<readonly WebCommand[]>('/api/commands')]);
  render(html`<${Room} about=${about} commands=${commands} />`, page);
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  render(
    html`<main>
      <p class="failed" role="alert">${words} <a href="/">Try again</a></p>
    </main>`,
    page,
  );
}
