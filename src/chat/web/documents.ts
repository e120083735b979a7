import { html, raw } from 'hono/html';

import type { InLanguage } from '../../language/language.ts';
import { IMPORT_MAP } from './assets.ts';
import { webMessages } from './messages.ts';

/** A page, as HTML. */
export type WebDocument = ReturnType<typeof html>;

interface Parts {
  readonly title: string;
  readonly styles: readonly string[];
  readonly script?: string;
  readonly body: WebDocument;
}

/** A page of the room's server. */
const webDocument = ({ language }: InLanguage, { title, styles, script, body }: Parts): WebDocument =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/page/gavel.svg" type="image/svg+xml" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/page/${name}" />`)}
        ${
          script !== undefined &&
          html`${raw(`<script type="importmap">${IMPORT_MAP}</script>`)}
            <script type="module" src="/page/${script}"></script>`
        }
      </head>
      <body>
        ${body}
      </body>
    </html>`;

const live = (of: InLanguage): WebDocument =>
  html`<div id="page"></div>
    <noscript>${webMessages(of).needsJavaScript}</noscript>`;

/** The document of the room, in the language in which its page begins. */
export const roomDocument = (of: InLanguage): WebDocument =>
  webDocument(of, {
    title: 'Gavel',
    styles: ['base.css', 'minutes.css', 'room.css', 'posts.css', 'cards.css', 'pictures.css', 'board.css'],
    script: 'main.ts',
    body: live(of),
  });

/** The document of proposed minutes; the page reads which from its own address. */
export const proposalDocument = (of: InLanguage): WebDocument =>
  webDocument(of, {
    title: `${webMessages(of).proposedMinutes} – Gavel`,
    styles: ['base.css', 'minutes.css', 'pictures.css', 'proposal.css'],
    script: 'proposal.ts',
    body: live(of),
  });

interface DocumentLink {
  readonly words: string;
  readonly href: string;
}

/** A document of a few words, with the one thing to do next, and others. */
export interface NoticeText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly first: DocumentLink;
  readonly others?: readonly DocumentLink[];
}

/** What a browser shows instead of a page of the room. */
export const noticeDocument = (of: InLanguage, { title, lines, first, others = [] }: NoticeText): WebDocument =>
  webDocument(of, {
    title: `${title} – Gavel`,
    styles: ['base.css', 'error.css'],
    body: html`<main class="error">
      <img src="/page/gavel.svg" alt="" width="48" height="48" />
      <h1>${title}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}
      <a class="button primary" href="${first.href}">${first.words}</a>
      ${others.map(({ href, words }) => html`<a href="${href}">${words}</a>`)}
    </main>`,
  });

/** What a browser shows if there's nothing to show: what happened, and a way back. */
export const errorDocument = (of: InLanguage, title: string, why: string): WebDocument =>
  noticeDocument(of, { title, lines: [why], first: { words: webMessages(of).backToRoom, href: '/' } });
