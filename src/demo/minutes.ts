import type { DateTime } from 'luxon';

import { writeDate } from '../minutes/placeholders.ts';

/** The differences in one meeting's minutes. The rest is the same every time. */
export interface DemoMinutes {
  readonly day: DateTime;
  readonly next: DateTime;
  readonly attendees: readonly string[];
  readonly regrets: readonly string[];
  readonly approval: string;
  readonly releases: string;
  readonly security: string;
  readonly documentation: string;
  readonly community: string;
  readonly events: string;
}

/** A day as the minutes write it: Saturday 12th December 2026. */
export const spelledDay = (day: DateTime): string => writeDate(day, 'cccc do MMMM yyyy');

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** One meeting's minutes: Markdown with front matter. */
export function minutesPage(told: DemoMinutes): string {
  const day = writeDate(told.day, 'yyyy-MM-dd');
  return `---
layout: single
toc: true
meeting_time: ${day} 17:00 UTC
title: Lantern minutes ${day}
---

## Meeting details

- **Time**: ${writeDate(told.day, 'cccc d MMMM yyyy')}, 17:00 UTC
- **Duration**: 1 hour
- **Location**: the #lantern-wg room

## Welcome

- Chair: @mira
- Secretary: @jonas

### Attendees

${bullets(told.attendees)}

### Regrets

${bullets(told.regrets)}

### Approve previous meeting minutes

- ${told.approval}

## Agenda

### Releases

${told.releases}

### Security

${told.security}

### Documentation

${told.documentation}

### Community

${told.community}

## Upcoming events and deadlines

${told.events}

## Next meeting

- Next meeting is ${writeDate(told.next, 'cccc yyyy-MM-dd')} @ 17:00 UTC in the #lantern-wg room
`;
}
