import { pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { carryOverGerman } from './messages.de.ts';

type Pieces = readonly MessagePiece[];

export const carryOverEnglish = {
  taken: (parts: Pieces) => phrase`${strong('Taken from the merged minutes: ')}${parts}.`,
  tooLate: (chair: MessagePiece, secretary: MessagePiece) =>
    phrase`The merged minutes change the next meeting's date or roles, but that meeting has started, so nothing was taken over. You can still use ${chair} and ${secretary}.`,

  nextMeeting: (time: MessagePiece) => phrase`next meeting ${time}`,
  noDate: 'the next meeting has no date yet',
  cancelled: (days: string, count: number) =>
    `The ${pluralEn(count, { one: 'meeting', other: 'meetings' })} on ${days} ${pluralEn(count, { one: 'is', other: 'are' })} cancelled.`,
  dateStays: (line: string, why: string, time: MessagePiece, command: MessagePiece) =>
    phrase`I can't use "${line}" as the next meeting: ${why}. It stays ${time}; ${command} changes it.`,
  stillNoDate: (line: string, why: string, command: MessagePiece) =>
    phrase`I can't use "${line}" as the next meeting: ${why}. There's no date yet; ${command} sets one.`,
  why: {
    'two ways': () => 'its date can be read in two ways; write it like 2026-12-31',
    'no date': () => "there's no date in it; write one like 2026-12-31",
    'several days': () => 'it names several days',
    'twelve hours': () => 'I only read times like 17:00 UTC',
    'other zone': (zone: string) => `${zone} can be several zones; write UTC`,
    'no zone': () => "I can't tell which zone its time is in; write UTC",
    'several times': () => "its times aren't the same moment",
  },
  badFormat: "I can't read dates in this format well enough",
  wrongWeekday: (day: string, weekday: string, written: string) => `${day} is a ${weekday}, not a ${written}`,
  past: 'that is in the past',
  rollCallOpen: 'the roll call of that meeting is already open',

  ledLast: {
    chair: (people: Pieces) => phrase`chair of the last meeting ${people}`,
    secretary: (people: Pieces) => phrase`secretary of the last meeting ${people}`,
  },
  alsoPresent: (people: Pieces) => phrase`${people} present as well`,
  notPresent: (people: Pieces) => phrase`${people} not present`,

  nobody: 'nobody',
  leads: {
    chair: (people: Pieces) => phrase`chair ${people}`,
    secretary: (people: Pieces) => phrase`secretary ${people}`,
  },
  unknownPeople: {
    chair: (names: string, stays: Pieces, command: MessagePiece) =>
      phrase`I don't know ${names}, so the next chair stays ${stays}. ${command} changes it.`,
    secretary: (names: string, stays: Pieces, command: MessagePiece) =>
      phrase`I don't know ${names}, so the next secretary stays ${stays}. ${command} changes it.`,
  },
  notElected: {
    chair: (people: Pieces) => phrase`nobody elected as chair, so ${people}`,
    secretary: (people: Pieces) => phrase`nobody elected as secretary, so ${people}`,
  },

  changed: "The configuration changed in a way that affects minutes that aren't merged yet.",
  more: (words: string, count: number) => `${words} and ${count} more`,
  lostHeadings: (entries: string, other: string, id: MessagePiece) =>
    phrase`The configuration no longer has the headings that ${entries} were recorded under, so the minutes have them under "${other}". If you renamed a heading, give its section the old one as its ${id} and restart me.`,
  lostMembers: (handles: string, aliases: MessagePiece) =>
    phrase`The configuration has no member with the handle ${handles}, but this meeting does. If you renamed someone, keep the old handle and add the new name to the ${aliases}: a handle never changes. If they left the group, there's nothing to do.`,
  movedBranch: (was: MessagePiece, now: MessagePiece, key: MessagePiece) =>
    phrase`These minutes are proposed on ${was}, but the configuration now says ${now}. Put the old ${key} back until they're merged, or changes will be proposed a second time.`,
  movedFile: (was: MessagePiece, now: MessagePiece, key: MessagePiece) =>
    phrase`These minutes are proposed as ${was}, but the configuration now says ${now}. Put the old ${key} back until they're merged, or both files will be merged.`,
};
export type CarryOverMessages = typeof carryOverEnglish;

export const carryOverMessages = inLanguages(carryOverEnglish, { de: carryOverGerman });
