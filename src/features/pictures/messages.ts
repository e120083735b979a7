import { inLanguages } from '../../language/language.ts';
import { picturesGerman } from './messages.de.ts';

export const picturesEnglish = {
  notOfType: (types: string) => `Your picture isn't in the minutes: they only take ${types}.`,
  tooLarge: (megabytes: number) =>
    `Your picture isn't in the minutes: it's larger than ${megabytes} MB. Post a smaller one.`,
  gone: "Your picture isn't in the minutes: it was gone before I could fetch it.",
  tooLate: "Your picture isn't in the minutes: it came too late.",
  givenUp:
    "Your picture isn't in the minutes: I couldn't fetch it for a day. My operator can find the reason in the log.",
  notYet: "I can't fetch your picture yet, but I'll keep trying. My operator can find the reason in the log.",
  noTopic: "There's no topic for the picture yet. Open one with /topic TEXT, then post it again.",
  /** What the minutes say for people who can't see it, if nothing else is known. */
  noWords: 'picture',
};
export type PicturesMessages = typeof picturesEnglish;

export const picturesMessages = inLanguages(picturesEnglish, { de: picturesGerman });
