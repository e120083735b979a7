import { html, raw } from 'hono/html';

import { renderMarkdown } from '../inert-html/render-markdown.ts';
import type { MinutesListing, PublicDecisions, PublicGroup, PublicPages } from '../ports/public-pages.ts';
import { publicPagesMessages } from './messages.ts';
import type { PageHtml } from './page-frame.ts';
import { dayShort } from './times.ts';

// Atom (RFC 4287). The template escapes for XML as for HTML.

interface FeedEntry {
  /** Its address, and its id. */
  readonly url: string;
  readonly title: string;
  readonly day: string;
  /** HTML that is safe to show. */
  readonly content?: string;
}

const MOST_ENTRIES = 30;

/** Minutes know their day and no time of day. */
const instantOf = (day: string): string => `${day.length === 7 ? `${day}-01` : day}T00:00:00Z`;

/** Signs that no XML may have, not even escaped: one of them, and readers of feeds refuse the whole feed. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entryXml = ({ url, title, day, content }: FeedEntry): PageHtml =>
  html`<entry>
    <id>${url}</id>
    <title>${title}</title>
    <link href="${url}" />
    <updated>${instantOf(day)}</updated>
    ${content === undefined ? '' : html`<content type="html">${content}</content>`}
  </entry>`;

function minutesEntry({ key, day, stage }: MinutesListing, group: PublicGroup): FeedEntry {
  const say = publicPagesMessages(group);
  const title = say.minutesOf(dayShort(day, group));
  return { url: `${group.url}${key}/`, day, title: stage === 'draft' ? say.draftOf(title) : title };
}

function decisionsEntry({ key, day, markdown }: PublicDecisions, group: PublicGroup): FeedEntry {
  return {
    url: `${group.url}decisions/#${key}`,
    day,
    title: publicPagesMessages(group).decisionsOf(dayShort(day, group)),
    content: renderMarkdown(markdown, new Map(), group, () => undefined).replaceAll(NOT_IN_XML, ''),
  };
}

const isOver = ({ stage }: MinutesListing): boolean => stage !== 'live';

/** A group's new minutes and decisions as an Atom feed, the newest first. Meetings come once they're over. */
export async function newsFeed(group: PublicGroup, pages: PublicPages): Promise<PageHtml> {
  const { id, url, name, language, public: parts } = group;
  const listed = parts.includes('minutes') ? await pages.listed(id) : [];
  const decided = parts.includes('decisions') ? await pages.decisions(id) : [];
  const entries = [
    ...listed.filter(isOver).map((one) => minutesEntry(one, group)),
    ...decided.filter(isOver).map((one) => decisionsEntry(one, group)),
  ]
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
    .slice(0, MOST_ENTRIES);
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<feed
      xmlns="http://www.w3.org/2005/Atom"
      xml:lang="${language}"
    >
      <id>${url}</id>
      <title>${name}</title>
      <link href="${url}" />
      <link rel="self" href="${url}feed.xml" />
      <author><name>${name}</name></author>
      <updated>${instantOf(entries[0]?.day ?? '1970-01-01')}</updated>
      ${entries.map(entryXml)}
    </feed>`;
}
