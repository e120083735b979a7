import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { nextMeetingGerman } from './messages.de.ts';

/** What `phrase` takes: a piece, or pieces. */
type Pieces = MessagePiece | readonly MessagePiece[];

export const nextMeetingEnglish = {
  helpNext: 'Shows, sets or moves the next meeting. "onwards" moves the ones after it too.',
  helpAdd: 'Adds an extra meeting.',
  helpCancel: 'Cancels the meeting on a day. Without a day, it asks about the next one.',
  helpUncancel: 'Takes back a cancellation.',
  noDate: "There's no date yet.",
  nextIs: (when: MessagePiece, place: Pieces) => phrase`Next meeting: ${when}${place}.`,
  afterThat: (when: MessagePiece) => phrase`After that: ${when}.`,
  readAs: (zone: string, own: string, myTime: MessagePiece) =>
    phrase`I read that as ${zone}. Add ${myTime} to use ${own}.`,
  didYouMean: 'Did you mean it?',
  whichOne: 'Which one?',
  whichNumber: (last: number) => `Which one? Type a number from 1 to ${last}, or "no".`,
  nothingChanged: 'OK, nothing has changed.',
  pastByNow: 'That time has passed.',
  setBy: (when: MessagePiece, instead: string | undefined, who: string) =>
    phrase`${strong('Next meeting:')} ${when}${instead === undefined ? '' : ` instead of ${instead}`}, set by ${who}.`,
  cancelledDays: (days: string) => `Cancelled: ${days}.`,
  laterFollow: 'The meetings after it follow from there.',
  laterStay: (command: MessagePiece) => phrase`The meetings after it keep their dates. ${command} moves them too.`,
  nextTopic: (command: MessagePiece) => phrase`${command} goes on to the next topic.`,
  noDateNow: (command: MessagePiece) => phrase`The next meeting has no date yet. Set one with ${command}.`,
  noFurtherDate: (command: MessagePiece) => phrase`There's no further date yet. Set one with ${command}.`,
  whichTime: 'When?',
  alreadyThen: "There's already a meeting then.",
  added: (when: MessagePiece, who: string) => phrase`${strong('Extra meeting:')} ${when}, added by ${who}.`,
  wouldCancel: (when: MessagePiece) => phrase`This would cancel the meeting on ${when}.`,
  wouldCancelNext: (abort: MessagePiece, when: MessagePiece) =>
    phrase`${abort} ends the current meeting, without minutes. This would cancel the one on ${when}.`,
  cancelsIt: (command: MessagePiece) => phrase`${command} cancels it.`,
  nothingToCancel: "There's no date to cancel.",
  onNow: 'That meeting is on now. /meeting abort ends it, without minutes.',
  noMeetingOn: (typed: string) => `There's no meeting on "${typed}".`,
  cancelled: (who: string, day: string) => phrase`${who} cancelled the meeting on ${strong(day)}.`,
  undoes: (command: MessagePiece) => phrase`${command} undoes this.`,
  uncancelled: (who: string, when: MessagePiece) => phrase`The meeting on ${when} is on again, says ${who}.`,
  noneCancelled: 'No upcoming meeting is cancelled.',
  noneCancelledOn: (typed: string) => `No meeting on "${typed}" is cancelled.`,
  morningOrAfternoon: (hour: number) => `${hour} could be morning or afternoon.`,
  clocksForward: (time: string, day: string, zone: string) =>
    `${time} doesn't exist in ${zone} on ${day}: the clocks go forward.`,
  clocksBack: (time: string, day: string, zone: string) =>
    `${time} comes twice in ${zone} on ${day}: the clocks go back.`,
  farAway: (days: number) => `That's ${days} days away.`,
  noDateRead: (typed: string) => `I can't read "${typed}" as a date.`,
  inThePast: (typed: string) => `"${typed}" is in the past.`,
  ownZoneUnknown: "I don't know your time zone. Name it, like Europe/Oslo.",
  zoneUnknown: (zone: string) => `I don't know the time zone ${zone}.`,
  zoneUnclear: (zone: string) =>
    `${zone} means different times to different people. Name a city, like Europe/Oslo, or UTC.`,
};
export type NextMeetingMessages = typeof nextMeetingEnglish;

export const nextMeetingMessages = inLanguages(nextMeetingEnglish, { de: nextMeetingGerman });
