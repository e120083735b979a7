import { inLanguages } from '../language/language.ts';
import { queriesGerman } from './messages.de.ts';

export const queriesEnglish = {
  noMeetingYet: "There's no meeting yet to record this in. Try again in a minute.",
  noTopics: "There's no topic yet to record this under. Add one with /topic TEXT.",
  forNextMeeting: 'No meeting is running, so this is for the next one.',
  unplanned:
    "The first meeting isn't planned yet, since I still can't read this group's repository. My operator can find the reason in the log.",
};
export type QueriesMessages = typeof queriesEnglish;

export const queriesMessages = inLanguages(queriesEnglish, { de: queriesGerman });
