import { inLanguages } from '../../language/language.ts';
import { actionsGerman } from './messages.de.ts';

export const actionsEnglish = {
  help: 'Records an action with its owners. Without an owner, it asks for a volunteer.',
  helpTodo: 'Records something to do that nobody has yet, without asking for a volunteer.',
  helpDone: 'Ticks off an entry, from this meeting or carried over.',
  helpReopen: 'Unticks an entry.',
  helpList: 'Lists the open actions by owner.',
  whatToDo: 'What needs doing?',
  noSuchDay: (day: string) => `There's no such day: ${day}.`,
  hasPassed: (day: string) => `${day} has passed.`,
  notTickable: (number: number) => `#${number} can't be ticked off. /done is for actions and agenda points.`,
  notYours: (number: number) => `Only #${number}'s owner, the chair or the secretary can change it.`,
  already: (number: number, to: 'ticked' | 'open') => `#${number} is already ${to === 'ticked' ? 'done' : 'open'}.`,
  noBox: (number: number) => `#${number} has nothing to untick. Use /box ${number} to give it a box.`,
  now: (number: number, to: 'ticked' | 'open', text: string) =>
    `#${number} is ${to === 'ticked' ? 'done' : 'open again'}: ${text}`,
  takes: (who: string, number: number) => `${who} takes #${number}.`,
  gaveUp: (who: string, number: number) => `${who} no longer has #${number}.`,
  label: 'Action',
  volunteersWanted: 'Volunteers wanted',
  noneOpen: 'There are no open actions.',
  noneOpenOf: (who: string) => `${who} has no open actions.`,
  since: (day: string) => `since ${day}`,
  whichOne: (number: number, text: string) => `#${number}: ${text} – which one do you mean?`,
  nobody: 'nobody yet',
  notYourQuestion: (number: number) =>
    `Only the person who recorded #${number}, its possible owners, the chair or the secretary can answer that.`,
};
export type ActionsMessages = typeof actionsEnglish;

export const actionsMessages = inLanguages(actionsEnglish, { de: actionsGerman });
