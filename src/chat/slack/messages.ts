import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { slackGerman } from './messages.de.ts';

const LINES = { one: 'more line', other: 'more lines' };

export const slackEnglish = {
  notSaved: "I couldn't save that, so nothing happened. Try again in a minute.",
  noMeetingsHere: (room: string) =>
    `I don't run meetings in this channel. My operator can add it to a group's rooms: \`${room}\`.`,
  fileSent: (name: MessagePiece) => phrase`I sent you ${name} in a direct message.`,
  /** A moment in Slack's own placeholders, which it fills in for each reader. */
  moment: '{date_short_pretty} at {time}',
  someone: 'Someone',

  couldNotHear: (from: MessagePiece, to: MessagePiece) => phrase`I couldn't hear Slack from ${from} to ${to}.`,
  couldNotHearAtTimes: (from: MessagePiece, to: MessagePiece) =>
    phrase`I couldn't hear Slack at times between ${from} and ${to}.`,
  allRead: "I've read what was said here meanwhile, but slash commands are lost. Type them again.",
  sayAgain: 'Say what belongs in the minutes again, and type slash commands again.',
  nothingRead: "I can't read what was said here meanwhile.",
  partlyRead: 'More was said here meanwhile than I can read back, so I only have the last of it.',

  moreLines: (count: number) => `… and ${countedEn(count, LINES)}.`,
  moreLinesAt: (count: number, page: string) => `… and ${countedEn(count, LINES)}: <${page}|read them all>.`,
  moreOnHome: (status: string, actions: string) =>
    `… and more than Slack can show here. Type ${status} or ${actions} in a room for the rest.`,

  strangerTitle: 'Gavel runs meetings and writes their minutes',
  strangerRooms: (rooms: string) =>
    `I run meetings in ${rooms}. What you say and react to there during one counts under your display name, whether I know you or not.`,
  strangerHowTo: (user: string) =>
    `No group lists you as a member yet, so there's nothing to show. If you are one, ask my operator to add \`slack: ${user}\` to your entry in the group's \`members\`. Your open actions and next meeting then show up here.`,

  recordTitle: 'Record in the minutes',
  recordAs: 'Record as',
  recordTopic: 'Topic',
  recordOwners: 'Owners',
  ownersHint: (kinds: string) => `${kinds}: who does it. Leave it empty to ask for a volunteer.`,
  recordDue: 'Due',
  dueHint: (kinds: string) => `${kinds}: when it's due.`,
  record: 'Record',
  cancel: 'Cancel',
  close: 'Close',
  formNoMeetings: "I don't run meetings in this channel, so there are no minutes to record this in.",
  formNoWords: 'There are no words in this message to record.',
  formByApp: 'I only record what people say, and an app wrote this.',
  formNotOpened: "I couldn't open the form. Use the shortcut again.",
  formOutdated: 'This form is from an earlier version of me. Close it and use the shortcut again.',
  messageGone: "This message was deleted, or I can't read it.",
  notAnOwner: "I can't own an action.",
};
export type SlackMessages = typeof slackEnglish;

export const slackMessages = inLanguages(slackEnglish, { de: slackGerman });
