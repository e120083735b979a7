import { countedEn } from '../../../language/english.ts';
import { inLanguages } from '../../../language/language.ts';
import { pageGerman } from './messages.de.ts';

export const pageEnglish = {
  // The page as a whole
  skipToMessage: 'Skip to the message box',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  room: 'Room',
  status: { connecting: 'Connecting…', connected: 'Connected', disconnected: 'Not connected' },
  offline: "You're offline. This page reconnects by itself and keeps what you write.",
  unreachable: "Gavel isn't answering.",
  serverAnswered: (status: number) => `The server answered ${status}.`,
  tabs: { room: 'Room', agenda: 'Agenda', minutes: 'Minutes' },
  partsOfRoom: 'Parts of the room',
  newMessagesHint: '(new messages)',

  // Who you are
  whoAreYou: 'Who are you?',
  whoAreYouHint: 'Choose your name. In another tab you can be someone else.',
  roles: { chair: 'Chair', secretary: 'Secretary' },
  stay: (name: string) => `Stay ${name}`,
  youAre: 'You are',
  nobodyYet: 'nobody yet',
  switchPerson: 'Switch',

  // The conversation
  conversation: 'Conversation',
  messages: 'Messages',
  newMessages: 'New messages',
  showEarlier: 'Show earlier messages',
  jumpToNew: 'New messages',
  emptyTitle: 'Nothing has been said yet',
  emptyStart: 'To open a meeting, type',
  emptyStartWhy: 'Gavel then calls the roll and writes the minutes while you talk.',
  emptyNext: 'More to try:',
  emptyTabs: 'To be someone else in the same room, open a second tab.',
  edited: 'edited',
  editedAt: (when: string) => `Edited ${when}`,
  onlyYou: 'Only you see this',
  reply: 'Reply',
  replyKey: 'Reply (R)',
  react: 'React',
  reactions: 'Reactions',
  earlierMessage: 'An earlier message',
  inReplyTo: (name: string, words: string) => `In reply to ${name}: ${words}`,
  picture: (name: string) => `Picture: ${name}`,
  putIntoBox: 'Put into the message box',
  done: 'done',
  open: 'open',
  sending: 'Sending…',
  notSent: (why: string) => `Not sent. ${why}`,
  edit: 'Edit',
  discard: 'Discard',

  // The message box
  messageAs: (name: string) => `Message as ${name}`,
  messageHint: 'Message, or / for commands',
  send: 'Send',
  replyingTo: 'Replying to',
  leaveReply: 'Cancel the reply',
  leaveReplyKey: 'Cancel the reply (Esc)',
  suggestions: 'Suggestions',
  attach: 'Attach a picture',
  pictures: 'Pictures',
  attachedPictures: 'Attached pictures',
  uploading: 'Uploading…',
  remove: 'Remove',
  removePicture: (name: string) => `Remove ${name}`,

  // The meeting, its agenda and its minutes
  meeting: 'Meeting',
  phases: {
    planned: 'Planned',
    gathering: 'Roll call',
    'in session': 'In session',
    adjourned: 'Ended',
    'in review': 'In review',
    approved: 'Approved',
  },
  present: 'Present',
  proposedMinutes: 'Proposed minutes',
  approvedMinutes: 'Approved minutes',
  approvals: (given: number, needed: number) =>
    `${given} of ${countedEn(needed, { one: 'approval', other: 'approvals' })}`,
  read: 'Read',
  readAndApprove: 'Read and approve',
  agenda: 'Agenda',
  noAgenda: 'Nothing yet. Add a topic with',
  currentTopic: 'The current topic',
  goToTopic: (topic: string) => `Go to ${topic}`,
  minutes: 'Minutes',
  showMinutesAs: 'Show the minutes as',
  asText: 'Text',
  asMarkdown: 'Markdown',
  markdownOfMinutes: 'Markdown of the minutes',
  noMinutes: 'Gavel writes them here while you talk.',
};
export type PageMessages = typeof pageEnglish;

export const pageMessages = inLanguages(pageEnglish, { de: pageGerman });
