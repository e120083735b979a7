import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import type { AttendanceCorrected, AttendedPartly } from '../../meeting/roll-call.ts';
import { rollCallGerman } from './messages.de.ts';

type Attended = AttendanceCorrected['to'];

export const rollCallEnglish = {
  title: 'Roll call',
  starts: (when: MessagePiece) => phrase`Starts ${when}.`,
  follow: (where: MessagePiece) => phrase`Anyone can follow at ${where}`,
  react: 'React ✋ to be counted. Take it back when you leave.',
  iAmHere: "I'm here",
  presentList: (count: number, names: string) => `Present (${count}): ${names}`,
  regretsList: (names: string) => `Regrets: ${names}`,
  aborted: 'Closed: this meeting was aborted.',
  countedAfter: (names: string) => `Counted as present: ${names}.`,
  askAfter: (names: string) => `${names} took part but didn't answer the roll call. ✅ counts them as present.`,
  theyWereHere: 'They were here',
  helpPresent:
    'Counts you as present: add late, or partly for a part of the meeting. The chair or secretary can count someone else.',
  helpLeft: 'Records that you, or someone else, left.',
  helpRegrets: "Records that you can't come. Only the chair sees the reason; the minutes don't show it.",
  helpComing: 'Takes regrets back: you come after all.',
  helpAbsent: "Records that someone wasn't there after all, until the minutes are approved.",
  helpExcused: 'Records, after a meeting, that someone had sent regrets.',
  leadersOnly: 'Only the chair or secretary can do that for someone else.',
  membersOnly: 'Only members can correct the attendance after the meeting.',
  was: {
    present: (who: string) => `${who} was there.`,
    left: (who: string) => `${who} left early.`,
    regrets: (who: string) => `${who} had sent regrets.`,
    absent: (who: string) => `${who} wasn't there.`,
  } satisfies Record<Attended, (who: string) => string>,
  attended: {
    late: (who: string) => `${who} arrived late.`,
    partly: (who: string) => `${who} was there for part of the meeting.`,
  } satisfies Record<AttendedPartly['how'], (who: string) => string>,
  corrected: (words: string) => `Attendance corrected: ${words}`,
  countedAlready: (who: string) => `${who} is already counted as present.`,
  counted: (who: string) => `${who} is counted as present.`,
  notCounted: (who: string) => `${who} isn't counted as present.`,
  hasLeft: (who: string) => `${who} has left.`,
  cannotCome: (who: string, group: string, when: MessagePiece | undefined, reason: string) =>
    phrase`${who} can't come to ${group}'s meeting${when === undefined ? [] : [' on ', when]}: ${reason}`,
  toldChair: 'I told the chair why, and nobody else.',
  noChair: "There's no chair I could tell why.",
  leaveFirst: (who: string) => `${who} is counted as present. Use /left first.`,
  regretsAlready: (who: string, undo: MessagePiece) => phrase`${who} already sent regrets. ${undo} undoes this.`,
  regretsNoted: (who: string, told: string, undo: MessagePiece) =>
    phrase`Got it: ${who} can't come.${told === '' ? '' : ` ${told}`} ${undo} undoes this.`,
  noRegrets: (who: string) => `${who} hasn't sent regrets.`,
  comesAfterAll: (who: string) => `Got it: ${who} is coming after all.`,
  whoWasAbsent: "Who wasn't there?",
  whoSentRegrets: 'Who had sent regrets?',
};
export type RollCallMessages = typeof rollCallEnglish;

export const rollCallMessages = inLanguages(rollCallEnglish, { de: rollCallGerman });
