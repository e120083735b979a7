import { html, raw } from 'hono/html';

import { renderMarkdown } from '../inert-html/render-markdown.ts';
import type { PublicPart } from '../meeting/page-parts.ts';
import type {
  GroupNow,
  MinutesListing,
  PublicDate,
  PublicDecisions,
  PublicGroup,
  PublicList,
  PublicMinutes,
  PublicPages,
} from '../ports/public-pages.ts';
import { publicPagesMessages } from './messages.ts';
import { groupDocument, type PageHtml } from './page-frame.ts';
import { dayShort, dayTitle, meetingTime } from './times.ts';

/** How many minutes and dates the first page has. */
const LATEST = 5;

const nothing = (words: string): PageHtml => html`<p class="nothing">${words}</p>`;

const shows = ({ public: parts }: PublicGroup, part: PublicPart): boolean => parts.includes(part);

const inertHtml = (markdown: string, group: PublicGroup): string =>
  renderMarkdown(markdown, new Map(), group, () => undefined);

/** Links of lists lead nowhere: they come from other files, whose places they were written for. */
const rendered = (markdown: string, group: PublicGroup): PageHtml =>
  html`<div class="minutes">${raw(inertHtml(markdown, group))}</div>`;

function stageMark({ stage }: MinutesListing, group: PublicGroup): PageHtml | '' {
  const { stages } = publicPagesMessages(group);
  return stage === 'approved' ? '' : html`<span class="stage ${stage}">${stages[stage]}</span>`;
}

const minutesList = (all: readonly MinutesListing[], group: PublicGroup, to: string): PageHtml =>
  html`<ul class="days">
    ${all.map(
      (one) => html`<li><a href="${to}${one.key}/">${dayTitle(one.day, group)}</a> ${stageMark(one, group)}</li>`,
    )}
  </ul>`;

/** What is going on now, if a meeting is running. */
function runningNow(now: GroupNow, live: MinutesListing | undefined, group: PublicGroup): PageHtml | '' {
  if (!now.isHeld) return '';
  const say = publicPagesMessages(group);
  const topic = shows(group, 'agenda') || shows(group, 'minutes') ? now.topic : undefined;
  return html`<section class="card running">
    <h2>${say.runsNow}</h2>
    ${topic === undefined ? '' : html`<p dir="auto">${say.now(topic)}</p>`}
    ${now.offRecord ? html`<p>${say.offRecord}</p>` : ''}
    ${live ? html`<p><a class="button" href="${live.key}/">${say.followLive}</a></p>` : ''}
  </section>`;
}

function nextMeeting({ isHeld, next }: GroupNow, group: PublicGroup): PageHtml | '' {
  if (isHeld || !(shows(group, 'agenda') || shows(group, 'calendar'))) return '';
  const say = publicPagesMessages(group);
  return html`<section class="card">
    <h2>${say.nextMeeting}</h2>
    <p>${next ? meetingTime(next, group) : say.noDate}</p>
    ${shows(group, 'agenda') ? html`<p><a href="agenda/">${say.parts.agenda}</a></p>` : ''}
  </section>`;
}

function latestMinutes(all: readonly MinutesListing[], group: PublicGroup): PageHtml {
  const say = publicPagesMessages(group);
  return html`<section>
    <h2>${say.latest}</h2>
    ${all.length === 0 ? nothing(say.noMinutes) : minutesList(all.slice(0, LATEST), group, '')}
    ${all.length > LATEST ? html`<p><a href="minutes/">${say.allMinutes}</a></p>` : ''}
  </section>`;
}

async function overview(group: PublicGroup, pages: PublicPages): Promise<PageHtml> {
  const say = publicPagesMessages(group);
  const now = pages.now(group.id);
  const all = shows(group, 'minutes') ? await pages.listed(group.id) : [];
  const live = all.find(({ stage }) => stage === 'live');
  const open = shows(group, 'actions') ? pages.actions(group.id).reduce((sum, { count }) => sum + count, 0) : 0;
  return html`<h1 dir="auto">${group.name}</h1>
    ${runningNow(now, live, group)} ${nextMeeting(now, group)}
    ${shows(group, 'minutes') ? latestMinutes(all, group) : ''}
    ${
      open === 0
        ? ''
        : html`<section>
            <h2>${say.parts.actions}</h2>
            <p><a href="actions/">${say.openCount(open)}</a></p>
          </section>`
    }`;
}

function agenda(group: PublicGroup, pages: PublicPages): PageHtml {
  const say = publicPagesMessages(group);
  const markdown = pages.agenda(group.id) ?? '';
  const { next } = pages.now(group.id);
  return html`<h1>${say.parts.agenda}</h1>
    ${next ? html`<p class="when">${meetingTime(next, group)}</p>` : ''}
    ${
      markdown === ''
        ? nothing(say.noAgenda)
        : html`<article class="minutes sheet">${raw(inertHtml(markdown, group))}</article>`
    }`;
}

