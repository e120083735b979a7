import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { queueGerman } from './messages.de.ts';

export const queueEnglish = {
  helpJoin: 'Adds you to the speaker queue. qq+ puts a direct reply first.',
  helpLeave: 'Takes you off the speaker queue, or moves you to its end.',
  helpShow: 'Shows the speaker queue.',
  helpCall: 'Gives someone the floor.',
  title: 'Speaker queue',
  wantToSpeak: 'I want to speak',
  nobodyWaiting: 'Nobody is waiting.',
  howTo: (join: MessagePiece, next: MessagePiece) =>
    phrase`${join} or 🙋 joins the queue, ${next} calls the next person.`,
  joined: (who: string) => `${who} is on the queue.`,
  left: (who: string) => `${who} is off the queue.`,
  movedLast: (who: string) => `${who} is now last on the queue.`,
  hasFloor: (who: MessagePiece) => phrase`${who} has the floor.`,
  hasFloorTo: (who: MessagePiece, about: string) => phrase`${who} has the floor: ${about}`,
  leadersOnly: 'Only the chair or secretary can queue someone else.',
  tooLong: "That's too long. Say in a few words what you want to speak about.",
  notWaiting: (who: string) => `${who} isn't on the queue.`,
  nameOrLater: 'Add a name, or "later".',
  whoseTurn: 'Who gets the floor?',
  empty: 'The queue is empty.',
};
export type QueueMessages = typeof queueEnglish;

export const queueMessages = inLanguages(queueEnglish, { de: queueGerman });
