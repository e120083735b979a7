import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { timeBoxesGerman } from './messages.de.ts';

const minute = { one: 'minute', other: 'minutes' };

export const timeBoxesEnglish = {
  help: "Gives the current topic a number of minutes from now, and warns the chair before they're up.",
  topicLeft: (title: string, minutes: number) => `${title}: ${countedEn(minutes, minute)} left.`,
  topicOver: (title: string, minutes: number) => `${title}: time's up (${countedEn(minutes, minute)}).`,
  meetingLeft: (minutes: number) => `${countedEn(minutes, minute)} left in this meeting.`,
  meetingOver: "Time's up for this meeting.",
  noTopic: "There's no topic yet. Use /topic TEXT first.",
  off: (title: string) => `${title} has no time box.`,
  howMany: (most: number) => `How many minutes? From 1 to ${most}.`,
  set: (title: string, minutes: number) => `${title}: ${countedEn(minutes, minute)} from now.`,
};
export type TimeBoxesMessages = typeof timeBoxesEnglish;

export const timeBoxesMessages = inLanguages(timeBoxesEnglish, { de: timeBoxesGerman });
