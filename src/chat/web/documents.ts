import { html, raw } from 'hono/html';

import type { InLanguage } from '../../language/language.ts';
import { IMPORT_MAP } from './assets.ts';

type Document = ReturnType<typeof html>;

function page({ language }: InLanguage, title: string, script: string, styles: readonly string[]): Document {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/page/gavel.svg" type="image/svg+xml" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/page/${name}" />`)}
        ${raw(`<script type="importmap">${IMPORT_MAP}</script>`)}
        <script type="module" src="/page/${script}"></script>
      </head>
      <body>
        <div id="page"></div>
        <noscript>This room needs JavaScript.</noscript>
      </body>
    </html>`;
}

/** The document of the room. */
export const roomDocument = (of: InLanguage): Document =>
  page(of, 'Gavel', 'main.ts', ['base.css', 'minutes.css', 'room.css', 'posts.css', 'pictures.css', 'board.css']);

/** The document of proposed minutes; the page reads which from its own address. */
export const proposalDocument = (of: InLanguage): Document =>
  page(of, 'Proposed minutes – Gavel', 'proposal.ts', ['base.css', 'minutes.css', 'pictures.css', 'proposal.css']);
