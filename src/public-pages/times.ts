import { html } from 'hono/html';

import { dateInWords, dayInWords } from '../language/days.ts';
import type { InLanguage } from '../language/language.ts';
import { timeInWords } from '../meeting/time-in-words.ts';
import type { PublicDate, PublicGroup } from '../ports/public-pages.ts';
import { publicPagesMessages } from './messages.ts';
import type { PageHtml } from './page-frame.ts';

const MONTH = /^\d{4}-\d{2}$/u;

/** The day of minutes, with its weekday: `Tuesday 3 March 2026`; a month alone stays as it is. */
export const dayTitle = (day: string, of: InLanguage): string => (MONTH.test(day) ? day : dayInWords(day, of));

/** The day of minutes, shorter: `3 March 2026`. */
export const dayShort = (day: string, of: InLanguage): string => (MONTH.test(day) ? day : dateInWords(day, of));

/** When and where a meeting is, in the group's zones; the page's script adds the reader's own time. */
export function meetingTime({ start, place }: PublicDate, group: PublicGroup): PageHtml {
  const say = publicPagesMessages(group);
  const words = timeInWords({ time: start, zones: group.zones, language: group.language });
  return html`<time datetime="${start}">${words}</time>
    <span class="yours" data-at="${start}" data-words="${say.yourTime}"></span>
    ${place === undefined ? '' : html`<span class="place" dir="auto">${place}</span>`}`;
}