function allMinutes(all: readonly MinutesListing[], group: PublicGroup): PageHtml {
  const say = publicPagesMessages(group);
  const years = [...Map.groupBy(all, ({ day }) => day.slice(0, 4))];
  return html`<h1>${say.parts.minutes}</h1>
    ${all.length === 0 ? nothing(say.noMinutes) : ''}
    ${years.map(
      ([year, some]) =>
        html`<section>
          <h2>${year}</h2>
          ${minutesList(some, group, '../')}
        </section>`,
    )}`;
}

function actionList({ heading, markdown }: PublicList, group: PublicGroup): PageHtml {
  return html`<section>
    <h2 dir="auto">${heading ?? publicPagesMessages(group).volunteerWanted}</h2>
    ${rendered(markdown, group)}
  </section>`;
}

function actions(lists: readonly PublicList[], group: PublicGroup): PageHtml {
  const say = publicPagesMessages(group);
  return html`<h1>${say.parts.actions}</h1>
    ${lists.length === 0 ? nothing(say.noActions) : lists.map((list) => actionList(list, group))}`;
}

function decisionsOfDay(decided: PublicDecisions, group: PublicGroup): PageHtml {
  const words = dayTitle(decided.day, group);
  const title = shows(group, 'minutes') ? html`<a href="../${decided.key}/">${words}</a>` : words;
  return html`<section id="${decided.key}">
    <h2>${title} ${stageMark(decided, group)}</h2>
    ${rendered(decided.markdown, group)}
  </section>`;
}

function decisions(all: readonly PublicDecisions[], group: PublicGroup): PageHtml {
  const say = publicPagesMessages(group);
  return html`<h1>${say.parts.decisions}</h1>
    ${all.length === 0 ? nothing(say.noDecisions) : all.map((one) => decisionsOfDay(one, group))}`;
}

function calendar(dates: readonly PublicDate[], group: PublicGroup): PageHtml {
  const say = publicPagesMessages(group);
  return html`<h1>${say.parts.calendar}</h1>
    ${
      dates.length === 0
        ? nothing(say.noDates)
        : html`<ol class="dates">
            ${dates.map((date) => html`<li>${meetingTime(date, group)}</li>`)}
          </ol>`
    }
    <p><a href="../calendar.ics">${say.subscribe}</a></p>`;
}

/** The first page of a group. */
export const overviewPage = async (group: PublicGroup, pages: PublicPages): Promise<PageHtml> =>
  groupDocument(group, {
    name: 'overview',
    root: './',
    title: publicPagesMessages(group).overview,
    main: await overview(group, pages),
  });

/** The page of one part of a group. */
export async function partPage(part: PublicPart, group: PublicGroup, pages: PublicPages): Promise<PageHtml> {
  const make: Record<PublicPart, () => PageHtml | Promise<PageHtml>> = {
    agenda: () => agenda(group, pages),
    minutes: async () => allMinutes(await pages.listed(group.id), group),
    actions: () => actions(pages.actions(group.id), group),
    decisions: async () => decisions(await pages.decisions(group.id), group),
    calendar: () => calendar(pages.dates(group.id), group),
  };
  const title = publicPagesMessages(group).parts[part];
  return groupDocument(group, { name: part, root: '../', title, main: await make[part]() });
}

function beside(key: string, all: readonly MinutesListing[], group: PublicGroup): PageHtml | '' {
  const say = publicPagesMessages(group);
  const at = all.findIndex((one) => one.key === key);
  const [newer, older] = at < 0 ? [] : [all[at - 1], all[at + 1]];
  if (!newer && !older) return '';
  const link = (one: MinutesListing, words: string, rel: string): PageHtml =>
    html`<a rel="${rel}" href="../${one.key}/"><span>${words}</span> ${dayShort(one.day, group)}</a>`;
  return html`<nav class="beside" aria-label="${say.allMinutes}">
    ${older ? link(older, say.older, 'prev') : html`<span></span>`}${newer ? link(newer, say.newer, 'next') : ''}
  </nav>`;
}

/** One meeting's minutes. @param all for the way to those before and after */
export function listOfMinutesPage(
  minutes: PublicMinutes,
  now: GroupNow,
  all: readonly MinutesListing[],
  group: PublicGroup,
): PageHtml {
  const say = publicPagesMessages(group);
  const title = dayTitle(minutes.day, group);
  const pictures = new Map(minutes.pictures.map(({ url, sha256 }) => [url, `pictures/${sha256}`]));
  const isLive = minutes.stage === 'live';
  const content = renderMarkdown(minutes.markdown, pictures, group, (href) => minutes.links.get(href));
  return groupDocument(group, {
    name: 'minutes',
    root: '../',
    title: say.minutesOf(dayShort(minutes.day, group)),
    main: html`<div class="title">
        <h1>${title}</h1>
        ${stageMark(minutes, group)}
      </div>
      ${isLive && now.topic !== undefined ? html`<p class="when" dir="auto">${say.now(now.topic)}</p>` : ''}
      ${isLive && now.offRecord ? html`<p class="off-record">${say.offRecord}</p>` : ''}
      <article class="minutes sheet">${raw(content)}</article>
      ${beside(minutes.key, all, group)}`,
  });
}
