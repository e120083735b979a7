import { html } from 'hono/html';

import type { InLanguage } from '../language/language.ts';
import { PAGE_PARTS, type PublicPart } from '../meeting/page-parts.ts';
import type { PublicGroup } from '../ports/public-pages.ts';
import { publicPagesMessages } from './messages.ts';

/** HTML in which whatever people wrote is escaped, or made inert. */
export type PageHtml = ReturnType<typeof html>;

interface FrameParts {
  readonly title: string;
  /** Where the folder with `assets/` is from here: `./`, `../`. */
  readonly root: string;
  readonly head?: PageHtml;
  readonly body: PageHtml;
}

/** A whole document. It has no inline script or style. */
export const pageDocument = ({ language }: InLanguage, { title, root, head, body }: FrameParts): PageHtml =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="${root}assets/gavel.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${root}assets/pages.css" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** Which of a group's pages it is. */
export type PageName = 'overview' | PublicPart;

interface GroupPageParts {
  readonly name: PageName;
  /** The way from the page to the group's first one. */
  readonly root: './' | '../';
  readonly title: string;
  readonly main: PageHtml;
}

/** One of a group's pages, with the way to the others. */
export function groupDocument(group: PublicGroup, { name, root, title, main }: GroupPageParts): PageHtml {
  const say = publicPagesMessages(group);
  const tab = (page: PageName, href: string, words: string): PageHtml =>
    html`<a href="${root}${href}" ${page === name ? html`aria-current="page"` : ''}>${words}</a>`;
  const shown = PAGE_PARTS.filter((part) => group.public.includes(part));
  return pageDocument(group, {
    title: `${title} – ${group.name}`,
    root,
    head: html`<link rel="alternate" type="application/atom+xml" title="${group.name}" href="${root}feed.xml" />
      <script type="module" src="${root}assets/refresh.js"></script>`,
    body: html`<a class="skip" href="#content">${say.skip}</a>
      <header>
        <div class="name">
          <img src="${root}assets/gavel.svg" alt="" width="26" height="26" />
          <a dir="auto" href="${root}">${group.name}</a>
        </div>
        <nav aria-label="${say.sections}">
          ${tab('overview', '', say.overview)}${shown.map((part) => tab(part, `${part}/`, say.parts[part]))}
        </nav>
      </header>
      <main id="content" data-changes="${root}changes">${main}</main>
      <footer>
        <p>${say.readOnly}</p>
        <p><a href="${root}feed.xml">${say.feed}</a></p>
      </footer>`,
  });
}
