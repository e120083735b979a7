import { countedEn } from '../language/english.ts';
import { inLanguages } from '../language/language.ts';
import { publicPagesGerman } from './messages.de.ts';

/** What the public pages say around what groups wrote. */
export const publicPagesEnglish = {
  skip: 'Skip to the content',
  sections: 'Pages',
  overview: 'Overview',
  parts: { agenda: 'Agenda', minutes: 'Minutes', actions: 'Actions', decisions: 'Decisions', calendar: 'Calendar' },
  groups: 'Groups',
  noGroups: 'No group has public pages.',
  runsNow: 'The meeting is running',
  followLive: 'Read the minutes as they grow',
  offRecord: "The group is off the record. Nothing that's said now is written down.",
  now: (topic: string) => `Now: ${topic}`,
  nextMeeting: 'Next meeting',
  noDate: 'No date has been set yet.',
  yourTime: 'your time',
  stages: { live: 'Growing now', draft: 'Draft, not approved yet' },
  latest: 'Latest minutes',
  allMinutes: 'All minutes',
  minutesOf: (day: string) => `Minutes, ${day}`,
  decisionsOf: (day: string) => `Decisions, ${day}`,
  draftOf: (title: string) => `${title} (draft)`,
  newer: 'Newer',
  older: 'Older',
  noAgenda: "There's no agenda yet.",
  noMinutes: 'There are no minutes yet.',
  noActions: 'Nothing is open.',
  noDecisions: "The minutes don't have any decisions yet.",
  noDates: 'No meetings are planned.',
  volunteerWanted: 'Volunteer wanted',
  openCount: (count: number) => countedEn(count, { one: 'open action', other: 'open actions' }),
  subscribe: 'Subscribe in your calendar',
  feed: 'Feed of what is new',
  readOnly: 'Gavel keeps these minutes. You can read here, and take part in the rooms.',
  notFound: "This page doesn't exist",
  nothingHere: "There's nothing at this address. Check it for typos.",
  unavailable: 'Not available right now',
  tryAgain: "Gavel can't read the group's repository right now. Try again in a minute.",
};
export type PublicPagesMessages = typeof publicPagesEnglish;

export const publicPagesMessages = inLanguages(publicPagesEnglish, { de: publicPagesGerman });
