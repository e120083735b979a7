import { pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { rolesGerman } from './messages.de.ts';

export const rolesEnglish = {
  help: {
    chair: 'Makes someone the chair of this meeting.',
    secretary: 'Makes someone the secretary of this meeting.',
  },
  helpAdd: 'Adds chairs to this meeting, as in MeetBot.',
  helpRemove: 'Removes chairs from this meeting, as in MeetBot.',
  named: {
    chair: (who: string, count: number) =>
      `${who} ${pluralEn(count, { one: 'is now chair', other: 'are now chairs' })}.`,
    secretary: (who: string, count: number) =>
      `${who} ${pluralEn(count, { one: 'is now secretary', other: 'are now secretaries' })}.`,
  },
  chairsNow: (who: string, count: number) =>
    `${pluralEn(count, { one: "This meeting's chair", other: "This meeting's chairs" })}: ${who}.`,
  whoElse: 'Add the name of another chair.',
  noSuchChair: 'Nobody by that name chairs this meeting.',
  lastChair: 'Someone has to chair the meeting. Name another chair first.',
  leadersOnly: (who: string) => `Only the chair or secretary can do that: ${who}.`,
  oneAtATime: 'One person at a time: use a line for each.',
};
export type RolesMessages = typeof rolesEnglish;

export const rolesMessages = inLanguages(rolesEnglish, { de: rolesGerman });
