import { html } from 'hono/html';

import { ENGLISH, type InLanguage } from '../language/language.ts';
import type { PublicGroup } from '../ports/public-pages.ts';
import { publicPagesMessages } from './messages.ts';
import { pageDocument, type PageHtml } from './page-frame.ts';

/** The list of groups that show something. */
export function groupsPage(groups: readonly PublicGroup[]): PageHtml {
  const of: InLanguage = groups[0] ?? ENGLISH;
  const say = publicPagesMessages(of);
  return pageDocument(of, {
    title: say.groups,
    root: './',
    body: html`<main>
      <h1>${say.groups}</h1>
      ${groups.length === 0 ? html`<p class="nothing">${say.noGroups}</p>` : ''}
      <ul class="days">
        ${groups.map(({ id, name }) => html`<li><a dir="auto" href="${id}/">${name}</a></li>`)}
      </ul>
    </main>`,
  });
}

/** What there is to say if there's nothing to show. @param path of the address, from which the styles are found */
export function troublePage(title: string, why: string, path: string, of: InLanguage): PageHtml {
  const depth = path.split('/').length - 2;
  return pageDocument(of, {
    title,
    root: depth <= 0 ? './' : '../'.repeat(Math.min(depth, 20)),
    body: html`<main>
      <h1>${title}</h1>
      <p>${why}</p>
    </main>`,
  });
}
