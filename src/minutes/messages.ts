import { countedEn } from '../language/english.ts';
import { inLanguages, LANGUAGES } from '../language/language.ts';
import { minutesGerman } from './messages.de.ts';

// What Gavel itself writes into minutes. It's read back from here as well, so that old minutes are understood in
// whatever language they are.

export const minutesEnglish = {
  /** What the format's sections have if the configuration doesn't say it. */
  chair: 'Chair',
  secretary: 'Secretary',
  title: 'Minutes {date}',
  nextMeeting: 'Next meeting is {next:cccc yyyy-MM-dd} @ {next:HH:mm} UTC',
  noDate: 'No date has been set yet',
  severalDays: '{from:cccc yyyy-MM-dd} to {to:cccc yyyy-MM-dd}',
  notApproved: 'Previous meeting minutes are not approved yet',

  guest: 'guest',
  arrivedLate: 'arrived late',
  /** Was there for a part of it. */
  partly: 'partly',
  leftEarly: 'left early',
  /** The role of those who only watch. */
  observer: 'Observer',
  quorumReached: 'Quorum was reached with {present} of {voting} voting members',
  quorumMissed: 'Quorum was not reached',

  approved: (proposal: string, by: string) => `Previous meeting minutes were approved in ${proposal} by ${by}`,
  approvedAndMerged: (proposal: string, by: string, merger: string) =>
    `Previous meeting minutes were approved in ${proposal} by ${by}, and merged by ${merger}`,
  merged: (proposal: string) => `Previous meeting minutes were merged in ${proposal}`,
  mergedIn: (proposal: string, by: string) => `Previous meeting minutes were merged in ${proposal} by ${by}`,
  mergedBy: (who: string) => `Previous meeting minutes were merged by ${who}`,
  awaited: (proposal: string, missing: string) =>
    `Previous meeting minutes are not approved yet: ${proposal} has ${missing}`,

  volunteerWanted: 'Volunteer wanted',
  due: (day: string) => `by ${day}`,
  /** If that has no date yet. */
  dueAtNextMeeting: 'by the next meeting',
  idea: 'Idea',
  helpWanted: 'Help wanted',
  agreed: 'Agreed',
  rejected: 'Rejected',
  offRecord: 'Off the record',
  /** All that public minutes say of an entry, and the title of a topic. */
  underEmbargo: 'Under embargo',
  embargoedTopic: 'Topic under embargo',
  lasted: (what: string, minutes: number) => `${what} for ${countedEn(minutes, { one: 'minute', other: 'minutes' })}`,
  openSince: (day: string) => `open since ${day}, make it an issue?`,
  /** The title for what was recorded before the first topic. */
  opening: 'Opening',
  otherBusiness: 'Other business',
  withoutHeading: "The group's format no longer has the headings under which this was recorded.",

  vote: (outcome: string) => `vote: ${outcome}`,
  voteEnded: (outcome: string) => `vote: ${outcome}; closed by the end of the meeting`,
  ballots: {
    for: (count: number) => `${count} in favor`,
    against: (count: number) => `${count} against`,
    abstain: (count: number) => `${count} abstained`,
  },
  carried: 'Carried',
  failed: 'Failed',
  noVotes: 'no votes',
  unanimous: 'unanimous in favor',
  noQuorum: (outcome: string, needed: number) => `${outcome}; no quorum: ${needed} votes needed`,
};
export type MinutesMessages = typeof minutesEnglish;

export const minutesMessages = inLanguages(minutesEnglish, { de: minutesGerman });

/** Whether a role in the directory is that of somebody who only watches, in any language: `Observer (invited)`. */
export const isObserver = (role: string): boolean =>
  LANGUAGES.some((language) => role.toLowerCase().startsWith(minutesMessages({ language }).observer.toLowerCase()));
