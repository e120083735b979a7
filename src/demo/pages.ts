import type { DateTime } from 'luxon';

import { writeDate } from '../minutes/placeholders.ts';

const iso = (day: DateTime): string => writeDate(day, 'yyyy-MM-dd');

/** The first so many parts of the README: it grew. */
export const demoReadme = (parts: number): string => `${README.slice(0, parts).join('\n\n')}\n`;

const README = [
  `# Lantern

Lantern is a small board that sits behind the light switch. It dims the lamp, follows the daylight, remembers scenes,
and needs no account and no connection to anywhere. Boards, firmware and the case are open: build one, change it, sell it.

This repository is the working group's. We meet every second Tuesday at 17:00 UTC in chat, for one hour, and everybody
is welcome.`,
  `## Minutes

The minutes of all meetings are in [meetings/](meetings/README.md). They are proposed right after a meeting, and merged
when two of those who were there have approved them. What is not ticked comes back on the next agenda.`,
  `## Who we are

- @mira – chair, boards
- @jonas – secretary, firmware, releases
- @lena – translations
- @tariq – firmware, test bench
- @adaeze – security
- @kenji – documentation
- @sofia – community, workshops`,
  `## Build one with us

There is a workshop twice a year; the next one is in the minutes under "Upcoming events and deadlines". Bring a lamp
that you are fond of. We bring the boards.`,
];

/** The page that lists all minutes, newest first, and names the next meeting. `days`: those with minutes, oldest first. */
export function indexPage(days: readonly DateTime[], next: DateTime): string {
  const years = new Map<string, string[]>();
  for (const day of days.toReversed()) {
    const year = writeDate(day, 'yyyy');
    years.set(year, [...(years.get(year) ?? []), `* [${iso(day)}](lantern-minutes-${iso(day)}.md)`]);
  }
  const list = [...years].map(([year, lines]) => `\n### ${year}\n\n${lines.join('\n')}\n`).join('');
  return `---
layout: single
title: Meetings
next_meeting_time: ${iso(next)} 17:00 UTC
---

# Meetings

The working group meets every second Tuesday at 17:00 UTC. Anyone may add to the agenda at any time.

## Minutes
${list}`;
}
