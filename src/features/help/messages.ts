import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { helpGerman } from './messages.de.ts';

/** What a suggested command is for. */
const suggestions = {
  seeAgenda: 'see the agenda',
  addToIt: 'add to it',
  imHere: "say you're here",
  leave: 'say you have to go',
  note: 'add a point to the minutes',
  action: 'give someone a task',
  openVote: 'open a vote',
  castVote: 'vote',
  editEntry: 'change entry #12',
  undo: 'take back your last entry',
  status: "see the meeting's status",
  approve: 'approve the minutes',
  readMinutes: 'read the minutes',
  propose: 'propose the minutes again',
  merge: 'merge them',
  calendar: 'add the meetings to your calendar',
  nextMeeting: 'see when the next meeting is',
  actions: 'see who does what',
  whoami: 'see who Gavel thinks you are',
  rollCall: 'open the roll call',
  moveNext: 'move the next meeting',
  cancel: 'cancel it',
  regrets: "say you can't come",
  coming: 'say you can',
  startNow: 'start now',
  topic: 'start a topic',
  abort: 'call it off without minutes',
  decision: 'record a decision',
  end: 'end it and propose the minutes',
  speak: 'ask to speak',
  absent: "say someone wasn't there",
  stats: "see who comes and what's open",
};

export const helpEnglish = {
  helpHelp: 'Shows what you can do now, everything, one command, or the commands of a topic.',
  helpHello: 'Says hello, and what to try first. @gavel alone does the same.',
  helpMeetbot: "Shows which MeetBot lines you don't need here, and why.",
  greeting: (agenda: MessagePiece, note: MessagePiece, help: MessagePiece) =>
    phrase`Hi! Try ${agenda}, ${note} or ${help}.`,
  nowTitle: 'What you can do now',
  more: (all: MessagePiece, topics: string) => phrase`More: ${all}, a command, or a topic: ${topics}.`,
  allTitle: 'All commands',
  allMore: (example: MessagePiece) => phrase`For what one does, add its name or a topic: ${example}.`,
  reactions: 'You can also react: ✋ to the roll call, 👍 👎 👀 to a vote, ✅ to an action.',
  leadersOnly: '(chair, secretary)',
  also: (lines: string) => `Also ${lines}`,
  unknown: (word: string) => `I don't know /${word}. Try /meeting help.`,
  didYouMean: (word: string, meant: string) => `I don't know /${word}. Did you mean ${meant}?`,
  noSave: (minutes: MessagePiece) =>
    phrase`Everything is saved as soon as its sign is under it. ${minutes} shows the minutes so far.`,
  noLurk: "There's nothing to switch off: a sign under a recorded line is all I add.",
  noUnlurk: "There's nothing to switch on: a sign under a recorded line is all I add.",
  noMeetingName: (topic: MessagePiece) => phrase`A meeting is named after its group and date. ${topic} starts a topic.`,
  suggestions,
};
export type HelpMessages = typeof helpEnglish;

export const helpMessages = inLanguages(helpEnglish, { de: helpGerman });
